"""What holds for any input: spans lie in the text, and the same bytes give the same output."""

import json

from fuzz.checks import spans_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.errors import PageError
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.pipeline import analyse
from depesche.tell.contract import findings_object

WORDS = st.sampled_from(
    [
        *"""Sörgel Vennamo sagte erklärte am Dienstag (17. Januar) „ “ " , . : – hieß es, laut Angaben der Nordpost
        werde zufolge sei habe traf besuchte forderte Außenministerin in Brackholm 2022 dass Treffen mit dem Bericht ! ?
        … 00:00 / play_arrow Mehr zum Thema Foto: ß Ä é 中文 🎉 <b> &amp; http://a.example «ja» ‚so‘ er sie""".split(),
        "\n", "\n\n", "\u202e", "\x00", "\ufeff", "\u200d", "\xa0",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))
MODEST = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def findings_of(text: str, media: str) -> Findings | None:
    try:
        return analyse(Page.of(text.encode("utf-8", "surrogatepass"), "test", media))  # type: ignore[arg-type]
    except PageError:
        return None


@MODEST
@given(TEXTS)
def test_every_span_lies_in_the_text_and_is_not_empty(text: str) -> None:
    findings = findings_of(text, "text")
    if findings is not None:
        length = len(findings.document.text)
        for span in spans_in(findings):
            assert 0 <= span.start < span.end <= length


@MODEST
@given(TEXTS)
def test_every_span_lies_in_the_text_of_markup(text: str) -> None:
    markup = f"<html><body><article><h1>Titel</h1><p>{text}</p><p>Er sagte am Montag, es sei so.</p></article></body>"
    findings = findings_of(markup, "html")
    if findings is not None:
        length = len(findings.document.text)
        for span in spans_in(findings):
            assert 0 <= span.start < span.end <= length


@MODEST
@given(TEXTS)
def test_the_same_bytes_give_the_same_output(text: str) -> None:
    first, second = findings_of(text, "text"), findings_of(text, "text")
    if first is not None and second is not None:
        assert json.dumps(findings_object(first)) == json.dumps(findings_object(second))


@MODEST
@given(TEXTS)
def test_ids_are_unique_within_a_page(text: str) -> None:
    findings = findings_of(text, "text")
    if findings is not None:
        ids = [f.id for f in (*findings.quotations, *findings.events, *findings.times, *findings.mentions)]
        assert len(ids) == len(set(ids))
