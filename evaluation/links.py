"""How well pages are linked: `python -m evaluation.links FOLDER... [--cmd PROGRAM] [--errors]`.

A folder holds annotated pages and a file `links` (corpus/README.md). The pages are read with the outlet
and the address that a reader of feeds would know; what the program found is laid beside the marks by overlap.
Each measure is printed twice: *given what was found* looks only at marks that the program found too, so that it shows
errors of linking; *of all* counts what was missed as wrong.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from corpus.links import Linked, Together, paragraphs, read_links
from corpus.page import CONTENT_TAGS, AnnotatedPage

from depesche.link import link
from depesche.model.page import Page
from depesche.model.story import links_from
from depesche.pipeline import analyse
from depesche.tell.contract import findings_object, links_object
from evaluation.clusters import Score, b_cubed, pair_score

Json = dict[str, Any]
MIN_DICE = 0.4
"""Least overlap of two contents, in characters, to be taken for one quotation."""


class Exported:
    """What the program made of one folder, with its findings named by the marks that they overlap."""

    def __init__(self, linked: Linked, pages: list[Json], links: Json) -> None:
        self.links = links
        self.mark_of: dict[str, str] = {}
        """Finding id -> reference of the mark, `02.E1`."""
        self.page_of: dict[str, str] = {}
        """Quotation id -> page."""
        self.newest = max((day for page in pages if (day := _last_day(page))), default=None)
        for page in pages:
            name = page["page"]["id"]
            gold = linked.pages[name]
            self.mark_of |= dict(_aligned(name, gold, page))
            self.page_of |= {quotation["id"]: name for quotation in page["quotations"]}
        self.found = frozenset(self.mark_of.values())

    def groups(self, kind: str) -> list[set[str]]:
        """Groups of references instead of finding ids; what is no mark is left out."""
        named = ({self.mark_of[i] for i in group if i in self.mark_of} for group in self.links.get(kind, []))
        return [group for group in named if group]

    def references(self, ids: Iterable[str | None]) -> set[str]:
        """The marks that these findings overlap."""
        return {self.mark_of[i] for i in ids if i in self.mark_of}


def exported(linked: Linked, command: str | None) -> Exported:
    """What `run` and `export` of a program give for a folder's pages, or this process if none is named."""
    given = []
    for name, page in linked.pages.items():
        known = {key: page.header[key] for key in ("url", "outlet") if page.header.get(key, "unknown") != "unknown"}
        given.append({"id": name, "text": page.text} | known)
    if command is None:
        return Exported(linked, *_here(given))
    with tempfile.TemporaryDirectory() as room:
        source, store = Path(room, "pages.jsonl"), str(Path(room, "store.db"))
        source.write_text("".join(json.dumps(page) + "\n" for page in given), "utf-8")
        _called(command, "run", str(source), "--store", store)
        pages = _called(command, "export", "--store", store, "--format", "jsonl")
        links = _called(command, "export", "--store", store, "--format", "links")
    return Exported(linked, [json.loads(line) for line in pages.splitlines() if line.strip()], json.loads(links))


def _here(given: list[dict[str, str]]) -> tuple[list[Json], Json]:
    """The same without a store."""
    pages = []
    for one in given:
        page = Page.of(one["text"].encode(), one["id"], id=one["id"])
        pages.append(analyse(replace(page, url=one.get("url"), outlet=one.get("outlet"), encoding="utf-8")))
    return [findings_object(page) for page in pages], links_object(links_from(link(pages)))


def _called(command: str, *arguments: str) -> str:
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command} {arguments[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def _last_day(page: Json) -> date | None:
    latest = page["document"]["published"].get("latest")
    return date.fromisoformat(latest) if latest else None


def _aligned(name: str, gold: AnnotatedPage, page: Json) -> Iterator[tuple[str, str]]:
    """(finding id, reference), each at most once, the best overlap first."""
    marked_events = _spans_of(gold, "E")
    found_events = {e["id"]: [tuple(e["trigger"])] for e in page["events"]}
    categories = {e["id"]: e["category"] for e in page["events"]}
    marked_quotations = _spans_of(gold, *CONTENT_TAGS)
    found_quotations = {q["id"]: [tuple(s) for s in q["content"]] for q in page["quotations"]}
    options = []
    for number, spans in marked_events.items():
        fact = gold.fact(f"E{number}")
        for finding, other in found_events.items():
            if _shared(spans, other):
                same = fact is not None and categories[finding] in fact.words
                options.append((not same, -_dice(spans, other), f"{name}.E{number}", finding))
    for number, spans in marked_quotations.items():
        for finding, other in found_quotations.items():
            if _dice(spans, other) >= MIN_DICE:
                options.append((False, -_dice(spans, other), f"{name}.Q{number}", finding))
    taken: set[str] = set()
    for _, _, reference, finding in sorted(options):
        if reference not in taken and finding not in taken:
            taken |= {reference, finding}
            yield finding, reference


def _spans_of(page: AnnotatedPage, *tags: str) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for mark in page.of(*tags):
        for number in mark.numbers:
            spans.setdefault(number, []).append((mark.start, mark.end))
    return spans


def _shared(one: Sequence[Sequence[int]], two: Sequence[Sequence[int]]) -> int:
    return len(_places(one) & _places(two))


def _places(spans: Sequence[Sequence[int]]) -> set[int]:
    return {i for span in spans for i in range(span[0], span[1])}


def _dice(one: Sequence[Sequence[int]], two: Sequence[Sequence[int]]) -> float:
    whole = len(_places(one)) + len(_places(two))
    return 2 * _shared(one, two) / whole if whole else 0.0


def measures(linked: Linked, program: Exported) -> Iterator[tuple[str, Score, list[str]]]:
    """Name, figures and mistakes of each measure."""
    yield "events", *_identity(linked, program, "event", "E")
    yield "statements", *_identity(linked, program, "statement", "Q")
    pages = set(linked.pages)
    stories = [set(members) for members in linked.stories.values()]
    found = [set(group) for group in program.links.get("stories", [])]
    yield "stories", b_cubed(pages, stories, found, pages), [f"found {sorted(g)}" for g in found if g not in stories]
    sagas = [{page for name in saga for page in linked.stories[name]} for saga in linked.sagas]
    found = [set(group) for group in program.links.get("sagas", [])]
    yield "sagas", b_cubed(pages, sagas, found, pages), [f"found {sorted(g)}" for g in found if g not in sagas]
    yield "copies", *_copies(linked, program)
    yield "partial copies", *_partial(linked, program)
    yield "translations", *_translations(linked, program)
    yield "circular", *_circular(linked, program)
    yield "plans", *_each(linked, program, "plan", _plan_right)
    yield "disputes", *_each(linked, program, "dispute", _dispute_right)
    yield "contradictions", *_each(linked, program, "contradiction", _contradiction_right)
    yield "origins", *_each(linked, program, "origins", _origins_right)


def _identity(linked: Linked, program: Exported, kind: str, tag: str) -> tuple[Score, list[str]]:
    tags = CONTENT_TAGS if tag == "Q" else "E"
    marked = {f"{name}.{tag}{n}" for name, page in linked.pages.items() for n in _spans_of(page, *tags)}
    gold = [set(line.members) for line in linked.of(kind)]
    found = program.groups(f"same_{kind}")
    mistakes = []
    for group in gold:
        parts = [sorted(group & other) for other in found if group & other]
        alone = sorted((group & program.found) - {m for part in parts for m in part})
        if len(parts) + len(alone) > 1:
            mistakes.append(f"split {parts + alone}")
    mistakes += [f"joined {sorted(g)}" for g in found if len(g) > 1 and not any(g <= other for other in gold)]
    return b_cubed(marked, gold, found, marked & program.found), mistakes


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, ...]]:
    return {tuple(sorted(pair)) for group in groups for pair in combinations(sorted(group), 2)}


def _copies(linked: Linked, program: Exported) -> tuple[Score, list[str]]:
    gold = _pairs(line.members for line in linked.of("copy"))
    allowed = _pairs(line.members for line in linked.of("version"))
    found = _pairs(program.links.get("copies", []))
    return pair_score(gold, found, allowed), _differences(gold, found - allowed)


def _differences(gold: set[tuple[str, ...]], found: set[tuple[str, ...]]) -> list[str]:
    return [f"missed {pair}" for pair in sorted(gold - found)] + [f"wrong {pair}" for pair in sorted(found - gold)]


def _partial(linked: Linked, program: Exported) -> tuple[Score, list[str]]:
    """A pair counts if its spans and the marked lines overlap by half on both pages."""
    places = {}
    for line in linked.of("partial"):
        one, two = sorted(line.members)
        places[one[:2], two[:2]] = [_paragraph(linked, one), _paragraph(linked, two)]
    gold: set[tuple[str, ...]] = set(places)
    found: set[tuple[str, ...]] = set()
    for part in program.links.get("excerpts", []):
        pair = tuple(sorted(part["pages"]))
        spans = [part["spans"][part["pages"].index(page)] for page in pair]
        lines = places.get((pair[0], pair[1]))
        good = lines and all(_dice([line], own) >= 0.5 for line, own in zip(lines, spans, strict=True))
        found.add(pair if good or not lines else (*pair, "elsewhere"))
    allowed = _pairs(line.members for kind in ("copy", "version") for line in linked.of(kind))
    return pair_score(gold, found, allowed), _differences(gold, found - allowed)


def _paragraph(linked: Linked, reference: str) -> tuple[int, int]:
    name, _, number = reference.partition(".P")
    return paragraphs(linked.pages[name])[int(number) - 1]


def _translations(linked: Linked, program: Exported) -> tuple[Score, list[str]]:
    """Copies of the original are translated as well; these pairs may be found but need not."""
    groups = [set(line.members) for line in linked.of("translation")]
    gold = _pairs(groups)
    wide = [g | {m for line in linked.of("copy") if g & set(line.members) for m in line.members} for g in groups]
    found = {tuple(sorted(pair)) for pair in program.links.get("translations", [])}
    allowed = _pairs(wide) - gold
    return pair_score(gold, found, allowed), _differences(gold, found - allowed)


def _circular(linked: Linked, program: Exported) -> tuple[Score, list[str]]:
    gold = {tuple(sorted(m[:2] for m in line.members)) for line in linked.of("circular")}
    found = {tuple(sorted(program.page_of[i] for i in pair)) for pair in program.links.get("circular", [])}
    return pair_score(gold, found, set()), _differences(gold, found)


def _each(linked: Linked, program: Exported, kind: str, judge: Any) -> tuple[Score, list[str]]:
    """Share of the lines that are right, of those that could be judged and of all."""
    lines = linked.of(kind)
    judged = [(line, judge(line, program)) for line in lines]
    known = [verdict for _, (possible, verdict, _) in judged if possible]
    right = sum(known)
    mistakes = [
        f"{'wrong' if possible else 'not found'} {', '.join(line.members)}: {why}"
        for line, (possible, verdict, why) in judged
        if not verdict
    ]
    return Score(right / len(known) if known else None, right / len(lines) if lines else None, len(lines)), mistakes


Verdict = tuple[bool, bool, str]
"""Whether the marks that the line needs were found, whether it is right, and what the program says instead."""


def _plan_right(line: Together, program: Exported) -> Verdict:
    members = set(line.members) & program.found
    wanted, outcomes = line.fields["result"][0], set(line.fields.get("outcome", ()))
    said = []
    for plan in program.links.get("plans", []):
        if program.mark_of.get(plan["plan"]) in members:
            until = date.fromisoformat(plan["until"]) if plan.get("until") else None
            late = until is not None and program.newest is not None and until < program.newest
            result = "overdue" if plan["result"] == "open" and late else plan["result"]
            outcome = program.mark_of.get(plan["outcome"] or "", plan["outcome"])
            said.append((result, outcome, result == wanted and (not outcomes or outcome in outcomes)))
    possible = bool(members) and (not outcomes or bool(outcomes & program.found))
    right = any(good for *_, good in said) and all(good or result == "open" for result, _, good in said)
    right = right and (wanted in ("open", "overdue") or sum(good for *_, good in said) * 2 >= len(members))
    return possible, right, f"wanted {wanted} {sorted(outcomes)}, has {sorted({s[:2] for s in said}, key=str)}"


def _dispute_right(line: Together, program: Exported) -> Verdict:
    words, claims = set(line.fields["words"]), set(line.members)
    near = []
    for dispute in program.links.get("disputes", []):
        told = [*dispute["denied_by_quotations"], *dispute.get("denials", [])]
        denials, claim = program.references(told), program.references([dispute["claim"]])
        claim |= denials if dispute["claim"] in told else set()  # nobody is known to claim it
        if denials & words and claim & (claims | words) and dispute["denied_by"]:
            return True, True, ""
        if denials & words or claim & claims:
            near.append(f"{sorted(claim)} denied in {sorted(denials)} by {dispute['denied_by']}")
    return bool(words & program.found and claims & program.found), False, "; ".join(near) or "no dispute"


def _contradiction_right(line: Together, program: Exported) -> Verdict:
    pairs = [program.references(pair["quotations"]) for pair in program.links.get("contradictions", [])]
    right = any(set(line.members) <= pair for pair in pairs)
    return set(line.members) <= program.found, right, f"has {[sorted(pair) for pair in pairs]}"


def _origins_right(line: Together, program: Exported) -> Verdict:
    members = set(line.members) & program.found
    number = line.fields["independent"][0]
    wanted = None if number == "unknown" else int(number)
    said = {
        (o["independent"], tuple(o["origins"]))
        for o in program.links.get("origins", [])
        if program.mark_of.get(o["of"]) in members
    }
    right = bool(said) and all(n == wanted and _names_agree(line.fields["ends"], names) for n, names in said)
    return bool(members), right, f"wanted {wanted} {list(line.fields['ends'])}, has {sorted(said, key=str)}"


def _names_agree(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Each has its partner, with the same last word: a page may leave out a first name."""
    return sorted(name.split()[-1].casefold() for name in wanted) == sorted(
        name.split()[-1].casefold() for name in found if name.split()
    )


def main() -> int:
    """Prints the measures of each folder."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.links", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cmd", help="the program to measure (default: this process, without a store)")
    parser.add_argument("--errors", action="store_true", help="print each mistake")
    args = parser.parse_args()
    for folder in args.folders:
        linked = read_links(folder)
        program = exported(linked, args.cmd)
        print(f"{folder.name}: {len(linked.pages)} pages")
        print(f"  {'':16} {'given found':>11} {'of all':>7} {'cases':>6}")
        for name, score, mistakes in measures(linked, program):
            print(f"  {name:16} {score}")
            if args.errors:
                print("".join(f"      {mistake}\n" for mistake in mistakes), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
