"""German words of reported speech, and the verbs that introduce it with all their forms."""

from collections.abc import Iterable

from depesche.lang.de.reporting_forms import Forms, forms_of
from depesche.lang.lexicon import read_rows
from depesche.lang.reporting import Clause, CueNoun, CueVerb, NounRole, Reporting, SourceWord
from depesche.model.quotation import Certainty

PACKAGE = "depesche.lang.de"
CLAUSES: dict[str, Clause] = {
    "d": "that",
    "o": "whether",
    "w": "question",
    "v": "main",
    "i": "infinitive",
    "q": "quoted",
}
ADDRESSED = frozenset(
    """auffordern bitten ermahnen mahnen beauftragen anweisen ersuchen beschuldigen bezichtigen verdächtigen informieren
    unterrichten erinnern warnen aufrufen beschwören einladen fragen drängen belehren beruhigen beschimpfen""".split()
)
IMPERSONAL = frozenset({"heißen"})
NEVER = {
    "fordern": "opfer opfern tote toten leben verletzte verletzten tribut zoll".split(),
    "bestreiten": "spiel spiele spielen partie match rennen finale lauf turnier saison kampf duell test unterhalt".split(),
}
"""Ends of objects with which a verb of the lexicon tells no speech."""
AMBIGUOUS = frozenset({"geraten", "gestanden", "bestanden"})
"""Participles that belong to other verbs more often: 'in Brand geraten', 'hatte gestanden'."""
NOUN_ENDINGS = """angaben angabe berichten berichte bericht meldungen meldung informationen aussagen aussage quellen
kreisen ansicht meinung auskunft einschätzung mitteilung schätzungen darstellung erkenntnissen""".split()


def verbs() -> list[tuple[CueVerb, Forms]]:
    """The verbs of the lexicon in file order, each with the forms of its base."""
    irregular = {
        row["infinitive"]: (row["present"], row["preterite"], row["participle"])
        for row in read_rows(PACKAGE, "lexicon/irregular_verbs.tsv")
    }
    out = []
    for row in read_rows(PACKAGE, "lexicon/reporting_verbs.tsv"):
        *idiom, last = row["verb"].split(" ")
        particle, _, base = last.rpartition("|")
        lemma = " ".join([*(w for w in idiom if w != "sich"), particle + base])
        verb = CueVerb(
            lemma=lemma,
            particle=particle,
            idiom=tuple(w.lower() for w in idiom if w != "sich"),
            reflexive="sich" in idiom,
            clauses=frozenset(CLAUSES[c] for c in row["clauses"] if c in CLAUSES),
            objects=frozenset("object" if o == "n" else o for o in row["objects"].split(" ") if o != "-"),
            never=tuple(NEVER.get(lemma, ())),
            impersonal=lemma in IMPERSONAL,
            addressed=lemma in ADDRESSED,
            speaks_in_passive=lemma == "zitieren",
            act=row["act"],
            weak=row["needs"] == "subjunctive",
        )
        out.append((verb, forms_of(base, irregular)))
    return out


def by_form(pairs: Iterable[tuple[str, CueVerb]]) -> dict[str, tuple[CueVerb, ...]]:
    """Verbs by form; those with the most conditions first, so that the most special one is tried first."""
    grouped: dict[str, list[CueVerb]] = {}
    for form, verb in pairs:
        if verb not in grouped.setdefault(form, []):
            grouped[form].append(verb)
    return {
        form: tuple(sorted(found, key=lambda v: -(4 * len(v.idiom) + 2 * bool(v.particle) + v.reflexive)))
        for form, found in grouped.items()
    }


def participle_of(verb: CueVerb, forms: Forms) -> str:
    """The participle with its particle joined: `mitgeteilt`."""
    return "" if forms.participle in AMBIGUOUS else verb.particle + forms.participle


def nouns() -> dict[str, CueNoun]:
    """Nouns of the lexicon by form; the roles of equal forms are put together."""
    out: dict[str, CueNoun] = {}
    for row in read_rows(PACKAGE, "lexicon/reporting_nouns.tsv"):
        role: NounRole = row["role"]  # type: ignore[assignment]
        seen = out.get(row["form"])
        roles = (seen.roles if seen else frozenset()) | {role}
        act = row["act"] if role == "cue" or seen is None else seen.act
        out[row["form"]] = CueNoun(lemma=row["lemma"], roles=roles, act=act)
    return out


def sources() -> dict[str, SourceWord]:
    """Nouns of sources by each of their forms."""
    return {
        form: SourceWord(kind=row["kind"], told=row["told"], compounds=row["match"] != "whole")  # type: ignore[arg-type]
        for row in read_rows(PACKAGE, "lexicon/reporting_sources.tsv")
        for form in row["forms"].split()
    }


VERBS = verbs()

SUBJUNCTIVE = """sei seien seiest seist habe werde könne müsse dürfe solle wolle möge wisse gebe gehe komme stehe liege lasse bleibe
halte sehe finde nehme spreche treffe trage bringe denke kenne nenne biete verliere gelte helfe falle laufe fahre rufe
schreibe ziehe gewinne beginne bestehe enthalte erhalte ergebe entspreche verspreche verstehe betreffe verlange brauche
handele handle sage tue mache arbeite rechne erwarte hoffe glaube fordere gehöre führe stelle setze diene suche spiele
zeige lebe wolle liefere bedeute drohe prüfe plane unterstütze stimme wünsche bereite bedürfe befinde entstehe
herrsche fehle reiche existiere verfüge erfülle gefährde verletze verstoße verhandle verhandele hänge wachse sinke
steige koste zahle bezahle nutze benötige berichte melde teile schütze lehne folge richte verbinde leide trete
bedaure bedauere begrüße vertraue basiere bestreite beruhe schließe ermögliche verhindere fürchte befürchte freue
dauere entscheide scheine erkläre fühle kämpfe lege wende weise werfe""".split()
SUBJUNCTIVE_PAST = """wäre wären hätte hätten würde würden könnte könnten müsste müssten dürfte dürften gäbe gäben
ginge käme kämen bliebe stünde stünden läge lägen ließe fände fänden nähme nähmen brächte
brächten bräuchte bräuchten wüsste wüssten träfe träfen täte täten spräche sprächen hielte sähe sähen befände befänden
bestünde bestünden""".split()

NAMED_THINGS = tuple(
    """motto titel namen name überschrift buch roman krimi film kinofilm drama lied song album single stück theaterstück
    musical oper operette gemälde bild ausstellung reihe serie sendung talkshow projekt programm aktion initiative kampagne
    operation zeitung tageszeitung magazin nachrichtenmagazin zeitschrift blatt schiff frachter fähre boot gruppe verein
    bündnis netzwerk plattform partei band rockband klub club restaurant hotel gasthof lokal kneipe café diskothek disko
    festival studie spiel videospiel computerspiel app software hurrikan taifun sturm tief hoch orkan preis""".split()
)
CERTAINTY: dict[str, Certainty] = {
    **dict.fromkeys("offenbar anscheinend offensichtlich augenscheinlich scheinbar".split(), "apparent"),
    **dict.fromkeys("dürfte dürften wahrscheinlich vermutlich wohl voraussichtlich mutmaßlich".split(), "probable"),
    **dict.fromkeys("könnte könnten möglicherweise vielleicht eventuell womöglich denkbar".split(), "possible"),
    **dict.fromkeys("angeblich vorgeblich".split(), "hearsay"),
}

REPORTING = Reporting(
    finite=by_form((form, verb) for verb, forms in VERBS for form in forms.finite),
    joined=by_form((verb.particle + form, verb) for verb, forms in VERBS if verb.particle for form in forms.finite),
    participles=by_form((participle_of(verb, forms), verb) for verb, forms in VERBS),
    infinitives=by_form((verb.particle + forms.infinitive, verb) for verb, forms in VERBS),
    particles=frozenset({verb.particle for verb, _ in VERBS if verb.particle})
    | frozenset("los zurecht teil statt fort heim hin her weg nieder um zusammen auseinander unter über".split()),
    nouns=nouns(),
    noun_endings=tuple(NOUN_ENDINGS),
    before=frozenset({"laut", "gemäß", "lt."}),
    after=frozenset({"zufolge", "gemäß"}),
    before_noun=frozenset({"nach"}),
    thus=frozenset({"demnach", "demzufolge", "dementsprechend"}),
    thus_with_subjunctive=frozenset({"danach", "hiernach"}),
    whereby=frozenset({"wonach", "demzufolge", "derzufolge"}),
    so=frozenset({"so"}),
    how=frozenset({"wie"}),
    that=frozenset({"dass", "daß"}),
    whether=frozenset({"ob"}),
    questions=frozenset(
        """wer wen wem wessen was wie wo wann warum weshalb wieso wozu welche welcher welches welchen welchem wohin
        woher womit worüber wofür wodurch inwieweit inwiefern""".split()
    ),
    infinitive_marks=frozenset({"zu"}),
    subordinators=frozenset(
        """weil da wenn falls obwohl obgleich nachdem bevor ehe während als seit seitdem damit sodass solange sobald
        indem sofern soweit bis um ohne statt anstatt""".split()
    ),
    relatives=frozenset(
        "der die das den dem dessen deren denen welcher welche welches welchen welchem wo was wobei worauf wodurch".split()
    ),
    coordinators=frozenset("und oder sowie aber sondern doch denn jedoch".split()),
    joining=frozenset({"und"}),
    auxiliaries_perfect=frozenset(
        "hat haben hatte hatten habe hätte hätten ist sind war waren sei seien wäre wären bin".split()
    ),
    auxiliaries_passive=frozenset("wird werden wurde wurden worden werde würde würden".split()),
    copulas=frozenset("ist sind war waren sei seien wäre wären sein bin".split()),
    modals=frozenset(
        """will wollen wollte wollten kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten
        darf dürfen durfte möchte möchten mag""".split()
    ),
    hearsay_modals=frozenset({"soll", "sollen"}),
    subjunctive=frozenset(SUBJUNCTIVE),
    subjunctive_vowels=frozenset("äöü"),
    subjunctive_past=frozenset(SUBJUNCTIVE_PAST),
    attribute_endings=("en", "es", "em"),
    reflexives=frozenset("sich mich uns".split()),
    comparisons=frozenset({"als"}),
    guesses=frozenset({"dürfte", "dürften"}),
    first_person=frozenset({"ich"}),
    impersonal=frozenset({"es", "man", "das", "dies", "was"}),
    pronouns=frozenset({"er", "sie", "dieser", "diese", "jener"}),
    expletives=frozenset({"es"}),
    nominative_pronouns=frozenset("er ich wir man".split()),
    agent=frozenset({"von", "durch", "seitens", "vonseiten", "vom"}),
    out_of=frozenset({"aus"}),
    containers=frozenset({"in", "im", "aus", "bei", "beim", "von", "vom", "auf", "seitens", "aus dem"}),
    facing=frozenset({"gegenüber"}),
    datives=frozenset("dem ihm ihnen einem diesem seinem ihrem".split()),
    towards=frozenset("vor zu".split()),
    audiences=frozenset(
        """journalisten reportern reporter presse medien medienvertretern medienvertreter öffentlichkeit
        pressevertretern abgeordneten anhängern delegierten mitarbeitern parlament bundestag sportschau""".split()
    ),
    interviews=frozenset("interview gespräch telefoninterview exklusivinterview zeitungsinterview".split()),
    together=frozenset({"mit"}),
    citing=(
        ("unter", "berufung", "auf"),
        ("unter", "verweis", "auf"),
        ("unter", "bezug", "auf"),
        ("mit", "verweis", "auf"),
        ("mit", "bezug", "auf"),
        ("mit", "berufung", "auf"),
        ("bezugnehmend", "auf"),
    ),
    citing_participles=frozenset({"zitiert"}),
    evidence=frozenset("Informationen Erkenntnisse Hinweise Belege Beweise Anhaltspunkte Indizien".split()),
    possessing=frozenset("hat haben habe hätte hätten besitzt besitze besäßen verfügt verfüge".split()),
    anonymous=frozenset(
        """namentlich anonym anonyme anonymen anonymer insider insidern insiderkreise insiderkreisen ungenannte
        ungenannten ungenannter eingeweihte eingeweihten kreise kreisen quelle quellen informant informanten
        regierungskreise regierungskreisen sicherheitskreise sicherheitskreisen branchenkreise branchenkreisen
        unternehmenskreise unternehmenskreisen verhandlungskreise verhandlungskreisen parteikreise parteikreisen
        militärkreise militärkreisen diplomatenkreise diplomatenkreisen koalitionskreise koalitionskreisen
        finanzkreise finanzkreisen polizeikreise polizeikreisen justizkreise justizkreisen geheimdienstkreise
        geheimdienstkreisen beamte beamten offizielle offiziellen""".split()
    ),
    hearsay=(
        ("dem", "vernehmen", "nach"),
        ("gerüchten", "zufolge"),
        ("unbestätigten", "berichten", "zufolge"),
        ("wie", "es", "heißt"),
        ("wie", "zu", "hören", "ist"),
        ("wie", "verlautet"),
        ("wie", "verlautete"),
        ("wie", "bekannt", "wurde"),
    ),
    hearsay_words=frozenset(
        """berichten berichte medienberichten medienberichte presseberichten presseberichte zeitungsberichten
        agenturberichten meldungen medienangaben medien gerüchten gerüchte informationen insiderberichten
        agenturmeldungen""".split()
    ),
    correlates=frozenset(
        """davon darauf dazu damit daran darüber dafür dagegen darum davor dabei darin dahin daraus hierzu""".split()
    ),
    determiners=frozenset(
        """der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem sein seine seinen
        seinem seiner ihr ihre ihren ihrem ihrer mehrere viele einige beide beiden alle zwei drei""".split()
    ),
    determiners_not_genitive=frozenset("das den dem ein eine einen die".split()),
    anaphors=frozenset("das dies dieses".split()),
    adverbs_before_speaker=frozenset(
        "auch selbst sogar nur so dagegen zudem allerdings hingegen jedoch unterdessen aber nun".split()
    ),
    adverbs_after_speaker=frozenset(
        """weiter weiterhin wörtlich zudem ferner außerdem schließlich später dagegen heute gestern am im in bei nach vor
        auf gegenüber anschließend zuvor selbst dazu abschließend anlässlich hierzu während laut unter mit zu zum zur
        beim seit an über""".split()
    ),
    negations=frozenset(
        "nicht kein keine keinen keinem keiner keines nie niemals keineswegs keinesfalls weder".split()
    ),
    certainty=CERTAINTY,
    named_things=NAMED_THINGS,
    sources=sources(),
    places=frozenset("in im vor bei auf am an".split()),
    anybody=frozenset({"wer"}),
    own=frozenset("unser unsere unserer unserem unseren dieser diesem".split()),
    dative_articles=frozenset({"der", "dem"}),
    staff=frozenset(
        """reporter reporterin redakteur redakteurin redakteure korrespondent korrespondentin journalist journalistin
        journalisten chefredakteur chefredakteurin herausgeber herausgeberin mitarbeiter mitarbeiterin sprecher sprecherin
        kolumnist kolumnistin leser leserin intendant intendantin moderator moderatorin
        chef chefin leiter leiterin gründer gründerin verleger verlegerin eigentümer eigentümerin besitzer direktor
        direktorin geschäftsführer geschäftsführerin anwalt anwältin vertreter vertreterin autor autorin fotograf
        fotografin redaktion""".split()
    ),
    perfect_infinitives=frozenset({"haben", "sein"}),
    lying_before=frozenset("vorliegt vorlag vorliegen vorlagen vorliege vorliegende vorliegenden vorliegendes".split()),
    causing=frozenset("lässt lassen ließ ließen lasse ließe".split()),
    through=frozenset("über durch".split()),
)
