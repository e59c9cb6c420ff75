"""What a visitor asks for: the address and its filters, the same names as on the command line."""

from dataclasses import dataclass, field

from starlette.requests import Request

from depesche.store.told.asking import Wanted

NAMED = (
    "q",
    "by",
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

    def wanted(self, what: str) -> Wanted:
        """The filters of a list; `what` is the name of that for category or kind."""
        given = {name: self.given.get(name, "") for name in ("actor", "about", "since", "until", "status", "outlet")}
        return Wanted(
            **given,
            with_=self.given.get("with", ""),
            what=self.given.get(what, ""),
            origin=self.given.get("origin", ""),
        )
