"""A language pack: all that the stages may ask of a language, one section for each need."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from depesche.lang.cleaning import Cleaning
from depesche.lang.dating import Dating
from depesche.lang.events import EventKnowledge
from depesche.lang.naming import Naming
from depesche.lang.quantities import QuantityKnowledge
from depesche.lang.reporting import Reporting
from depesche.lang.segmenting import Segmenting
from depesche.lang.telling import Teller

PACKS = ("de", "en")
"""Languages that have a pack, the best supported first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """The knowledge of one language. A section that is None is not supported for it, and its stage finds nothing."""

    code: str
    segmenting: Segmenting
    dating: Dating | None = None
    naming: Naming | None = None
    cleaning: Cleaning
    reporting: Reporting | None = None
    events: EventKnowledge | None = None
    telling: Teller | None = None
    quantities: QuantityKnowledge | None = None


@cache
def pack_for(language: str) -> LanguagePack:
    """The pack of a language; for a language without one the first of `PACKS`, whose rules then find little."""
    code = language if language in PACKS else PACKS[0]
    pack: LanguagePack = import_module(f"depesche.lang.{code}.pack").PACK
    return pack
