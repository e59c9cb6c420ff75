"""What a visitor asks for: the address and its filters, the same names as on the command line."""

from dataclasses import dataclass, field

from starlette.requests import Request

from depesche.model.folding import folded
from depesche.web.cards import Card

NAMED = (
    "q",
    "actor",
    "with",
    "about",
    "since",
    "until",
    "status",
    "category",
    "outlet",
    "origin",
    "kind",
    "open",
    "year",
)
LONGEST = 200
"""Characters of a filter that count."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request without its web."""

    id: str = ""
    other: str = ""
    page: int = 1
    given: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: Request) -> "Asked":
        """Reads a request; a page number that is none counts as 1."""
        number = request.query_params.get("page", "1")
        given = {n: request.query_params[n].strip()[:LONGEST] for n in NAMED if request.query_params.get(n, "").strip()}
        path = request.path_params
        page = max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else 1
        return cls(path.get("id", ""), path.get("other", ""), page, given)

    def wants_event(self, card: Card) -> bool:
        """Whether an event meets the filters."""
        people = [n["name"] for n in (*card["actors"], *card["recipients"])]
        return (
            self._is("status", card["status"])
            and self._is("category", card["category"])
            and self._names("actor", people)
            and self._names("with", people)
            and self._common(card)
        )

    def wants_statement(self, card: Card) -> bool:
        """Whether a statement meets the filters."""
        return (
            self._is("kind", card["kind"])
            and self._names("actor", [n["name"] for n in card["speakers"]])
            and self._common(card)
        )

    def _common(self, card: Card) -> bool:
        when = card["when"]
        since, until = self.given.get("since", ""), self.given.get("until", "")
        return (
            self._names("about", [card["words"]])
            and self._names("outlet", [card["page"]["outlet_words"]])
            and self._names("origin", [link["name"] for link in card["chain"]])
            and (not since or (when["latest"] or when["earliest"] or "") >= since)
            and (not until or (when["earliest"] or when["latest"] or "9999")[: len(until)] <= until)
        )

    def _is(self, name: str, value: str) -> bool:
        wanted = self.given.get(name)
        return wanted is None or wanted.casefold() == value.casefold()

    def _names(self, name: str, among: list[str]) -> bool:
        wanted = folded(self.given.get(name, ""))
        return not wanted or any(wanted in folded(one) for one in among)
