"""Quotations with cue, speaker, addressee and chain."""

from depesche.lang.pack import LanguagePack
from depesche.model.findings import Found
from depesche.model.quotation import Quotation


def find_quotations(found: Found, pack: LanguagePack) -> tuple[tuple[Quotation, ...], Found]:
    """All quotations in reading order, and `found` with the entities that only quotations introduce."""
    return (), found
