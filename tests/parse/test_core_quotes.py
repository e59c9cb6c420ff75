"""The second pass: where it is worth it, and what it labels."""

import pytest

from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.parse.core import Core
from depesche.parse.core_quotes import worth_reading
from depesche.parse.segment import sentences_in


@pytest.fixture(scope="module")
def core() -> Core:
    return Core()


def labels(core: Core, text: str) -> set[tuple[str, str]]:
    syntax = core.parse(sentences_in(text, Span(0, len(text)), GERMAN), text)
    return {(label.kind, label.span.of(text)) for label in syntax.labels if not label.kind.startswith("name:")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Brücke wurde gesperrt. Am Ufer stand Wasser.", False),
        ("Die Brücke, hieß es, sei gesperrt.", True),
        ("„Gesperrt“ stand auf dem Schild.", True),
    ],
)
def test_pages_without_speech_are_spared(core: Core, text: str, expected: bool) -> None:
    sentences = core.parse(sentences_in(text, Span(0, len(text)), GERMAN), text).sentences
    assert worth_reading(sentences) is expected


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


def test_labels_of_speech_can_be_left_out(core: Core) -> None:
    text = "Die Richterin Wiebke Lohse sagte: „Das Tor bleibt zu.“"
    sentences = sentences_in(text, Span(0, len(text)), GERMAN)
    found = Core(quotes=False).parse(sentences, text)
    assert found.sentences == core.parse(sentences, text).sentences
    assert {label.kind for label in found.labels} == {"name:person"}
