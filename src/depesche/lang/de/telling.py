"""Events told in one German sentence."""

from depesche.lang.lexicon import read_rows
from depesche.lang.telling import Party, Telling, capitalised, phrases_for, read_phrases

PACKAGE = "depesche.lang.de"
PHRASES = read_phrases(PACKAGE)
GENDERS = {row["word"]: row["gender"] for row in read_rows(PACKAGE, "lexicon/articles.tsv")}
GROUPS = {row["role"]: row["title"] for row in reversed(read_rows(PACKAGE, "lexicon/groups.tsv"))}
"""English plural of a group without a name -> German plural."""
ARTICLES = {
    "nom": {"m": "der", "f": "die", "n": "das", "p": "die"},
    "acc": {"m": "den", "f": "die", "n": "das", "p": "die"},
    "dat": {"m": "dem", "f": "der", "n": "dem", "p": "den"},
}
AUXILIARIES = {("haben", False): "hat", ("haben", True): "haben", ("sein", False): "ist", ("sein", True): "sind"}


def told(event: Telling) -> str:
    """The event as a sentence: 'Russland soll Nordkorea Hilfe geleistet haben (laut Seoul).'"""
    phrases = phrases_for(PHRASES, event)
    recipient = {case: _listed(event.recipient, case) for case in ("acc", "dat")} if event.recipient else {}
    done, do = phrases.of(recipient)
    subject = _listed(event.actor, "nom") or "jemand"
    many = len(event.actor) > 1 or (len(event.actor) == 1 and _gender(event.actor[0]) == "p")
    has = AUXILIARIES[phrases.aux, many]
    sentence = {
        "happened": f"{subject} {has} {done}",
        "planned": f"{subject} {'wollen' if many else 'will'} {do}",
        "claimed": f"{subject} {'sollen' if many else 'soll'} {done} {phrases.aux}",
        "denied": f"es trifft nicht zu, dass {subject} {done} {has}",
        "demanded": f"gefordert wird, dass {subject} {do} {'sollen' if many else 'soll'}",
        "hypothetical": f"{subject} {'könnten' if many else 'könnte'} {do}",
    }[event.status]
    source = f" (laut {_and(event.according_to)})" if event.according_to else ""
    return f"{capitalised(sentence)}{source}."


def _listed(parties: tuple[Party, ...], case: str) -> str:
    return _and(tuple(_inflected(party, case) for party in parties))


def _and(names: tuple[str, ...]) -> str:
    return " und ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _inflected(party: Party, case: str) -> str:
    name, gender = _name(party), _gender(party)
    if gender is None or (gender == "p" and party.kind == "group"):
        # A crowd without an article; only its dative plural has an ending.
        return f"{name}n" if gender == "p" and case == "dat" and name.endswith(("e", "er", "el")) else name
    first, *rest = name.split(" ")
    strong = {"m": "er", "f": "e", "n": "es"}.get(gender, "e")
    if rest and first.endswith(strong) and first.lower() not in GENDERS and first[: -len(strong)].endswith(ADJECTIVAL):
        weak = "e" if (case == "nom" and gender != "p") or (case == "acc" and gender in "fn") else "en"
        name = " ".join((first[: -len(strong)] + weak, *rest))
    elif gender == "m" and case in ("acc", "dat") and not party.named and name.endswith(WEAK):
        name += "en"
    return f"{ARTICLES[case][gender]} {name}"


ADJECTIVAL = ("isch", "lich", "ional", "ig", "eint", "ozial", "iberal", "ord", "oberst", "Rot", "Oberst", "Frei", "eu")
"""Ends of adjectives that open the names of bodies ('Nationaler Rat', 'Vereinte Nationen')."""
WEAK = ("ent", "ant", "ist")
"""Ends of masculine nouns with a weak declension ('den Präsidenten')."""


def _name(party: Party) -> str:
    """A group without a name by its German word."""
    plain = party.name.removeprefix("unnamed ")
    role, of, whose = plain.partition(" of ")
    if party.kind == "group" and role in GROUPS:
        return f"{GROUPS[role]} von {whose}" if of else GROUPS[role]
    return party.name


def _gender(party: Party) -> str | None:
    """Gender of the article that the name takes, `p` for a plural, None if it takes none or it is not known."""
    name = _name(party)
    if name in GENDERS:
        return GENDERS[name]
    if party.kind == "person":
        # An office without a name: 'die Ministerin', 'der Minister'.
        return None if party.named else "f" if name.split(" ")[0].endswith("in") else "m"
    if party.kind == "group" and not name.endswith(SINGULAR):
        return "p"
    if party.kind == "state":
        return None
    first = name.split(" von ")[0].split(" für ")[0].split(" in ")[0]
    endings = (first[start:] for start in range(len(first) - 1))
    return next((GENDERS["~" + end] for end in endings if "~" + end in GENDERS), None)


SINGULAR = ("ung", "schaft", "volk", "ruppe", "heit")
"""Ends of nouns that mean many and are singular ('Bevölkerung')."""
