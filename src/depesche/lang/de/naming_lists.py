"""The German gazetteer, titles and given names, read from their lists with the inflected forms that German makes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from depesche.lang.gazetteer import Entry, Gazetteer
from depesche.lang.lexicon import read_rows
from depesche.lang.naming import OfficeWord

LEXICON = "depesche.lang.de.lexicon"
ADJECTIVE_ENDINGS = ("", "e", "er", "en", "es", "em")
FOLDED_ENDINGS = ("es", "er", "en", "em", "e", "s")
HOMONYMS = frozenset(
    """Aalen Aba Achim Ahlen Ansbach Aue Baar Baden Bandar Bar Barking Bath Batman Bergen Best Bretten Brühl
    Bulle Buchen Buer Burgund Bury Büren Carolina Carrefour Central Cham Chester Columbus Dallas Daye Derby Dom Durg Ede
    Enns Erlangen Essen Florida Franken Fürth Gaya Georgia Gießen Goch Goslar Greven Haar Hagen Halle Hamilton
    Hamm Harz Hemer Herten Hof Horgen Horn Houston Hove Ilford Inn Jackson Java Jixi Jona Jordan Jos Kali Kalk
    Kamen Kasan Kaufungen Kehl Kent Kira Kita Kleve Kong Konz Kota Lage Lahr Lauf Leer Lend Lincoln Lohmar Löhne
    Loni Lünen Male Man Mans Marl Mary Melle Mesa Miri Mito Mitte Moers Montana Münster Nagold Naha Nancy Nara
    Neubau Nevada Nice Olten Omsk Onex Orange Ordu Orel Ota Owo Palu Perm Pest Pinar Plauen Progreso Pune Radebeul
    Rain Reading Rees Regen Reno Rheine Roth Safi Sale Salem Sari Schwaben Selb Selm Senden Serang Sierra
    Singen Soest Sommer Split Stein Steyr Teni Tete Thun Tigris Tokat Tours Tula Ufa Union Unna Uster Van
    Verden Verl Victoria Viersen Virginia Wald Waldkirch Wallis Wangen Waren Wedel Weiden Wels Werder Werl
    Wesel Wil Windsor Winsen Winter Wolfen Yao Yola Zug""".split()
)
"""Places whose name is also a common noun, a verb's form at the start of a sentence, or a person's name."""

IRREGULAR_DEMONYMS = {"Deutscher": ("Deutsche", "Deutschen", "Deutscher")}
WEAK_NOUNS = ("präsident", "kommandant", "patriarch", "diplomat", "kandidat", "fürst", "prinz", "monarch", "zeuge",
              "experte", "kollege", "aktivist", "journalist", "korrespondent", "gesandte", "vorsitzende", "beauftragte",
              "herr", "oberst", "analyst")  # fmt: skip


KEPT_WORDS = 50_000
"""Words of which the answer is kept: pages share most of theirs."""


@lru_cache(KEPT_WORDS)
def variants(word: str) -> Sequence[str]:
    """A word and what it may be without its genitive: `Irans` -> `Irans`, `Iran`."""
    out = [word]
    if word.endswith(("'", "’")):
        out.append(word[:-1])
    elif len(word) > 3 and word.endswith(("'s", "’s")):
        out.append(word[:-2])
    elif len(word) > 3 and word[-1] == "s" and word[-2] not in "sxz":
        out.append(word[:-1])
        if len(word) > 4 and word[-2] == "e":
            out.append(word[:-2])
    return tuple(out)


@lru_cache(KEPT_WORDS)
def fold(word: str) -> str:
    """A word of a name without its ending, so that `Vereinten` and `Vereinte`, `Hauses` and `Haus` are equal."""
    for ending in FOLDED_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].removesuffix("s")
    return word


NO_PLACES = frozenset("Norden Süden Osten Westen Much Nada Oral".split())
"""Towns that are left out, since the word nearly always means something else."""


def listed(cell: str, mark: str = ",") -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split(mark) if value.strip()]


def demonyms(singular: str) -> Iterator[str]:
    """All forms of a demonym: `Russe` -> Russe, Russen, Russin, Russinnen."""
    if singular in IRREGULAR_DEMONYMS:
        yield from IRREGULAR_DEMONYMS[singular]
        return
    stem = singular.removesuffix("e")
    feminine = {"Franzos": "Französ"}.get(stem, stem)
    yield from (singular, singular + ("n" if singular.endswith("e") else "s"), singular + "n", singular + "en")
    yield from (feminine + "in", feminine + "innen")


def state_rows() -> Iterator[tuple[str, Entry]]:
    """Names, capitals and seats of every state."""
    for row in read_rows(LEXICON, "states.tsv"):
        code, name = row["code"], row["name"]
        for written in (name, *listed(row["names"]), code if code == "USA" else ""):
            yield written, Entry(key=code, kind="state", name=name, state=code)
        for written in listed(row["seats"]):
            yield written, Entry(key=code, kind="state", name=written, use="seat", state=code)
        for written in listed(row["capitals"]):
            capital = listed(row["capitals"])[0]
            yield written, Entry(key=capital, kind="place", name=written, use="capital", state=code)


def state_forms() -> Iterator[tuple[str, Entry]]:
    """Adjectives (lower case) and demonyms of every state, in all forms."""
    for row in read_rows(LEXICON, "states.tsv"):
        code, name = row["code"], row["name"]
        for stem in listed(row["adjectives"]):
            for ending in ADJECTIVE_ENDINGS:
                yield (
                    stem[:1].lower() + stem[1:] + ending,
                    Entry(key=code, kind="state", name=name, use="adjective", state=code),
                )
        for singular in listed(row["demonyms"]):
            for form in demonyms(singular):
                yield form, Entry(key=code, kind="state", name=name, use="demonym", state=code)


def region_forms() -> Iterator[tuple[str, Entry]]:
    """Adjectives (lower case) of regions that have governments of their own."""
    for row in read_rows(LEXICON, "regions.tsv"):
        entry = Entry(key=row["name"], kind="place", name=row["name"], use="adjective", state=row["state"])
        for stem in listed(row["adjectives"]):
            yield from ((stem + ending, entry) for ending in ADJECTIVE_ENDINGS)


def organisation_rows() -> Iterator[tuple[str, Entry]]:
    """Organisations, then outlets and agencies."""
    for row in read_rows(LEXICON, "organisations.tsv"):
        entry = Entry(
            key=row["name"], kind="organisation", name=row["name"], state=row["state"] or None, subkind=row["subkind"]
        )
        for written in (row["name"], *listed(row["names"])):
            yield written, entry
    for row in read_rows("depesche.lang.outlets", "outlets.tsv"):
        name = row["name"].removeprefix("The ").removeprefix("der ")
        subkind = "agency" if row["kind"] == "agency" else "outlet"
        for written in (name, row["name"], *listed(row["aliases"], "|")):
            common = written.lower() in COMMON_OUTLETS
            yield (
                written,
                Entry(
                    key=name,
                    kind="organisation",
                    name=name,
                    state=row["country"] or None,
                    subkind=subkind,
                    homonym=common,
                ),
            )


COMMON_OUTLETS = frozenset(
    """bild zeit welt stern spiegel focus standard kurier presse heute blick bund krone tag express profil news republik
    monitor fakt panorama report trend format wochenblatt freitag capital brigitte times sun guardian heise golem falter
    watson volksblatt vorwärts titanic gala bunte kicker sonntag montag
    samstag nachrichten tagesthemen kontraste brisant frontal quer extra spot linie aktuell lokalzeit post kirche anzeiger
    wort insider hill independent pioneer phoenix time cash chip compact fox vice kan merkur volkszeitung dolomiten kontrast
    furche funk österreich hindu rheinpfalz atlantic correctiv""".split()
)
"""Outlets whose name is also a common word: they count only in quotation marks or after a noun that introduces them."""


def place_rows() -> Iterator[tuple[str, Entry]]:
    """Towns, regions, waters, mountains."""
    for row in read_rows(LEXICON, "places.tsv"):
        entry = Entry(
            key=row["name"], kind="place", name=row["name"], state=row["state"] or None, subkind=row["kind"],
            homonym=row["name"] in HOMONYMS,
        )  # fmt: skip
        for written in (row["name"], *listed(row["names"])):
            if written not in NO_PLACES:
                yield written, entry


def offices() -> dict[str, OfficeWord]:
    """Inflected lower-case form -> title."""
    out: dict[str, OfficeWord] = {}
    for row in read_rows(LEXICON, "offices.tsv"):
        for title, gender in ((row["title"], "m"), (row["feminine"], "f")):
            adjectival = row["feminine"] == row["title"][:-1]
            for form, plural in office_forms(title, adjectival=adjectival) if title else ():
                out.setdefault(
                    form.lower(),
                    OfficeWord(
                        title=title, role=row["role"], gender=gender, of=row["of"] or None,
                        qualifier=row["qualifier"] or None, plural=plural, kind=row["kind"],
                    ),
                )  # fmt: skip
    return out


def qualifiers() -> dict[str, str]:
    """Adjective in any form, or first part of a compound -> what it says of the office."""
    out: dict[str, str] = {}
    for row in read_rows(LEXICON, "qualifiers.tsv"):
        inflected = (stem + ending for stem in listed(row["stems"]) for ending in ADJECTIVE_ENDINGS[1:])
        out.update(dict.fromkeys([*inflected, *listed(row["words"])], row["qualifier"]))
    return out


def office_forms(title: str, *, adjectival: bool = False) -> Iterator[tuple[str, bool | None]]:
    """Forms of a title, with whether they are plural; None where German does not tell.

    Adjectival titles have forms without -r: 'Vorsitzender', 'Vorsitzenden', but not 'Gründer', 'Gründen'.
    """
    low = title.lower()
    yield title, None if low.endswith(("er", "e")) else False
    if low.endswith("in"):
        yield title + "nen", True
    elif low.endswith(WEAK_NOUNS):
        yield title + ("n" if low.endswith(("e", "herr")) else "en"), None
    elif low.endswith("er"):
        yield from ((title + "s", False), (title + "n", True))
        if adjectival:
            yield from ((title[:-1] + "n", None), (title[:-1], None))
    else:
        yield from ((title + "s", False), (title + "es", False), (title + "e", True), (title + "en", True))


GIVEN_NAMES = {row["name"]: row["gender"] for row in read_rows(LEXICON, "given_names.tsv")}
OFFICES = offices()
GAZETTEER = Gazetteer(
    [*state_rows(), *organisation_rows(), *place_rows()],
    [*state_forms(), *region_forms()],
    variants,
    fold,
)
