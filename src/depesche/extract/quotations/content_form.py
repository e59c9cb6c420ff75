"""How a segment behind a cue can be what was said: by its opening word, its mood, its word order."""

from depesche.extract.quotations.cues import Cue
from depesche.extract.quotations.reading import Reading, Segment

SECOND_PLACE = 6
"""Tokens before the verb of a main clause at most."""


def is_subjunctive(r: Reading, segment: Segment) -> bool:
    """True if a finite verb of the segment stands in the subjunctive."""
    return any(r.mood(i) == "Sub" for i in range(segment.start, segment.end))


def form_of(r: Reading, cue: Cue, segment: Segment, distance: int) -> str | None:
    """How a segment behind the cue can be its content; None if it cannot."""
    clauses = cue.verb.clauses
    first = r.first_word(segment)
    word = r.low[first]
    if word in r.words.joining and first + 1 < segment.end and r.low[first + 1] in r.words.that:
        word = r.low[first + 1]
    elif word in r.words.coordinators:
        return None
    if word in r.words.that:
        return "that" if "that" in clauses else None
    if word in r.words.whether:
        return "whether" if clauses & {"whether", "that"} else None
    if r.quoted[first] and not r.is_word(first - 1) and segment.mark == ":":
        return None
    finite = r.finite(segment.start, segment.end)
    if word in r.words.questions and finite and distance == 1 and not is_relative(r, first):
        if "question" in clauses:
            return "question"
        if word not in r.words.relatives:
            return None
    if is_told_infinitive(r, cue, segment):
        return "infinitive"
    return "main" if is_main(r, cue, segment, finite, distance) else None


def is_told_infinitive(r: Reading, cue: Cue, segment: Segment) -> bool:
    """An infinitive clause as content; a passive whose subject is somebody acted upon has none."""
    if "infinitive" not in cue.verb.clauses or r.low[r.first_word(segment)] in r.words.subordinators:
        return False
    told = cue.verb.addressed or "object" in cue.verb.objects
    patient = cue.passive and not told and bool(r.sentence.dependents(cue.at, "nsubj"))
    return not patient and has_infinitive(r, segment)


def is_main(r: Reading, cue: Cue, segment: Segment, finite: list[int], distance: int) -> bool:
    """A main clause without 'dass': behind a colon, in the subjunctive, or bound to the cue by the grammar."""
    first = r.first_word(segment)
    if not cue.verb.clauses & {"main", "quoted", "that"}:
        return False
    if segment.mark == ":" and not cue.verb.weak:
        return True
    if not finite or finite[0] == first:
        return False
    relative = r.low[first] in r.words.relatives
    verb_final = finite[-1] >= last_word(r, segment) and len(finite) == 1 and finite[0] > first + 2
    if any(r.mood(i) == "Sub" for i in finite):
        subordinate = r.low[first] in r.words.subordinators and not segment_follows_main(r, segment)
        return not (relative and verb_final) and not subordinate
    strong = not cue.verb.weak and "main" in cue.verb.clauses and distance == 1 and not verb_final
    if not strong or r.low[first] in r.words.subordinators or looks_relative(r, first):
        return False
    return is_bound_statement(r, cue, segment, finite)


def is_bound_statement(r: Reading, cue: Cue, segment: Segment, finite: list[int]) -> bool:
    """An indicative clause with its verb in second place, which the grammar does not put below anything else."""
    if cue.passive and not r.words.expletives.intersection(r.low):
        return False
    first = r.first_word(segment)
    top = r.top(segment.start, segment.end)
    bound = r.tokens[top].deprel in ("ccomp", "parataxis", "root") or r.tokens[top].head == cue.at
    return bound and first < finite[0] <= first + SECOND_PLACE


def last_word(r: Reading, segment: Segment) -> int:
    """Index of the last word of a segment."""
    return max((i for i in range(segment.start, segment.end) if r.is_word(i)), default=segment.start)


def segment_follows_main(r: Reading, segment: Segment) -> bool:
    """True if the next segment begins with a finite verb: 'wenn das so sei, müsse man ...'."""
    number = r.segment_of(segment.start)
    if number + 1 >= len(r.segments):
        return False
    following = r.segments[number + 1]
    first = r.first_word(following)
    return first in r.finite(following.start, min(following.end, first + 1))


def is_relative(r: Reading, at: int) -> bool:
    """True if the word is tagged as a relative pronoun, or looks like one and stands before a verb-final clause."""
    token = r.tokens[at]
    if r.low[at] not in r.words.relatives and r.low[at] not in r.words.questions:
        return False
    if token.feature("PronType") == "Rel":
        return True
    return r.parsed and any(r.tokens[a].deprel in ("acl:relcl", "acl") for a in [at, *r.sentence.ancestors(at)][:3])


def looks_relative(r: Reading, at: int) -> bool:
    """True for 'die auf ...', 'der ihn ...': behind an article no preposition or pronoun can stand."""
    if r.low[at] not in r.words.relatives or at + 1 >= len(r.tokens):
        return False
    return r.tokens[at + 1].upos in ("ADP", "PRON", "SCONJ") or r.low[at + 1] in r.words.determiners


def has_infinitive(r: Reading, segment: Segment) -> bool:
    """True if the segment has 'zu' + infinitive and no finite verb."""
    if r.finite(segment.start, segment.end):
        return False
    return any(is_marked_infinitive(r, i) for i in range(segment.start, segment.end))


def is_marked_infinitive(r: Reading, at: int) -> bool:
    """'zu' before an infinitive, or inside one: 'zu senden', 'auszusenden'."""
    marks = r.words.infinitive_marks
    if r.low[at] in marks:
        return at + 1 < len(r.tokens) and r.tokens[at + 1].upos in ("VERB", "AUX")
    token = r.tokens[at]
    inside = token.upos in ("VERB", "AUX") and token.feature("VerbForm") != "Part" and r.low[at].endswith("n")
    return inside and any(mark in r.low[at][2:-3] for mark in marks)
