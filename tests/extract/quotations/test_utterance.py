"""When something was said, what it does, how sure it is, and what is no quotation."""

import pytest

from depesche.lang.pack import pack_for
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.pipeline import analyse


def found(text: str) -> tuple[Quotation, ...]:
    return analyse(Page.of(text.encode(), "t.txt")).quotations


def only(text: str) -> Quotation:
    (quotation,) = found(text)
    return quotation


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Der Konzern sagte am 3. Mai 2021, die Zusage gelte bis 2030.", "2021-05-03"),
        ("Der Konzern sagte, die Zusage gelte bis 2030.", None),
        ("Nach Angaben der Polizei wurde das Haus am 3. Mai 2021 geräumt.", None),
    ],
)
def test_times_of_the_words_do_not_date_them(text: str, latest: str | None) -> None:
    when = only(text).when
    assert when is not None
    assert (None if when.latest is None else when.latest.isoformat()) == latest


@pytest.mark.parametrize(
    ("text", "act", "negated", "certainty"),
    [
        ("Holm sagte, die Brücke werde nicht gesperrt.", "asserts", True, None),
        ("Holm bestritt, dass die Brücke gesperrt werde.", "denies", False, None),
        ("Holm bestritt nicht, dass die Brücke gesperrt werde.", "confirms", False, None),
        ("Holm sagte, die Brücke werde vermutlich gesperrt.", "asserts", False, "probable"),
        ("Nach Angaben der Stadt könnte die Brücke gesperrt werden.", "asserts", False, "possible"),
    ],
)
def test_force(text: str, act: str, negated: bool, certainty: str | None) -> None:
    quotation = only(text)
    assert (quotation.act, quotation.negated, quotation.certainty) == (act, negated, certainty)


def test_judging_verbs_have_their_object_as_content() -> None:
    text = "Der Verein lobte den Einsatz der Helfer."
    quotation = only(text)
    assert [s.of(text) for s in quotation.content] == ["den Einsatz der Helfer"]
    assert (quotation.kind, quotation.act) == ("indirect", "praises")


@pytest.mark.parametrize(
    "text",
    [
        "Der See heißt im Dorf „die lange Nacht“.",
        "Das Unwetter forderte zwölf Todesopfer.",
        "Morava bestritt am Sonntag das Finale.",
        "Die Feier stand unter dem Motto „Frische Luft“.",
    ],
)
def test_names_and_other_senses_are_no_speech(text: str) -> None:
    assert found(text) == ()


def test_every_kind_of_certainty_has_words() -> None:
    words = pack_for("de").reporting
    assert words is not None
    assert set(words.certainty.values()) == {"apparent", "probable", "possible", "hearsay"}
