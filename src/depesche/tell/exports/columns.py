"""The tables of a record and their columns: one table for each kind of finding, for CSV and Parquet alike."""

from depesche.tell.exports.schema import Field, interval, place, spans

ID = Field("id", "the finding's id, the same in every run")
PAGE = Field("page", "id of the page")
BY = Field("by", "rule or model with its version")
WORDS = Field("words", "the exact words of the page")
OUTLET = Field("outlet", "who published the page")
PUBLISHED = interval("published_", "the page")[:2]
PLACE = (Field("place", "name of the place"), Field("place_id", "id of its entity"))

PAGES = (
    Field("id", "id of the page"), Field("source", "file or record from which it was read"),
    Field("url", "its address"),
    Field("sha256", "hash of its bytes"), OUTLET, Field("outlet_how", "how the outlet is known"),
    Field("title", "headline"), Field("kicker", "line above the headline"), Field("author", "as the page states it"),
    Field("language", "ISO 639-1 code, `und` if not known"),
    Field("translated", "0 to 1: how far it looks like a machine translation", "float64"),
    Field("credits", "agencies and outlets named as a source of the page", "list<string>"),
    *interval("published_", "the page"), Field("encoding", "how the bytes were decoded"),
    Field("text", "the decoded text to which all offsets refer"), Field("version", "program that analysed it"),
)  # fmt: skip
ENTITIES = (
    Field("id", "of the entity; one that several pages name has one id and a row for each page"), PAGE,
    Field("kind", "person, state, organisation, place, product, event, group, other"),
    Field("name", "the fullest name"),
    Field("state", "ISO 3166-1 alpha-3 code"), Field("subkind", "of an organisation: agency, ministry, party ..."),
    Field("named", "false if only an office or a common noun is known", "bool"),
    Field("aliases", "other names", "list<string>"), Field("offices", "offices held", "list<office>"),
    Field("members", "ids of the members of a group", "list<string>"), BY,
)  # fmt: skip
MENTIONS = (
    ID, PAGE, *place(), WORDS, Field("kind", "kind of the entity"),
    Field("form", "name, nominal, pronoun, adjective, metonym, compound"),
    Field("entity", "id of the entity, empty if not known"), Field("score", "0 to 1", "float64"), BY,
)  # fmt: skip
TIMES = (
    ID, PAGE, *place(), WORDS, Field("type", "TIMEX3: DATE, TIME, DURATION, SET"), Field("value", "TIMEX3 value"),
    *interval(), Field("anchor", "what a relative value was counted from: page, text"), BY,
)  # fmt: skip
STATEMENTS = (
    ID, PAGE, Field("kind", "direct, indirect, free, reported"), Field("act", "asserts, denies, demands ..."),
    Field("certainty", "apparent, probable, possible, hearsay"),
    Field("negated", "true if the main clause is negated", "bool"),
    Field("speakers", "names of the speakers", "list<string>"), Field("speaker_ids", "their ids", "list<string>"),
    Field("speaker", "the page's words for them"), Field("addressee", "the page's words for whom it was said to"),
    WORDS,
    Field("chain", "links between outlet and speaker, nearest first", "list<link>"),
    Field("nested_in", "id of the statement in which it stands"), *interval(of="it was said; it"), *PLACE, OUTLET,
    *PUBLISHED, Field("same_statement", "the first id of all reports of this statement; empty if there is one report"),
    spans("the content stands", "content"), spans("the cue stands", "cue"),
    spans("the speaker is named", "speaker_spans"), spans("the addressee is named", "addressee_spans"),
    *place(of="the first part"), BY,
)  # fmt: skip
EVENTS = (
    ID, PAGE, Field("category", "PLOVER category"), Field("mode", "PLOVER mode"),
    Field("status", "happened, planned, claimed, denied, demanded, hypothetical"),
    Field("quad", "verbal or material, cooperation or conflict"), Field("intensity", "-10 to 10", "float64"),
    Field("contexts", "military, economy ...", "list<string>"), *interval(),
    Field("actors", "names", "list<string>"), Field("actor_ids", "their ids", "list<string>"),
    Field("recipients", "names", "list<string>"), Field("recipient_ids", "their ids", "list<string>"), *PLACE,
    Field("according_to", "links on which it rests; empty if the outlet says it itself", "list<link>"), OUTLET,
    *PUBLISHED, Field("same_event", "the first id of all reports of this event; empty if there is one report"),
    Field("words", "clause or sentence that tells it"), *place(of="the trigger"),
    *place("evidence_", "the clause or sentence"), Field("reasons", "why this status", "list<string>"), BY,
)  # fmt: skip
PARTICIPANTS = (
    Field("finding", "id of the event or statement"), Field("of", "event or statement"), PAGE,
    Field("role", "actor, recipient, place, speaker"), Field("position", "from 0, within the role", "int32"),
    Field("entity", "id"), Field("name", "name"), Field("kind", "kind of the entity"),
    Field("state", "ISO 3166-1 alpha-3 code"),
)  # fmt: skip
QUANTITIES = (
    ID, PAGE, Field("kind", "dead, injured, money, votes ..."),
    Field("low", "least value; empty for 'up to'", "float64"),
    Field("high", "greatest value; empty for 'more than'", "float64"), Field("about", "'about', 'some'", "bool"),
    Field("unit", "what is counted or paid in, as written"), WORDS, *PLACE,
    Field("according_to", "links on which it rests", "list<link>"), *interval(of="it was so; it"), OUTLET, *place(),
    *place("evidence_", "its sentence"), BY,
)  # fmt: skip
LINKS = (
    Field("kind", "same_event, same_statement, copy, translation, story, saga, plan, dispute, origin, "
          "contradiction, circular"),
    Field("group", "the first id of the group; of a plan, dispute or origin what it is about"),
    Field("member", "id of a finding or page; of an origin its name; empty for a plan without an outcome"),
    Field("result", "of a plan fulfilled, open ...; of a dispute its status; of an origin how many are independent"),
    Field("until", "last day on which an open plan could come about", "date"),
)  # fmt: skip
JUDGEMENTS = (
    Field("id", "the judgement's id"), Field("kind", "what it is about: entity, event, statement, copy ..."),
    Field("left", "id of a finding or page, or a name"), Field("right", "the other"),
    Field("verdict", "same, different, unsure"), Field("score", "0 to 1", "float64"),
    Field("reasons", "why", "list<string>"), Field("by", "rule with its version, or `person:` and a name"),
    Field("detail", "what the kind needs beyond the two"),
)  # fmt: skip

TABLES: dict[str, tuple[Field, ...]] = {
    "pages": PAGES,
    "entities": ENTITIES,
    "mentions": MENTIONS,
    "times": TIMES,
    "statements": STATEMENTS,
    "events": EVENTS,
    "participants": PARTICIPANTS,
    "quantities": QUANTITIES,
    "links": LINKS,
    "judgements": JUDGEMENTS,
}
