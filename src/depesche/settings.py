"""All limits and choices of a run, in one frozen object."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may use and how far it goes. Sizes are bytes, times seconds, unless a name says otherwise."""

    max_page_bytes: int = 20_000_000
    """A larger page is refused with `PageTooLarge`; the largest of 99 real outlet pages seen had 2 MB."""
    max_line_characters: int = 200_000
    """A page with a longer line of text is refused: no sentence is that long, and analysis time would be unbounded."""
    max_text_characters: int = 400_000
    """More decoded text than this is not one news page."""
    max_markup_depth: int = 400
    """Deeper nested HTML is refused with `PageTooDeep` (libxml2's own limit is 256 unless lifted)."""
    max_archive_members: int = 100_000
    """A zip with more files is refused."""
    max_unpacked_factor: int = 200
    """A zip that unpacks to more than so many times its size, and more than fifty pages may have, is given up.
    HTML packs to a tenth or a twentieth; a bomb to a thousandth."""
    columns: tuple[tuple[str, str], ...] = ()
    """For CSV, TSV and Parquet: our name of a column (text, html, url, outlet, title, published, id) and the file's."""
    store_wait_seconds: float = 30.0
    """How long a writer waits for another one before `StoreBusy`."""
    page_seconds: float = 60.0
    """A page whose analysis takes longer is set aside as `AnalysisFailed`; the slowest of 700 articles takes a few."""
    jobs: int | None = None
    """Processes that analyse pages; None for one per processor."""
    language: str | None = None
    """Two-letter code that overrides language identification for every page."""


DEFAULT = Settings()
