"""`export`: the linked record, or the part of it that meets the filters, in a format of the field."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from depesche.model.applying import directory_of, resolved
from depesche.model.filters import NO_FILTERS, Filters
from depesche.model.findings import Findings
from depesche.store import View
from depesche.tell.exports import EXPORTERS, FOLDERS, WITH_SYNTAX
from depesche.tell.exports.choosing import chosen
from depesche.tell.exports.record import Exported


def exported_lines(view: View, name: str, filters: Filters = NO_FILTERS) -> Iterator[str]:
    """The lines of a format of `EXPORTERS`, without line breaks."""
    return EXPORTERS[name](_record(view, filters, syntax=name in WITH_SYNTAX))


def export_folder(view: View, name: str, folder: Path, filters: Filters = NO_FILTERS) -> None:
    """Writes the files of a format of `FOLDERS`. Raises `OSError`, and `UsageError` if a library is missing."""
    FOLDERS[name](_record(view, filters, syntax=False), folder)


def _record(view: View, filters: Filters, *, syntax: bool) -> Exported:
    return replace(Exported.of(_pages(view, filters, syntax=syntax), view.links()), judgements=view.judgements)


def _pages(view: View, filters: Filters, *, syntax: bool) -> Iterator[Findings]:
    directory = directory_of(view.entities_alone(), view.judgements())
    for findings in view.all_findings(syntax=syntax):
        kept = chosen(resolved(findings, directory), filters)
        if kept is not None:
            yield kept
