"""Reads invented sentences with the shipped parser, as pages of their own."""

from dataclasses import replace

import pytest

from depesche.errors import DepescheError
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.model.syntax import Parser
from depesche.parse.shipped import shipped_parser
from depesche.pipeline import analyse


def parser() -> Parser:
    """The shipped parser; the test is skipped where its weights are not there."""
    try:
        return shipped_parser()
    except (DepescheError, FileNotFoundError):
        pytest.skip("the weights of the language core are not there")


def read(text: str, published: str | None = None, parsed: bool = True) -> Findings:
    """All findings of a clean German text."""
    page = replace(Page.of(text.encode(), "test.txt"), is_text=True, published=published)
    return analyse(page, parser=parser() if parsed else None)


def told(findings: Findings) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Category, status, names of actors and of recipients of each event."""
    names = {entity.id: entity.name for entity in findings.entities}
    return [
        (e.category, e.status, tuple(names[i] for i in e.actor), tuple(names[i] for i in e.recipient))
        for e in findings.events
    ]
