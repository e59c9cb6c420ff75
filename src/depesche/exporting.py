"""`export`: the linked record, or the part of it that meets the filters, in a format of the field."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import get_args

from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.judgement import JudgementKind
from depesche.model.story import Links
from depesche.model.wikidata import PREFIX
from depesche.store import View, all_linked
from depesche.tell.exports import ACTING, EXPORTERS, FOLDERS, PARTS
from depesche.tell.exports.choosing import chosen
from depesche.tell.exports.files import Files
from depesche.tell.exports.record import Exported, Told
from depesche.telling import links_of


def exported_lines(view: View, name: str, filters: Filters = NO_FILTERS) -> Iterator[str]:
    """The lines of a format of `EXPORTERS`, without line breaks."""
    return EXPORTERS[name](_record(view, name, filters))


def export_to(view: View, name: str, out: Path, filters: Filters = NO_FILTERS) -> None:
    """Writes a format to a file, or to a folder if it is one of `FOLDERS`: whole or not at all.

    Raises `OSError`, and `UsageError` if a library is missing.
    """
    if name in FOLDERS:
        FOLDERS[name](_record(view, name, filters), out)
        return
    with Files(out.parent, {"": out.name}) as files:
        for line in exported_lines(view, name, filters):
            files.write("", line)


@contextmanager
def undisturbed() -> Iterator[None]:
    """For a program that does nothing else: Python looks for circular garbage rarely, since an export makes none.

    It would do so after every few hundred findings, and take a fourth of the time.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _record(view: View, name: str, filters: Filters) -> Exported:
    links = view.links if name == "links" else partial(_joining, view)
    return Exported(_pages(view, filters, PARTS[name]), links, view.judgements, _items(view))


def _items(view: View) -> dict[str, str]:
    """Actors whom a file of the user links to items of Wikidata."""
    return {j.left: j.right.removeprefix(PREFIX) for j in view.judgements("wikidata") if j.verdict == "same"}


def _joining(view: View) -> Links:
    """What joins pages and findings, without who is who: of all judgements those are most, and entities are joined."""
    return links_of(view, *(kind for kind in get_args(JudgementKind) if kind != "entity"))


def _pages(view: View, filters: Filters, parts: frozenset[str]) -> Iterator[Told]:
    for linked in all_linked(view, filters, parts if filters.empty else parts | ACTING):
        kept = chosen(linked.findings, filters)
        if kept is not None:
            yield Told(kept, linked.first)
