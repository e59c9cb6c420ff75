"""Measures the check of what language models propose, with a model that tells the annotators' truth and one that lies.

python -m evaluation.proposing FOLDER...

True: each quotation as it is annotated, with its speaker as marked. Lies: one letter of its words changed; the speaker
of another page; a kind that there is none of; and, the one that no check of words can find, another person of the same
page. No model is asked.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.page import AnnotatedPage, Mark, read_page

from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.model.proposal import Answer, Checked
from depesche.pipeline import analyse
from depesche.proposing.checking import checked

KINDS = {"D": "direct", "I": "indirect", "F": "free", "R": "reported"}
Said = dict[str, Any]


def true_ones(page: AnnotatedPage) -> Iterator[Said]:
    """The quotations of a page that have a speaker, as a model would write them."""
    parts: dict[str, list[Mark]] = {}
    for mark in page.of(*KINDS):
        for number in mark.numbers:
            parts.setdefault(number, []).append(mark)
    for number, marks in parts.items():
        speaker = next((m for m in page.of("S") if number in m.numbers), None)
        if speaker is not None:
            words = [page.text[m.start : m.end] for m in sorted(marks, key=lambda m: m.start)]
            line = next(page.text[a:b] for a, b, _ in page.lines if a <= marks[0].start < b)
            said = {"words": words, "speaker": page.text[speaker.start : speaker.end], "kind": KINDS[marks[0].tag]}
            yield said | {"context": line}


def lies(said: Said, page: AnnotatedPage, stranger: str) -> Iterator[tuple[str, Said]]:
    """What a model may make of it, by name."""
    first = said["words"][0]
    yield "a letter changed", said | {"words": [first[:-1] + ("ø" if first[-1].isalnum() else "ø" + first[-1])]}
    if stranger not in page.text:
        yield "a speaker of another page", said | {"speaker": stranger}
    yield "an unknown kind", said | {"kind": "alleged"}
    others = [page.text[m.start : m.end] for m in page.of("P")]
    other = next((name for name in others if name not in said["speaker"]), None)
    if other is not None:
        yield "another person of the page", said | {"speaker": other}


def answered(findings: Findings, said: list[Said]) -> Checked:
    """What the check leaves of these quotations."""
    content = json.dumps({"quotations": said, "events": []})
    end = len(findings.document.text)
    answer = Answer(key="", page=findings.page.id, by="proposed/corpus", start=0, end=end, content=content)
    return checked([answer], findings)


def main() -> None:
    """Prints how much truth passes, how it stands beside the rules, and how many lies are refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    paths = sorted(path for folder in parser.parse_args().folders for path in folder.rglob("*.page"))
    pages = [page for page in map(read_page, paths) if page.header.get("language") == "de"]
    passed, refused = Counter[str](), Counter[str]()
    told, caught, doubted = Counter[str](), Counter[str](), Counter[str]()
    stranger = "Otokar Vindelev"
    for page in pages:
        findings = analyse(Page.of(page.text.encode("utf-8"), str(page.path)))
        said = list(true_ones(page))
        left = answered(findings, said)
        for proposal in left.proposals:
            passed["agreed" if proposal.agreed else "other speaker" if proposal.about else "new"] += 1
        refused.update(refusal.reason for refusal in left.refusals)
        for one in said:
            for name, lie in lies(one, page, stranger):
                told[name] += 1
                left = answered(findings, [lie])
                caught[name] += not left.proposals
                doubted[name] += any(p.differs for p in left.proposals)
        stranger = next((page.text[m.start : m.end] for m in page.of("P")), stranger)
    print(f"true: {passed.total()} of {passed.total() + refused.total()} pass: {dict(sorted(passed.items()))}")
    print(f"      refused: {dict(refused.most_common())}")
    for name, count in told.items():
        print(f"lies: {name}: {caught[name]} of {count} refused, {doubted[name]} shown as other than the rules")


if __name__ == "__main__":
    main()
