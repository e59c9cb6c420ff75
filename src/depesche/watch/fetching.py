"""Fetches with manners: robots.txt, one request to a host at a time and with a pause, few redirects."""

from collections import deque
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import Protocol

from depesche.watch.addresses import BadAddress, joined, target_of
from depesche.watch.exchange import Reply, Request, Trouble
from depesche.watch.robots import MOST_BYTES, Robots, robots_of
from depesche.watch.wire import Wire

MOST_HOPS = 5
LONGEST_RETRY = 86_400.0
"""A server may ask for a day at most."""
HELD = 120.0
"""Seconds for which a host's jobs are held; asked to wait longer, they are given back."""
AGAIN = frozenset((408, 425, 429))


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to fetch. `key` is the asker's own. Without `robots` the host is not asked for its rules."""

    key: str
    request: Request
    robots: bool = True
    hops: int = 0
    rules_of: str | None = None
    """Origin whose robots.txt this is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a job. A reply has a status of success, or 304."""

    key: str
    result: Reply | Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """`name` is the program's in robots.txt; `delay` the seconds between two requests to one host."""

    name: str
    delay: float = 5.0
    parallel: int = 8


class Turns(Protocol):
    """When each host may be asked again, kept so that it holds after a restart."""

    def turn(self, host: str) -> float:
        """The time from which on it may be asked."""
        ...

    def put(self, host: str, at: float) -> None:
        """Notes the time, before the request is sent."""
        ...


class Remembered:
    """Turns in memory."""

    def __init__(self) -> None:
        self._turns: dict[str, float] = {}

    def turn(self, host: str) -> float:
        """See `Turns`."""
        return self._turns.get(host, 0.0)

    def put(self, host: str, at: float) -> None:
        """See `Turns`."""
        self._turns[host] = at


@dataclass(slots=True)
class _Host:
    name: str
    turn: float
    waiting: deque[Job] = field(default_factory=deque)
    flying: bool = False
    started: float = 0.0


class Fetcher:
    """Takes jobs, gives answers. Not for more than one thread."""

    def __init__(self, wire: Wire, manners: Manners, turns: Turns) -> None:
        self._wire, self._manners, self._turns = wire, manners, turns
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, Robots] = {}
        self._asked: set[str] = set()
        self._flying: dict[int, tuple[_Host, Job]] = {}
        self._tickets = 0
        self._ready: list[Answer] = []

    @property
    def busy(self) -> bool:
        """True while a job has no answer yet."""
        return bool(self._flying or self._ready or any(host.waiting for host in self._hosts.values()))

    def add(self, job: Job) -> None:
        """Queues a job at its host."""
        try:
            host = self._host(target_of(job.request.url).host)
        except BadAddress as error:
            self._answer(job, Trouble(reason=str(error), lasting=True))
            return
        if job.rules_of is None:
            host.waiting.append(job)
        else:
            host.waiting.appendleft(job)

    def step(self, until: float) -> list[Answer]:
        """Answers as soon as there are some; none at the time `until`."""
        while True:
            now = self._wire.now()
            wake = self._send(now, until)
            if self._ready:
                ready, self._ready = self._ready, []
                return ready
            done = self._wire.wait(wake)
            for ticket, result in done:
                host, job = self._flying.pop(ticket)
                host.flying = False
                self._take(host, job, result)
            if not done and not self._ready and self._wire.now() >= until:
                return []

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            latest = self._wire.now() + LONGEST_RETRY  # a clock that was put back must not stop a host for good
            self._hosts[name] = _Host(name, min(self._turns.turn(name), latest))
        return self._hosts[name]

    def _send(self, now: float, until: float) -> float:
        """Sends what may be sent now; returns when there may be more."""
        wake = until
        for host in list(self._hosts.values()):
            if not host.waiting and not host.flying and host.turn <= now:
                del self._hosts[host.name]  # the turn is kept elsewhere
                continue
            while host.waiting and not host.flying and len(self._flying) < self._manners.parallel:
                if host.turn > now + HELD:
                    self._give_back(host, now)
                    break
                if host.turn > now:
                    wake = min(wake, host.turn)
                    break
                if not self._next(host, now):
                    break
        return wake

    def _give_back(self, host: _Host, now: float) -> None:
        late = Trouble(reason="its host asks to wait", again_after=host.turn - now, waits=True)
        while host.waiting:
            self._take(host, host.waiting.popleft(), late)

    def _next(self, host: _Host, now: float) -> bool:
        """Deals with the host's first job; False if it has to wait for the rules of its origin."""
        job = host.waiting[0]
        origin = target_of(job.request.url).origin
        if not job.robots:
            self._fly(host, host.waiting.popleft(), now)
            return True
        if origin in self._asked:
            return False
        rules = self._robots.get(origin)
        if rules is None or rules.until <= now:
            self._asked.add(origin)
            request = Request(url=f"{origin}/robots.txt", most_bytes=MOST_BYTES)
            self._fly(host, Job(key="", request=request, robots=False, rules_of=origin), now)
            return True
        host.waiting.popleft()
        if rules.text is None:
            reason = f"its robots.txt could not be had: {rules.reason}"
            self._answer(job, Trouble(reason=reason, lasting=rules.lasting, again_after=rules.until - now))
        elif not rules.allows(job.request.url, self._manners.name):
            self._answer(job, Trouble(reason="robots.txt does not allow it", lasting=True))
        else:
            self._fly(host, job, now)
        return True

    def _fly(self, host: _Host, job: Job, now: float) -> None:
        origin = target_of(job.request.url).origin
        rules = self._robots.get(origin)
        host.started = now
        self._rest(host, now + max(self._manners.delay, rules.delay(self._manners.name) if rules else 0.0))
        host.flying = True
        self._tickets += 1
        self._flying[self._tickets] = host, job
        self._wire.start(self._tickets, job.request)

    def _rest(self, host: _Host, until: float) -> None:
        host.turn = max(host.turn, until)
        self._turns.put(host.name, host.turn)

    def _take(self, host: _Host, job: Job, result: Reply | Trouble) -> None:
        now = self._wire.now()
        if isinstance(result, Reply):
            place = result.leads_to
            if place and job.request.method == "GET":
                self._follow(job, result, place)
                return
            if not 200 <= result.status < 300 and result.status != 304:
                result = trouble_of(result, now)
        if isinstance(result, Trouble) and result.again_after and result.status is not None:
            self._rest(host, now + result.again_after)
        self._answer(job, result)

    def _follow(self, job: Job, reply: Reply, place: str) -> None:
        url = joined(reply.url, place)
        if job.hops >= MOST_HOPS:
            self._answer(job, Trouble(reason=f"it leads on more than {MOST_HOPS} times", lasting=True))
            return
        self.add(replace(job, request=replace(job.request, url=url), hops=job.hops + 1))

    def _answer(self, job: Job, result: Reply | Trouble) -> None:
        if job.rules_of is None:
            self._ready.append(Answer(key=job.key, result=result))
            return
        origin = job.rules_of
        self._asked.discard(origin)
        rules = robots_of(result, self._wire.now(), self._robots.get(origin))
        self._robots[origin] = rules
        host = self._host(target_of(origin).host)
        delay = rules.delay(self._manners.name)
        if delay and host.started:
            self._rest(host, host.started + delay)


def trouble_of(reply: Reply, now: float) -> Trouble:
    """What a status of failure means."""
    again = retry_after(reply.headers.get("retry-after", ""), now) if reply.status in (429, 503) else None
    lasting = 300 <= reply.status < 500 and reply.status not in AGAIN
    reason = f"the server answers with status {reply.status}"
    return Trouble(reason=reason, lasting=lasting, status=reply.status, again_after=again)


def retry_after(written: str, now: float) -> float | None:
    """Seconds to wait, from a number or a date; at most a day."""
    written = written.strip()
    if written.isdigit():
        return float(min(int(written[:9]), LONGEST_RETRY))
    try:
        wait = parsedate_to_datetime(written).timestamp() - now
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(wait, 0.0), LONGEST_RETRY)
