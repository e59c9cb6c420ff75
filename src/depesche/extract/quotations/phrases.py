"""Sources named in phrases: 'laut X', 'X zufolge', 'nach Angaben von X', 'so X', 'demnach', 'wonach'."""

from collections.abc import Iterator

from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.phrases_of_people import phrase, with_clause
from depesche.extract.quotations.phrases_so import so_phrases
from depesche.extract.quotations.reading import Reading
from depesche.model.span import Span
from depesche.model.syntax import ROOT

LAUT = "quotations/according@1"
THUS = "quotations/thus@1"
WHEREBY = "quotations/whereby@1"


def phrase_drafts(r: Reading) -> Iterator[Draft]:
    """All quotations of a sentence that a phrase introduces."""
    for i in range(len(r.tokens)):
        if r.quoted[i]:
            continue
        word = r.low[i]
        if word in r.words.before | r.words.after | r.words.before_noun:
            yield from according(r, i)
        if word in r.words.thus or (word in r.words.thus_with_subjunctive and opens_told(r, i)):
            yield from thus(r, i)
    yield from whereby(r)
    yield from so_phrases(r)


def opens_told(r: Reading, at: int) -> bool:
    """True if the word opens the sentence, and any verb of it is subjunctive or 'soll'."""
    opens = all(not r.is_word(i) or r.low[i] in r.words.coordinators for i in range(at))
    return opens and any(r.mood(i) == "Sub" or r.low[i] in r.words.hearsay_modals for i in range(len(r.tokens)))


def according(r: Reading, at: int) -> Iterator[Draft]:
    """A preposition or postposition with its phrase; the content is the rest of its clause."""
    found = source_of(r, at)
    if found is None:
        return
    start, end = found
    whole = (min(start, at), max(with_clause(r, start, end), at + 1))
    content = clause_without(r, at, whole)
    if not content:
        return
    yield Draft(
        kind="indirect",
        content=content,
        cue=(r.tokens[at].span,),
        speaker=(r.span(start, end),),
        act="asserts",
        sentence=r.index,
        by=LAUT,
    )


def source_of(r: Reading, at: int) -> tuple[int, int] | None:
    """Tokens of the source's phrase without the adposition; None if the adposition means something else."""
    word, words = r.low[at], r.words
    if word in words.before and (bounds := phrase_after(r, at)) is not None:
        start, end = bounds
        while start + 1 < end and r.tokens[start].upos == "ADP":  # 'according to'
            start += 1
        return start, end
    if word in words.after and (bounds := phrase_before(r, at)) is not None:
        return bounds
    if word not in words.before_noun:
        return None
    bounds = phrase_after(r, at)
    if bounds is not None and speaks(r, bounds, first_only=True):
        return bounds
    bounds = phrase_before(r, at)
    return bounds if bounds is not None and speaks(r, bounds, first_only=False) and closes_phrase(r, at) else None


def closes_phrase(r: Reading, at: int) -> bool:
    """True if the postposition ends its phrase: a verb, a mark or an adverb follows, no noun or article."""
    if at + 1 >= len(r.tokens) or not r.is_word(at + 1):
        return True
    following = r.tokens[at + 1]
    return following.upos in ("VERB", "AUX", "ADV", "PRON", "PART") or (
        following.head != r.tokens[at].head and r.tokens[at].head < at
    )


def speaks(r: Reading, bounds: tuple[int, int], *, first_only: bool) -> bool:
    """True if the phrase has a noun of saying as its first noun (`first_only`), or as its last word."""
    indices = range(*bounds) if first_only else range(bounds[1] - 1, bounds[0] - 1, -1)
    for i in indices:
        token = r.tokens[i]
        if token.form[:1].isupper() and (token.upos in ("NOUN", "PROPN", "X") or not r.parsed):
            genitive = first_only and token.upos == "PROPN" and token.form.endswith(("s", "’", "'"))
            if is_saying(r, token.form) or not (genitive and i + 1 < bounds[1]):
                return is_saying(r, token.form)
    return False


def is_saying(r: Reading, form: str) -> bool:
    """True for 'Angaben', 'US-Angaben', 'Polizeiangaben', 'Ansicht'."""
    noun = r.words.nouns.get(form)
    if noun is not None and noun.roles & {"act", "stance"}:
        return True
    last = form.rsplit("-", 1)[-1]
    noun = r.words.nouns.get(last)
    if last != form and noun is not None and noun.roles & {"act", "stance"}:
        return True
    return bool(r.words.noun_endings) and form.lower().endswith(r.words.noun_endings)


def phrase_after(r: Reading, at: int) -> tuple[int, int] | None:
    """The noun phrase that the preposition at `at` governs."""
    head = r.tokens[at].head
    while at + 2 < len(r.tokens) and r.tokens[at + 1].deprel == "fixed":
        at += 1
    if r.parsed and head > at and r.tokens[at].deprel in ("case", "fixed", "mark", "advmod"):
        start, end = phrase(r, head, without=frozenset({at}))
        if at + 1 <= start <= at + 2:
            return at + 1, without_adjuncts(r, at + 1, max(end, start + 1))
        if start <= at < end:
            return at + 1, without_adjuncts(r, at + 1, end)
    found = surface_after(r, at)
    return None if found is None else (found[0], without_adjuncts(r, *found))


def without_adjuncts(r: Reading, start: int, end: int) -> int:
    """End of 'US-Angaben' in 'nach US-Angaben bei einem Treffen': only 'von', 'aus' and genitives go on."""
    noun = next((i for i in range(start, end) if r.tokens[i].upos in ("NOUN", "PROPN")), None)
    if noun is None or not is_saying(r, r.tokens[noun].form):
        return end
    if noun == end - 1:
        return with_genitive(r, end)
    for i in range(noun + 1, end):
        if r.tokens[i].upos == "ADP" and not r.quoted[i]:
            return end if r.low[i] in r.words.agent | r.words.out_of else i
        if r.tokens[i].upos in ("NOUN", "PROPN"):
            return end
    return end


def with_genitive(r: Reading, end: int) -> int:
    """Takes in whose saying it is, where the grammar hangs that on the verb: 'nach Informationen' 'der Zeitung A'."""
    genitive = r.words.determiners - r.words.determiners_not_genitive
    if end + 1 >= len(r.tokens) or r.low[end] not in genitive or r.tokens[end].upos != "DET":
        return end
    noun = r.tokens[end].head
    if noun <= end or r.tokens[noun].upos not in ("NOUN", "PROPN") or r.tokens[noun].deprel.startswith("nsubj"):
        return end
    start, last = phrase(r, noun)
    return last if start == end else end


def surface_after(r: Reading, at: int) -> tuple[int, int] | None:
    """Without help of the grammar: up to the next mark or verb."""
    end = at + 1
    while end < len(r.tokens) and (r.is_word(end) or r.tokens[end].form in '„“"»«()'):
        if r.tokens[end].upos in ("VERB", "AUX") or (not r.parsed and r.is_known_finite(end)):
            break
        end += 1
    while end > at + 1 and not r.is_word(end - 1) and r.tokens[end - 1].form not in '“"”»«)':
        end -= 1
    return (at + 1, end) if end > at + 1 else None


def phrase_before(r: Reading, at: int) -> tuple[int, int] | None:
    """The noun phrase before a postposition."""
    head = r.tokens[at].head
    if r.parsed and head != ROOT and head < at and r.tokens[head].upos not in ("VERB", "AUX"):
        start, end = phrase(r, head, without=frozenset({at}))
        while start < head and r.tokens[start].upos == "PRON" and r.low[start] not in r.words.determiners:
            start += 1
        while start < head and r.low[start] in r.words.reflexives:
            start += 1
        if start > 0 and is_saying(r, r.tokens[start - 1].form):
            start -= 1
        if end >= at - 1 and start < at:
            return start, at
    start = at
    while (
        start > 0 and r.is_word(start - 1) and r.tokens[start - 1].upos not in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ")
    ):
        start -= 1
        inside = (
            start > 0 and r.tokens[start - 1].upos == "NOUN" and r.low[start] not in r.words.determiners_not_genitive
        )
        if r.tokens[start].upos in ("DET", "PRON") and not inside:
            break
    while start < at and r.low[start] in r.words.reflexives:
        start += 1
    return (start, at) if start < at else None


def clause_without(r: Reading, at: int, phrase_bounds: tuple[int, int]) -> tuple[Span, ...]:
    """The clause in which the phrase stands, as one or two spans around it."""
    start, end = clause_bounds(r, at, phrase_bounds)
    parts = []
    for part in ((start, phrase_bounds[0]), (phrase_bounds[1], end)):
        if part[1] > part[0] and any(r.is_word(i) for i in range(*part)):
            span = r.clean(*part)
            if span is not None:
                parts.append(span)
    return tuple(parts)


def clause_bounds(r: Reading, at: int, phrase_bounds: tuple[int, int]) -> tuple[int, int]:
    """The clause around token `at`: of a relative or conjoined clause only that, else the sentence."""
    governor = governor_of(r, phrase_bounds)
    everything = (0, len(r.tokens))
    if governor is None:
        return everything
    for place in [governor, *r.sentence.ancestors(governor)]:
        token = r.tokens[place]
        if token.deprel in ("acl:relcl", "acl", "advcl", "ccomp", "csubj") and token.upos in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
        ):
            return bounded_clause(r, place, at)
        if token.deprel == "conj" and r.sentence.dependents(place, "nsubj") and token.upos in ("VERB", "AUX"):
            return bounded_clause(r, place, at)
    conjuncts = [
        c
        for c in r.sentence.dependents(r.sentence.root, "conj")
        if c > at and r.sentence.dependents(c, "nsubj") and r.tokens[c].upos in ("VERB", "AUX")
    ]
    if conjuncts:
        start = min(r.sentence.subtree(conjuncts[0]))
        if start > at and (not r.is_word(start - 1) or r.low[start] in r.words.coordinators):
            return 0, start
    return everything


def governor_of(r: Reading, phrase_bounds: tuple[int, int]) -> int | None:
    """The word outside of the phrase on which it depends."""
    if not r.parsed:
        return None
    for i in range(*phrase_bounds):
        head = r.tokens[i].head
        if head != ROOT and not phrase_bounds[0] <= head < phrase_bounds[1]:
            return head
    return None


def bounded_clause(r: Reading, head: int, at: int) -> tuple[int, int]:
    """The subtree of a clause around `at`, cut to the separators around it."""
    members = r.sentence.subtree(head)
    start, end = min([*members, at]), max([*members, at]) + 1
    while start < at and r.low[start] in r.words.coordinators | r.words.that:
        start += 1
    return start, end


def thus(r: Reading, at: int) -> Iterator[Draft]:
    """'Demnach ...': goes on with the source named before."""
    content = clause_without(r, at, (at, at + 1))
    if content:
        span = r.tokens[at].span
        yield Draft(
            kind="indirect", content=content, cue=(span,), speaker=(span,), sentence=r.index, inherits=True, by=THUS
        )


def whereby(r: Reading) -> Iterator[Draft]:
    """'einen Bericht, wonach ...': the noun before says what follows."""
    for segment in r.segments[1:]:
        first = r.first_word(segment)
        if r.low[first] not in r.words.whereby or not r.finite(first, len(r.tokens)):
            continue
        end = segment.end
        number = r.segment_of(first)
        while number + 1 < len(r.segments) and not opens_main(r, number + 1):
            number += 1
            end = r.segments[number].end
        span = r.clean(first + 1, end)
        nouns = [i for i in range(segment.start - 1, -1, -1) if r.tokens[i].form[:1].isupper() and r.is_word(i)]
        sayings = [i for i in nouns if is_saying(r, r.tokens[i].form) or r.tokens[i].form in r.words.nouns]
        if span is None or not nouns:
            continue
        speaker = phrase(r, (sayings or nouns)[0], without=frozenset({first}))
        yield Draft(
            kind="indirect",
            content=(span,),
            cue=(r.tokens[first].span,),
            speaker=(r.span(*speaker),),
            sentence=r.index,
            by=WHEREBY,
        )


def opens_main(r: Reading, number: int) -> bool:
    """True if a segment begins with a finite verb or a participle: the clause before it is over."""
    first = r.first_word(r.segments[number])
    return r.tokens[first].upos in ("VERB", "AUX")
