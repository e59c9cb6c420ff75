"""What furniture, dates, bylines and credits of German-language news pages look like."""

from depesche.lang.cleaning import Cleaning, read_line_clues, read_outlets, read_translation_clues

HOME = "depesche.lang.de"

FUNCTION_WORDS = """
der die das den dem des ein eine einen einem einer eines und oder aber denn sondern doch nicht kein keine keinen
auch nur noch schon so sehr wie als wenn weil dass ob bis seit während bevor nachdem damit um zu zum zur in im ins
an am ans auf aus bei beim mit nach von vom vor über unter hinter neben zwischen durch für gegen ohne wegen trotz
laut gegenüber er sie es wir ihr ich du man sich mich dich uns ihn ihm ihnen ihre ihren ihrem ihrer sein seine
seinen seinem seiner unser dieser diese dieses diesen diesem jener jede jeder jedes alle viele einige mehrere andere
anderen was wer wo wann warum welche welcher ist sind war waren wird werden wurde wurden worden hat haben hatte
hatten habe hätte hätten sei seien wäre wären kann können könne könnte könnten konnte konnten muss müssen müsse
musste soll sollen solle sollte sollten will wollen wolle wollte darf dürfen dürfe mag möchte würde würden gibt gab
gebe geht ging gehe kommt kam steht stand sagte sagt erklärte teilte demnach zudem dabei dort hier da nun bereits
jedoch allerdings unterdessen bislang zuvor danach dann mehr rund etwa gemäss drum daß
""".split()

# English names are left on German pages by their publishing systems.
MONTH_NAMES = (
    "januar jänner jan jän january",
    "februar feber feb february",
    "märz mrz mär march mar",
    "april apr",
    "mai may",
    "juni jun june",
    "juli jul july",
    "august aug",
    "september sep sept",
    "oktober okt october oct",
    "november nov",
    "dezember dez december dec",
)

WEEKDAYS = """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun""".split()

GERMAN = Cleaning(
    line_clues=read_line_clues(HOME, "lexicon/line_clues.tsv"),
    function_words=frozenset(FUNCTION_WORDS),
    months={name: n for n, names in enumerate(MONTH_NAMES, 1) for name in names.split()},
    weekdays=frozenset(WEEKDAYS),
    published_words=(
        "veröffentlicht",
        "publiziert",
        "erstellt",
        "erschienen",
        "online seit",
        "artikel vom",
        "beitrag vom",
        "meldung vom",
        "text vom",
        "datum",
        "published",
        "posted",
        "first published",
    ),
    updated_words=("aktualisiert", "aktualisierung", "update", "stand", "zuletzt geändert", "updated", "last modified"),
    sent_words=("gesendet", "sendung vom", "ausstrahlung", "erstmals gesendet"),
    until_words=("bis", "bis zum", "ab dem", "until"),
    date_line_words=frozenset(
        """uhr um am den der vom von seit h et cet mez mesz utc online print minuten min lesezeit lesedauer dauer
        zuletzt bearbeitet geändert first last on at und text in""".split()
    ),
    byline_frames=(("aus", "berichtet"), ("aus", "berichten")),
    byline_starts=(
        "von",
        "text von",
        "text",
        "autor",
        "autorin",
        "autoren",
        "ein kommentar von",
        "kommentar von",
        "eine analyse von",
        "analyse von",
        "ein gastbeitrag von",
        "gastbeitrag von",
        "gastkommentar von",
        "ein interview von",
        "interview von",
        "interview",
        "eine kolumne von",
        "eine reportage von",
        "ein porträt von",
        "aus dem newsroom von",
        "von unserem korrespondenten",
        "von unserer korrespondentin",
        "by",
    ),
    name_particles=frozenset("von van vom zu zur de der den del di da du le la al el bin ten ter".split()),
    joining_words=("und", "and", "mit"),
    author_roles=(
        "korrespondent",
        "redakteur",
        "reporter",
        "autor",
        "volontär",
        "chefredakteur",
        "ressortleit",
        "kolumnist",
        "journalist",
        "auslandskorrespondent",
        "redaktion",
        "correspondent",
        "editor",
    ),
    outlet_phrases=(
        ("folgen sie", "weiter"),
        ("folgen sie", "auf"),
        ("folgen sie", ""),
        ("folge", "auf"),
        ("lesen sie mehr mit", ""),
        ("lesen sie mehr auf", ""),
        ("lesen sie mehr bei", ""),
        ("mehr von", ""),
        ("abonnieren sie", "auf"),
        ("abonnieren sie den", "-newsletter"),
        ("alle rechte bei", ""),
        ("ursprünglich veröffentlicht auf", ""),
        ("ursprünglich veröffentlicht von", ""),
        ("erschien zuerst auf", ""),
        ("erschien zuerst bei", ""),
        ("dieser artikel erschien zuerst in", ""),
        ("willkommen bei", ""),
        ("besuchen sie", "auf"),
        ("unterstützen sie", "mit"),
        ("follow", "on"),
        ("read more on", ""),
    ),
    credit_phrases=(
        "mit material von",
        "mit material der",
        "mit informationen von",
        "mit informationen der",
        "mit agenturmaterial von",
        "mit",
        "quelle",
        "quellen",
        "unter verwendung von material von",
        "unter verwendung von agenturmaterial von",
        "agenturen",
        "material",
        "source",
        "sources",
    ),
    outlets=read_outlets("depesche.lang.outlets", "outlets.tsv"),
    translation_clues=read_translation_clues(HOME, "lexicon/translation_clues.tsv"),
)
