"""The findings as they are: `tell/contract.py` a page a line, what joins pages on one line, and the syntax."""

from collections.abc import Iterator

from depesche.tell.conllu import conllu
from depesche.tell.contract import findings_object, links_object
from depesche.tell.exports.lines import json_line
from depesche.tell.exports.record import Exported


def jsonl(record: Exported) -> Iterator[str]:
    """One object a page."""
    return (json_line(findings_object(findings)) for findings, _ in record.pages)


def links_line(record: Exported) -> Iterator[str]:
    """One object."""
    yield json_line(links_object(record.links()))


def conllu_lines(record: Exported) -> Iterator[str]:
    """The sentences of all pages; a comment `newdoc id` begins each page."""
    for findings, _ in record.pages:
        yield f"# newdoc id = {findings.page.id}"
        yield from conllu(findings)
