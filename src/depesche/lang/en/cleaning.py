"""What furniture, dates, bylines and credits of English-language news pages look like."""

from depesche.lang.cleaning import Cleaning, read_line_clues, read_outlets

FUNCTION_WORDS = """
the a an and or but nor not no of to in on at by for from with without into over under after before during since
until while as if that than then there here he she it they we i you his her its their our your who whom whose which
what when where why how is are was were be been being has have had do does did will would can could may might must
shall should said says say this these those some any all most many more also about against between among because
though although however according
""".split()

MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)

ENGLISH = Cleaning(
    line_clues=read_line_clues("depesche.lang.en", "lexicon/line_clues.tsv"),
    function_words=frozenset(FUNCTION_WORDS),
    months={name: n for n, names in enumerate(MONTH_NAMES, 1) for name in names.split()},
    weekdays=frozenset(
        """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur fri sat sun""".split()
    ),
    published_words=("published", "posted", "first published", "date"),
    updated_words=("updated", "last updated", "last modified", "modified"),
    sent_words=("aired", "first broadcast"),
    until_words=("until", "by", "through"),
    date_line_words=frozenset("at on by and pm am gmt utc est edt et bst cet first last min read minutes".split()),
    byline_frames=(("from", "reports"),),
    byline_starts=("by", "words by", "analysis by", "opinion by", "story by"),
    name_particles=frozenset("von van de der den del di da du le la al el bin ten ter".split()),
    joining_words=("and", "with"),
    author_roles=("correspondent", "editor", "reporter", "writer", "staff", "columnist", "journalist"),
    outlet_phrases=(("follow", "on"), ("read more on", ""), ("more from", ""), ("subscribe to", "")),
    credit_phrases=("source", "sources", "with reporting by", "with material from", "with"),
    # One list for all packs: names of outlets do not change with the language of the page that credits them.
    outlets=read_outlets("depesche.lang.outlets", "outlets.tsv"),
    translation_clues=(),
)
