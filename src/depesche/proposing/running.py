"""Asks about recorded pages, piece by piece, within a budget; what was answered before is not asked again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from depesche.model.findings import Findings
from depesche.model.proposal import Answer
from depesche.proposing.asking import Piece, estimated_tokens, key_of, maker, pieces, question
from depesche.proposing.client import HOPELESS, Client
from depesche.proposing.endpoint import Endpoint
from depesche.store import Store, View
from depesche.store.answers import AnswerBook
from depesche.watch.exchange import Trouble

MOST_FAILURES = 3
"""Questions in a row without an answer, after which the endpoint counts as gone."""
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one run asked. `stopped` says why it ended early; empty if it did not."""

    pages: int = 0
    """Looked at, whether anything had to be asked or not."""
    asked: int = 0
    """Pages about which something was asked."""
    questions: int = 0
    answers: int = 0
    at_hand: int = 0
    """Pieces whose answers were at hand."""
    tokens: int = 0
    failures: tuple[str, ...] = ()
    """Page and reason."""
    stopped: str = ""


@dataclass(slots=True)
class _Run:
    endpoint: Endpoint
    client: Client
    book: AnswerBook
    asked: int = 0
    questions: int = 0
    answers: int = 0
    at_hand: int = 0
    tokens: int = 0
    row: int = 0
    failures: list[str] = field(default_factory=list)
    stopped: str = ""

    def page(self, findings: Findings, *, again: bool) -> None:
        """Asks what is not known of one page."""
        asked = list(questions_on(self.endpoint, findings))
        known = set() if again else self.book.known(key for key, _, _ in asked)
        left = [one for one in asked if one[0] not in known]
        self.at_hand += len(asked) - len(left)
        if left and self.asked >= self.endpoint.most_pages:
            self.stopped = f"{self.asked} pages were asked about (most_pages)"
            return
        self.asked += bool(left)
        for key, piece, body in left:
            if not self.stopped:
                self._ask(findings.page.id, key, piece, body)

    def _ask(self, page: str, key: str, piece: Piece, body: bytes) -> None:
        cost = estimated_tokens(self.endpoint, body)
        if self.tokens + cost > self.endpoint.most_tokens:
            self.stopped = f"the next question may go beyond {self.endpoint.most_tokens} tokens (most_tokens)"
            return
        self.questions += 1
        result = self.client.ask(body)
        if isinstance(result, Trouble):
            self._failed(page, result)
            return
        self.row = 0
        tokens = cost if result.tokens is None else result.tokens
        self.tokens += tokens
        self.answers += 1
        start, end = piece.span
        self.book.keep(
            Answer(
                key=key,
                page=page,
                by=maker(self.endpoint),
                start=start,
                end=end,
                content=result.content,
                finish=result.finish,
                tokens=tokens,
            )
        )

    def _failed(self, page: str, trouble: Trouble) -> None:
        self.row += 1
        self.failures.append(f"{page}: {trouble.reason}")
        if trouble.status in HOPELESS:
            self.stopped = f"{self.endpoint.base}: {trouble.reason}"
        elif self.row >= MOST_FAILURES:
            self.stopped = f"{self.endpoint.base} did not answer {self.row} times in a row: {trouble.reason}"


def questions_on(endpoint: Endpoint, findings: Findings) -> Iterator[tuple[str, Piece, bytes]]:
    """Key, piece and body of all questions on a page."""
    for piece in pieces(findings.document, endpoint.piece_characters):
        body = question(endpoint, findings.document.language, piece)
        yield key_of(endpoint, findings.page.id, body), piece, body


def foreseen(store: Store, endpoint: Endpoint, pages: Iterable[str]) -> tuple[int, int, int]:
    """Pages, questions and tokens (at most) that a run would take without its budget; asks nothing."""
    book, asked, questions, tokens = AnswerBook(store), 0, 0, 0
    with View.open(store.path) as view:
        for page in pages:
            all_of_it = list(questions_on(endpoint, view.findings(page, syntax=False)))
            known = book.known(key for key, _, _ in all_of_it)
            left = [body for key, _, body in all_of_it if key not in known]
            asked += bool(left)
            questions += len(left)
            tokens += sum(estimated_tokens(endpoint, body) for body in left)
    return asked, questions, tokens


def propose(
    store: Store,
    endpoint: Endpoint,
    client: Client,
    *,
    pages: Iterable[str],
    again: bool = False,
    told: Told | None = None,
) -> Asked:
    """Asks about recorded pages and keeps the answers; Ctrl-C ends it, and the same call goes on from there.

    Only the book of answers is written. Raises `UsageError` for a page that is not recorded; `StoreError` and its kin.
    """
    run = _Run(endpoint, client, AnswerBook(store))
    looked = 0
    with View.open(store.path) as view:
        for page in pages:
            findings = view.findings(page, syntax=False)
            try:
                run.page(findings, again=again)
            except KeyboardInterrupt:
                run.stopped = "interrupted; the same command goes on from there"
            if run.stopped:
                break
            looked += 1
            if told:
                told(findings.page.source)
    return Asked(
        pages=looked,
        asked=run.asked,
        questions=run.questions,
        answers=run.answers,
        at_hand=run.at_hand,
        tokens=run.tokens,
        failures=tuple(run.failures),
        stopped=run.stopped,
    )
