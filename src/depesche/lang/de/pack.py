"""The sections of the German pack, put together."""

from depesche.lang.de.cleaning import GERMAN as CLEANING
from depesche.lang.de.dating import GERMAN as DATING
from depesche.lang.de.events import GERMAN as EVENTS
from depesche.lang.de.naming import GERMAN_NAMING
from depesche.lang.de.quantities import GERMAN as QUANTITIES
from depesche.lang.de.reporting import REPORTING
from depesche.lang.de.segmenting import GERMAN
from depesche.lang.pack import LanguagePack

PACK = LanguagePack(
    code="de",
    dating=DATING,
    naming=GERMAN_NAMING,
    segmenting=GERMAN,
    cleaning=CLEANING,
    reporting=REPORTING,
    events=EVENTS,
    quantities=QUANTITIES,
)
