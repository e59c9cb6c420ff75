"""Depesche: from raw news pages to a sourced record.

    import depesche
    findings = depesche.analyse("Ministerin Huber sagte, sie komme.")
    with depesche.open("my.db") as record:
        record.statements(actor="Huber").to_polars()

`analyse` and `open` are loaded when they are first asked for, so that the command line starts fast.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depesche.notebook import Analysis, Record, Table, analyse
    from depesche.notebook import open_record as open  # noqa: A004 - the word that a user expects

__version__ = "0.1.0"
__all__ = ["Analysis", "Record", "Table", "__version__", "analyse", "open"]

_FROM_NOTEBOOK = {
    "Analysis": "Analysis",
    "Record": "Record",
    "Table": "Table",
    "analyse": "analyse",
    "open": "open_record",
}


def __getattr__(name: str) -> Any:
    if name not in _FROM_NOTEBOOK:
        raise AttributeError(f"module 'depesche' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module("depesche.notebook"), _FROM_NOTEBOOK[name])
