"""Mentions and the entities of one document."""

from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.mention import Entity, Mention
from depesche.model.syntax import Syntax


def find_mentions(
    document: Document, syntax: Syntax, pack: LanguagePack
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """All mentions in reading order, and the entities that they refer to."""
    return (), ()
