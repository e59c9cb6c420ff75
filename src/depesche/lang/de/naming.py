"""German names: what is known of people, bodies, places and the words that take them up, in one place."""

from depesche.lang.de.naming_bodies import BODIES, BODY_WORDS
from depesche.lang.de.naming_lists import GAZETTEER, GIVEN_NAMES, OFFICES, fold, qualifiers, variants
from depesche.lang.de.naming_people import (
    GROUPS,
    HONORIFICS,
    NEVER_NAMES,
    PEOPLE,
    PEOPLE_WORDS,
    can_be_given,
    no_trades,
)
from depesche.lang.de.naming_places import PLACE_WORDS, place_stem
from depesche.lang.de.naming_words import NOMINALS, PRONOUNS, related_roles
from depesche.lang.naming import Naming

GERMAN_NAMING = Naming(
    gazetteer=GAZETTEER,
    variants=variants,
    given_names=GIVEN_NAMES,
    family_first=frozenset(PEOPLE_WORDS["family_first"]),
    family_first_given=can_be_given,
    offices=OFFICES,
    office_tails=PEOPLE_WORDS["office_tails"],
    bound_qualifiers=PEOPLE_WORDS["bound_qualifiers"],
    bound_prefixes={"bundes": "DEU", "reichs": "DEU"},
    qualifiers=qualifiers(),
    honorifics=HONORIFICS,
    particles=frozenset(PEOPLE_WORDS["particles"]),
    particle_prefixes=PEOPLE_WORDS["particle_prefixes"],
    surname_endings=PEOPLE_WORDS["surname_endings"],
    never_names=NEVER_NAMES,
    copulas=frozenset({"ist", "sind"}),
    place_prepositions=frozenset(PLACE_WORDS["place_prepositions"]),
    office_nouns=frozenset(PEOPLE_WORDS["office_nouns"]),
    appointing=frozenset(PEOPLE_WORDS["appointing"]),
    lasting=frozenset({"seit", "ab", "seither"}),
    federal=("DEU", "AUT", "CHE"),
    genitive_links=frozenset("der des von vom dem".split()),
    field_links=frozenset({"für"}),
    body_endings=BODY_WORDS["body_endings"],
    relative_pronouns=frozenset("der die das dem den dessen deren denen welcher welche welches".split()),
    determiners=frozenset(
        """der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene kein
        keine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer im am zum zur beim vom ins""".split()
    ),
    indefinite=frozenset("ein eine einen einem einer eines".split()),
    plural_articles=frozenset({"die"}),
    singular_articles=frozenset(
        """dem des ein eine einem einen einer eines diesem dieses jenem seinem seines ihrem ihres zum zur beim vom im
        am""".split()
    ),
    demonstratives=frozenset({"dieser", "diese", "deren", "dessen"}),
    place_contractions=frozenset(PLACE_WORDS["place_contractions"]),
    acting_prepositions=frozenset(PLACE_WORDS["acting_prepositions"]),
    joining_prepositions=frozenset(PLACE_WORDS["joining_prepositions"]),
    infinitive_openers=frozenset(PLACE_WORDS["infinitive_openers"]),
    infinitive_marks=frozenset(PLACE_WORDS["infinitive_marks"]),
    feminine_articles=frozenset({"die", "der", "zur"}),
    coordinators=frozenset(["und", "oder", "sowie", "bzw.", ",", "als", "auch", "wie", "sowohl", "&"]),
    government_words=frozenset(BODY_WORDS["government_words"]),
    organisation_heads=frozenset(BODY_WORDS["organisation_heads"]),
    club_marks=frozenset(BODY_WORDS["club_marks"]),
    organisation_tails=frozenset(BODY_WORDS["organisation_tails"]),
    organisation_endings=BODY_WORDS["organisation_endings"],
    organisation_head_endings=BODY_WORDS["organisation_head_endings"],
    name_head_endings=BODY_WORDS["name_head_endings"],
    league_heads=BODY_WORDS["league_heads"],
    league_links=frozenset(BODY_WORDS["league_links"]),
    place_adjective_ending="er",
    organisation_introducers=frozenset(BODY_WORDS["organisation_introducers"]),
    place_endings=PLACE_WORDS["place_endings"],
    abstract_endings=PLACE_WORDS["abstract_endings"],
    street_endings=PLACE_WORDS["street_endings"],
    nominals=NOMINALS,
    unnamed=GROUPS,
    origin_links=frozenset(PLACE_WORDS["origin_links"]),
    both=frozenset("beide beiden beider beides".split()),
    pair_heads={
        **dict.fromkeys("länder ländern staaten seiten nationen regierungen parteien".split(), "state"),
        **dict.fromkeys(
            """staatschefs präsidenten politiker männer frauen außenminister minister regierungschefs staatsoberhäupter
            staatsoberhäuptern staatsmänner kontrahenten kandidaten politikern männern frauen machthaber""".split(),
            "person",
        ),
        **dict.fromkeys(
            "organisationen verbände verbänden gewerkschaften unternehmen konzerne vereine".split(), "organisation"
        ),
    },
    pronouns=PRONOUNS,
    plural_verb_endings=("en", "sind", "tun", "ern", "eln"),
    related_roles=related_roles(),
    outlet_endings=BODY_WORDS["outlet_endings"],
    common_outlets=frozenset(BODY_WORDS["common_outlets"]),
    company_heads=frozenset(BODY_WORDS["company_heads"]),
    profession_endings=PEOPLE_WORDS["profession_endings"],
    no_trades=no_trades(),
    people=PEOPLE,
    bodies=BODIES,
    age_endings=PEOPLE_WORDS["age_endings"],
    place_stem=place_stem,
    sure_openers=frozenset("„"),
    fold=fold,
    speakers=frozenset("ich mich mir mein meine meinen meinem meiner meines".split()),
    speaking_bodies=frozenset("wir uns unser unsere unseren unserem unserer unseres".split()),
)
