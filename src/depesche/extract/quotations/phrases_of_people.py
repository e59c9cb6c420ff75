"""Whose words they are: the phrase of a subject, an agent or an addressee."""

from depesche.extract.quotations.reading import QUOTES, SEPARATORS, Reading
from depesche.model.span import Span

INNER_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "ccomp", "csubj"})
OPENING = frozenset({"case", "cc", "punct", "advmod", "mark"})
DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_DATELINE = 10
LONGEST_NAME = 8
"""Quoted tokens that are taken for the rest of a name at most."""


def phrase(r: Reading, at: int, *, without: frozenset[int] = frozenset(), case: bool = False) -> tuple[int, int]:
    """Tokens `start:end` of the noun phrase whose head is `at`, without clauses in it.

    Prepositions, conjunctions and adverbs before it are left out (`case` keeps the preposition). Tokens in `without`
    (the cue's) bound it.
    """
    members = {at}
    stack = [at]
    while stack:
        for child in r.sentence.children[stack.pop()]:
            token = r.tokens[child]
            outside = token.deprel in INNER_CLAUSES or child in without or is_other_clause(r, child, at)
            if not outside:
                members.add(child)
                stack.append(child)
    start = end = at
    while start - 1 in members or (start - 1 >= 0 and r.low[start - 1] == "" and start - 2 in members):
        start -= 1
    while end + 1 in members:
        end += 1
    end = with_names(r, cut(r, start, end + 1), without)
    start, end = with_quoted(r, start, end)
    return trim(r, start, end, min(at, end - 1), case=case)


def with_clause(r: Reading, start: int, end: int) -> int:
    """End of a phrase with the relative clause behind it: 'laut einem Brief, der der Agentur A vorlag, ...'."""
    clauses = [c for i in range(start, end) for c in r.sentence.dependents(i, "acl:relcl", "acl") if c > end]
    follows = bool(clauses) and min(r.sentence.subtree(clauses[0])) <= end + 1
    return r.segment_at(clauses[0]).end if follows else end


def cut(r: Reading, start: int, end: int) -> int:
    """End of the first noun phrase in `start:end`: an adverb, a number or an article behind its noun opens another."""
    noun = next((i for i in range(start, end) if r.tokens[i].upos in ("NOUN", "PROPN", "PRON")), None)
    if noun is None:
        return end
    depth = 0
    for i in range(noun + 1, end):
        form, upos = r.tokens[i].form, r.tokens[i].upos
        depth += (form == "(") - (form == ")")
        joined = r.tokens[i - 1].upos in ("ADP", "CCONJ") or r.tokens[i - 1].form in SEPARATORS | {"("}
        if depth or joined or r.quoted[i]:
            continue
        if upos in ("ADV", "NUM", "VERB", "AUX", "SCONJ") or (upos == "PRON" and r.low[i] not in r.words.relatives):
            return i
        if r.low[i] in r.words.determiners_not_genitive:
            return i
    return end


def with_quoted(r: Reading, start: int, end: int) -> tuple[int, int]:
    """Takes in the rest of a short quoted name of which a part is in the phrase."""
    first, last = start, end
    while first > 0 and r.quoted[start] and r.quoted[first - 1]:
        first -= 1
    while last < len(r.tokens) and r.quoted[end - 1] and r.quoted[last]:
        last += 1
    return (first, last) if last - first <= end - start + LONGEST_NAME else (start, end)


def with_names(r: Reading, end: int, without: frozenset[int]) -> int:
    """Takes in names that follow at once: 'Minister' 'A.' 'B.' '(XY)'."""
    if end - 1 < 0 or r.tokens[end - 1].upos not in ("NOUN", "PROPN"):
        return end
    while end < len(r.tokens) and r.tokens[end].upos == "PROPN" and end not in without and not r.quoted[end]:
        end += 1
    if end + 2 < len(r.tokens) and r.tokens[end].form == "(" and r.tokens[end + 2].form == ")":
        end += 3
    return end


def is_other_clause(r: Reading, child: int, head: int) -> bool:
    """A conjunct with a verb of its own, or an adverb behind the phrase."""
    token = r.tokens[child]
    if token.deprel == "conj" and token.upos in ("VERB", "AUX"):
        return True
    return token.deprel.startswith(("nsubj", "obj", "aux", "cop", "obl")) and child > head and token.upos != "PROPN"


def trim(r: Reading, start: int, end: int, head: int, *, case: bool) -> tuple[int, int]:
    """Without words and marks at the ends that do not belong to a name of somebody."""
    low = r.words.adverbs_before_speaker
    while start < head and (
        (
            (r.tokens[start].deprel in OPENING and not (case and r.tokens[start].deprel == "case"))
            and (r.tokens[start].form not in QUOTES or not closes_inside(r, start, end))
        )
        or r.low[start] in low
    ):
        start += 1
    while end - 1 > head and (
        r.tokens[end - 1].form in SEPARATORS
        or r.low[end - 1] in r.words.adverbs_after_speaker
        or (r.tokens[end - 1].form in QUOTES and not opens_inside(r, start, end))
        or (r.tokens[end - 1].form == ")" and "(" not in [t.form for t in r.tokens[start:end]])
    ):
        end -= 1
    return start, end


def closes_inside(r: Reading, start: int, end: int) -> bool:
    """True if another quotation mark follows inside the phrase."""
    return any(r.tokens[i].form in QUOTES for i in range(start + 1, end))


def opens_inside(r: Reading, start: int, end: int) -> bool:
    """True if another quotation mark stands before the last token of the phrase."""
    return any(r.tokens[i].form in QUOTES for i in range(start, end - 1))


def subject(r: Reading, head: int, cue: frozenset[int]) -> int | None:
    """Head of the subject of a cue whose verb, participle or idiom is `head`; looks up along coordination."""
    pronoun = nominative_pronoun(r, cue)
    if pronoun is not None:
        return pronoun
    seen = {head}
    at = head
    for _ in range(6):
        nearby = [at, *(c for c in r.sentence.children[at] if c in cue)]
        for place in nearby:
            subjects = [c for c in r.sentence.dependents(place, "nsubj") if c not in cue]
            subjects = [c for c in subjects if not r.sentence.dependents(c, "case") and c >= dateline_end(r)]
            subjects = [c for c in subjects if not has_dative(r, c)]
            if subjects:
                counted = len(subjects) > 1 and r.tokens[subjects[0]].upos == "NUM"
                return agreeing(r, place, subjects[counted], cue)
        token = r.tokens[at]
        if token.deprel not in ("conj", "aux", "aux:pass", "cop", "xcomp", "compound:prt"):
            return None
        if token.head < 0 or token.head in seen:
            return None
        at = token.head
        seen.add(at)
    return None


def has_dative(r: Reading, noun: int) -> bool:
    """True for a noun whose article can only be dative: it is spoken to, whatever the grammar makes of it."""
    return any(r.low[c] in r.words.datives for c in r.sentence.dependents(noun, "det") if c < noun)


def dateline_end(r: Reading) -> int:
    """Where the sentence begins behind 'PORT SELM (agd) - '; 0 if it has no such opening."""
    for i in range(1, min(LONGEST_DATELINE, len(r.tokens) - 1)):
        if r.tokens[i].form in DASHES:
            return i + 1
        if r.tokens[i].upos in ("VERB", "AUX", "DET", "PRON"):
            break
    return 0


def nominative_pronoun(r: Reading, cue: frozenset[int]) -> int | None:
    """A pronoun right behind the finite verb that can only be its subject: 'bezeichnete er'."""
    for i in sorted(cue):
        if i + 1 < len(r.tokens) and r.low[i + 1] in r.words.nominative_pronouns and i + 1 not in cue:
            return i + 1
        if r.tokens[i].upos in ("VERB", "AUX"):
            return None
    return None


def agreeing(r: Reading, verb: int, found: int, cue: frozenset[int]) -> int:
    """The subject that the grammar names, or the object if only that agrees with the verb in number."""
    parts = sorted({verb, *r.sentence.dependents(verb, "aux", "cop")})
    finite = next((i for i in parts if r.tokens[i].feature("VerbForm") == "Fin"), verb)
    number = r.tokens[finite].feature("Number")
    if number is None or r.tokens[found].feature("Number") in (number, None) or r.sentence.dependents(found, "conj"):
        return found
    for child in r.sentence.dependents(verb, "obj", "iobj"):
        if (
            r.tokens[child].feature("Number") == number
            and child not in cue
            and not r.sentence.dependents(child, "case")
        ):
            return child
    return found


def with_case(r: Reading, head: int, prepositions: frozenset[str]) -> int | None:
    """The first dependent of `head` that stands with one of these prepositions (or postpositions)."""
    for child in r.sentence.dependents(head, "obl", "nmod", "obj", "iobj"):
        for mark in r.sentence.dependents(child, "case"):
            if r.low[mark] in prepositions or r.tokens[mark].form.lower() in prepositions:
                return child
    return None


def beside(r: Reading, after: int, without: frozenset[int]) -> tuple[int, int] | None:
    """The noun phrase that begins at token `after`, whatever the grammar makes of it."""
    limit = min(after + 8, len(r.tokens))
    noun = None
    for i in range(after, limit):
        if (not r.is_word(i) and r.tokens[i].form not in QUOTES) or r.tokens[i].upos in ("ADP", "VERB", "AUX", "SCONJ"):
            break
        pronoun = r.tokens[i].upos == "PRON" and i == after and r.low[i] not in r.words.reflexives
        if r.tokens[i].upos in ("NOUN", "PROPN") or pronoun:
            noun = i
            break
    if noun is None:
        return None
    start, end = phrase(r, noun, without=without)
    return (max(start, after), end) if end > after else None


def surface_subject(r: Reading, finite: int, cue: frozenset[int]) -> tuple[int, int] | None:
    """Without grammar: the words behind a verb that opens its segment, else those before it."""
    segment = r.segments[r.segment_of(finite)]
    if r.first_word(segment) == finite:
        end = finite + 1
        while end < segment.end and r.low[end] not in r.words.adverbs_after_speaker and end not in cue:
            end += 1
        while end > finite + 1 and not r.is_word(end - 1):
            end -= 1
        return (finite + 1, end) if end > finite + 1 else None
    start = r.first_word(segment)
    return (start, finite) if start < finite and start not in cue else None


def with_apposition(r: Reading, bounds: tuple[int, int], verb: int, without: frozenset[int]) -> tuple[int, int]:
    """Takes in 'X, der Vorsitzende' where the grammar has the apposition as a second subject."""
    end = bounds[1]
    if end + 1 >= len(r.tokens) or r.tokens[end].form != ",":
        return bounds
    for child in r.sentence.dependents(verb, "nsubj", "appos", "conj"):
        if child > end and r.tokens[child].upos in ("NOUN", "PROPN") and child not in without:
            start, last = phrase(r, child, without=without)
            if start == end + 1 and (last >= len(r.tokens) or not r.is_word(last)):
                return bounds[0], last
    return bounds


def span_of(r: Reading, bounds: tuple[int, int] | None) -> tuple[Span, ...]:
    """The characters of a phrase, or nothing."""
    return () if bounds is None or bounds[1] <= bounds[0] else (r.span(*bounds),)
