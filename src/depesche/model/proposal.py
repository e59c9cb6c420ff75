"""What a language model proposes: candidates beside the findings of the rules, never among them."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.event import Event
from depesche.model.quotation import Quotation

ProposalKind = Literal["quotation", "event"]
Reason = Literal[
    "no content", "not JSON", "cut off", "too long", "too many", "unknown key", "malformed",
    "not in the text", "not whole words", "more than one place", "outside the article",
    "name not in the page", "nobody known by that name", "far from the words", "no speaker",
    "unknown kind", "unknown category", "unknown status", "twice", "overlaps another",
]  # fmt: skip
"""Why something that a model said is no candidate."""
Decision = Literal["open", "agreed", "accepted", "rejected"]
SCORE = 0.3
"""Of every candidate: a model may say anything; what it says stands on the page, whether it is true a person tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered about a part of a page, as it came. Candidates are derived from it whenever it is read."""

    key: str
    """Hash of all that was asked, so that the same is not asked again."""
    page: str
    by: str
    """`proposed/MODEL@HOST-PROMPT`."""
    start: int
    end: int
    """Half-open range of the page's text that was shown."""
    content: str
    finish: str = ""
    """Why the model ended, in its server's words: `stop`, `length` ..."""
    tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A candidate whose words stand on the page. Its id is a hash of what it says, whoever proposes it."""

    id: str
    page: str
    words: str
    """Of a quotation its content, parts joined by ` … `, of an event its evidence: the text's own characters."""
    quotation: Quotation | None = None
    event: Event | None = None
    by: tuple[str, ...]
    score: float = SCORE
    about: tuple[str, ...] = ()
    """Ids of the rules' findings on the same words."""
    differs: tuple[str, ...] = ()
    """In what the rules say otherwise about these words: `speaker`; `category`, `status`."""

    @property
    def kind(self) -> ProposalKind:
        """What it is a candidate for."""
        return "event" if self.quotation is None else "quotation"

    @property
    def agreed(self) -> bool:
        """True if a rule found the same."""
        return bool(self.about) and not self.differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that a model said and that is no candidate."""

    page: str
    about: ProposalKind | Literal["answer"]
    reason: Reason
    detail: str
    """The words in question, cut short."""
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is left of the answers on one page, and what is not."""

    proposals: tuple[Proposal, ...] = ()
    refusals: tuple[Refusal, ...] = ()
