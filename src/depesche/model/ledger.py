"""What linking keeps between runs, so that a new page meets only the few that it may have to do with."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from depesche.model.event import Event
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement
from depesche.model.quotation import Quotation
from depesche.model.when import When


class Row(NamedTuple):
    """One item of a page (an event, an entity, or the page itself) filed under a key of a rule."""

    block: str
    """Rule and key: items that may belong together share one."""
    rank: str
    """Hash of page and item: a fixed but arbitrary order. The first rows of a large block are a fair sample of it that
    does not depend on the order in which pages came."""
    page: str
    item: str
    data: bytes = b""
    """What the rule needs of the item without its page; empty if it looks the page up."""


def row(rule: str, key: str, page: str, item: str, data: bytes = b"") -> Row:
    """A row with its block and rank."""
    return Row(f"{rule} {key}", content_id("", page, item)[1:], page, item, data)


class Ledger(Protocol):
    """Storage of linking. All of it can be made anew from the findings; judgements of people are only read."""

    def new(self, page: str) -> None:
        """Notes that nothing is on record of this page yet, so that it need not be asked for."""

    def block(self, name: str, most: int | None = None) -> list[Row]:
        """Rows of a block by rank, the first `most` of them."""

    def blocks(self, names: Iterable[str], most: int) -> dict[str, list[Row]]:
        """The first `most` rows of many blocks; all are there, empty ones too."""

    def rows_of(self, rule: str, page: str) -> list[Row]:
        """All rows that a page has under a rule."""

    def file(self, rule: str, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """Takes rows away and adds others."""

    def load(self, shelf: str, key: str) -> bytes | None:
        """A value that `keep` stored."""

    def keep(self, shelf: str, key: str, value: bytes | None) -> None:
        """Stores a value; None removes it."""

    def made(self, rule: str, page: str) -> list[Judgement]:
        """Standing judgements that a rule made for a page."""

    def made_for(self, rule: str, pages: Iterable[str]) -> dict[str, list[Judgement]]:
        """`made` for many pages; those without any are left out."""

    def shared(self, rule: str, left: str, right: str) -> list[Judgement]:
        """Standing judgements that a rule made for both pages."""

    def make(self, rule: str, found: Iterable[tuple[Judgement, Iterable[str]]]) -> None:
        """Lets judgements of a rule stand for these pages too; score and reasons are replaced if they stood before."""

    def unmake(self, rule: str, judgement: Judgement, pages: Iterable[str]) -> None:
        """Takes a judgement of a rule back for these pages; withdraws it if it stands for no other."""

    def pages_of(self, judgement: str) -> tuple[str, ...]:
        """The pages for which a judgement of a rule stands."""

    def touching(self, kind: str, member: str) -> list[Judgement]:
        """Standing judgements of a kind on a finding, page or name, those by people included."""

    def people(self, kind: str) -> list[Judgement]:
        """Standing judgements of a kind that people made."""

    def home(self, finding: str) -> str | None:
        """The page of a finding."""

    def group(self, members: Mapping[str, str | None]) -> None:
        """Notes whom entities stand for, so that filters can follow it; None: for nobody but themselves."""

    def date(self, page: str, published: When, events: Iterable[Event], quotations: Iterable[Quotation]) -> None:
        """Notes the days of a page and of what it tells, as other pages give them, so that filters can follow it."""
