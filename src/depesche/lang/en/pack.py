"""The sections of the English pack, put together."""

from depesche.lang.en.cleaning import ENGLISH as CLEANING
from depesche.lang.en.dating import ENGLISH as DATING
from depesche.lang.en.events import ENGLISH as EVENTS
from depesche.lang.en.naming import ENGLISH_NAMING
from depesche.lang.en.quantities import ENGLISH as QUANTITIES
from depesche.lang.en.reporting import REPORTING
from depesche.lang.en.segmenting import ENGLISH
from depesche.lang.pack import LanguagePack

PACK = LanguagePack(
    code="en",
    naming=ENGLISH_NAMING,
    dating=DATING,
    segmenting=ENGLISH,
    cleaning=CLEANING,
    reporting=REPORTING,
    events=EVENTS,
    quantities=QUANTITIES,
)
