"""Brings pages: files, folders, globs, standard input; text, HTML, JSON Lines, CoNLL-U."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from depesche.errors import PageError
from depesche.model.page import Page
from depesche.settings import Settings


def read(places: Iterable[str], settings: Settings) -> Iterator[Page | PageError]:
    """Pages of files, folders (recursive), globs and `-` in a stable order; an error takes a bad page's place."""
    for place in places:
        path = Path(place)
        if path.suffix == ".jsonl":
            for line in path.read_text("utf-8").splitlines():
                o = json.loads(line)
                html = o.get("html")
                page = Page.of((html or o["text"]).encode(), str(o["id"]), "html" if html else "text", id=str(o["id"]))
                yield replace(page, published=o.get("published"), is_text=o.get("is") == "text", title=o.get("title"))
        else:
            yield Page.of(path.read_bytes(), str(path))
