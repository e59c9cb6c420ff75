"""Judgements across documents; the findings stay as they were.

A rule says under which keys it files a page's items and judges two items, or one item by others, that share a key
(`rules.py`; why: docs/decisions/0008). `linking.py` has the rules in their order; each lives in a module of its own:
`copies`, `events`, `statements`, `plans`, `disputes`, `stories`, `origins`; who is who in `entities`, `offices`. Rules
see pages through `World` only (`world.by_page[page]`, `world.are(entity ids)`, `world.alike(page, page)`).
"""

from depesche.link.linking import AT_ONCE, RULES, link, update
from depesche.model.applying import Directory, directory_of, resolved

__all__ = ["AT_ONCE", "RULES", "Directory", "directory_of", "link", "resolved", "update"]
