"""The layer of coreference: which nouns and pronouns mean whom, beside the names that the pages mark themselves.

A file `corpus/coreference/NAME.tsv` has a line for each nominal or pronominal mention of `NAME.page`: where it starts
in the raw text, its words, and the entity that it means. `README.md` in this folder says what is marked.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.page import AnnotatedPage, CorpusError, read_page

LAYER = Path(__file__).parent / "coreference"
SECOND = Path(__file__).parent / "second"
HEADER = ("start", "text", "entity")
MEANT_TAGS = "PGOW"
READ_LINES = ("content", "heading")

Meant = tuple[int, int, str]
"""Start, end and entity of a mention."""


def layer_files(*, held_out: bool | None = None) -> list[Path]:
    """The files of the layer; `held_out` for those of pages in `second/`, which no rule was written on, or the rest."""
    files = sorted(LAYER.glob("*.tsv"))
    return [f for f in files if held_out is None or (SECOND / f"{f.stem}.page").exists() == held_out]


def page_of(file: Path) -> AnnotatedPage:
    """The page to which a file of the layer belongs."""
    return read_page(file.parent.parent / "pages" / f"{file.stem}.page")


def layer_rows(file: Path) -> list[Meant]:
    """The nouns and pronouns of one file. Raises CorpusError for a line that has not three cells."""
    first, *lines = file.read_text("utf-8").splitlines()
    if tuple(first.split("\t")) != HEADER:
        raise CorpusError(f"{file}: wants the header {' '.join(HEADER)}")
    found = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != 3 or not cells[0].isdigit():
            raise CorpusError(f"{file}, line {number}: wants a number, words and an entity")
        found.append((int(cells[0]), int(cells[0]) + len(cells[1]), cells[2]))
    return found


def layer_mistakes(file: Path) -> Iterator[str]:
    """Everything in a file of the layer that does not fit its page."""
    page = page_of(file)
    written = [line.split("\t")[1] for line in file.read_text("utf-8").splitlines()[1:]]
    rows = layer_rows(file)
    for (start, end, _), words in zip(rows, written, strict=True):
        if page.text[start:end] != words:
            yield f"at {start} stands {page.text[start:end]!r}, not {words!r}"
    if sorted(set(rows)) != rows:
        yield "rows are not in order, or twice the same"
    counted = Counter(entity for _, _, entity in meant(page, rows))
    for entity in sorted({e for _, _, e in rows if counted[e] < 2}):
        yield f"nothing else on the page means {entity!r}"


def meant(page: AnnotatedPage, rows: list[Meant]) -> list[Meant]:
    """All mentions of a page's headings and content that mean somebody: names of the page and rows of the layer."""
    names = [(m.start, m.end, m.value or page.text[m.start : m.end]) for m in page.of(*MEANT_TAGS)]
    lines = [(start, end) for start, end, kind in page.lines if kind in READ_LINES]
    return sorted({m for m in [*names, *rows] if any(start <= m[0] and m[1] <= end for start, end in lines)})
