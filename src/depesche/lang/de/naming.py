"""German names: how words inflect, what introduces a name, what takes it up again."""

import re

from depesche.lang.de.naming_lists import GAZETTEER, GIVEN_NAMES, OFFICES, fold, qualifiers, variants
from depesche.lang.de.naming_people import BODIES, GROUPS, PEOPLE, no_trades, place_stem
from depesche.lang.naming import Naming, NominalWord, PronounWord

SYLLABLES = re.compile(r"[A-Z]?[a-z]{1,6}(?:-[A-Za-z][a-z]{1,5})?|[A-Z][a-z]{1,8}")
"""One word, or two with a hyphen, as Korean and Chinese given names are transcribed. No nested repetition."""

FAMILY_FIRST = """Kim Park Pak Lee Ri Rhee Choe Choi Jong Jung Chung Kang Yoon Yun Moon Mun Roh Noh Han Hwang Hong Song
Shin Seo Kwon Oh Ahn Paek Baek Jo Cho Chang Jang Xi Li Wang Zhang Zhao Chen Liu Yang Huang Zhou Wu Hu Wen Jiang Zhu Deng
Mao Ma Guo Gao Lin Luo Zheng Liang Xie Tang Xu Feng Deng Peng Zeng Qin Bo Ai Sun Tsai Ban Nguyen Nguyễn Tran Pham Ho
Le Phan Lei Chiang Tschiang Ri Thae Ju No Liao Han Fang Lai Ko Lam Leung""".split()

NEVER_NAMES = """januar jänner februar märz april mai juni juli august september oktober november dezember montag dienstag
mittwoch donnerstag freitag samstag sonnabend sonntag uhr prozent euro dollar millionen milliarden jahr jahre jahren tag tage
uhr ende anfang mitte foto bild quelle video herr frau herrn ich wir sie er es der die das ein eine und oder aber auch in im
am an auf aus bei mit nach von vor zu zum zur für gegen laut wie was wer wenn als dass doch so nun noch nicht nur seit über
unter während dieser diese dieses ihr sein seine seinen ihre ihren unser dem den des einem einen einer eines man beide
gott welt krieg frieden medien pflege leben liebe zeit stadt land volk regierung staat partei beim damit dabei danach dann
dort hier heute gestern morgen jetzt kein keine mehr viele alle insgesamt trotz wegen ob da denn
dr prof st nr hl jh chr""".split()

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


def can_be_given(word: str) -> bool:
    """Whether a word can be the given part of a Korean, Chinese or Vietnamese name: short syllables."""
    common = len(word) > 3 and word.lower() in NEVER_NAMES
    return SYLLABLES.fullmatch(word) is not None and not common


GERMAN_NAMING = Naming(
    gazetteer=GAZETTEER,
    variants=variants,
    given_names=GIVEN_NAMES,
    family_first=frozenset(FAMILY_FIRST),
    family_first_given=can_be_given,
    offices=OFFICES,
    office_tails=(
        "ministerpräsidentin",
        "ministerpräsident",
        "präsidentin",
        "präsident",
        "ministerin",
        "minister",
        "sprecherin",
        "sprecher",
        "kanzlerin",
        "kanzler",
        "sekretärin",
        "sekretär",
        "kommissarin",
        "kommissar",
        "chefin",
        "chef",
        "direktorin",
        "direktor",
        "vorsitzender",
        "vorsitzenden",
        "vorsitzende",
        "führerin",
        "führer",
        "botschafterin",
        "botschafter",
        "beauftragter",
        "beauftragten",
        "beauftragte",
        "gesandter",
        "gesandten",
        "gesandte",
        "beraterin",
        "berater",
        "abgeordneter",
        "abgeordneten",
        "abgeordnete",
        "kandidatin",
        "kandidat",
        "trainerin",
        "trainer",
        "meisterin",
        "meister",
        "leiterin",
        "leiter",
        "anwältin",
        "anwalt",
        "politikerin",
        "politiker",
        "general",
        "forscherin",
        "forscher",
        "expertin",
        "experte",
        "experten",
    ),
    bound_qualifiers=("vize", "ex", "alt", "interims", "übergangs"),
    bound_prefixes={"bundes": "DEU", "reichs": "DEU"},
    qualifiers=qualifiers(),
    honorifics={
        "herr": "m",
        "herrn": "m",
        "frau": "f",
        "dr.": "",
        "prof.": "",
        "professor": "",
        "professorin": "f",
        "sir": "m",
        "lord": "m",
        "lady": "f",
        "scheich": "m",
        "ajatollah": "m",
        "graf": "m",
        "gräfin": "f",
        "baron": "m",
        "pater": "m",
        "papst": "m",
        "könig": "m",
        "königin": "f",
        "kaiser": "m",
        "kaiserin": "f",
        "prinz": "m",
        "prinzessin": "f",
        "heiliger": "m",
        "st.": "",
        "mr.": "m",
        "mrs.": "f",
        "ms.": "f",
        "bruder": "m",
        "schwester": "f",
        "onkel": "m",
        "tante": "f",
        "mutter": "f",
        "vater": "m",
        "sohn": "m",
        "tochter": "f",
        "ehefrau": "f",
        "ehemann": "m",
    },
    particles=frozenset(
        """von van de der den del della di da du dos le la zu zur vom bin ibn ben al el ter ten y e af
        Van De Der Den Del Della Di Da Du Dos Le La Al El Bin Ibn Ben Abu Mac Mc St.""".split()
    ),
    particle_prefixes=("al-", "el-", "ad-", "as-", "d'", "d’"),
    surname_endings=(
        "enko",
        "schwili",
        "owitsch",
        "ewitsch",
        "yan",
        "ković",
        "ović",
        "ević",
        "idis",
        "opoulos",
        "oğlu",
        "skyj",
        "owa",
        "ewa",
        "ow",
        "jew",
        "nskij",
        "nski",
        "schenko",
        "tschuk",
        "dze",
        "ásek",
        "sson",
        "czyk",
    ),
    never_names=frozenset(NEVER_NAMES),
    place_prepositions=frozenset("in nach aus bei nahe ab um bis nördlich südlich östlich westlich unweit".split()),
    office_nouns=frozenset("amt amts amtes posten postens amtszeit position titel titels wahl".split()),
    appointing=frozenset({"zum", "zur"}),
    lasting=frozenset({"seit", "ab", "seither"}),
    federal=("DEU", "AUT", "CHE"),
    genitive_links=frozenset("der des von vom dem".split()),
    field_links=frozenset({"für"}),
    body_endings=(
        "fraktion",
        "verband",
        "verbandes",
        "verbands",
        "behörde",
        "kommission",
        "ausschusses",
        "rates",
        "rats",
        "amtes",
        "amts",
        "instituts",
        "partei",
        "stiftung",
        "gesellschaft",
        "gruppe",
        "firma",
        "vereins",
        "gewerkschaft",
        "universität",
        "polizei",
        "abteilung",
        "ministeriums",
        "konzerns",
        "unternehmens",
        "agentur",
        "organisation",
        "gerichts",
        "staatsanwaltschaft",
        "kirche",
        "bank",
        "feuerwehr",
        "regierung",
        "armee",
        "liga",
        "union",
    ),
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
    place_contractions=frozenset({"im", "ins", "zum"}),
    acting_prepositions=frozenset("mit an gegen zwischen von für um".split()),
    joining_prepositions=frozenset("mit an gegen zwischen und".split()),
    infinitive_openers=frozenset({"um"}),
    infinitive_marks=frozenset({"zu", "davon", "daran", "dazu"}),
    feminine_articles=frozenset({"die", "der", "zur"}),
    coordinators=frozenset(["und", "oder", "sowie", "bzw.", ",", "als", "auch", "wie", "sowohl", "&"]),
    government_words=frozenset(
        """regierung regierungen regierungs administration führung staatsführung regime regimes regierungskreise
        regierungskreisen behörden""".split()
    ),
    organisation_heads=frozenset(
        """Universität Hochschule Fachhochschule Institut Landgericht Amtsgericht Oberlandesgericht Verwaltungsgericht
        Arbeitsgericht Staatsanwaltschaft Technische TU FH FC SC SV VfB VfL TSV TSG SpVgg FSV MSV HSV RB AC AS Real
        Borussia Eintracht Bank Stiftung Verein Gymnasium Museum Theater Oper Bistum Erzbistum Diözese Ministerium Amt
        Landtag Stadtwerke Polizei Freie Klinikum Verband Radio Sparkasse University College""".split()
    ),
    club_marks=frozenset("FC SC SV VfB VfL TSV TSG FSV MSV HSV".split()),
    organisation_tails=frozenset(
        """AG GmbH SE KG OHG KGaA e.V. eG Inc Inc. Corp Corp. Ltd Ltd. LLC plc PLC S.A. SA SpA Co. Company Corporation
        Group Holding University Records Bank Airlines Airways Foundation Institute College Party FC SC United City
        Association Society Universität Motors Entertainment Pictures Studios Press Verlag""".split()
    ),
    organisation_endings=(
        "ministerium",
        "ministeriums",
        "geheimdienst",
        "geheimdienstes",
        "geheimdienste",
        "geheimdiensten",
        "außenamt",
        "außenamts",
        "aussenamt",
        "präsidialamt",
        "präsidialamts",
        "kriminalamt",
        "kriminalamts",
        "generalstab",
        "generalstabs",
        "streitkräfte",
        "streitkräften",
        "armee",
        "marine",
        "luftwaffe",
        "militär",
        "militärs",
        "notenbank",
        "zentralbank",
        "parlament",
        "parlaments",
        "botschaft",
        "verfassungsgericht",
    ),
    organisation_head_endings=(
        "gericht",
        "gerichtshof",
        "museum",
        "schule",
        "gymnasium",
        "universität",
        "theater",
        "klinik",
        "klinikum",
        "staatsanwaltschaft",
        "stadtwerke",
        "sparkasse",
        "volksbank",
        "messe",
        "bistum",
        "zoo",
        "institut",
        "oper",
        "präsidium",
        "direktion",
        "orchester",
        "philharmoniker",
    ),
    name_head_endings=tuple(
        """verein vereins bund bunds bundes genossenschaft gesellschaft gemeinschaft behörde
        museum museums haus hauses theater theaters orchester chor kapelle betriebe werke werken werk kraftwerk logistik
        fabrik rettung feuerwehr bank institut instituts hochschule gymnasium klub clubs club zentrum zentrums
        initiative stiftung brauerei druckerei klinik klinikum holding agentur stelle büro büros amt amts amtes ministerium ministeriums bibliothek
        archiv kammer verwaltung""".split()
    ),
    place_adjective_ending="er",
    organisation_introducers=frozenset(
        """nachrichtenagentur agentur zeitung tageszeitung wochenzeitung boulevardzeitung zeitschrift magazin
        nachrichtenmagazin sender fernsehsender nachrichtensender radiosender partei oppositionspartei regierungspartei
        firma konzern unternehmen hersteller autobauer energiekonzern softwarekonzern organisation
        menschenrechtsorganisation umweltorganisation hilfsorganisation gewerkschaft stiftung band rockband gruppe
        terrororganisation terrorgruppe miliz rebellengruppe fluggesellschaft airline bank verlag staatsagentur
        bürgerinitiative zweitligist bundesligist verein klub tochterfirma tochtergesellschaft""".split()
    ),
    place_endings=(
        "burg",
        "dorf",
        "stadt",
        "hausen",
        "heim",
        "furt",
        "ingen",
        "kirchen",
        "brück",
        "brücken",
        "hafen",
        "walde",
        "stein",
        "stedt",
        "städt",
        "ville",
        "town",
        "grad",
        "rode",
        "büttel",
        "leben",
        "beuren",
        "weiler",
        "münde",
        "itz",
    ),
    abstract_endings=("ismus", "heit", "keit", "ung"),
    street_endings=("straße", "strasse", "gasse", "allee", "platz"),
    nominals=NOMINALS,
    unnamed=GROUPS,
    origin_links=frozenset({"aus"}),
    both=frozenset("beide beiden beider beides".split()),
    pair_heads={
        **dict.fromkeys("länder ländern staaten seiten nationen regierungen parteien".split(), "state"),
        **dict.fromkeys(
            """staatschefs präsidenten politiker männer frauen außenminister minister regierungschefs staatsoberhäupter
            staatsoberhäuptern staatsmänner kontrahenten kandidaten politikern männern frauen machthaber""".split(),
            "person",
        ),
    },
    pronouns=PRONOUNS,
    plural_verb_endings=("en", "sind", "tun", "ern", "eln"),
    related_roles=related_roles(),
    outlet_endings=("kurier", "bote", "anzeiger", "tageblatt", "tagblatt", "rundschau", "zeitung", "blatt", "post"),
    common_outlets=frozenset(
        """tageszeitung wochenzeitung boulevardzeitung sonntagszeitung abendzeitung lokalzeitung regionalzeitung
        schülerzeitung schulzeitung vereinszeitung mitarbeiterzeitung parteizeitung staatszeitung wirtschaftszeitung
        morgenzeitung betriebszeitung straßenzeitung stadtteilzeitung kirchenzeitung onlinezeitung gratiszeitung
        kleeblatt titelblatt merkblatt flugblatt faltblatt notenblatt deckblatt extrablatt feigenblatt arbeitsblatt
        formblatt schulterblatt datenblatt beiblatt amtsblatt wochenblatt gemeindeblatt sägeblatt lindenblatt
        flaschenpost luftpost feldpost fanpost eilpost hauspost schneckenpost bahnpost briefpost hasspost
        amtsanzeiger stadtanzeiger gemeindeanzeiger eilbote zeitzeitung landeszeitung fachzeitung""".split()
    ),
    company_heads=frozenset(
        """werft werke werken gruppe konzern konzerns bank stiftung brauerei verlag verlags holding reederei druckerei
        klinik kliniken hütte mühle institut instituts agentur zeitung universität museum galerie ensemble quartett
        orchester""".split()
    ),
    profession_endings=tuple(
        """er in ist isten ant anten ent enten or ors eur eurs loge logen nom nomen wirt wirts wirtin arzt ärztin rat rätin
        chef chefs koch köchin graf grafen tenor sopran profi star diva boss""".split()
    ),
    no_trades=no_trades(),
    people=PEOPLE,
    bodies=BODIES,
    age_endings=("jährige", "jährigen", "jähriger", "jährigem"),
    place_stem=place_stem,
    sure_openers=frozenset("„"),
    fold=fold,
    speakers=frozenset("ich mich mir mein meine meinen meinem meiner meines".split()),
    speaking_bodies=frozenset("wir uns unser unsere unseren unserem unserer unseres".split()),
)
