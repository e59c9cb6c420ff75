"""Frames of events: which word says that something happened, and where its participants stand.

A frame is one row of a `frames_CATEGORY.tsv`:

`lemma`    dictionary form. A verb may come with `sich`, a noun object (`Kritik üben`), a phrase (`zu Besuch kommen`) or an
           adjective (`verantwortlich machen`). `~` before a noun: compounds that end in it count too. The verb is the
           last word, or the one marked with `*` (`impose* Sanction`); a noun that it carries has a capital.
`pattern`  `ACTOR > RECIPIENT : TOPIC`, each a list of slots parted by `/`: `subj`, `obj`, `dat`, a preposition (with
           `+acc` or `+dat` where the case tells), `gen`, `adj`, `poss`, `own` (gen, poss, adj and a first part of a
           compound), `speaker` (of the enclosing quotation), `clause`. `~` after a slot: whoever stands in its phrase.
`needs`    `actor`, `recipient`, `pair` (two participants), `main` (two, and the noun is subject or object), or
           `obj:CLASS,...` (a word of a class as object; `-obj:CLASS`: none of it), `pred:CLASS`
           (as what something is called), `attr:CLASS` (an adjective of the phrase), `has:PREPOSITION`,
           `not:PREPOSITION`, `PREPOSITION:CLASS`, `-PREPOSITION:CLASS`, `judge` (a court acts; `-judge`: none);
           several with a space between. `alone`: on a page about politics it may go without anybody;
           `people`: whom it is done to, or who protests, is somebody, whatever the noun.
`status`   of the event itself, if the word gives one.
`mode`, `source` (CAMEO code from which PLOVER's category and mode follow), `note`, and examples: `positive`,
`positive2` with [actors] and {recipients} marked, `negative` in which the frame must not be found.
"""

import re
from dataclasses import dataclass

from depesche.lang.lexicon import read_rows
from depesche.model.event import Category, Status

CATEGORIES: tuple[Category, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ALONE, PEOPLE = "alone", "people"
PATTERN = re.compile(r"([^>:]*)>([^:]*)(?::(.*))?")
OWN = ("gen", "poss", "adj", "compound")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the clause: a relation or a preposition, its case if that matters, and how far its phrase is read."""

    name: str
    case: str = ""
    wide: bool = False
    """True if everybody in the phrase counts, and not only whom the phrase itself means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame of the lexicon; see the module."""

    lemma: str
    words: tuple[str, ...]
    """What must stand beside the verb, in order: `sich`, a preposition and a noun, a noun, or an adjective."""
    head: str
    """The verb itself with its particle, or the noun."""
    noun: bool
    compounds: bool
    category: Category
    mode: str | None
    actor: tuple[Slot, ...]
    recipient: tuple[Slot, ...]
    topic: tuple[Slot, ...]
    needs: str
    people: bool
    alone: bool
    """True if the word tells of politics by itself where the page does."""
    status: Status | None
    examples: tuple[str, ...]
    negative: str


def read_frames(package: str) -> tuple[Frame, ...]:
    """The frames of all categories that `package` has lists for, in the order of the categories and files."""
    return tuple(
        frame_of(row, category)
        for category in CATEGORIES
        for row in read_rows(package, f"lexicon/frames_{category.lower()}.tsv")
    )


def frame_of(row: dict[str, str], category: Category) -> Frame:
    """The frame that a row describes. Raises ValueError if its pattern cannot be read."""
    match = PATTERN.fullmatch(row["pattern"])
    if match is None:
        raise ValueError(f"{category} {row['lemma']}: no pattern in {row['pattern']!r}")
    actor, recipient, topic = (slots(part or "") for part in match.groups())
    words = row["lemma"].lstrip("~").split(" ")
    head = next((word for word in words if word.endswith("*")), words[-1])
    words.remove(head)
    return Frame(
        lemma=row["lemma"].lstrip("~").replace("*", ""),
        words=tuple(words),
        head=head.rstrip("*"),
        noun=row["pos"] == "noun",
        compounds=row["lemma"].startswith("~"),
        category=category,
        mode=row["mode"] or None,
        actor=actor,
        recipient=recipient,
        topic=topic,
        needs=" ".join(need for need in row["needs"].split() if need not in (ALONE, PEOPLE)),
        people=PEOPLE in row["needs"].split(),
        alone=ALONE in row["needs"].split(),
        status=row["status"] or None,  # type: ignore[arg-type]  # the tests check the values
        examples=tuple(e for e in (row["positive"], row["positive2"]) if e),
        negative=row["negative"],
    )


def read_contexts(package: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The list `contexts.tsv` of a language: stems inside words and, with `^`, at their start."""
    out = {}
    for row in read_rows(package, "lexicon/contexts.tsv"):
        stems = row["stems"].split()
        inside = tuple(stem for stem in stems if not stem.startswith("^"))
        out[row["context"]] = (inside, tuple(stem[1:] for stem in stems if stem.startswith("^")))
    return out


def slots(text: str) -> tuple[Slot, ...]:
    """The slots of one part of a pattern, in order; `own` stands for all of `OWN`."""
    out: list[Slot] = []
    for item in text.strip().split("/"):
        if not item:
            continue
        name, _, case = item.rstrip("~").partition("+")
        names = OWN if name == "own" else (name,)
        out += [Slot(one, case, item.endswith("~")) for one in names]
    return tuple(out)
