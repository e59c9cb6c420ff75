"""The findings as they are, a page a line, and what joins them, on one line: the contract of `tell/contract.py`."""

from collections.abc import Iterable, Iterator

from depesche.model.findings import Findings
from depesche.model.story import Links
from depesche.tell.contract import findings_object, links_object
from depesche.tell.exports.lines import json_line


def jsonl(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """One object a page."""
    return (json_line(findings_object(findings)) for findings in pages)


def links_line(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """One object."""
    yield json_line(links_object(links))
