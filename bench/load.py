"""The fixed load: invented HTML pages of about 250 words, made of paragraphs of our own corpus; always the same.

Paragraphs keep their grammar; names become invented ones of the same length, others on each page. Around them stands
what crawlers leave: a menu, teasers, a footer.
"""

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.page import AnnotatedPage, read_page
from evaluation.archive import invented, number

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "pages"
WORDS = 250
"""As the public news articles on which speed is told."""
NAMES = 3000
MENU = ("Start", "Politik", "Wirtschaft", "Sport", "Kultur", "Wetter")
WORD = re.compile(r"[^\W\d_]+")


@cache
def _texts() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """Paragraphs of each page, and the words of its names."""
    pages = [read_page(path) for path in sorted(CORPUS.glob("*.page"))]
    return tuple((paragraphs, _names(page)) for page in pages if len(paragraphs := _paragraphs(page)) > 1)


def _paragraphs(page: AnnotatedPage) -> tuple[str, ...]:
    return tuple(page.text[start:end] for start, end, kind in page.lines if kind == "content" and start < end)


def _names(page: AnnotatedPage) -> frozenset[str]:
    spans = [page.text[m.start : m.end] for kind in "PO" for m in page.of(kind)]
    return frozenset(word for span in spans for word in WORD.findall(span) if word[0].isupper() and len(word) > 3)


def page(index: int) -> str:
    """The HTML of one page."""
    texts = _texts()
    chosen: list[str] = []
    turn = 0
    while sum(len(p.split()) for p in chosen) < WORDS:
        paragraphs, names = texts[(number("page", index, turn) if turn else index) % len(texts)]
        chosen += [_renamed(p, names, index) for p in paragraphs]
        turn += 1
    while len(chosen) > 1 and sum(len(p.split()) for p in chosen[:-1]) >= WORDS:
        chosen.pop()
    return _html(index, chosen)


def _renamed(paragraph: str, names: frozenset[str], index: int) -> str:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        return invented(len(word), number("bench", index, word) % NAMES).capitalize() if word in names else word

    return WORD.sub(other, paragraph)


def _html(index: int, paragraphs: list[str]) -> str:
    day = f"20{10 + index % 15}-{1 + index % 12:02}-{1 + index % 28:02}"
    title = " ".join(paragraphs[0].split()[:7])
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in MENU)
    teasers = "".join(f'<li><a href="/{index}/{n}">Mehr zum Thema {n}</a></li>' for n in range(5))
    body = "".join(f"<p>{html.escape(p)}</p>\n" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{html.escape(title)} | Musterblatt</title>'
        f'<meta property="article:published_time" content="{day}T08:00:00+01:00"></head><body>'
        f"<nav><ul>{menu}</ul></nav>"
        f"<article><h1>{html.escape(title)}</h1><time>{day}</time>\n{body}</article>"
        f"<aside><ul>{teasers}</ul></aside><footer>Impressum Datenschutz Kontakt</footer></body></html>\n"
    )


def written(folder: Path, pages: int) -> Iterator[Path]:
    """Writes that many pages, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(pages):
        file = folder / f"{index:06}.html"
        file.write_text(page(index), encoding="utf-8")
        yield file
