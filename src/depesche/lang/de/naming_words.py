"""German words that take up somebody or something: pronouns, and nouns for what was named before."""

from depesche.lang.naming import NominalWord, PronounWord

PLACE = NominalWord(kind="place")
OUTLET = NominalWord(kind="organisation", subkinds=("outlet", "agency"))
AGENCY = NominalWord(kind="organisation", subkinds=("agency",))
COMPANY = NominalWord(kind="organisation", subkinds=("company", "outlet"))
PARTY = NominalWord(kind="organisation", subkinds=("party",))
CLUB = NominalWord(kind="organisation", subkinds=("club", "sport", "association"))
BODY = NominalWord(kind="organisation", subkinds=("intergovernmental", "charity", "association", "armed group"))
NOMINALS = {
    **dict.fromkeys(
        "zeitung blatt magazin nachrichtenmagazin tageszeitung wochenzeitung sender zeitschrift".split(), OUTLET
    ),
    **dict.fromkeys("agentur nachrichtenagentur staatsagentur".split(), AGENCY),
    **dict.fromkeys("konzern konzerns unternehmen unternehmens firma hersteller autobauer".split(), COMPANY),
    **dict.fromkeys("partei".split(), PARTY),
    **dict.fromkeys("verein vereins klub club verband".split(), CLUB),
    **dict.fromkeys("organisation bündnis weltorganisation miliz".split(), BODY),
    **dict.fromkeys("land landes staat staates".split(), NominalWord(kind="state")),
    **dict.fromkeys("stadt hauptstadt metropole hafenstadt".split(), PLACE),
    **dict.fromkeys("mann mannes".split(), NominalWord(kind="person", subkinds=("m",))),
    **dict.fromkeys("frau".split(), NominalWord(kind="person", subkinds=("f",))),
}

PRONOUNS = {
    **dict.fromkeys("er ihn".split(), PronounWord(genders="m", plural=False)),
    "ihm": PronounWord(genders="mn", plural=False),
    "sie": PronounWord(genders="f", plural=None),
    "ihnen": PronounWord(genders="fmn", plural=True),
    "dieser": PronounWord(genders="m", plural=False),
    **dict.fromkeys(
        "sein seine seinen seinem seiner seines".split(), PronounWord(genders="mn", plural=False, possessive=True)
    ),
    **dict.fromkeys("ihr ihre ihren ihrem ihrer ihres".split(), PronounWord(genders="f", plural=None, possessive=True)),
    "diese": PronounWord(genders="f", plural=None),
    "deren": PronounWord(genders="f", plural=None, possessive=True),
    "dessen": PronounWord(genders="mn", plural=False, possessive=True),
}

RELATED = (
    {"president", "head of state", "ruler", "leader", "head of state and party", "party leader", "monarch"},
    {"prime minister", "chancellor", "head of government", "head of state and government", "leader"},
    {"chief executive", "head", "managing director", "chairperson"},
    {"head", "party leader", "parliamentary group leader", "chairperson"},
    {"diplomat", "foreign minister", "ambassador", "envoy"},
    {"politician", "member of parliament", "candidate", "senator", "party leader"},
)


def related_roles() -> dict[str, frozenset[str]]:
    """Role -> all roles of the groups that it belongs to."""
    roles = sorted({role for group in RELATED for role in group})
    return {role: frozenset(r for group in RELATED if role in group for r in group) for role in roles}
