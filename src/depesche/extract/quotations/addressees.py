"""To whom something is said: 'gegenüber X', the dative, the accused, 'vor Journalisten', 'forderte von X'."""

from depesche.extract.quotations.cues import Cue
from depesche.extract.quotations.phrases_of_people import beside, phrase, span_of, subject, with_case
from depesche.extract.quotations.reading import Reading
from depesche.model.span import Span


def addressee_of(r: Reading, cue: Cue) -> tuple[Span, ...]:
    """The phrase of the person or audience spoken to, or nothing."""
    if not r.parsed:
        return ()
    segment = r.segments[r.segment_of(cue.finite)]
    for i in range(segment.start, segment.end - 1):
        if r.low[i] in r.words.facing and (bounds := beside(r, i + 1, cue.tokens)) is not None:
            return span_of(r, bounds)
    at = with_case(r, cue.at, r.words.facing)
    if at is None and cue.passive and cue.verb.addressed:
        at = subject(r, cue.at, cue.tokens)
    if at is None:
        at = bare_object(r, cue)
    if at is None:
        at = audience(r, cue)
    if at is None:
        at = medium_of(r, cue)
    return () if at is None else span_of(r, phrase(r, at, without=cue.tokens))


def bare_object(r: Reading, cue: Cue) -> int | None:
    """A dative, or the accusative of verbs like 'auffordern'; the grammar may take a dative for another role."""
    speaker = subject(r, cue.at, cue.tokens)
    for child in r.sentence.children[cue.at]:
        token = r.tokens[child]
        role = token.deprel.split(":")[0]
        if child in cue.tokens or role not in ("obj", "iobj", "obl", "nsubj") or r.low[child] in r.words.reflexives:
            continue
        if any(mark < child for mark in r.sentence.dependents(child, "case")) or token.upos in ("VERB", "NUM", "ADV"):
            continue
        if token.deprel in ("iobj", "obl:arg") or is_dative(r, child):
            return child
        named = token.upos == "PROPN" and role == "obj" and not cue.verb.objects & {"als"}
        if child != speaker and role == "obj" and (cue.verb.addressed or named):
            return child
    return None


def is_dative(r: Reading, at: int) -> bool:
    """True if the noun's article or pronoun can only be dative; bare plurals end in n ('sagte Reportern')."""
    token = r.tokens[at]
    if r.low[at] in r.words.datives:
        return True
    articles = [r.low[c] for c in r.sentence.dependents(at, "det")]
    if articles:
        return any(a in r.words.datives for a in articles)
    plural = token.feature("Number") == "Plur" and token.feature("Case") == "Dat"
    return plural and token.deprel.split(":")[0] in ("obj", "obl")


def audience(r: Reading, cue: Cue) -> int | None:
    """'vor Journalisten', 'zur Zeitung', 'im Interview mit X'; 'von X' where something is demanded."""
    if cue.verb.act == "demands" and not cue.passive and (found := with_case(r, cue.at, r.words.agent)) is not None:
        return found
    for child in r.sentence.dependents(cue.at, "obl", "nmod", "obj"):
        marks = {r.tokens[m].form.lower() for m in r.sentence.dependents(child, "case")}
        public = r.low[child] in r.words.audiences or is_medium(r, child)
        if marks & r.words.towards and (public or r.quoted[child]):
            return child
        if r.low[child] in r.words.interviews:
            return with_case(r, child, r.words.together) or with_case(r, cue.at, r.words.together)
    return None


def medium_of(r: Reading, cue: Cue) -> int | None:
    """'der Zeitung A', 'dem Sender B' in the clause of the cue, whatever the grammar makes of it."""
    segment = r.segments[r.segment_of(cue.finite)]
    subjects = {subject(r, cue.at, cue.tokens)}
    for i in range(segment.start + 1, segment.end):
        free = i not in cue.tokens and i not in subjects and not r.quoted[i]
        if free and r.low[i - 1] in r.words.dative_articles and is_medium(r, i) and follows_case(r, i - 2):
            return i
    return None


def follows_case(r: Reading, before: int) -> bool:
    """True if no preposition stands at `before`: what follows may then be a bare dative."""
    return before < 0 or r.tokens[before].upos != "ADP"


def without_audience(r: Reading, bounds: tuple[int, int], head: int) -> tuple[int, int]:
    """'sagte ein Rentner der Zeitung A': the newspaper is spoken to, unless the speaker is one of its people."""
    if r.words.staff.intersection(r.low[bounds[0] : head + 1]):
        return bounds
    for i in range(head + 1, bounds[1] - 1):
        article = r.low[i] in r.words.dative_articles | r.words.own and r.tokens[i].upos == "DET"
        if article and is_medium(r, i + 1):
            return bounds[0], i
    return bounds


def is_medium(r: Reading, at: int) -> bool:
    """True for a newspaper, a station, a service on the web."""
    source = r.words.source(r.low[at])
    return source is not None and source.kind in ("outlet", "agency", "social media")
