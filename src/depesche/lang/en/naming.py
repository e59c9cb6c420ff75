"""English names: enough to read English pages with the same rules."""

from collections.abc import Iterator, Sequence

from depesche.lang.gazetteer import Entry, Gazetteer
from depesche.lang.lexicon import read_rows
from depesche.lang.naming import GroupWord, Naming, NominalWord, OfficeWord, PronounWord

LEXICON = "depesche.lang.en.lexicon"
ORGANISATIONS = {
    "intergovernmental": """United Nations|UN|U.N.|European Union|EU|NATO|Nato|IAEA|OSCE|World Bank|IMF|WHO|WTO|UNESCO|UNICEF|
    African Union|Arab League|ASEAN|OPEC|OECD|European Commission|Security Council""",
    "agency": "Reuters|Associated Press|AP|Agence France-Presse|AFP|dpa|KCNA|TASS|Xinhua|Yonhap|Interfax|Bloomberg|Kyodo",
    "outlet": """New York Times|Washington Post|Wall Street Journal|Financial Times|BBC|CNN|Guardian|Fox News|NBC|CBS|ABC|
    Al Jazeera|Der Spiegel""",
    "authority": "Pentagon|State Department|CIA|FBI|NSA|Congress|Senate|Supreme Court|Federal Reserve|National Security Council",
    "armed group": "Hamas|Hezbollah|Taliban|al-Qaida|al-Qaeda|Islamic State|Houthis|Boko Haram",
}
OFFICE_ROLES = {
    "president": "president", "vice president": "vice president", "prime minister": "prime minister", "premier": "prime minister",
    "chancellor": "chancellor", "minister": "minister", "foreign minister": "foreign minister",
    "defence minister": "defence minister", "defense minister": "defence minister", "finance minister": "finance minister",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "spokesperson": "spokesperson", "leader": "leader",
    "ruler": "ruler", "king": "monarch", "queen": "monarch", "ambassador": "ambassador", "senator": "senator",
    "governor": "governor", "mayor": "mayor", "general": "general", "secretary of state": "foreign minister",
    "secretary-general": "secretary general", "chairman": "chairperson", "chairwoman": "chairperson", "chief": "head",
    "director": "director", "judge": "judge", "prosecutor": "prosecutor", "lawyer": "lawyer", "coach": "coach",
}  # fmt: skip


def variants(word: str) -> Sequence[str]:
    """A word and what it is without its genitive: `Peru's` -> `Peru's`, `Peru`."""
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending):
            return (word, word.removesuffix(ending))
    return (word,)


def rows() -> Iterator[tuple[str, Entry]]:
    """Names, adjectives, demonyms, capitals and seats of states, then organisations."""
    for row in read_rows(LEXICON, "states.tsv"):
        code, name = row["code"], row["name"]
        for column, use in (("names", "name"), ("adjectives", "adjective"), ("demonyms", "demonym"), ("seats", "seat")):
            for written in ([name] if column == "names" else []) + [
                v.strip() for v in row[column].split(",") if v.strip()
            ]:
                yield written, Entry(key=code, kind="state", name=name, use=use, state=code)  # type: ignore[arg-type]
        for written in (v.strip() for v in row["capitals"].split(",") if v.strip()):
            yield written, Entry(key=written, kind="place", name=written, use="capital", state=code)
    for subkind, names in ORGANISATIONS.items():
        for written in (v.strip() for v in names.split("|") if v.strip()):
            yield written, Entry(key=written, kind="organisation", name=written, subkind=subkind)


def offices() -> dict[str, OfficeWord]:
    """Titles in singular and plural."""
    out = {}
    for title, role in OFFICE_ROLES.items():
        gender = "f" if title.endswith("woman") or title == "queen" else "m" if title.endswith("man") else ""
        out[title] = OfficeWord(title=title, role=role, gender=gender, plural=False)
        out[title + "s"] = OfficeWord(title=title, role=role, gender=gender, plural=True)
    return out


NOMINAL_WORDS = {
    "newspaper": NominalWord(kind="organisation", subkinds=("outlet",)),
    "agency": NominalWord(kind="organisation", subkinds=("agency",)),
    "country": NominalWord(kind="state"),
    "city": NominalWord(kind="place"),
}
PRONOUNS = {
    **dict.fromkeys(("he", "him"), PronounWord(genders="m", plural=False)),
    "she": PronounWord(genders="f", plural=False),
    **dict.fromkeys(("they", "them"), PronounWord(genders="fm", plural=True)),
    "his": PronounWord(genders="m", plural=False, possessive=True),
    "her": PronounWord(genders="f", plural=False, possessive=True),
    "its": PronounWord(genders="n", plural=False, possessive=True),
}
NEVER_NAMES = """january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday the a an he she it they we you in on at by for from with but and or""".split()

ENGLISH_NAMING = Naming(
    gazetteer=Gazetteer(rows(), (), variants, lambda word: variants(word)[-1]),
    variants=variants,
    given_names={row["name"]: row["gender"] for row in read_rows(LEXICON, "given_names.tsv")},
    family_first=frozenset("Kim Park Lee Ri Choe Choi Jong Moon Xi Li Wang Zhang Chen Liu Hu Wen Jiang Mao Ban".split()),
    family_first_given=lambda word: word.replace("-", "").isalpha() and len(word) < 10 and word.lower() not in NEVER_NAMES,
    offices=offices(),
    office_tails=(),
    bound_qualifiers=(),
    bound_prefixes={},
    qualifiers={"former": "former", "ex": "former", "acting": "acting", "deputy": "deputy", "designated": "designated"},
    honorifics={"mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "dr": "", "dr.": "", "sir": "m"},
    particles=frozenset("von van de der den del della di da la le al el bin ibn ben Van De Al El Bin".split()),
    particle_prefixes=("al-", "el-"),
    surname_endings=("enko", "shvili", "ovich", "evich"),
    never_names=frozenset(NEVER_NAMES),
    place_prepositions=frozenset("in to from at near into outside around across".split()),
    genitive_links=frozenset({"of"}),
    field_links=frozenset({"for"}),
    body_endings=(),
    relative_pronouns=frozenset({"who", "whom"}),
    determiners=frozenset("the a an his her its their this that".split()),
    indefinite=frozenset({"a", "an"}),
    plural_articles=frozenset(),
    demonstratives=frozenset(),
    place_contractions=frozenset(),
    acting_prepositions=frozenset("with against between by for".split()),
    joining_prepositions=frozenset("with against between and".split()),
    infinitive_openers=frozenset(),
    infinitive_marks=frozenset(),
    feminine_articles=frozenset(),
    coordinators=frozenset(["and", "or", ",", "&", "both", "as", "well"]),
    government_words=frozenset("government administration regime leadership".split()),
    organisation_heads=frozenset({"University", "Bank", "Ministry"}),
    club_marks=frozenset({"FC"}),
    organisation_tails=frozenset("Inc Inc. Corp Corp. Ltd Ltd. LLC plc PLC Group Company Corporation University Bank".split()),
    organisation_endings=(),
    organisation_head_endings=(),
    place_adjective_ending="",
    organisation_introducers=frozenset("agency newspaper magazine broadcaster company party".split()),
    place_endings=("ville", "town", "burgh", "shire"),
    street_endings=(),
    abstract_endings=(),
    nominals=NOMINAL_WORDS,
    unnamed={
        **{word: GroupWord(title=word, role=word) for word in ("officials", "diplomats", "experts", "sources")},
        **{word: GroupWord(title=word, role=word, named=True) for word in ("authorities", "allies")},
    },
    origin_links=frozenset({"from"}),
    both=frozenset({"both"}),
    pair_heads={"countries": "state", "sides": "state", "leaders": "person", "presidents": "person"},
    pronouns=PRONOUNS,
    plural_verb_endings=(),
    capital_nouns=False,
    capital_adjectives=True,
)  # fmt: skip
