"""Reads the lists of the section `events` but the frames: small words, governors, word classes, nouns that act."""

from typing import Any

from depesche.lang.events import Governor
from depesche.lang.lexicon import read_rows

MAPPINGS = ("modals", "adverbs", "adjectives", "conjunctions", "prepositions", "paired_negations")
"""Fields of `EventKnowledge` that tell something of each word."""
ORDERED = ("endings", "passive_agents", "place_adjectives", "person_endings")
"""Fields whose words are tried in order."""


def read_event_words(package: str) -> dict[str, Any]:
    """The list `event_words.tsv` of a language, as arguments of `EventKnowledge`; rows of one field belong together."""
    mappings: dict[str, dict[str, str]] = {}
    words: dict[str, list[str]] = {}
    for row in read_rows(package, "lexicon/event_words.tsv"):
        if row["field"] in MAPPINGS:
            mappings.setdefault(row["field"], {}).update(dict.fromkeys(row["words"].split(), row["effect"]))
        else:
            words.setdefault(row["field"], []).extend(row["words"].split())
    ordered = {field: tuple(found) for field, found in words.items() if field in ORDERED}
    sets = {field: frozenset(found) for field, found in words.items() if field not in ORDERED}
    return {**mappings, **ordered, **sets}


def read_governors(package: str) -> dict[str, Governor]:
    """The list `frames_governors.tsv` of a language, by lemma."""
    return {
        row["lemma"]: Governor(tuple(row["slots"].split("/")), row["effect"], row["actor"], bool(row["source"]))  # type: ignore[arg-type]
        for row in read_rows(package, "lexicon/frames_governors.tsv")
    }


def read_classes(package: str) -> dict[str, tuple[str, ...]]:
    """The list `frames_classes.tsv` of a language: word classes, by name."""
    return {row["class"]: tuple(row["words"].split()) for row in read_rows(package, "lexicon/frames_classes.tsv")}


def read_actors(package: str) -> dict[str, Any]:
    """The list `frames_actors.tsv` of a language, as arguments of `EventKnowledge`."""
    rows = read_rows(package, "lexicon/frames_actors.tsv")
    return {
        "actors": {row["word"]: row["kind"] for row in rows},
        "represented": frozenset(row["word"] for row in rows if row["whose"]),
        "whole_actors": frozenset(row["word"] for row in rows if row["note"] == "whole"),
    }
