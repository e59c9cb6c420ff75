"""A spaCy pipeline in place of the core: small ones, trained here on invented sentences in seconds."""

from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from depesche.errors import ModelError
from depesche.lang.pack import pack_for
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.model.syntax import ROOT, Syntax
from depesche.parse import given_sentences
from depesche.parse.segment import sentences_in
from depesche.parse.spacy_adapter import SpacyParser
from depesche.pipeline import analyse

NOUN, NAME, VERB, DET, MARK = ("NOUN", ""), ("PROPN", ""), ("VERB", "Mood=Ind|VerbForm=Fin"), ("DET", ""), ("PUNCT", "")
SAID = ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin")
Row = tuple[str, tuple[str, str], int, str]


def simple(words: str, labels: tuple[str, ...]) -> list[Row]:
    """'Die Fähre sinkt.'"""
    subject, _, det, _ = labels
    determiner, noun, verb = words.split()
    return [
        (determiner, DET, 1, det), (noun, NOUN, 2, subject), (verb, VERB, 2, "ROOT"), (".", MARK, 2, "punct"),
    ]  # fmt: skip


def with_object(words: str, labels: tuple[str, ...]) -> list[Row]:
    """'Telse Brodersen lobte den Koch.'"""
    subject, obj, det, flat = labels
    first, last, verb, determiner, noun = words.split()
    return [
        (first, NAME, 2, subject), (last, NAME, 0, flat), (verb, SAID, 2, "ROOT"), (determiner, DET, 4, det),
        (noun, NOUN, 2, obj), (".", MARK, 2, "punct"),
    ]  # fmt: skip


UD = ("nsubj", "obj", "det", "flat")
TIGER = ("sb", "oa", "nk", "pnc")
SIMPLE = ("Die Fähre sinkt", "Der Deich hält", "Das Amt prüft", "Die Kammer schweigt", "Der Zug wartet")
WITH_OBJECT = (
    "Telse Brodersen lobte den Koch", "Arvid Hellkamp rief den Arzt", "Rieke Vollstedt sah die Fähre",
    "Enno Drees mied das Amt", "Wiebke Hasselhoff verließ die Kammer",
)  # fmt: skip


def material(labels: tuple[str, ...]) -> list[list[Row]]:
    """Ten sentences with the relations of one scheme."""
    return [simple(words, labels) for words in SIMPLE] + [with_object(words, labels) for words in WITH_OBJECT]


@cache
def trained(labels: tuple[str, ...]) -> Language:
    """A morphologizer, a parser and a name recogniser that know `material`."""
    fix_random_seed(3)
    nlp = spacy.blank("de", meta={"name": "tiny", "version": "0.1"})
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})  # else relations seen less than 30 times are dropped
    nlp.add_pipe("ner")
    examples = []
    for rows in material(labels):
        named = [r[1] == NAME for r in rows]
        gold = Doc(
            nlp.vocab,
            words=[r[0] for r in rows],
            pos=[r[1][0] for r in rows],
            morphs=[r[1][1] for r in rows],
            heads=[r[2] for r in rows],
            deps=[r[3] for r in rows],
            ents=["O" if not n else ("I-PER" if i else "B-PER") for i, n in enumerate(named)],
        )
        examples.append(Example(Doc(nlp.vocab, words=[r[0] for r in rows]), gold))
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.005  # ten sentences are to be learned by heart, quickly
    for _ in range(15):
        nlp.update(examples, sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def plain() -> SpacyParser:
    return SpacyParser(trained(UD))


def parse(parser: SpacyParser, text: str) -> Syntax:
    return parser.parse(sentences_in(text, Span(0, len(text)), pack_for("de").segmenting), text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre sinkt. Telse Brodersen lobte den Koch.",
        "Am Deich, zum 3. Mal: „Der Zug wartet“ … nix!",
        "Weg/da 🙂 x\u00adx http://a.b",
        "…",
        "",
    ],
)
def test_tokens_stay_and_trees_are_trees(plain: SpacyParser, text: str) -> None:
    given = sentences_in(text, Span(0, len(text)), pack_for("de").segmenting)
    found = plain.parse(given, text)
    assert found.by == "spacy/de_tiny@0.1"
    assert [[(t.form, t.span) for t in s.tokens] for s in found.sentences] == [
        [(t.form, t.span) for t in s.tokens] for s in given
    ]
    for sentence in found.sentences:
        assert [t.deprel for t in sentence.tokens if t.head == ROOT] == ["root"]
        assert len(sentence.subtree(sentence.root)) == len(sentence.tokens)
        assert all(t.lemma for t in sentence.tokens)


@pytest.mark.parametrize("labels", [UD, TIGER], ids=["ud", "tiger"])
def test_reads_what_the_pipeline_learned_as_universal_dependencies(labels: tuple[str, ...]) -> None:
    text = "Rieke Vollstedt sah die Fähre."
    found = parse(SpacyParser(trained(labels)), text)
    tokens = found.sentences[0].tokens
    assert [t.upos for t in tokens] == ["PROPN", "PROPN", "VERB", "DET", "NOUN", "PUNCT"]
    assert tokens[2].feature("Mood") == "Ind"
    assert [t.deprel.split(":")[0] for t in tokens] == ["nsubj", "flat", "root", "det", "obj", "punct"]
    assert [(label.span.of(text), label.kind) for label in found.labels] == [("Rieke Vollstedt", "name:person")]


def test_a_whole_page_is_read(plain: SpacyParser) -> None:
    text = "Hafen gesperrt\n\nTelse Brodersen lobte den Koch. Die Fähre sinkt. Am Montag wartet der Zug in Berlin.\n"
    page = Page.of(text.encode(), "seite.txt")
    found = analyse(page, parser=plain)
    assert found == analyse(page, parser=plain)
    assert found.syntax.by == plain.name
    assert {"Telse Brodersen", "Berlin"} <= {entity.name for entity in found.entities}
    assert [time.span.of(text) for time in found.times] == ["Montag"]


def test_words_inside_a_contraction_keep_their_common_span(plain: SpacyParser) -> None:
    rows = [("1-2", "Zum"), ("1", "Zu"), ("2", "dem"), ("3", "Amt")]
    conllu = "".join("\t".join([number, form, *["_"] * 8]) + "\n" for number, form in rows)
    text, sentences = given_sentences(conllu, "t")
    assert [t.form for t in plain.parse(sentences, text).sentences[0].tokens] == ["Zu", "dem", "Amt"]


@Language.component("merges_names")
def merges_names(doc: Doc) -> Doc:
    """As spaCy's merge_entities does."""
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[:2])
    return doc


@Language.component("finds_nothing")
def finds_nothing(doc: Doc) -> Doc:
    """A component without annotation."""
    return doc


@pytest.mark.parametrize(("component", "reason"), [("merges_names", "tokens"), ("finds_nothing", "dependencies")])
def test_pipelines_that_cannot_serve_say_so(component: str, reason: str) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe(component)
    with pytest.raises(ModelError, match=reason):
        parse(SpacyParser(nlp), "Die Fähre sinkt.")


@Language.component("two_roots")
def two_roots(doc: Doc) -> Doc:
    """Two trees, as a parser gives that may cut sentences."""
    return Doc(doc.vocab, words=[t.text for t in doc], heads=[0, 1, 1], deps=["ROOT", "ROOT", "punct"])


def test_several_roots_become_one_tree() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("two_roots")
    tokens = parse(SpacyParser(nlp), "Ja nein.").sentences[0].tokens
    assert [(t.head, t.deprel) for t in tokens] == [(ROOT, "root"), (0, "parataxis"), (1, "punct")]
