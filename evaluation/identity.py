"""Measures who is who across pages, and the offices that people are given, on annotated pages.

python -m evaluation.identity FOLDER... [--errors] [--whole]

All pages of all folders are linked together, so that namesakes of different stories meet. An item is a person or an
organisation of one page; B³ (Bagga and Baldwin 1998) compares which items are one. An item that the program did not
find at all is in no cluster of its own. Offices: each fact `NAME person; of=...; office=...; qualifier=...` of a page
is right if the person, over all pages, holds an office of that role, state and qualifier. With `--whole` the facts of
the pages are all there is to tell: qualifiers have to be right to the word, and every other office that the persons
marked on the pages are given is wrong.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.page import AnnotatedPage, read_page

from depesche.lang.pack import pack_for
from depesche.link import directory_of, link
from depesche.model.findings import Findings
from depesche.model.mention import Entity, Office
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.model.term import HEADS
from depesche.pipeline import analyse
from evaluation.coreference import Score, scores

TAGS = {"P": ("person", "group"), "O": ("organisation",)}
STATE_CODE = 3
Item = tuple[str, str]
"""Page and entity as the page marks it."""


def read_folders(folders: Iterable[Path]) -> list[tuple[AnnotatedPage, Findings]]:
    """The pages of some folders with what the program finds in each."""
    out = []
    for path in sorted(path for folder in folders for path in folder.rglob("*.page")):
        page = read_page(path)
        if page.header.get("language") == "de":
            out.append((page, analyse(Page.of(page.text.encode("utf-8"), str(path)))))
    return out


def found_items(page: AnnotatedPage, findings: Findings) -> dict[Item, str | None]:
    """Each marked person and organisation of a page -> the entity whose mentions overlap its marks most."""
    votes: dict[str, Counter[str]] = {}
    for mark in page.of(*TAGS):
        name = mark.value or page.text[mark.start : mark.end]
        here = votes.setdefault(name, Counter())
        span = Span(mark.start, mark.end)
        for mention in findings.mentions:
            if mention.entity is not None and mention.kind in TAGS[mark.tag] and mention.span.overlaps(span):
                here[mention.entity] += min(mention.span.end, mark.end) - max(mention.span.start, mark.start)
    return {
        (str(page.path), name): max(sorted(here), key=here.__getitem__) if here else None
        for name, here in votes.items()
    }


def clusters(of: Iterable[tuple[Item, str]]) -> list[list[Item]]:
    """Items with the same label together."""
    out: dict[str, list[Item]] = defaultdict(list)
    for item, label in of:
        out[label].append(item)
    return list(out.values())


def identity(read: list[tuple[AnnotatedPage, Findings]], who: dict[str, str]) -> tuple[Score, list[str]]:
    """B³ of all items, and a line for each item that is together with a stranger, or apart from its like."""
    items = {item: entity for page, findings in read for item, entity in found_items(page, findings).items()}
    label = {item: who.get(entity, entity) for item, entity in items.items() if entity is not None}
    gold = clusters((item, item[1]) for item in items)
    found = clusters(label.items())
    mixed = [c for c in found if len({name for _, name in c}) > 1]
    lines = [f"mixed: {sorted({name for _, name in c})}" for c in mixed]
    lines += [f"not found: {item[1]} ({Path(item[0]).name})" for item, entity in items.items() if entity is None]
    for cluster in gold:
        parts = clusters((item, label[item]) for item in cluster if item in label)
        if len(parts) > 1:
            lines.append(f"torn: {cluster[0][1]}: {[[Path(page).stem for page, _ in part] for part in parts]}")
    return scores(gold, found)["b_cubed"], lines


def office_lines(
    read: list[tuple[AnnotatedPage, Findings]], people: dict[str, Entity], *, whole: bool
) -> Iterator[tuple[bool, str]]:
    """For each office that facts tell of a person: whether the record has it, and what it has. Each office once."""
    told: dict[tuple[Path, str, Office], list[Office]] = {}
    for page, findings in read:
        items = found_items(page, findings)
        for fact in page.facts:
            if "office" not in fact.fields or "person" not in fact.words:
                continue
            name = " ".join([fact.key, *fact.words[: fact.words.index("person")]])
            entity = items.get((str(page.path), name))
            held = told.setdefault((page.path.parent, name, wanted_office(fact.fields)), [])
            held.extend(people[entity].offices if entity in people else ())
    for (_, name, wanted), held in told.items():
        have = sorted({(o.role, str(o.of), str(o.qualifier)) for o in held})
        yield (
            any(holds(o, wanted, whole=whole) for o in held),
            f"{name}: wants {wanted.role}, {wanted.of}, {wanted.qualifier}; {have}",
        )


def told_offices(read: list[tuple[AnnotatedPage, Findings]], people: dict[str, Entity]) -> Iterator[tuple[bool, str]]:
    """For each office that the record gives a person of the pages, whether a fact of the same folder tells it."""
    items = {item: entity for page, findings in read for item, entity in found_items(page, findings).items()}
    held: dict[tuple[Path, str], set[Office]] = defaultdict(set)
    for (path, name), entity in items.items():
        if entity in people and people[entity].kind == "person":
            held[Path(path).parent, name].update(replace(o, title="") for o in people[entity].offices)
    wanted: dict[tuple[Path, str], list[Office]] = defaultdict(list)
    for page, _ in read:
        for fact in page.facts:
            if "office" in fact.fields and "person" in fact.words:
                name = " ".join([fact.key, *fact.words[: fact.words.index("person")]])
                wanted[page.path.parent, name].append(wanted_office(fact.fields))
    for (folder, name), offices in sorted(held.items(), key=lambda item: (str(item[0][0]), item[0][1])):
        facts = wanted[folder, name]
        for office in sorted(offices, key=str):
            line = f"{name}: tells {office.role}, {office.of}, {office.qualifier}"
            yield any(covers(fact, office, facts) for fact in facts), line


def covers(fact: Office, told: Office, facts: list[Office]) -> bool:
    """True if a fact tells this office; the owner may be the state of another office of the same person."""
    owners = {None, fact.of, "".join(word[0] for word in (fact.of or "").split())}
    states = {f.of for f in facts if f.of is not None and len(f.of) == STATE_CODE and f.of.isupper()}
    return same_role(fact, told) and told.qualifier == fact.qualifier and told.of in owners | states


def same_role(fact: Office, told: Office) -> bool:
    """True if two offices are one but for their owner, as 'Staatschef' and 'Präsident' are."""
    return fact.role == told.role or HEADS.get(fact.role, fact.role) == HEADS.get(told.role, told.role)


def wanted_office(fields: dict[str, tuple[str, ...]]) -> Office:
    """The office that a fact tells; role, state and organisation are looked up by their names."""
    title, owner = fields["office"][0], next(iter(fields.get("of", ())), None)
    naming = pack_for("de").naming
    assert naming is not None
    known = naming.offices.get(title.lower())
    entry = naming.gazetteer.single(owner) if owner is not None else None
    listed = entry is not None and entry.kind in ("state", "organisation")
    role = known.role if known is not None else title
    qualifier = next(iter(fields.get("qualifier", ())), known.qualifier if known is not None else None)
    return Office(role=role, of=entry.key if entry is not None and listed else owner, title=title, qualifier=qualifier)


def holds(office: Office, wanted: Office, *, whole: bool = False) -> bool:
    """True if an office is the wanted one, by role or title; one whose owner no list knows may go without.

    What a fact does not tell (owner, qualifier) is not asked for, the qualifier only if facts tell the whole.
    An organisation may be told by its initials.
    """
    titles = [title.lower().removesuffix("in") for title in (office.title, wanted.title)]
    listed = pack_for("de").naming
    state = listed is not None and listed.gazetteer.state_name(wanted.of or "") is not None
    initials = "".join(word[0] for word in (wanted.of or "").split())
    owner = wanted.of is None or office.of in (wanted.of, initials) or (office.of is None and not state)
    qualifier = office.qualifier == wanted.qualifier or (wanted.qualifier is None and not whole)
    return (office.role == wanted.role or titles[0] == titles[1]) and owner and qualifier


def main() -> int:
    """Prints B³ and the share of offices that are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--whole", action="store_true", help="facts tell all offices of the people on the pages")
    given = parser.parse_args()
    read = read_folders(given.folders)
    judgements = list(link([findings for _, findings in read]))
    directory = directory_of((e for _, findings in read for e in findings.entities), judgements)
    everybody = {e.id: e for _, findings in read for e in findings.entities} | dict(directory.entities)
    score, lines = identity(read, {i: e.id for i, e in everybody.items()})
    offices = list(office_lines(read, everybody, whole=given.whole))
    told = list(told_offices(read, everybody)) if given.whole else []
    if given.errors:
        print(*lines, *(line for right, line in (*offices, *told) if not right), sep="\n")
    right = sum(right for right, _ in offices)
    print(f"pages {len(read)}")
    print(f"entities B3 recall {score.recall.value:.3f} precision {score.precision.value:.3f} f1 {score.f1:.3f}")
    print(f"offices right {right / max(1, len(offices)):.3f} of {len(offices)}")
    if told:
        true = sum(right for right, _ in told)
        print(f"offices told {len(told)}, of them right {true / len(told):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
