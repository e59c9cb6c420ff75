"""Counts in how many pages a word stands, for `lang/*/lexicon/frequent_words.tsv`.

python -m evaluation.frequency de corpus/pages/*.page > src/depesche/lang/de/lexicon/frequent_words.tsv
python -m evaluation.frequency en EWT.conllu.gz > src/depesche/lang/en/lexicon/frequent_words.tsv
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.page import read_page

from depesche.model.folding import folded

LEAST = 0.01
"""A word of fewer pages is rare."""
SOURCES = {
    "de": "the pages of our own corpus, content and headings",
    "en": "documents of the English Web Treebank (UD, CC BY-SA 4.0), counts only",
}


def texts(path: Path) -> Iterator[str]:
    """The text of a page of the corpus, or of each document of a treebank."""
    if path.suffix == ".page":
        page = read_page(path)
        yield " ".join(page.text[start:end] for start, end, kind in page.lines if kind in ("content", "heading"))
        return
    for document in gzip.decompress(path.read_bytes()).decode().split("# newdoc")[1:]:
        lines = (line.split("\t") for line in document.splitlines())
        yield " ".join(cells[1] for cells in lines if len(cells) == 10 and cells[0].isdigit())


def main(language: str, paths: list[str]) -> None:
    """Prints the list."""
    pages: Counter[str] = Counter()
    total = 0
    for path in sorted(map(Path, paths)):
        for text in texts(path):
            pages.update({word for word in folded(text).split() if len(word) > 2 and not word.isdigit()})
            total += 1
    print(f"# Words that stand in {LEAST:.0%} of pages and more, with their share of pages in thousandths, so that")
    print(
        "# linking can weigh a word by its rareness without counting over an archive. Made by evaluation.frequency from"
    )
    print(f"# {total} texts: {SOURCES[language]}.")
    print("word\tpages")
    for word, count in sorted(pages.items(), key=lambda item: (-item[1], item[0])):
        if count >= LEAST * total:
            print(f"{word}\t{round(1000 * count / total)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
