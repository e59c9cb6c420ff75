"""The clause that a cue verb introduces: before it, behind it, or on both sides."""

from dataclasses import dataclass

from depesche.extract.quotations.content_form import form_of, is_subjunctive
from depesche.extract.quotations.cues import Cue
from depesche.extract.quotations.reading import Reading, Segment
from depesche.model.syntax import ROOT

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Content:
    """Token ranges of what is said, and how the clause is built."""

    ranges: tuple[Range, ...]
    form: str
    """`that`, `whether`, `question`, `main`, `infinitive`, `how` or `before`."""


def content_of(r: Reading, cue: Cue, others: frozenset[int]) -> Content | None:
    """The content clause of a cue; `others` are the verbs of the other cues of the sentence."""
    if r.words.clauses_without_comma and (complement := complement_of(r, cue)) is not None:
        return complement
    segment = r.segments[r.segment_of(cue.finite)]
    first = r.first_word(segment)
    if r.low[first] in r.words.how or (
        r.low[first] in r.words.so and bool(r.words.how.intersection(r.low[first + 1 : first + 2]))
    ):
        return how_clause(r, cue) if cue.verb.clauses & {"main", "that"} else None
    after_so = r.low[first] in r.words.so and first + 1 in (cue.finite, cue.at)
    if (first in (cue.finite, cue.at) or after_so) and segment.mark and is_inverted(r, cue):
        before = clause_before(r, cue, segment)
        if before is not None:
            return before
    after = clause_after(r, cue, others)
    if after is not None:
        return after
    return leading_clause(r, cue, segment)


def complement_of(r: Reading, cue: Cue) -> Content | None:
    """The clause that the grammar hangs on the cue, for languages that set no comma before it."""
    clauses = r.sentence.dependents(cue.at, "ccomp", "xcomp") or [
        c for c in r.sentence.dependents(cue.at, "parataxis") if c < cue.first
    ]
    clauses = [c for c in clauses if not r.quoted[c]]
    if not clauses:
        head = r.tokens[cue.at].head  # 'He is ill, the doctor said': the cue hangs on what is said
        if head == ROOT or r.tokens[cue.at].deprel != "parataxis" or r.quoted[head]:
            return None
        own = set(r.sentence.subtree(cue.at))
        rest = [i for i in r.sentence.subtree(head) if i not in own and r.is_word(i)]
        before = [i for i in rest if i < cue.first]
        return Content(((before[0], before[-1] + 1),), "main") if before else None
    inside = [i for i in r.sentence.subtree(clauses[0]) if i not in cue.tokens and r.is_word(i)]
    return Content(((inside[0], inside[-1] + 1),), "that") if inside else None


def is_inverted(r: Reading, cue: Cue) -> bool:
    """True if the subject follows the verb, so that what stands before the comma is what is said."""
    following = cue.finite + 1
    if following >= len(r.tokens) or not r.is_word(following):
        return False
    if not r.parsed:
        return True
    subjects = [c for at in {cue.at, cue.finite} for c in r.sentence.dependents(at, "nsubj", "expl")]
    if not subjects:
        return r.tokens[cue.at].deprel != "conj" or opens_subject(r, following)
    return max(subjects) > cue.finite


def opens_subject(r: Reading, at: int) -> bool:
    """True if a noun phrase that may be a subject begins at `at`."""
    token = r.tokens[at]
    if token.upos == "PROPN" or r.low[at] in r.words.nominative_pronouns:
        return True
    return token.upos == "DET" and token.feature("Case") not in ("Acc", "Dat") and r.low[at] not in ("den", "dem")


def cue_clause_end(r: Reading, cue: Cue) -> int:
    """Index of the separator (or end) behind the clause of the cue."""
    return r.segments[r.segment_of(cue.last)].end


def how_clause(r: Reading, cue: Cue) -> Content | None:
    """'Wie X mitteilte, A' and 'A, wie X mitteilte, B': all of the sentence but the clause with the cue."""
    start = r.segments[r.segment_of(cue.finite)].start
    for number in range(r.segment_of(cue.finite), -1, -1):
        if r.low[r.first_word(r.segments[number])] in r.words.how:
            start = r.segments[number].start
            break
    end = cue_clause_end(r, cue)
    ranges = tuple(part for part in ((0, start), (end, len(r.tokens))) if has_words(r, part))
    return Content(ranges, "how") if ranges else None


def has_words(r: Reading, part: Range) -> bool:
    """True if at least two words stand in the range."""
    return sum(r.is_word(i) for i in range(*part)) >= 2


def clause_before(r: Reading, cue: Cue, segment: Segment) -> Content | None:
    """'A, sagte X' with what goes on behind ('A, sagte X, B')."""
    before = (0, segment.start)
    if not cue.verb.clauses & {"main", "quoted"} or quoted_after_colon(r, segment.start - 1):
        return None
    following = continuation(r, cue)
    if not holds_main_clause(r, before):
        if following is None:
            return None
        if opens_content(r, following[0]):
            return Content((following,), "main")
        if r.finite(r.segments[0].start, r.segments[0].end) or r.quoted[r.first_word(r.segment_at(following[0]))]:
            return None
    ranges = [before] if has_words(r, before) else []
    if following is not None:
        ranges.append(following)
    return Content(tuple(ranges), "before") if ranges else None


def quoted_after_colon(r: Reading, at: int) -> bool:
    """True if the words before token `at` are a quotation that stands behind a colon: they are found as such."""
    while at > 0 and not r.is_word(at - 1):
        at -= 1
    if at == 0 or not r.quoted[at - 1]:
        return False
    while at > 0 and r.quoted[at - 1]:
        at -= 1
    return at > 0 and r.tokens[at - 1].form == ":"


def holds_main_clause(r: Reading, part: Range) -> bool:
    """True if a main clause stands in the range: its first segment has a finite verb and no subordinator.

    A subordinate clause before it ('Wenn A, dann B') counts if a later segment begins with its verb.
    """
    first = r.segments[0]
    finite = bool(r.finite(first.start, min(first.end, part[1])))
    if finite and not opens_subordinate(r, r.first_word(first)):
        return True
    for segment in r.segments[1:]:
        if segment.start >= part[1]:
            break
        opener = r.first_word(segment)
        if r.finite(opener, opener + 1) or (finite and r.low[opener] in r.words.so):
            return True
    return all(r.quoted[i] or not r.is_word(i) for i in range(*part))


def opens_subordinate(r: Reading, at: int) -> bool:
    """True for a conjunction like 'weil', or 'wie'; 'während des Treffens tagte der Rat' has a preposition."""
    if r.low[at] not in r.words.subordinators | r.words.how or r.tokens[at].upos == "ADP":
        return False
    segment = r.segments[r.segment_of(at)]
    finite = [i for i in r.finite(segment.start, segment.end) if r.tokens[i].upos == "VERB"]
    return not any(c > i for i in finite[:1] for c in r.sentence.dependents(i, "nsubj"))


def opens_content(r: Reading, at: int) -> bool:
    """True if the segment at `at` begins like a content clause of its own."""
    segment = r.segments[r.segment_of(at)]
    first = r.low[r.first_word(segment)]
    return first in r.words.that or first in r.words.whether or is_subjunctive(r, segment)


def continuation(r: Reading, cue: Cue) -> Range | None:
    """What follows the clause of an inverted cue and belongs to the content."""
    number = r.segment_of(cue.last) + 1
    for n in range(number, len(r.segments)):
        segment = r.segments[n]
        if not has_words(r, (segment.start, segment.end)):
            continue
        first = r.low[r.first_word(segment)]
        if is_subjunctive(r, segment) or first in r.words.that:
            return (segment.start, len(r.tokens))
        top = r.top(segment.start, segment.end)
        head = r.tokens[top].head
        if head != ROOT and head < cue.first and r.tokens[top].deprel != "appos":
            return (segment.start, len(r.tokens))
    return None


def clause_after(r: Reading, cue: Cue, others: frozenset[int]) -> Content | None:
    """The first segment behind the cue that begins like a content clause, to its end."""
    number = r.segment_of(cue.last)
    for n in range(number + 1, len(r.segments)):
        segment = r.segments[n]
        form = form_of(r, cue, segment, n - number)
        if form is not None:
            return Content(((segment.start, content_end(r, cue, segment, form)),), form)
        opener = r.first_word(segment)
        if any(segment.start <= o < segment.end for o in others) or segment.mark == ";":
            break
        if n > number + 1 and opener in r.finite(opener, opener + 1):
            break
    return infinitive_inside(r, cue)


def content_end(r: Reading, cue: Cue, segment: Segment, form: str) -> int:
    """Index behind the content: the end of the sentence, unless the cue's own clause goes on behind it."""
    end = resumed(r, segment, form)
    for child in r.sentence.dependents(cue.at, "conj"):
        if child > segment.end and r.mood(child) != "Sub" and r.tokens[child].feature("VerbForm") == "Fin":
            bound = r.segments[r.segment_of(child)]
            if bound.start > segment.start:
                end = min(end, bound.start - 1)
    above = r.tokens[cue.at].head
    if above > segment.end and r.tokens[cue.at].deprel in ("advcl", "acl", "acl:relcl", "csubj", "ccomp"):
        number = r.segment_of(above)
        while number > 0 and r.segments[number].start > segment.end:
            opener = r.first_word(r.segments[number])
            if opener in r.finite(opener, opener + 1):
                break
            number -= 1
        if r.segments[number].start > segment.start:
            end = min(end, r.segments[number].start - 1)
    return max(end, segment.end)


def resumed(r: Reading, segment: Segment, form: str) -> int:
    """Where a later segment begins with a finite verb and so goes on with the sentence around the content."""
    told = is_subjunctive(r, segment)
    if form == "main" and (not told or segment.mark == ":"):
        return len(r.tokens)
    for later in r.segments[r.segment_of(segment.start) + 1 :]:
        opener = r.first_word(later)
        if later.mark != "," or opener not in r.finite(opener, opener + 1) or r.quoted[opener]:
            continue
        if form != "main" or r.mood(opener) != "Sub":
            return later.start - 1
    return len(r.tokens)


def infinitive_inside(r: Reading, cue: Cue) -> Content | None:
    """An infinitive clause without comma: 'verspricht die Steuern zu senken'."""
    if "infinitive" not in cue.verb.clauses or not r.parsed:
        return None
    for child in r.sentence.dependents(cue.at, "xcomp", "ccomp"):
        if child in cue.tokens or child < cue.last:
            continue
        marks = [i for i in r.sentence.children[child] if r.low[i] in r.words.infinitive_marks]
        if marks:
            members = [i for i in r.sentence.subtree(child) if i > cue.last]
            return Content(((min(members), max(members) + 1),), "infinitive")
    return None


def leading_clause(r: Reading, cue: Cue, segment: Segment) -> Content | None:
    """'Dass A, hat X bestätigt' and 'Ob A, ist nicht bekannt'."""
    opener = r.low[r.first_word(r.segments[0])]
    if segment.start == 0 or opener not in r.words.that | r.words.whether or not cue.verb.clauses & {"that", "whether"}:
        return None
    return Content(((0, segment.start),), "that")
