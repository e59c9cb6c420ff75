"""Speech that goes on: sentences in the subjunctive, or with 'soll', after a quotation."""

from collections.abc import Collection, Iterator, Sequence

from depesche.extract.quotations.cues import Cue
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.reading import Reading
from depesche.model.span import Span

SUBJUNCTIVE = "quotations/subjunctive@1"
HEARSAY = "quotations/soll@1"
FAR = 1
"""Sentences without speech after which nobody is supposed to go on speaking."""


def continuing_drafts(
    readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], taken: Collection[int]
) -> Iterator[Draft]:
    """Runs of sentences that continue the speaker before, each run as one quotation.

    `taken` holds the indices of sentences that belong to a quotation already.
    """
    run: list[Reading] = []
    kind = ""
    last_speech = -100
    for r in readings:
        found = "" if r.index in taken else way_of_going_on(r, r.index - 1 == last_speech)
        if found == "hearsay" and r.index - last_speech > FAR:
            found = ""
        if run and found != kind:
            yield run_draft(run, kind)
            run = []
        if found:
            run.append(r)
            kind = found
        if found or r.index in taken or any("quoted" in c.verb.clauses for c in cues[r.index]):
            last_speech = r.index
    if run:
        yield run_draft(run, kind)


def way_of_going_on(r: Reading, follows_speech: bool) -> str:
    """`subjunctive` if the main clause stands in it, `hearsay` if it passes on a claim, else empty.

    The past subjunctive ('könnte') may be the narrator's own guess: it counts only right behind speech.
    """
    finite = [i for i in main_finite(r) if not r.quoted[i]]
    told = [i for i in finite if r.mood(i) == "Sub" and r.low[i] not in r.words.guesses]
    if any(r.low[i] not in r.words.subjunctive_past or follows_speech for i in told):
        return "subjunctive"
    if any(r.low[i] in r.words.hearsay_modals for i in finite):
        return "hearsay"
    return ""


def main_finite(r: Reading) -> list[int]:
    """Finite verbs of main clauses: those of the root and its conjuncts, else the first one."""
    everything = r.finite(0, len(r.tokens))
    if not r.parsed:
        return everything[:1]
    root = r.sentence.root
    heads = {root, *r.sentence.dependents(root, "conj", "parataxis")}
    return [
        i
        for i in everything
        if i in heads or (r.tokens[i].head in heads and r.tokens[i].deprel in ("aux", "aux:pass", "cop"))
    ]


def run_draft(run: Sequence[Reading], kind: str) -> Draft:
    """One quotation of a run of sentences."""
    span = Span(run[0].sentence.span.start, run[-1].sentence.span.end)
    return Draft(
        kind="indirect" if kind == "subjunctive" else "free",
        content=(span,),
        act="asserts",
        sentence=run[0].index,
        inherits=True,
        by=SUBJUNCTIVE if kind == "subjunctive" else HEARSAY,
    )
