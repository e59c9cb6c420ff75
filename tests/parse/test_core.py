"""The shipped core, on invented sentences."""

import shutil
from pathlib import Path

import pytest

from depesche.errors import ModelError
from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.model.syntax import ROOT, Sentence, Syntax, Token
from depesche.parse.core import Core
from depesche.parse.core_weights import CARD, Weights
from depesche.parse.segment import sentences_in


@pytest.fixture(scope="module")
def core() -> Core:
    return Core()


def parse(core: Core, text: str) -> Syntax:
    return core.parse(sentences_in(text, Span(0, len(text)), GERMAN), text)


def test_given_tokens_stay_and_trees_are_trees(core: Core) -> None:
    text = "Am Abend fuhr die Fähre zum Hafen. Die Kapitänin winkte!"
    given = sentences_in(text, Span(0, len(text)), GERMAN)
    found = core.parse(given, text)
    assert [[(t.form, t.span) for t in s.tokens] for s in found.sentences] == [
        [(t.form, t.span) for t in s.tokens] for s in given
    ]
    for sentence in found.sentences:
        assert sum(t.head == ROOT for t in sentence.tokens) == 1
        assert len(sentence.subtree(sentence.root)) == len(sentence.tokens)
        assert all(t.upos != "X" and t.lemma and t.deprel for t in sentence.tokens)


def test_reads_who_does_what(core: Core) -> None:
    sentence = parse(core, "Die Richterin verurteilte den Händler.").sentences[0]
    verb = sentence.root
    assert sentence.tokens[verb].lemma == "verurteilen"
    assert [sentence.tokens[i].form for i in sentence.dependents(verb, "nsubj")] == ["Richterin"]
    assert [sentence.tokens[i].form for i in sentence.dependents(verb, "obj")] == ["Händler"]


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Der Vorstand sagte, die Kasse sei leer.", "sei", "Sub"),
        ("Sie erklärte, er habe nie unterschrieben.", "habe", "Sub"),
        ("Die Brücke müsse gesperrt werden, so der Bauleiter.", "müsse", "Sub"),
        ("Die Halle wäre dann zu klein.", "wäre", "Sub"),
        ("Die Kasse ist leer.", "ist", "Ind"),
        ("Er hat nie unterschrieben.", "hat", "Ind"),
        ("Sie hatten die Schleuse geöffnet.", "hatten", "Ind"),
        ("Die Halle lag am Fluss.", "lag", "Ind"),
    ],
)
def test_tells_the_mood(core: Core, text: str, verb: str, mood: str) -> None:
    token = next(t for s in parse(core, text).sentences for t in s.tokens if t.form == verb)
    assert token.feature("Mood") == mood


def test_labels_names_with_their_place_in_the_text(core: Core) -> None:
    text = "Der Bürgermeister Klaus Brennecke reiste nach Hamburg."
    labels = {(label.span.of(text), label.kind) for label in parse(core, text).labels}
    assert ("Klaus Brennecke", "name:person") in labels
    assert ("Hamburg", "name:place") in labels


def test_the_same_page_reads_the_same(core: Core) -> None:
    text = "Der Rat tagte. Die Sitzung, hieß es, dauere an. Danach ging man heim."
    assert parse(core, text) == parse(core, text) == parse(Core(), text)


@pytest.mark.parametrize("text", ["", "…", "🦊", "\u0000\ufffd", "a" * 3000, "Kies, " * 600, "„»«“" * 30])
def test_ugly_input_is_survived(core: Core, text: str) -> None:
    for sentence in parse(core, text).sentences:
        assert sum(t.head == ROOT for t in sentence.tokens) == 1


def test_nothing_gives_nothing(core: Core) -> None:
    assert core.parse([], "") == Syntax((), core.name)
    assert core.parse([Sentence.of(Span(0, 0), [])], "").sentences == (Sentence.of(Span(0, 0), []),)


def test_one_token_is_its_own_root(core: Core) -> None:
    sentence = core.parse([Sentence.of(Span(0, 4), [Token(Span(0, 4), "Ende")])], "Ende").sentences[0]
    assert (sentence.tokens[0].head, sentence.tokens[0].deprel) == (ROOT, "root")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=CARD):
        Core(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copy(Path(str(Weights().path(CARD))), tmp_path)
    with pytest.raises(ModelError, match=r"core-words\.npz"):
        parse(Core(tmp_path), "Es regnet.")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    for name in (CARD, "core-words.npz"):
        shutil.copy(Path(str(Weights().path(name))), tmp_path)
    damaged = tmp_path / "core-words.npz"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelError, match="damaged"):
        parse(Core(tmp_path), "Es regnet.")
