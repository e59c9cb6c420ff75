"""CoNLL-U as input: sentences and tokens stay as given."""

import pytest

from depesche.errors import EmptyPage, MalformedPage
from depesche.parse import given_sentences


def rows(*cells: tuple[str, str, str]) -> str:
    return "".join(f"{n}\t{form}" + "\t_" * 7 + f"\t{misc}\n" for n, form, misc in cells)


TWO = (
    "# text = Zum Bau der Brücke.\n"
    + rows(("1-2", "Zum", "_"), ("1", "Zu", "_"), ("2", "dem", "_"), ("3", "Bau", "_"), ("3.1", "leer", "_"))
    + rows(("4", "der", "_"), ("5", "Brücke", "SpaceAfter=No"), ("6", ".", "_"))
    + "\n\n"
    + rows(("1", "Ja", "a=b|SpaceAfter=No"), ("2", "!", "_"))
)


@pytest.mark.parametrize("text", [TWO, TWO.replace("\n", "\r\n"), TWO.rstrip("\n")])
def test_tokens_are_kept(text: str) -> None:
    line, sentences = given_sentences(text, "a.conllu")
    assert line == "Zum Bau der Brücke.\nJa!"
    assert [[t.form for t in s.tokens] for s in sentences] == [
        ["Zu", "dem", "Bau", "der", "Brücke", "."],
        ["Ja", "!"],
    ]
    assert [t.span.of(line) for t in sentences[0].tokens] == ["Zum", "Zum", "Bau", "der", "Brücke", "."]
    assert [s.span.of(line) for s in sentences] == line.split("\n")


@pytest.mark.parametrize(
    ("text", "error", "where"),
    [
        ("", EmptyPage, "a.conllu"),
        ("# nur ein Kommentar\n", EmptyPage, "a.conllu"),
        ("Ein Satz\n", MalformedPage, "line 1"),
        (rows(("1", "Ja", "_"), ("x", "Nein", "_")), MalformedPage, "line 2"),
        (rows(("1", " ", "_")), MalformedPage, "line 1"),
        (rows(("1-3", "Zum", "_"), ("1", "Zu", "_"), ("2", "dem", "_")) + "\n", MalformedPage, "line 4"),
        (rows(("2-1", "Zum", "_")), MalformedPage, "line 1"),
    ],
)
def test_errors_name_page_and_line(text: str, error: type[Exception], where: str) -> None:
    with pytest.raises(error, match=where):
        given_sentences(text, "a.conllu")
