"""Keeps findings and judgements in one database, a file or PostgreSQL: `Store` writes, `View` reads."""

from depesche.store.bulk import all_linked
from depesche.store.dialects import name_of, stamp
from depesche.store.health import health
from depesche.store.reading import View
from depesche.store.rows import Prepared, prepared
from depesche.store.searching import terms_in
from depesche.store.watching import WatchBook
from depesche.store.writing import Store

__all__ = [
    "Prepared", "Store", "View", "WatchBook", "all_linked", "health", "name_of", "prepared", "stamp",
    "terms_in",
]  # fmt: skip
