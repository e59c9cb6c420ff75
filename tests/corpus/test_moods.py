"""The sentences with marked moods are well formed, and the measure counts what it says."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from corpus.moods import COLUMNS, MalformedRow, cases, place_of, read, row

from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax

HEAD = "\t".join(COLUMNS)


class AlwaysSubjunctive:
    """Stands in for a parser."""

    name = "always@1"

    def parse(self, sentences: Sequence[Sentence], text: str) -> Syntax:
        return Syntax(
            tuple(Sentence.of(s.span, [replace(t, feats="Mood=Sub") for t in s.tokens]) for s in sentences), self.name
        )


def test_the_file_is_well_formed() -> None:
    found = list(cases())
    sentences = list(dict.fromkeys(case.sentence for case in found))
    subjunctive = {case.sentence for case in found if case.mood == "Sub"}
    assert len(sentences) >= 300
    assert len(subjunctive) >= 150
    assert len({(case.sentence, case.word) for case in found}) == len(found)
    assert all(case.note and case.sentence == case.sentence.strip() for case in found)
    positions = [sentences.index(case.sentence) for case in found]
    assert positions == sorted(positions), "the rows of a sentence stand together"


@pytest.mark.parametrize("mood", ["Ind", "Sub"])
@pytest.mark.parametrize("verb_class", ["be", "have", "become", "modal", "strong", "weak"])
def test_every_class_has_subjunctives_and_indicatives(mood: str, verb_class: str) -> None:
    assert sum(case.mood == mood and case.verb_class == verb_class for case in cases()) >= 8


def test_every_marked_word_is_a_token() -> None:
    assert all(said == "Sub" for _, said in read(list(cases()), AlwaysSubjunctive()))


def test_counts_recall_and_precision() -> None:
    answers = list(read([case for case in cases() if case.mood != "amb"], AlwaysSubjunctive()))
    share = sum(case.mood == "Sub" for case, _ in answers) / len(answers)
    assert row("all", answers).split()[-2:] == ["1.000", f"{share:.3f}"]
    assert row("all", [(case, "none") for case, _ in answers]).split()[-2:] == ["0.000", "-"]


@pytest.mark.parametrize(("verb", "start"), [("sei#1", 3), ("sei#2", 19), ("da", 7)])
def test_finds_the_word(verb: str, start: int) -> None:
    assert place_of(verb, "Er sei da, und sie sei weg, seitdem", "t").start == start


@pytest.mark.parametrize(
    "line",
    [
        "Er sei da.\tsei\tSub\tbe",
        "Er sei da.\tsei\tKonj\tbe\tx",
        "Er sei da.\tsei\tSub\t-\tx",
        "Er sei da.\tist\tSub\tbe\tx",
        "Er sei da.\tsei#2\tSub\tbe\tx",
        "Er sei, was er sei.\tsei\tSub\tbe\tx",
        "Er sei, was er sei.\tsei#x\tSub\tbe\tx",
    ],
)
def test_refuses_rows_that_cannot_be_measured(line: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text(f"{HEAD}\n{line}\n", "utf-8")
    with pytest.raises(MalformedRow):
        list(cases(file))


def test_a_span_covers_the_word() -> None:
    assert place_of("sei", "Es sei.", "t") == Span(3, 6)
