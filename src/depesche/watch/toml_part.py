"""One table of a file of orders, from which values are taken by name and kind."""

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn

from depesche.watch.addresses import BadAddress, target_of

UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])")
WORDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list", date: "a date"}
Fail = Callable[[str, int, str, str, str], NoReturn]
"""Called with table, its number, key, reason and next step."""


class Part:
    """One table of the file, from which values are taken by name; what is left at the end is an error."""

    def __init__(self, fail: Fail, table: str, place: int, value: Any) -> None:
        self._fail, self.table, self.place = fail, table, place
        if not isinstance(value, dict):
            self.fail("", "is no table", f"Write it as [[{table}]]." if table != "watch" else "Write it as [watch].")
        self._left: dict[str, Any] = dict(value)

    def fail(self, key: str, reason: str, next_step: str) -> NoReturn:
        """Raises `UsageError` with the line."""
        self._fail(self.table, self.place, key, reason, next_step)

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = None, *, needed: bool = False) -> Any:
        """A value of a kind."""
        if key not in self._left:
            if needed:
                self.fail("", f"has no {key}", f"Add {key} = ...")
            return default
        value = self._left.pop(key)
        kinds = kind if isinstance(kind, tuple) else (kind,)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            words = " or ".join(WORDS[k] for k in kinds)
            self.fail(key, f"{key} is not {words}", f"Write {key} as {words}.")
        return value

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        """A text without white space at its ends."""
        value: str = self.take(key, str, default, needed=needed).strip()
        if needed and not value:
            self.fail(key, f"{key} is empty", "Write what it is.")
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; a single one is a list of one."""
        value = self.take(key, (str, list), list(default))
        given = [value] if isinstance(value, str) else value
        if not all(isinstance(one, str) and one.strip() for one in given):
            self.fail(key, f"{key} holds what is no text", "Put each text in quotation marks.")
        return tuple(one.strip() for one in given)

    def seconds(self, key: str, default: float, least: float = 0.0) -> float:
        """A length of time."""
        value = self.take(key, str, None)
        return default if value is None else self.parsed(key, value, least)

    def parsed(self, key: str, value: str, least: float) -> float:
        """Seconds of `90s`, `15m`, `2h`, `1d`."""
        found = DURATION.fullmatch(value.strip())
        if found is None:
            self.fail(key, f"{key} = {value!r} is no length of time", "Write it as 90s, 15m, 2h or 1d.")
        seconds = float(found.group(1)) * UNITS[found.group(2)]
        if seconds < least:
            self.fail(key, f"{key} = {value!r} is too short", f"Give at least {least:g}s.")
        return seconds

    def number(self, key: str, default: int | None, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        value: int | None = self.take(key, int, default)
        if value is not None and not least <= value <= most:
            self.fail(key, f"{key} = {value} is out of bounds", f"Give a number from {least} to {most}.")
        return value

    def choice(self, key: str, value: str, choices: tuple[str, ...]) -> None:
        """Makes sure of one of some words."""
        if value not in choices:
            near = get_close_matches(value, choices, 1)
            step = f"Did you mean {near[0]!r}?" if near else f"Choose from {', '.join(choices)}."
            self.fail(key, f"{key} = {value!r} is not known", step)

    def address(self, key: str, value: str) -> str:
        """An address that can be fetched."""
        try:
            target_of(value)
        except BadAddress as error:
            self.fail(key, f"{value!r}: {error}", "Give an address as https://host/path.")
        return value

    def end(self, known: tuple[str, ...]) -> None:
        """Makes sure that nothing is left."""
        for key in self._left:
            near = get_close_matches(key, known, 1)
            step = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(known)}."
            self.fail(key, f"{key} is not known in [{self.table}]", step)
