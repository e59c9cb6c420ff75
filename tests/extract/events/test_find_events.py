"""Events of invented sentences: who did what to whom, and how sure it is."""

import pytest

from tests.extract.events.reading import read, told

CASES = [
    # diathesis, coordination, separable and reflexive verbs
    ("Frankreich hat Belarus scharf verurteilt.", "ACCUSE", "happened", ("Frankreich",), ("Belarus",)),
    ("Belarus wurde von Frankreich verurteilt.", "ACCUSE", "happened", ("Frankreich",), ("Belarus",)),
    (
        "Die EU-Staaten sind besorgt. Polen wies die Kritik Ungarns zurück.",
        "REJECT",
        "happened",
        ("Polen",),
        ("Ungarn",),
    ),
    ("Schweden hat Finnland Panzer geliefert.", "AID", "happened", ("Schweden",), ("Finnland",)),
    ("Norwegen lieferte Panzer an Estland.", "AID", "happened", ("Norwegen",), ("Estland",)),
    ("Italien hat mit Malta einen Vertrag geschlossen.", "SUPPORT", "happened", ("Italien",), ("Malta",)),
    # nouns and what carries them
    ("Nordkoreanische Raketenlieferungen an Syrien wurden bekannt.", "AID", "happened", ("Nordkorea",), ("Syrien",)),
    (
        "Marokko und Tunesien führten Militärübungen durch.",
        "MOBILIZE",
        "happened",
        ("Marokko", "Tunesien"),
        (),
    ),
    ("Spanien übte scharfe Kritik an Israel.", "ACCUSE", "happened", ("Spanien",), ("Israel",)),
    # whose government, whose title, to whom an act goes on
    (
        "Kirkvik (Halvarien), 03.05.2031 – Die Regierung in Kirkvik verurteilte Peru.",
        "ACCUSE",
        "happened",
        ("Halvarien",),
        ("Peru",),
    ),
    (
        "Die Minister Ole Muster und Ida Beispiel unterzeichneten den Vertrag.",
        "SUPPORT",
        "happened",
        ("Ole Muster", "Ida Beispiel"),
        (),
    ),
    ("Peru forderte Chile zum Abzug auf und drohte mit Sanktionen.", "THREATEN", "happened", ("Peru",), ("Chile",)),
    ("Kenia verlangt, dass Uganda die Grenze öffnet.", "REQUEST", "happened", ("Kenia",), ("Uganda",)),
    (
        "Kenia warf Uganda Lügen vor. Uganda bestritt, davon gewusst zu haben.",
        "REJECT",
        "happened",
        ("Uganda",),
        ("Kenia",),
    ),
    (
        "Kenia lieferte Waffen an Uganda. „Wir weisen das zurück“, sagte ein Sprecher des kenianischen Ministeriums.",
        "REJECT",
        "happened",
        ("Sprecher",),
        (),
    ),
    ("Kenia sprach von einer Provokation.", "ACCUSE", "happened", ("Kenia",), ()),
    # bodies and crowds without a name; who said before what is rejected or welcomed now
    (
        "Die Opposition kritisierte Ministerpräsidentin Jana Holm.",
        "ACCUSE",
        "happened",
        ("Opposition",),
        ("Jana Holm",),
    ),
    (
        "Lehrer protestierten in Oslo gegen die Regierung.",
        "PROTEST",
        "happened",
        ("Lehrer",),
        ("Regierung",),
    ),
    (
        "Ministerin Jana Holm trat zurück. Die Opposition begrüßte den Schritt.",
        "SUPPORT",
        "happened",
        ("Opposition",),
        ("Jana Holm",),
    ),
    # whom nouns take up, whoever is spoken to, who does what is deplored
    (
        "Kenia und Uganda streiten. Ministerin Jana Holm rief beide Seiten zur Ruhe auf.",
        "REQUEST",
        "happened",
        ("Jana Holm",),
        ("Kenia", "Uganda"),
    ),
    (
        "Kenia ließ wählen. Ministerin Jana Holm rief die Verlage auf, zu schweigen.",
        "REQUEST",
        "happened",
        ("Jana Holm",),
        ("Verlage",),
    ),
    (
        "Ministerin Jana Holm warf den Schaustellern vor, Steuern zu hinterziehen.",
        "ACCUSE",
        "happened",
        ("Jana Holm",),
        ("Schaustellern",),
    ),
    (
        "Ministerin Jana Holm kritisierte, Kenia habe die Frist versäumt.",
        "ACCUSE",
        "happened",
        ("Jana Holm",),
        ("Kenia",),
    ),
    (
        "Kenia warf Uganda Spionage vor. Das wies Uganda zurück.",
        "REJECT",
        "happened",
        ("Uganda",),
        ("Kenia",),
    ),
    (
        "Die Außenminister von Peru und Chile unterzeichneten einen Vertrag.",
        "SUPPORT",
        "happened",
        ("Peru", "Chile"),
        (),
    ),
    ("Kenia stellte Uganda ein Ultimatum.", "THREATEN", "happened", ("Kenia",), ("Uganda",)),
    (
        "Die Regierung von Kenia sucht den entführten Botschafter Ugandas.",
        "ASSAULT",
        "happened",
        (),
        ("Botschafter (UGA)",),
    ),
    # status
    ("Frankreich will mit Marokko verhandeln.", "CONSULT", "planned", ("Frankreich",), ("Marokko",)),
    ("Iran soll Drohnen an Syrien geliefert haben.", "AID", "claimed", ("Iran",), ("Syrien",)),
    ("Iran hat keine Drohnen an Syrien geliefert.", "AID", "denied", ("Iran",), ("Syrien",)),
    ("Iran könnte Drohnen an Syrien liefern.", "AID", "hypothetical", ("Iran",), ("Syrien",)),
    ("Angeblich lieferte Iran Drohnen an Syrien.", "AID", "claimed", ("Iran",), ("Syrien",)),
    ("Das geplante Treffen zwischen Peru und Chile ist umstritten.", "CONSULT", "planned", ("Peru", "Chile"), ()),
    ("Peru und Chile planen ein Treffen.", "CONSULT", "planned", ("Peru", "Chile"), ()),
]


@pytest.mark.parametrize(("text", "category", "status", "actor", "recipient"), CASES)
def test_who_did_what(
    text: str, category: str, status: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    assert (category, status, actor, recipient) in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Das trifft sich gut.",
        "Die Polizei nahm einen Ladendieb fest.",
        "Die Mannschaft lieferte ein gutes Spiel.",
        "Deutschland bestreitet sein zweites Gruppenspiel gegen Spanien.",
        "Der Zirkus gastiert am Stadtrand.",
        "Die Kritik zum Film fiel gut aus.",
        "Die Ministerin wollte das weder bestätigen noch dementieren.",
        "Bei dem Erdbeben wurden elf Menschen getötet.",
        "Der Lyriker Jon Falk versprach ein neues Buch.",
        "Kenia traf Uganda im Halbfinale und gewann 3:2.",
        "Die Kripo nahm zwei Männer wegen eines Einbruchs fest.",
        "Ministerin Jana Holm dankte den Helfern.",
    ],
)
def test_no_event_without_politics(text: str) -> None:
    assert told(read(text)) == []


def test_one_happening_is_one_event() -> None:
    text = "Jordanien lobte Ägypten. Jordanien lobte Ägypten erneut."
    praise = [e for e in read(text, "2024-03-06").events if e.category == "SUPPORT"]
    assert len(praise) == 1
    assert any(reason.startswith("also at ") for reason in praise[0].reasons)


def test_words_of_politics_stand_alone_only_where_the_page_is_about_politics() -> None:
    assert [e.category for e in read("Ministerin Jana Holm kam spät. Die Ausgangssperre gilt bis sechs.").events] == [
        "COERCE"
    ]
    assert told(read("Der Bäcker kam spät. Die Ausgangssperre gilt bis sechs.")) == []


def test_what_is_lifted_was_there_before() -> None:
    categories = {e.category for e in read("Ministerin Jana Holm hob das Parteiverbot auf.").events}
    assert categories == {"CONCEDE", "COERCE"}


def test_an_event_inside_a_statement_is_claimed() -> None:
    findings = read("Außenministerin Jana Holm sagte, Iran habe Drohnen an Syrien geliefert.")
    (event,) = [e for e in findings.events if e.category == "AID"]
    assert event.status == "claimed"
    assert [link.name for link in event.according_to] == ["Jana Holm"]


def test_evidence_holds_the_trigger_and_spans_hold_words() -> None:
    findings = read("Polen lud Litauen zu Gesprächen ein. Litauen dankte Polen für die Einladung.")
    assert findings.events
    for event in findings.events:
        assert event.evidence.contains(event.trigger)
        assert event.trigger.of(findings.document.text).strip()
    assert [e.trigger for e in findings.events] == sorted(e.trigger for e in findings.events)
    assert len({e.id for e in findings.events}) == len(findings.events)


def test_bodies_without_a_name_are_entities_only_where_they_act() -> None:
    findings = read("Die Gewerkschaften forderten Neuwahlen. Die Kirchen standen leer.")
    added = [e for e in findings.entities if e.by == "events/actors@1"]
    assert [(e.name, e.kind, e.named) for e in added] == [("Gewerkschaften", "organisation", False)]
    (mention,) = [m for m in findings.mentions if m.entity == added[0].id]
    assert mention.span.of(findings.document.text) == "Gewerkschaften"


def test_the_same_bytes_give_the_same_events() -> None:
    text = "Kenia und Uganda verhandelten über Zölle. Kenia drohte Uganda mit Strafzöllen."
    assert read(text).events == read(text).events


def test_without_a_parser_word_order_stands_for_grammar() -> None:
    findings = read("Frankreich verurteilte Belarus. Es regnete.", parsed=False)
    assert told(findings) == [("ACCUSE", "happened", ("Frankreich",), ("Belarus",))]


@pytest.mark.parametrize(
    "text", ["Polen, " * 280 + "trafen Litauen.", "Treffen " * 200, "der die das welcher " * 60, "„“" * 200]
)
@pytest.mark.parametrize("parsed", [True, False])
def test_ugly_input_is_survived(text: str, parsed: bool) -> None:
    findings = read(text, parsed=parsed)
    assert all(e.evidence.contains(e.trigger) for e in findings.events)
