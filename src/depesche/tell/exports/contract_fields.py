"""Fields of the formats that hold everything: `jsonl`, `links` and `conllu`."""

from depesche.tell.exports.schema import LINK, Field, Struct

WHEN = (Field("earliest", "first possible day"), Field("latest", "last possible day"), Field("how", "how it is known"),
        Field("reasons", "steps of an inference"), Field("candidates", "possible days, if they are few"))  # fmt: skip


def inside(name: str, about: str, fields: tuple[Field, ...] | Struct) -> tuple[Field, ...]:
    """A field that holds objects, and their fields."""
    members = fields.fields if isinstance(fields, Struct) else fields
    return Field(name, about), *(Field(f"{name}.{field.name}", field.about) for field in members)


CHAIN = (*(f for f in LINK.fields if f.name not in ("start", "end")), Field("span", "where it stands"))
DOCUMENT = (
    *(Field(n, a) for n, a in (
        ("title", "headline"), ("kicker", "line above it"), ("outlet", "who published"),
        ("outlet_how", "how it is known"),
        ("author", "as stated"), ("language", "ISO 639-1 code"),
        ("text", "the decoded text to which all offsets refer"),
        ("translated.score", "0 to 1"), ("translated.clues", "what speaks for a machine translation"),
        ("translated.clues.name", "name of the clue"), ("translated.clues.detail", "its words"),
        ("translated.clues.span", "its place"), ("decoding.encoding", "encoding"), ("decoding.how", "how it is known"),
        ("decoding.undecodable", "spans of signs that no byte of the encoding gives"))),
    *inside("credits", "agencies and outlets named as a source of the page", (
        Field("name", "name"), Field("span", "place"), Field("how", "where it was found"))),
    *inside("decoding.repairs", "mended mojibake", (
        Field("steps", "what was done"), Field("before", "was"), Field("after", "is"), Field("span", "place"))),
    *inside("published", "day of publication", WHEN),
)  # fmt: skip
QUANTITY = (
    *(Field(n, a) for n, a in (
        ("id", "id"), ("kind", "dead, money ..."), ("about", "'about', 'some'"), ("unit", "as written"),
        ("place", "id of an entity"), ("span", "the number"), ("evidence", "its sentence"), ("by", "rule"),
        ("low", "least value"), ("high", "greatest value"))),
    *inside("according_to", "chain", CHAIN), *inside("as_of", "when it was so", WHEN),
)  # fmt: skip
ENTITY = (
    *(Field(n, a) for n, a in (
        ("id", "the same on all pages that name it"), ("kind", "person, state ..."), ("name", "fullest name"),
        ("named", "false if only an office or a common noun is known"), ("state", "ISO 3166-1 alpha-3 code"),
        ("subkind", "agency, ministry ..."), ("office", "the first office"), ("aliases", "other names"),
        ("members", "ids of members of a group"), ("by", "rule"))),
    *inside("offices", "all offices", tuple(Field(n, n) for n in ("role", "of", "title", "qualifier"))),
)  # fmt: skip
QUOTATION = (
    *(Field(n, a) for n, a in (
        ("id", "id"), ("kind", "direct, indirect, free, reported"), ("content", "spans"), ("cue", "spans"),
        ("speaker", "spans"), ("addressee", "spans"), ("speaker_is", "ids of the speakers"),
        ("nested_in", "id of another quotation"), ("act", "asserts, denies ..."), ("certainty", "of the words"),
        ("negated", "true if the main clause is"), ("agreed", "whether learned labels see it too"),
        ("place", "id of an entity"), ("by", "rule"))),
    *inside("chain", "links between outlet and speaker", CHAIN), *inside("when", "when it was said", WHEN),
)  # fmt: skip
EVENT = (
    *(Field(n, a) for n, a in (
        ("id", "id"), ("category", "PLOVER category"), ("mode", "mode"), ("actor", "ids"), ("recipient", "ids"),
        ("place", "id of an entity"), ("status", "happened, planned ..."), ("trigger", "span"), ("evidence", "span"),
        ("topic", "span"), ("quad", "quad class"), ("intensity", "-10 to 10"), ("contexts", "military, economy ..."),
        ("reasons", "why this status"), ("by", "rule"))),
    *inside("when", "when it was", WHEN), *inside("according_to", "on whom it rests", CHAIN),
)  # fmt: skip
JSONL = (
    *inside("page", "identity", (Field("id", "id"), Field("source", "file or record"),
    Field("sha256", "hash of its bytes"),
                                 Field("url", "address"))),
    *inside("document", "publication and text", (*DOCUMENT, *inside("quantities", "numbers", QUANTITY))),
    *inside("lines", "all lines", (Field("start", "offset"), Field("end", "offset"),
    Field("kind", "heading, content ..."),
                                   Field("why", "rule and clue"), Field("source", "bytes in the page"))),
    *inside("sentences", "sentences of the text", (Field("start", "offset"), Field("end", "offset"))),
    *inside("mentions", "references", tuple(
        Field(n, a) for n, a in (("id", "id"), ("start", "offset"), ("end", "offset"), ("kind", "of the entity"),
                                 ("form", "name, pronoun ..."), ("entity", "id, null if not known"), ("by", "rule")))),
    *inside("entities", "whom they mean", ENTITY),
    *inside("times", "time expressions", tuple(
        Field(n, a) for n, a in (("id", "id"), ("start", "offset"), ("end", "offset"), ("type", "TIMEX3 type"),
                                 ("value", "TIMEX3 value"), ("anchor", "counted from"), ("by", "rule"),
                                 ("earliest", "first day"), ("latest", "last day"), ("how", "how it is known")))),
    *inside("quotations", "who said what", QUOTATION), *inside("events", "who did what", EVENT),
    Field("version", "program that analysed the page"),
)  # fmt: skip
LINKS = (
    *(Field(n, a) for n, a in (
        ("same_entity", "groups of ids of entities, and of names that hold them together"),
        ("same_event", "groups of ids of events"), ("same_statement", "groups of ids of quotations"),
        ("copies", "groups of pages of one text"), ("translations", "pairs of pages"),
        ("circular", "pairs of statements that name each other's outlet"), ("stories", "groups of pages"),
        ("sagas", "groups of pages"))),
    *inside("plans", "what became of plans", (Field("plan", "id of an event"),
    Field("outcome", "id of an event or null"),
            Field("result", "fulfilled, open ..."), Field("until", "last day of an open plan"))),
    *inside("disputes", "who denies what", (Field("claim", "id"), Field("by", "who claims"),
    Field("denied_by", "who denies"),
            Field("denied_by_quotations", "ids"), Field("denials", "ids of events"), Field("status", "denied"))),
    *inside("origins", "where chains end", (Field("of", "id"), Field("origins", "names"),
            Field("independent", "how many, null if not established"))),
    *inside("readings", "where reports of one event differ", (Field("of", "id of an event"),
            Field("what", "dead, day ..."), Field("reading", "as told"), Field("pages", "ids"),
            Field("sure", "false if both may be true"))),
    *inside("excerpts", "shared passages", (Field("pages", "two ids"), Field("spans", "of both"),
    Field("first", "page or null"))),
    *inside("contradictions", "one affirms what the other denies", (Field("quotations", "two ids"),)),
    *inside("judgements", "on which all this rests", tuple(
        Field(n, a) for n, a in (("id", "id"), ("kind", "kind"), ("left", "id"), ("right", "id"),
        ("verdict", "same ..."),
                                 ("score", "0 to 1"), ("reasons", "why"), ("by", "rule or person"), ("detail", "more"),
                                 ("withdrawn", "true if it counts no more")))),
)  # fmt: skip
CONLLU = (
    Field("newdoc id", "comment: id of the page"), Field("sent_id", "comment: id of the page and number"),
    Field("text", "comment: the sentence on one line"), Field("ID", "number of the word; `2-3` for a contraction"),
    Field("FORM", "word"), Field("LEMMA", "lemma"), Field("UPOS", "part of speech"), Field("XPOS", "always empty"),
    Field("FEATS", "features"), Field("HEAD", "number of the head"), Field("DEPREL", "relation"),
    Field("DEPS", "always empty"), Field("MISC", "SpaceAfter, start_char and end_char in the page's text"),
)  # fmt: skip
