"""The second network: where it reads, and what it labels."""

import pytest

from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.parse.core import Core
from depesche.parse.segment import sentences_in


@pytest.fixture(scope="module")
def core() -> Core:
    return Core()


def labels(core: Core, text: str) -> set[tuple[str, str]]:
    sentences = sentences_in(text, Span(0, len(text)), GERMAN)
    return {(label.kind, label.span.of(text)) for label in core.heard(sentences, [Span(0, len(text))]).labels}


def test_finds_direct_speech_with_its_cue_and_speaker(core: Core) -> None:
    found = labels(core, "„Wir öffnen die Schleuse erst im Herbst“, sagte Hafenmeisterin Wiebke Lohse am Montag.")
    assert ("quote:direct", "„Wir öffnen die Schleuse erst im Herbst“") in found
    assert ("cue", "sagte") in found
    assert any(kind == "speaker" and "Wiebke Lohse" in span for kind, span in found)


def test_finds_indirect_speech(core: Core) -> None:
    found = labels(core, "Der Reeder erklärte, die Fähre sei nicht überladen gewesen.")
    assert ("quote:indirect", "die Fähre sei nicht überladen gewesen") in found
    assert ("cue", "erklärte") in found


def test_narration_is_no_speech(core: Core) -> None:
    assert labels(core, "Die Fähre lief um neun Uhr aus. Am Abend erreichte sie die Insel.") == set()


def test_long_pages_are_read_in_windows(core: Core) -> None:
    text = " ".join(f"„Das Tor {n} bleibt zu“, sagte der Wärter." for n in range(80))
    assert sum(kind == "quote:direct" for kind, _ in labels(core, text)) >= 70


def test_reads_only_where_it_is_asked(core: Core) -> None:
    text = " ".join(f"„Das Tor {n} bleibt zu“, sagte der Wärter." for n in range(80))
    sentences = sentences_in(text, Span(0, len(text)), GERMAN)
    asked = text.index("„Das Tor 40 ")
    whole, part = core.heard(sentences, [Span(0, len(text))]), core.heard(sentences, [Span(asked, asked + 5)])
    assert whole.read == (Span(0, len(text)),)
    (read,) = part.read
    assert read.start <= asked < read.end
    assert read.end - read.start < 800
    assert {label.span for label in part.labels if label.kind == "cue"} <= {label.span for label in whole.labels}
    assert any(label.span.start == asked for label in part.labels)
    assert core.heard(sentences, []).labels == ()
