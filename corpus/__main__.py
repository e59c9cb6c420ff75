"""`python -m corpus check|render|score|moods|agreement`."""

import argparse
import sys
from pathlib import Path

from corpus.check import mistakes
from corpus.coreference import layer_files, layer_mistakes
from corpus.links import NAME, link_mistakes, read_links
from corpus.page import CorpusError, read_page

HERE = Path(__file__).parent
SECOND = HERE / "second"


def files_of(folders: list[str]) -> list[Path]:
    """All page files of the given folders (default: the whole corpus but the second annotations), sorted."""
    places = [Path(f) for f in folders] or [f for f in HERE.iterdir() if f.is_dir() and f != SECOND]
    return sorted(f for place in places for f in ([place] if place.is_file() else place.rglob("*.page")))


def check(files: list[Path]) -> int:
    """Prints the mistakes of each page and of each folder's links; 1 if there are any."""
    bad = 0
    for path in files:
        try:
            found = list(mistakes(read_page(path)))
        except CorpusError as error:
            found = [str(error)]
        for mistake in found:
            print(f"{path.name}: {mistake}")
        bad += bool(found)
    for folder in sorted({path.parent for path in files}):
        if (folder / NAME).exists():
            linked = list(link_mistakes(read_links(folder)))
            for mistake in linked:
                print(f"{folder.name}/{NAME}: {mistake}")
            bad += bool(linked)
    for path in layer_files():
        found = list(layer_mistakes(path))
        for mistake in found:
            print(f"coreference/{path.name}: {mistake}")
        bad += bool(found)
    print(f"{len(files)} pages, {bad} with mistakes")
    return 1 if bad else 0


def render(files: list[Path], target: Path) -> int:
    """Writes the raw pages, without their marks, as text files."""
    target.mkdir(parents=True, exist_ok=True)
    for path in files:
        (target / f"{path.stem}.txt").write_text(read_page(path).text, "utf-8", newline="")
    return 0


def main() -> int:
    """Runs one of the verbs."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    parser.add_argument("verb", choices=["check", "render", "score", "moods", "agreement"])
    parser.add_argument("folders", nargs="*", help="folders or files (default: all pages)")
    parser.add_argument("--to", default="build/pages", help="where render writes")
    args = parser.parse_args()
    if args.verb == "moods":
        from corpus.moods import moods

        return moods()
    if args.verb == "agreement":
        from corpus.agreement import agreement

        return agreement(files_of(args.folders or [str(SECOND)]), HERE / "pages")
    files = files_of(args.folders)
    if args.verb == "check":
        return check(files)
    if args.verb == "render":
        return render(files, Path(args.to))
    from corpus.score import score

    return score(files)


if __name__ == "__main__":
    sys.exit(main())
