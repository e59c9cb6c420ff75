"""Title, kicker, author, outlet and credits of invented pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from depesche.clean.facts import HtmlFacts, Stated
from depesche.clean.lines import label_lines
from depesche.clean.metadata import Metadata, describe
from depesche.clean.outlets import outlet_at, split_suffix
from depesche.lang.de.cleaning import GERMAN
from depesche.model.page import Page

CASES = Path(__file__).parent / "cases" / "lines"
BODY = (
    "Die Regierung von Tarvania hat am Dienstag einen neuen Fahrplan für die Fähre beschlossen.\n"
    "Das sagte ein Sprecher vor der Presse in der Hauptstadt. Die Fähre soll viermal am Tag fahren.\n"
)


def page(text: str, **given: str) -> Page:
    return replace(Page.of(text.encode(), "page.txt"), **given)


def described(text: str, **given: str) -> Metadata:
    return describe(text, label_lines(text, GERMAN), page(text, **given), GERMAN)


def case(name: str) -> Metadata:
    marked = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return described("\n".join(line[2:] for line in marked))


@pytest.mark.parametrize(
    ("name", "title", "kicker", "author"),
    [
        (
            "broadsheet",
            "Tarvania und Osmar einigen sich auf neuen Fahrplan",
            "Streit um die Fähre",
            "Mara Veltin, Kirlau",
        ),
        ("boulevard", "„Ich trete nicht zurück!“", "Wirbel um Bürgermeister", None),
        ("machine_translation", "Belkamar empfängt Delegation aus Osmar", None, None),
        ("regional", "Feuerwehr Grünau bekommt neues Löschfahrzeug", None, "Toni Birkner"),
        ("agency", "Minister kündigt Hilfe für Hochwassergebiet an", None, None),
        ("interview", "„Wir haben zu lange gewartet“", "Interview", "Mara Veltin"),
        ("gallery_inside", "Ein Dorf zieht um", None, "Lotte Sarn und Emil Wirth"),
        ("only_prose", None, None, None),
    ],
)
def test_title_kicker_author(name: str, title: str | None, kicker: str | None, author: str | None) -> None:
    found = case(name)
    assert (found.title, found.kicker, found.author) == (title, kicker, author)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("broadsheet", ["dpa", "AFP"]),
        ("public_broadcaster", ["dpa", "Reuters"]),
        ("agency", ["dpa"]),
        ("agency_wrapped", ["APA"]),
        ("swiss", ["Keystone-SDA"]),
        ("regional", []),
        ("interview", []),
    ],
)
def test_credits(name: str, names: list[str]) -> None:
    assert [credit.name for credit in case(name).credits] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Quelle: dpa", ["dpa"]),
        ("(Quelle: APA/sda/dpa)", ["APA", "Keystone-SDA", "dpa"]),
        ("AFP/red", ["AFP"]),
        ("mit Material von Reuters", ["Reuters"]),
        ("Foto: dpa", []),
        ("© AFP", []),
        ("Ani Sana, Reporterin", []),
    ],
)
def test_credit_line_below_the_text(line: str, names: list[str]) -> None:
    text = f"Fähre fährt wieder viermal am Tag\n{BODY}{line}\n"
    found = described(text).credits
    assert [credit.name for credit in found] == names
    assert all(credit.span and credit.span.of(text) for credit in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LUNDEN (QRT) - Der Hafen von Lunden bleibt bis zum Abend gesperrt.", ["QRT"]),
        ("ST. VEIT/LUNDEN (QRT) - Der Hafen von Lunden bleibt bis zum Abend gesperrt.", ["QRT"]),
        ("Lunden (QRT) - Der Hafen von Lunden bleibt bis zum Abend gesperrt.", []),
        ("LUNDEN (Eigener Bericht) - Der Hafen von Lunden bleibt bis zum Abend gesperrt.", []),
    ],
)
def test_agency_in_no_list_is_known_by_its_dateline(text: str, names: list[str]) -> None:
    assert [credit.name for credit in described(text).credits] == names


def test_agency_as_speaker_is_no_credit() -> None:
    text = f"Fähre fährt wieder\nDas Ministerium sagte der Agentur dpa, dass die Fähre nun wieder fahren soll.\n{BODY}"
    assert described(text).credits == ()


@pytest.mark.parametrize(
    ("furniture", "outlet"),
    [
        ("Folgen Sie RT weiter", "RT"),
        ("Lesen Sie mehr mit Euractiv", "Euractiv"),
        ("Schreiben Sie uns an leserbriefe@falter.at", "Falter"),
        ("© 2024 Die Presse", "Die Presse"),
        ("www.orf.at", "ORF"),
        ("Redaktion: redaktion@kirlauer-bote.at", "kirlauer-bote.at"),
        ("Folgen Sie uns auf Facebook", None),
        ("booking.com", None),
        ("Teilen", None),
    ],
)
def test_outlet_from_furniture(furniture: str, outlet: str | None) -> None:
    found = described(f"Fähre fährt wieder viermal am Tag\n{BODY}\nKommentare\n{furniture}\n")
    assert found.outlet == outlet
    assert (found.outlet_how == "unknown") == (outlet is None)


def test_what_the_bringer_says_wins() -> None:
    found = described(
        f"Fähre fährt wieder\n{BODY}www.orf.at\n", outlet="Lommbote", url="https://www.zeit.de/x", title="Titel"
    )
    assert (found.outlet, found.outlet_how, found.title) == ("Lommbote", "given with the page", "Titel")
    assert described(f"Fähre fährt\n{BODY}", url="https://sport.orf.at/stories/1").outlet == "ORF"


@pytest.mark.parametrize(
    ("title", "head", "outlet"),
    [
        ("Fähre fährt wieder - krone.at", "Fähre fährt wieder", "krone.at"),
        ("Fähre fährt wieder | tagesschau.de", "Fähre fährt wieder", "tagesschau"),
        ("Fähre fährt wieder – RT Welt & Politik", "Fähre fährt wieder", "RT"),
        ("Kirlau - eine Stadt wartet auf die Fähre", "Kirlau - eine Stadt wartet auf die Fähre", None),
        ("Fähre: Osmar – Tarvania", "Fähre: Osmar – Tarvania", None),
    ],
)
def test_suffix_of_the_title(title: str, head: str, outlet: str | None) -> None:
    assert split_suffix(title, frozenset(), GERMAN) == (head, outlet)


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.br.de/nachrichten", "Bayerischer Rundfunk"),
        ("lommbote.at", "lommbote.at"),
        ("https://t.me/x", None),
        ("localhost", None),
    ],
)
def test_outlet_of_an_address(address: str, outlet: str | None) -> None:
    assert outlet_at(address, GERMAN) == outlet


def test_markup_wins_over_lines() -> None:
    text = f"Fähre fährt wieder viermal\nVon Jette Aske\n{BODY}"
    facts = HtmlFacts(
        title=Stated("Die Fähre", "og:title"),
        author=Stated("Mara Veltin", "meta author"),
        credits=(Stated("dpa", "meta copyright"),),
    )
    found = describe(text, label_lines(text, GERMAN), page(text), GERMAN, facts)
    assert (found.title, found.author) == ("Die Fähre", "Mara Veltin")
    assert [(c.name, c.span) for c in found.credits] == [("dpa", None)]
