"""Pages a second on Ray with one worker and with two, on this machine, and what a page costs on disk.

    PYTHONPATH=src:. python -m evaluation.spread PAGES.jsonl [--times 3] [--slice-pages 40] [--workers 1 2]

Each page is taken several times with another first line, so that the start of Ray and of the language core (some
seconds) counts little. "Whole" is the clock from asking for workers to the last slice; "at work" leaves their start
out: pages by the time that workers had slices in hand. Both runs give the same findings, which is checked.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

from depesche.settings import Settings
from depesche.spread import RayCrew, spread
from depesche.spread.folder import Folder
from depesche.spread.table import unpacked

BUCKETS = 2
"""Some twenty pages in a file, as large slices in more buckets have."""


def multiplied(source: Path, times: int, to: Path) -> None:
    """Every page so many times; no two are the same."""
    with source.open(encoding="utf-8") as lines, to.open("w", encoding="utf-8") as out:
        for line in lines:
            page = json.loads(line)
            for number in range(times):
                more = {"id": f"{page['id']}-{number}", "text": f"Blatt {number}\n\n{page['text']}"}
                out.write(json.dumps({**page, **more}, ensure_ascii=False) + "\n")


def findings(out: str) -> str:
    """A hash of all rows, in the order of ids."""
    folder = Folder(out)
    pages = [page for name in folder.names("pages") for _, page in unpacked(folder.read(name) or b"", name)]
    told = hashlib.sha256()
    for page in sorted(pages, key=lambda page: str(page.page["id"])):
        told.update(repr((sorted(page.page.items()), sorted(page.tables.items()))).encode())
    return told.hexdigest()


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--slice-pages", type=int, default=40)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    whole, at_work, found = [], [], set()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pages.jsonl"
        multiplied(given.pages, given.times, source)
        for workers in given.workers:
            out = f"{folder}/{workers}"
            with RayCrew(size=workers) as crew:
                done = spread([str(source)], out, crew, Settings(), buckets=BUCKETS, slice_pages=given.slice_pages)
            whole.append(done.pages_per_second)
            at_work.append(done.pages * workers / done.worker_seconds)
            found.add(findings(out))
            speed = f"whole {whole[-1]:.2f}, at work {at_work[-1]:.2f} pages a second"
            size = f"{done.written / done.pages:,.0f} bytes a page"
            print(f"{workers} workers: {done.pages} pages, {done.failed} failed, {done.seconds:.1f} s; {speed}; {size}")
    if len(whole) > 1:
        times = given.workers[-1] / given.workers[0]
        print(f"{times:g} times the workers: whole {whole[-1] / whole[0]:.2f}, at work {at_work[-1] / at_work[0]:.2f}")
    print("the same findings" if len(found) == 1 else "DIFFERENT FINDINGS")


if __name__ == "__main__":
    main()
