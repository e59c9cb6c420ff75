"""A language pack: all that the stages may ask of a language, one section for each need."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from depesche.lang import pack_code
from depesche.lang.cleaning import Cleaning
from depesche.lang.dating import Dating
from depesche.lang.events import EventKnowledge
from depesche.lang.naming import Naming
from depesche.lang.quantities import QuantityKnowledge
from depesche.lang.reporting import Reporting
from depesche.lang.segmenting import Segmenting


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
    quantities: QuantityKnowledge | None = None


@cache
def pack_for(language: str) -> LanguagePack:
    """The pack of a language; for a language without one that of `pack_code`, whose rules then find little."""
    pack: LanguagePack = import_module(f"depesche.lang.{pack_code(language)}.pack").PACK
    return pack
