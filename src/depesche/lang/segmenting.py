"""What a language must tell so that its text can be cut into sentences and tokens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmenting:
    """Knowledge for sentence and token boundaries. Words are lower case unless said otherwise."""

    abbreviations: frozenset[str]
    """Words that end in a full stop inside a sentence, without the stop: `dr`, `bzw`, `z.b`."""
    closing_abbreviations: frozenset[str]
    """Abbreviations that may also end a sentence, so that a capital after them decides: `usw`, `etc`."""
    months: frozenset[str]
    """Names after which, or before which, `26.` is an ordinal: `26. April`."""
    after_ordinal: frozenset[str]
    """Other words that follow an ordinal inside a sentence: `jahrhundert`, `mal`, `runde`."""
    sentence_starters: frozenset[str]
    """Words that, capitalised, start a sentence after a doubtful stop: `der`, `die`, `nach`."""
    contractions: dict[str, tuple[str, str]]
    """Preposition + article written as one: `zum` -> (`zu`, `dem`)."""
