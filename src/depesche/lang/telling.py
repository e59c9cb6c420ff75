"""What a language must know to tell an event in one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from depesche.lang import pack_code
from depesche.lang.lexicon import read_rows
from depesche.model.event import Category, Status
from depesche.model.mention import EntityKind


@dataclass(frozen=True, slots=True)
class Party:
    """A participant as it is to be named."""

    name: str
    kind: EntityKind = "other"
    named: bool = True
    """False for 'Opposition', 'Außenminister' and others that are no names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event without its text, as far as a sentence tells it."""

    category: Category
    mode: str | None = None
    status: Status = "happened"
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    according_to: tuple[str, ...] = ()


Teller = Callable[[Telling], str]


@cache
def teller_for(language: str) -> Teller:
    """What tells events in a language, without the rest of its pack: a listing needs none of the other lists."""
    teller: Teller = import_module(f"depesche.lang.{pack_code(language)}.telling").told
    return teller


@dataclass(frozen=True, slots=True)
class Phrases:
    """The verb phrases of a category or mode; `{acc}` and `{dat}` stand for the recipient."""

    done: str
    do: str
    done_alone: str
    do_alone: str
    aux: str = ""

    def of(self, recipient: Mapping[str, str]) -> tuple[str, str]:
        """Participle and infinitive with what belongs to them; `recipient` is empty if there is none."""
        if not recipient:
            return self.done_alone, self.do_alone
        return self.done.format(**recipient), self.do.format(**recipient)


def read_phrases(package: str) -> dict[tuple[str, str], Phrases]:
    """The list `event_sentences.tsv` of a language, by category and mode ('' for none)."""
    return {
        (row["category"], row["mode"]): Phrases(row["done"], row["do"], row["done_alone"], row["do_alone"], row["aux"])
        for row in read_rows(package, "lexicon/event_sentences.tsv")
    }


def phrases_for(known: Mapping[tuple[str, str], Phrases], told: Telling) -> Phrases:
    """The phrases of the mode, or of the category if the mode has none of its own."""
    return known.get((told.category, told.mode or ""), known[told.category, ""])


def capitalised(sentence: str) -> str:
    """With a capital at the start, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
