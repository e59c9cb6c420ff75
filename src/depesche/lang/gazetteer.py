"""Names that are known beforehand: states, organisations, outlets, places; and how to find them in a row of words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from depesche.model.mention import EntityKind

Use = Literal["name", "adjective", "demonym", "capital", "seat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known name. Of a state, `key` is its ISO 3166-1 alpha-3 code; else the name by which it is told."""

    key: str
    kind: EntityKind
    name: str
    use: Use = "name"
    state: str | None = None
    subkind: str | None = None
    homonym: bool = False
    """True if the word is also a common noun or a person's name, so that it needs a place's preposition."""


class Gazetteer:
    """Known names by their first word; the longest match wins, and the earlier row among equals."""

    def __init__(
        self,
        rows: Iterable[tuple[str, Entry]],
        inflected: Iterable[tuple[str, Entry]],
        variants: Callable[[str], Sequence[str]],
        fold: Callable[[str], str],
    ) -> None:
        """`rows` are names as written, `inflected` whole lower-case forms; `variants` undoes a word's inflection,
        `fold` takes off the ending of a word inside a name of several words."""
        self._single: dict[str, Entry] = {}
        self._several: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._inflected: dict[str, Entry] = {}
        self._variants, self._fold = variants, fold
        self._states: dict[str, str] = {}
        for written, entry in rows:
            if entry.kind == "state" and entry.use == "name":
                self._states.setdefault(entry.key, entry.name)
            words = written.split()
            if len(words) == 1:
                self._single.setdefault(written, entry)
            elif words:
                folded = tuple(fold(word) for word in words)
                self._several.setdefault(folded[0], []).append((folded, entry))
        for options in self._several.values():
            options.sort(key=lambda option: -len(option[0]))
        for form, entry in inflected:
            self._inflected.setdefault(form, entry)

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """The longest known name that begins at word `at`, with its number of words; None if there is none."""
        options = self._several.get(self._fold(words[at]), ())
        for folded, entry in options:
            if at + len(folded) <= len(words) and all(
                self._fold(words[at + n]) == folded[n] for n in range(1, len(folded))
            ):
                return len(folded), entry
        found = self.single(words[at])
        return (1, found) if found is not None else None

    def single(self, word: str) -> Entry | None:
        """The entry of one word, inflected or not; adjectives in any case of their first letter."""
        for variant in self._variants(word):
            if variant in self._single:
                return self._single[variant]
        return self._inflected.get(word) or self._inflected.get(word[:1].lower() + word[1:])

    def exact(self, word: str) -> Entry | None:
        """The entry of a word as it stands, without undoing inflection (for parts of compounds)."""
        return self._single.get(word)

    def state_name(self, code: str) -> str | None:
        """The usual name of a state by its alpha-3 code; None if it is no code of a state."""
        return self._states.get(code)
