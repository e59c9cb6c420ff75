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
        public = r.low[child] in r.words.audiences or r.low[child] in r.words.kinds
        if marks & r.words.towards and (public or r.quoted[child]):
            return child
        if r.low[child] in r.words.interviews:
            return with_case(r, child, r.words.together) or with_case(r, cue.at, r.words.together)
    return None
