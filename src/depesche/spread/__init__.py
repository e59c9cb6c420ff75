"""Archives on many machines: the same analysis as `run`, written as Parquet, and brought into a store from there."""

from depesche.spread.cluster import RayCrew
from depesche.spread.importing import Choice, import_folder
from depesche.spread.progress import Progress
from depesche.spread.running import BUCKETS, SLICE_PAGES, Crew, spread

__all__ = ["BUCKETS", "SLICE_PAGES", "Choice", "Crew", "Progress", "RayCrew", "import_folder", "spread"]
