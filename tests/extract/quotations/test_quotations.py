"""Who says what: constructions of news German, with negatives. Sentences and names are invented."""

import pytest

from depesche.extract.quotations import find_quotations
from depesche.lang.pack import pack_for
from depesche.model.document import Decoding, Document, Line
from depesche.model.findings import Found
from depesche.model.quotation import Quotation
from depesche.model.span import Span, trimmed
from depesche.model.syntax import Parser, Syntax
from depesche.parse import shipped_parser
from depesche.parse.segment import sentences_of

Cells = tuple[str, str, str, str]


def find(text: str, parser: Parser | None, language: str = "de") -> tuple[Quotation, ...]:
    lines, at = [], 0
    for line in text.split("\n"):
        span = trimmed(Span(at, at + len(line)), text)
        if span.end > span.start:
            lines.append(Line(span, "content", "test"))
        at += len(line) + 1
    document = Document(
        page_id="t", text=text, lines=tuple(lines), decoding=Decoding("utf-8", "given"), language=language
    )
    pack = pack_for(language)
    sentences = sentences_of(document, pack.segmenting)
    syntax = Syntax(sentences, "none") if parser is None else parser.parse(sentences, text)
    return find_quotations(Found(document=document, syntax=syntax), pack)[0]


def cells(text: str, quotation: Quotation) -> Cells:
    part = lambda spans: " … ".join(s.of(text) for s in spans)  # noqa: E731
    return quotation.kind, part(quotation.content), part(quotation.cue), part(quotation.speaker)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return shipped_parser()


CASES: list[tuple[str, list[Cells]]] = [
    (
        "Die Ministerin Eva Holm sagte, dass die Brücke im Mai gesperrt werde.",
        [("indirect", "dass die Brücke im Mai gesperrt werde", "sagte", "Die Ministerin Eva Holm")],
    ),
    (
        "Die Brücke werde im Mai gesperrt, teilte die Stadt mit.",
        [("indirect", "Die Brücke werde im Mai gesperrt", "teilte … mit", "die Stadt")],
    ),
    (
        "Der Verband kündigte an, gegen das Urteil zu klagen.",
        [("indirect", "gegen das Urteil zu klagen", "kündigte an", "Der Verband")],
    ),
    ("„Wir bauen weiter“, sagte Holm.", [("direct", "„Wir bauen weiter“", "sagte", "Holm")]),
    (
        "„Wir werden das Wasser nicht mehr lange teilen“, giftete Holm.",  # no list of verbs of saying has it
        [("direct", "„Wir werden das Wasser nicht mehr lange teilen“", "giftete", "Holm")],
    ),
    (
        "Forscherin Eva Holm (Uni Rotenau) zu KURIER: „Der Damm hält.“",
        [("direct", "„Der Damm hält.“", "zu", "Forscherin Eva Holm (Uni Rotenau)")],
    ),
    (
        "Laut einem Brief, der dem Sender Radio Delta vorlag, schließt das Werk.",
        [("indirect", "schließt das Werk", "Laut", "einem Brief")],
    ),
    ("Holm erklärte: »Wir bauen weiter.«", [("direct", "»Wir bauen weiter.«", "erklärte", "Holm")]),
    (
        "Nach Angaben der Polizei wurden drei Menschen verletzt.",
        [("indirect", "wurden drei Menschen verletzt", "Nach", "Angaben der Polizei")],
    ),
    (
        "Laut dem Bericht sank der Umsatz um ein Drittel.",
        [("indirect", "sank der Umsatz um ein Drittel", "Laut", "dem Bericht")],
    ),
    (
        "Medienberichten zufolge verhandeln beide Seiten weiter.",
        [("indirect", "verhandeln beide Seiten weiter", "zufolge", "Medienberichten")],
    ),
    (
        "Der Bau werde teurer, so der Architekt.",
        [("indirect", "Der Bau werde teurer", "so", "der Architekt")],
    ),
    (
        "Wie die Polizei mitteilte, blieb der Fahrer unverletzt.",
        [("indirect", "blieb der Fahrer unverletzt", "Wie … mitteilte", "die Polizei")],
    ),
    (
        "Holm sagte, der Bau sei sicher. Die Kosten seien im Rahmen geblieben.",
        [
            ("indirect", "der Bau sei sicher", "sagte", "Holm"),
            ("indirect", "Die Kosten seien im Rahmen geblieben.", "", "Holm"),
        ],
    ),
    (
        "Der Verein kritisierte die Entscheidung des Gerichts scharf.",
        [("reported", "Der Verein kritisierte die Entscheidung des Gerichts scharf.", "", "Der Verein")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_constructions(text: str, expected: list[Cells], parser: Parser) -> None:
    assert [cells(text, q) for q in find(text, parser)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das Stück „Der ferne Ton“ läuft im Stadttheater.",
        "Die Gemeinde gab drei Millionen Euro für die Brücke aus.",
        "Nach dem Spiel gingen alle nach Hause.",
        "Er stellte den Wagen ab und lief zum Bahnhof.",
        "So endete der Abend.",
        "Wie im Vorjahr kamen viele Gäste.",
    ],
)
def test_no_speech(text: str, parser: Parser) -> None:
    assert find(text, parser) == ()


def links(quotation: Quotation) -> list[tuple[str, bool]]:
    return [(link.name, link.named) for link in quotation.chain]


def test_hearsay_has_an_unnamed_link(parser: Parser) -> None:
    (found,) = find("Dem Vernehmen nach hat der Konzern bereits zugesagt.", parser)
    assert links(found) == [("unnamed", False)]
    assert found.chain[0].kind == "hearsay"


def test_a_cited_source_is_a_link(parser: Parser) -> None:
    text = "Der Vertrag sei geplatzt, berichtete der „Landbote“ unter Berufung auf nicht namentlich genannte Beamte."
    found = find(text, parser)[0]
    assert found.chain
    assert found.chain[0].named is False


def test_thus_goes_on_with_the_source(parser: Parser) -> None:
    text = "Holm sagte, der Bau sei sicher. Demnach soll die Brücke im Mai öffnen."
    second = find(text, parser)[1]
    assert [s.of(text) for s in second.content] == ["soll die Brücke im Mai öffnen"]
    assert [s.of(text) for s in second.cue] == ["Demnach"]


def test_quoted_words_lie_in_the_sentence_that_reports_them(parser: Parser) -> None:
    text = "Holm sagte, der Bau sei „völlig aus dem Ruder gelaufen“ und zu teuer."
    outer, inner = find(text, parser)
    assert (outer.kind, inner.kind) == ("indirect", "direct")
    assert inner.nested_in == outer.id
    assert inner.speaker == outer.speaker


@pytest.mark.parametrize("text", ["", "„", "sagte", "laut", ": „", "so so so, so", "zufolge, nach. wie, dass, sagte,"])
def test_debris_is_survived_without_grammar(text: str) -> None:
    for quotation in find(text, None):
        for span in (*quotation.content, *quotation.cue, *quotation.speaker):
            assert 0 <= span.start < span.end <= len(text)


def test_rules_work_without_grammar() -> None:
    found = find("„Wir bauen weiter“, sagte Holm.", None)
    assert [q.kind for q in found] == ["direct"]


def test_the_same_text_gives_the_same_quotations(parser: Parser) -> None:
    text = "\n".join(case[0] for case in CASES)
    assert find(text, parser) == find(text, parser)


def test_a_relative_speaker_means_the_noun_before(parser: Parser) -> None:
    text = "Das Amt traf Eva Holm, die sagte, der Bau sei sicher."
    (found,) = find(text, parser)
    assert [s.of(text) for s in found.speaker] == ["die"]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("„Wir bauen“, sagte Holm gegenüber dem Landboten.", "dem Landboten"),
        ("Holm warf dem Verband vor, die Zahlen zu verschweigen.", "dem Verband"),
        ("Holm forderte die Stadt auf, den Bau zu stoppen.", "die Stadt"),
    ],
)
def test_addressees(text: str, addressee: str, parser: Parser) -> None:
    (found,) = find(text, parser)
    assert [s.of(text) for s in found.addressee] == [addressee]


@pytest.mark.parametrize(
    "text",
    [
        "Ich habe lange gearbeitet. Dann plane ich ein neues Buch.",
        "Das dürfte noch Jahre dauern.",
        "Die Brücke könnte im Mai öffnen.",
    ],
)
def test_the_narrators_guess_is_nobodys_speech(text: str, parser: Parser) -> None:
    assert find(text, parser) == ()


def test_many_quotations_take_time_in_proportion() -> None:
    text = "Holm sagte, der Bau sei „sehr“ sicher. Die Kosten seien gut. " * 400
    assert len(find(text, None)) >= 400
