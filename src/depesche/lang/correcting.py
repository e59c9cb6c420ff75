"""Notes by which an outlet says that it changed an article."""

from collections.abc import Mapping
from functools import cache

from depesche.lang import pack_code
from depesche.lang.lexicon import read_rows
from depesche.model.folding import padded


def correction_note(line: str, language: str) -> str | None:
    """`correction` or `update` if a line says so; a correction goes before an update."""
    words = padded(line)
    kinds = {kind for phrase, kind in _phrases(pack_code(language)).items() if phrase in words}
    return min(kinds, default=None)


@cache
def _phrases(language: str) -> Mapping[str, str]:
    rows = read_rows(f"depesche.lang.{language}", "lexicon/correction_notes.tsv")
    return {padded(row["phrase"]): row["kind"] for row in rows}
