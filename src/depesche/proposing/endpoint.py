"""Where the model answers and what it may cost: settings (TOML), which name the key's variable, never the key."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, NoReturn, get_args

from depesche.errors import UsageError
from depesche.watch.addresses import target_of
from depesche.watch.toml_part import Part

AnswerFormat = Literal["json_schema", "json_object", "text"]
FORMATS: tuple[str, ...] = get_args(AnswerFormat)
KEYS = (
    "base", "name", "key_env", "plain_http", "answer_format", "seconds", "attempts", "most_pages", "most_tokens",
    "answer_tokens", "piece_characters", "most_bytes",
)  # fmt: skip
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An OpenAI-compatible endpoint and its budget. `base` is what `/chat/completions` is added to."""

    base: str
    name: str
    key_env: str = ""
    """Environment variable that holds the key; empty if none is needed."""
    plain_http: bool = False
    """Allows http to other machines than this one: text and key can be read on the way."""
    answer_format: AnswerFormat = "json_object"
    """What the server is told of the form: `response_format` of that type, or nothing for `text`."""
    seconds: float = 300.0
    """For one answer, in all."""
    attempts: int = 4
    most_pages: int = 100
    """Pages that one run asks about; answers at hand do not count."""
    most_tokens: int = 1_000_000
    """Tokens of one run, asked and answered, as the server counts them."""
    answer_tokens: int = 4_000
    piece_characters: int = 8_000
    """Longer pages are shown in pieces, cut between lines."""
    most_bytes: int = 2_000_000

    @property
    def url(self) -> str:
        """Where questions are sent."""
        return f"{self.base.rstrip('/')}/chat/completions"

    @property
    def local(self) -> bool:
        """True if it is on this machine."""
        return is_loopback(target_of(self.base).host)

    def key(self, environment: Mapping[str, str]) -> str:
        """The key; empty if none is needed. Raises `UsageError` without ever showing it."""
        if not self.key_env:
            return ""
        key = environment.get(self.key_env, "").strip()
        if not key or not key.isascii() or not key.isprintable():
            raise UsageError(self.key_env, "holds no key that can be sent", f"Set it: export {self.key_env}=...")
        return key


def is_loopback(host: str) -> bool:
    """True for `localhost` and the addresses of this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def endpoint_in(path: Path) -> Endpoint:
    """The settings of a file. Raises `UsageError`."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is no UTF-8 text"
        step = "Name a file as docs/language-models.md shows."
        raise UsageError(str(path), f"cannot be read: {reason}", step) from None
    return endpoint_of(text, str(path))


def endpoint_of(text: str, name: str) -> Endpoint:
    """The settings that a text gives. Raises `UsageError`."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(name, f"is no TOML: {error}", "Mend that line; texts stand in quotation marks.") from None
    unknown = [table for table in value if table != "model"]
    if unknown or not isinstance(value.get("model"), dict):
        reason = f"[{unknown[0]}] is not known" if unknown else "has no table [model]"
        raise UsageError(name, reason, "Write one table [model] as docs/language-models.md shows.")
    return _endpoint(value["model"], name)


def _endpoint(value: dict[str, Any], name: str) -> Endpoint:
    def fail(table: str, place: int, key: str, reason: str, next_step: str) -> NoReturn:
        raise UsageError(name, f"[{table}] {reason}" if not key else reason, next_step)

    part, usual = Part(fail, "model", 0, value), Endpoint(base="", name="")
    base = part.address("base", part.text("base", needed=True))
    model = part.text("name", needed=True)
    if len(model) > LONGEST_NAME or not model.isprintable():
        part.fail("name", "name is no model's name", f"Give at most {LONGEST_NAME} printable characters.")
    answer_format = part.text("answer_format", usual.answer_format)
    part.choice("answer_format", answer_format, FORMATS)
    found = Endpoint(
        base=base,
        name=model,
        key_env=part.text("key_env"),
        plain_http=part.take("plain_http", bool, False),
        answer_format=answer_format,  # type: ignore[arg-type] # one of the choices
        seconds=part.seconds("seconds", usual.seconds, 1.0),
        attempts=part.number("attempts", usual.attempts, 1, 20) or 1,
        most_pages=part.number("most_pages", usual.most_pages, 1, 1_000_000) or 1,
        most_tokens=part.number("most_tokens", usual.most_tokens, 1, 10**12) or 1,
        answer_tokens=part.number("answer_tokens", usual.answer_tokens, 100, 1_000_000) or 100,
        piece_characters=part.number("piece_characters", usual.piece_characters, 500, 1_000_000) or 500,
        most_bytes=part.number("most_bytes", usual.most_bytes, 1_000, 100_000_000) or 1_000,
    )
    part.end(KEYS)
    if "?" in base or "#" in base:
        part.fail("base", f"{base!r} has more than a path", "Leave out everything from ? or # on.")
    if target_of(base).scheme == "http" and not (found.local or found.plain_http):
        reason = f"{base!r} sends pages and key unprotected over the network"
        part.fail("base", reason, "Use https, or write plain_http = true if the way is safe.")
    return found
