"""Quotations that a verb introduces: with a content clause (indirect), or told as an act (reported)."""

from collections.abc import Iterator

from depesche.extract.quotations.addressees import addressee_of, without_audience
from depesche.extract.quotations.content import Content, content_of, is_inverted
from depesche.extract.quotations.cues import Cue, verb_cues
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.phrases_of_people import (
    LONGEST_NAME,
    beside,
    phrase,
    span_of,
    subject,
    surface_subject,
    with_apposition,
    with_case,
)
from depesche.extract.quotations.reading import Reading
from depesche.model.span import Span

CLAUSE = "quotations/clause@1"
ACT = "quotations/act@1"
ANAPHOR = "quotations/anaphor@1"
JUDGED = "quotations/judged@1"
JUDGING = frozenset({"praises", "denies"})
"""Acts that say something about their object and nothing else; see docs/decisions on judging verbs."""
CIRCLES = ("anonymous", "authority", "hearsay")
"""Kinds of sources out of which something is heard."""
LONG_ANAPHOR = 30
"""Tokens of a sentence that only says who said the one before."""


def speech_drafts(r: Reading, cues: tuple[Cue, ...], before: Reading | None) -> Iterator[Draft]:
    """All quotations of a sentence that its cue verbs introduce; `before` is the sentence before it."""
    verbs = frozenset(cue.at for cue in cues)
    for cue in cues:
        if r.words.first_person.intersection(r.low[max(0, cue.first - 2) : cue.last + 2]):
            continue
        content = content_of(r, cue, verbs - {cue.at})
        draft = indirect(r, cue, content) if content is not None else anaphoric(r, cue, before) or reported(r, cue)
        if draft is not None:
            yield draft


def indirect(r: Reading, cue: Cue, content: Content) -> Draft | None:
    """A content clause with its cue; None if nothing but quoted words is in it, or the cue is too weak for it."""
    spans = tuple(s for part in content.ranges if (s := r.clean(*part)) is not None)
    if not spans or mostly_quoted(r, content):
        return None
    subjunctive = any(r.mood(i) == "Sub" for part in content.ranges for i in range(*part))
    if cue.verb.weak and not subjunctive:
        return None
    speaker = speaker_of(r, cue)
    if is_anybody(r, speaker):
        return None
    impersonal = not speaker
    named_before = impersonal and (not cue.passive or cue.verb.speaks_in_passive)
    if content.form in ("question", "whether", "infinitive") and impersonal and not cue.passive:
        return None
    tokens = cue.tokens | companions(r, cue, content)
    return Draft(
        kind="indirect",
        content=spans,
        cue=r.spans(tokens),
        speaker=speaker,
        addressee=addressee_of(r, cue),
        act=cue.verb.act,
        sentence=r.index,
        inherits=named_before,
        meant=antecedent(r, cue, speaker),
        by=CLAUSE,
    )


def is_anybody(r: Reading, speaker: tuple[Span, ...]) -> bool:
    """True for 'Wer glaubt, ...': nobody in particular says or thinks it."""
    return len(speaker) == 1 and speaker[0].of(r.text).lower() in r.words.anybody


def anaphoric(r: Reading, cue: Cue, before: Reading | None) -> Draft | None:
    """'Das teilte X mit': the sentence before is what was said."""
    first = r.first_word(r.segments[0])
    fits = cue.verb.clauses & {"that", "main"} and not cue.verb.weak and not cue.infinitive
    if before is None or r.low[first] not in r.words.anaphors or not fits or len(r.tokens) > LONG_ANAPHOR:
        return None
    if cue.finite != first + 1 or r.tokens[first].head not in cue.tokens or r.sentence.children[first]:
        return None
    gap = r.text[before.sentence.span.end : r.sentence.span.start]
    if gap.count("\n") > 1:
        return None
    whole = before.clean(0, len(before.tokens), stop=True)
    at = subject(r, cue.at, cue.tokens)
    speaker: tuple[Span, ...] = ()
    if at is not None and at != first:
        speaker = span_of(r, phrase(r, at, without=cue.tokens))
    elif cue.passive:
        speaker = span_of(r, agent_of(r, cue))
    elif (place := with_case(r, cue.at, r.words.containers)) is not None:
        speaker = span_of(r, phrase(r, place, without=cue.tokens))
    else:
        speaker = span_of(r, beside(r, cue.finite + 1, cue.tokens))
    if whole is None or not speaker:
        return None
    return Draft(
        kind="indirect",
        content=(whole,),
        cue=r.spans(cue.tokens),
        speaker=speaker,
        addressee=addressee_of(r, cue),
        act=cue.verb.act,
        sentence=r.index,
        by=ANAPHOR,
    )


def mostly_quoted(r: Reading, content: Content) -> bool:
    """True if all but an opening 'dass' stands in quotation marks: the quoted words are found as such."""
    words = [i for part in content.ranges for i in range(*part) if r.is_word(i)]
    outside = [i for i in words if not r.quoted[i] and r.low[i] not in r.words.that]
    return not outside


def antecedent(r: Reading, cue: Cue, speaker: tuple[Span, ...]) -> tuple[Span, ...]:
    """Whom a relative pronoun as speaker means: 'X, der sagt, ...'; empty for any other speaker."""
    segment = r.segments[r.segment_of(cue.first)]
    first = r.first_word(segment)
    if len(speaker) != 1 or speaker[0] != r.tokens[first].span or r.low[first] not in r.words.relatives:
        return ()
    nouns = [i for i in range(first) if r.tokens[i].upos in ("NOUN", "PROPN")]
    if not nouns or not segment.mark:
        return ()
    head = r.tokens[cue.at].head
    bounds = phrase(r, head if head in nouns else nouns[-1], without=cue.tokens)
    return span_of(r, bounds)


def companions(r: Reading, cue: Cue, content: Content) -> set[int]:
    """'wie' of its clause, and 'es' beside an impersonal verb: both belong to the cue."""
    said = {i for part in content.ranges for i in range(*part)}
    near = {cue.finite - 1, cue.finite + 1} - said
    out = {i for i in near if 0 <= i < len(r.tokens) and r.low[i] in r.words.expletives}
    if content.form == "how":
        first = r.first_word(r.segments[r.segment_of(cue.finite)])
        if r.low[first] in r.words.how:
            out.add(first)
    return out


def reported(r: Reading, cue: Cue) -> Draft | None:
    """An act of speech told with an object instead of a clause; the whole clause is the content."""
    if cue.verb.weak or cue.infinitive or not cue.verb.objects or not has_object(r, cue) or r.mood(cue.finite) == "Sub":
        return None
    speaker = speaker_of(r, cue)
    judged = object_of(r, cue) if cue.verb.act in JUDGING else None
    bounds = clause_range(r, cue) if judged is None else phrase(r, judged, without=cue.tokens)
    span = r.clean(*bounds, stop=True)
    if not speaker or span is None or any(s.overlaps(span) for s in speaker if judged is not None):
        return None
    return Draft(
        kind="reported" if judged is None else "indirect",
        content=(span,),
        cue=() if judged is None else r.spans(cue.tokens),
        speaker=speaker,
        addressee=addressee_of(r, cue),
        act=cue.verb.act,
        sentence=r.index,
        meant=antecedent(r, cue, speaker),
        by=ACT if judged is None else JUDGED,
    )


def has_object(r: Reading, cue: Cue) -> bool:
    """True if an object of the kinds that the verb allows is there."""
    if not r.parsed:
        return False
    objects = cue.verb.objects
    if "object" in objects:
        if cue.passive:
            return False
        at = object_of(r, cue)
        if at is not None:
            return not cue.verb.addressed and not r.low[at].endswith(cue.verb.never)
        if any(r.tokens[c].deprel == "nsubj:pass" and c > cue.finite for c in r.sentence.children[cue.at]):
            return True
    prepositions = objects - {"object"}
    if not prepositions:
        return False
    if prepositions & r.words.comparisons:
        return not prepositions.isdisjoint(r.low)
    return with_case(r, cue.at, prepositions) is not None


def object_of(r: Reading, cue: Cue) -> int | None:
    """The accusative of the cue; the grammar may hang it on an adverb: 'kritisierte die Entscheidung scharf'."""
    for owner in (cue.at, *r.sentence.dependents(cue.at, "xcomp", "advmod")):
        for child in r.sentence.dependents(owner, "obj"):
            if child not in cue.tokens and r.low[child] not in r.words.reflexives | r.words.impersonal:
                return child
    # 'Beide wiesen die Kritik zurück': without a case to tell by, the grammar may see two subjects
    subjects = [c for c in r.sentence.dependents(cue.at, "nsubj") if r.tokens[c].upos in ("NOUN", "PROPN")]
    second = len(subjects) > 1 and not cue.passive and r.low[subjects[-1]] not in r.words.impersonal
    return subjects[-1] if second and subjects[-1] > subjects[0] + 1 else None


def clause_range(r: Reading, cue: Cue) -> tuple[int, int]:
    """The clause of the cue: the sentence, without other main clauses that are coordinated with it."""
    head = cue.at
    token = r.tokens[head]
    conjuncts = [
        c
        for c in r.sentence.dependents(head, "conj")
        if r.tokens[c].upos in ("VERB", "AUX") and r.sentence.dependents(c, "nsubj")
    ]
    end = len(r.tokens)
    if conjuncts:
        end = min(min(r.sentence.subtree(c)) for c in conjuncts)
        while end > 1 and r.low[end - 1] in r.words.coordinators:
            end -= 1
    start = 0
    if token.deprel != "root":
        members = r.sentence.subtree(head)
        start, end = min(members), min(end, max(members) + 1)
    return (start, end) if end > start else (0, len(r.tokens))


def speaker_of(r: Reading, cue: Cue) -> tuple[Span, ...]:
    """Who speaks: the subject, in the passive the agent; for impersonal cues the text or circle that is named."""
    if not r.parsed:
        return span_of(r, surface_subject(r, cue.finite, cue.tokens))
    if cue.passive and not cue.verb.speaks_in_passive:
        return span_of(r, agent_of(r, cue) or circle_of(r, cue))
    if is_impersonal(r, cue):
        place = with_case(r, cue.at, r.words.containers)
        if place is not None and r.tokens[place].form[:1].isupper() and r.tokens[place].upos != "NUM":
            return span_of(r, phrase(r, place, without=cue.tokens))
        return ()
    segment = r.segments[r.segment_of(cue.finite)]
    first = r.first_word(segment)
    at = subject(r, cue.at, cue.tokens)
    opens = first == cue.finite and bool(segment.mark or r.quoted[max(0, first - 1)])
    if at is not None and (in_long_quotation(r, at) or (opens and at < cue.first and is_inverted(r, cue))):
        at = None
    if at is not None:
        bounds = without_audience(r, phrase(r, at, without=cue.tokens), at)
        return span_of(r, with_apposition(r, bounds, r.tokens[at].head, cue.tokens))
    if segment.mark and r.low[first] in r.words.relatives and r.tokens[first].upos == "PRON":
        return (r.tokens[first].span,)
    after = first + 1 if r.low[first] in r.words.how else cue.finite + 1
    told = circle_of(r, cue) or beside(r, after, cue.tokens)
    return span_of(r, without_audience(r, told, told[0]) if told is not None else None)


def circle_of(r: Reading, cue: Cue) -> tuple[int, int] | None:
    """People at large: 'aus Parteikreisen verlautete', 'aus der Fraktion war zu hören'."""
    parts = (cue.at, *sorted(cue.tokens))
    at = next((found for i in parts if (found := with_case(r, i, r.words.out_of)) is not None), None)
    source = r.words.source(r.low[at]) if at is not None else None
    if at is None or source is None or source.kind not in CIRCLES or r.tokens[at].upos not in ("NOUN", "PROPN"):
        return None
    return phrase(r, at, without=cue.tokens)


def in_long_quotation(r: Reading, at: int) -> bool:
    """True if the token stands in quotation marks that hold more than a name."""
    start = end = at
    while start > 0 and r.quoted[start - 1]:
        start -= 1
    while end < len(r.tokens) and r.quoted[end]:
        end += 1
    return r.quoted[at] and end - start > LONGEST_NAME + 2


def is_impersonal(r: Reading, cue: Cue) -> bool:
    """True for 'hieß es': an empty pronoun, or 'man', is the subject."""
    at = subject(r, cue.at, cue.tokens)
    if at is not None:
        return r.low[at] in r.words.impersonal
    nearby = (cue.finite - 1, cue.finite + 1)
    return any(0 <= i < len(r.tokens) and r.low[i] in r.words.expletives for i in nearby)


def agent_of(r: Reading, cue: Cue) -> tuple[int, int] | None:
    """The phrase with 'von' or 'durch' in the passive."""
    at = with_case(r, cue.at, r.words.agent - cue.verb.objects)
    return phrase(r, at, without=cue.tokens) if at is not None else None


def cues_of(r: Reading) -> tuple[Cue, ...]:
    """The cue verbs of a sentence."""
    return tuple(verb_cues(r))
