"""Manners: robots.txt, pauses, redirects, waiting when asked to."""

from collections.abc import Mapping

import pytest
from evaluation.simulated_wire import START, Served, Simulated, answered

from depesche.watch.exchange import Reply, Request, Trouble
from depesche.watch.fetching import Answer, Fetcher, Job, Manners, Remembered, retry_after

A = "http://a.example.org"
B = "http://b.example.org"
Pages = Mapping[str, Reply | Trouble | list[Reply | Trouble]]


def simulated(pages: Pages, seconds: float = 1.0) -> Simulated:
    """Serves what is told, 404 for everything else."""
    left = {url: list(told) if isinstance(told, list) else [told] for url, told in pages.items()}

    def serve(request: Request, now: float) -> Served:
        told = left.get(request.url, [answered(request.url, 404)])
        return (told.pop(0) if len(told) > 1 else told[0]), seconds

    return Simulated(serve)


def ok(url: str, body: bytes = b"page") -> Reply:
    return answered(url, 200, body)


def robots(origin: str, text: str) -> dict[str, Reply | Trouble | list[Reply | Trouble]]:
    return {f"{origin}/robots.txt": ok(f"{origin}/robots.txt", text.encode())}


def fetched(wire: Simulated, *urls: str, until: float = START + 100_000, **manners: object) -> dict[str, Answer]:
    given: dict[str, object] = {"name": "depesche", "delay": 5.0} | manners
    fetcher = Fetcher(wire, Manners(**given), Remembered())  # type: ignore[arg-type]
    for url in urls:
        fetcher.add(Job(key=url, request=Request(url=url)))
    found: dict[str, Answer] = {}
    while fetcher.busy and wire.now() < until:
        for answer in fetcher.step(until):
            assert answer.key not in found
            found[answer.key] = answer
    return found


def reason(answer: Answer) -> str:
    assert isinstance(answer.result, Trouble)
    return answer.result.reason


def test_one_request_at_a_time_and_a_pause_between() -> None:
    urls = [f"{A}/{n}" for n in range(5)] + [f"{B}/{n}" for n in range(5)]
    wire = simulated({url: ok(url) for url in urls})
    found = fetched(wire, *urls)
    assert len(found) == 10
    assert all(isinstance(answer.result, Reply) for answer in found.values())
    assert wire.closest() == 5.0
    assert wire.time < START + 40  # two hosts side by side


def test_slow_servers_are_not_asked_twice_at_once() -> None:
    wire = simulated({f"{A}/1": ok(f"{A}/1"), f"{A}/2": ok(f"{A}/2")}, seconds=60.0)
    fetched(wire, f"{A}/1", f"{A}/2")
    assert wire.closest() == 60.0


def test_a_slow_host_stops_no_other() -> None:
    def serve(request: Request, now: float) -> Served:
        return answered(request.url, 200), 3_000.0 if "a.example" in request.url else 1.0

    wire = Simulated(serve)
    fetcher = Fetcher(wire, Manners(name="depesche"), Remembered())
    for url in (f"{A}/1", f"{B}/1"):
        fetcher.add(Job(key=url, request=Request(url=url)))
    assert [answer.key for answer in fetcher.step(START + 3_000)] == [f"{B}/1"]
    assert wire.time < START + 20


def test_robots_forbid_and_slow_down() -> None:
    text = "User-agent: *\nDisallow: /secret\nAllow: /secret/open\nCrawl-delay: 30\n\nUser-agent: other\nDisallow: /"
    urls = [f"{A}/secret/1", f"{A}/secret/open", f"{A}/3"]
    wire = simulated({url: ok(url) for url in urls} | robots(A, text))
    found = fetched(wire, *urls)
    assert reason(found[urls[0]]) == "robots.txt does not allow it"
    assert isinstance(found[urls[1]].result, Reply)
    assert wire.closest() == 30.0
    assert [url for _, url in wire.asked] == [f"{A}/robots.txt", urls[1], urls[2]]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_forbid_nothing(status: int) -> None:
    wire = simulated({f"{A}/1": ok(f"{A}/1"), f"{A}/robots.txt": answered(f"{A}/robots.txt", status)})
    assert isinstance(fetched(wire, f"{A}/1")[f"{A}/1"].result, Reply)


@pytest.mark.parametrize("told", [answered(A, 500), answered(A, 429), Trouble(reason="no answer")])
def test_robots_that_fail_forbid_everything_for_a_while(told: Reply | Trouble) -> None:
    wire = simulated({f"{A}/1": ok(f"{A}/1"), f"{A}/robots.txt": [told, answered(A, 404)]})
    fetcher = Fetcher(wire, Manners(name="depesche"), Remembered())
    job = Job(key="1", request=Request(url=f"{A}/1"))
    fetcher.add(job)
    (answer,) = fetcher.step(START + 100)
    assert "robots.txt could not be had" in reason(answer)
    assert isinstance(answer.result, Trouble)
    assert answer.result.again_after
    assert not answer.result.lasting
    wire.time += answer.result.again_after
    fetcher.add(job)
    assert isinstance(fetcher.step(wire.time + 100)[0].result, Reply)


def test_a_host_that_is_not_fetched_from_is_not_tried_again() -> None:
    wire = simulated({f"{A}/robots.txt": Trouble(reason="it is in a private network", lasting=True)})
    result = fetched(wire, f"{A}/1")[f"{A}/1"].result
    assert isinstance(result, Trouble) and result.lasting and "private network" in result.reason


def test_robots_behind_a_redirect() -> None:
    there = answered(f"{A}/robots.txt", 301, location=f"{B}/rules")
    pages = {f"{A}/robots.txt": there, f"{B}/rules": ok(f"{B}/rules", b"User-agent: *\nDisallow: /")}
    wire = simulated({f"{A}/1": ok(f"{A}/1")} | pages)
    assert reason(fetched(wire, f"{A}/1")[f"{A}/1"]) == "robots.txt does not allow it"


def test_redirects_are_followed_with_the_manners_of_the_other_host() -> None:
    pages: dict[str, Reply | Trouble | list[Reply | Trouble]] = {
        f"{A}/1": answered(f"{A}/1", 302, location=f"{B}/1"),
        f"{A}/2": answered(f"{A}/2", 302, location=f"{B}/forbidden"),
        f"{A}/3": answered(f"{A}/3", 302, location="../relative#part"),
        f"{A}/relative": ok(f"{A}/relative"),
        f"{B}/1": ok(f"{B}/1"),
        f"{B}/forbidden": ok(f"{B}/forbidden"),
    }
    wire = simulated(pages | robots(B, "User-agent: depesche\nDisallow: /forbidden"))
    found = fetched(wire, f"{A}/1", f"{A}/2", f"{A}/3")
    first, third = found[f"{A}/1"].result, found[f"{A}/3"].result
    assert isinstance(first, Reply) and first.url == f"{B}/1"
    assert isinstance(third, Reply) and third.url == f"{A}/relative"
    assert reason(found[f"{A}/2"]) == "robots.txt does not allow it"
    assert wire.closest() == 5.0


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (f"{A}/1", "leads on more than 5 times"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://a.example.org/", "only http and https"),
        ("http://user@a.example.org/", "user name"),
        ("http://[::1", "no address"),
    ],
)
def test_redirects_that_lead_nowhere(location: str, words: str) -> None:
    wire = simulated({f"{A}/1": answered(f"{A}/1", 302, location=location)})
    answer = fetched(wire, f"{A}/1")[f"{A}/1"]
    assert words in reason(answer)
    assert isinstance(answer.result, Trouble) and answer.result.lasting


@pytest.mark.parametrize(
    ("status", "lasting"),
    [(404, True), (410, True), (403, True), (429, False), (500, False), (503, False), (300, True), (304, None)],
)
def test_statuses(status: int, lasting: bool | None) -> None:
    result = fetched(simulated({f"{A}/1": answered(f"{A}/1", status)}), f"{A}/1")[f"{A}/1"].result
    assert (result.lasting if isinstance(result, Trouble) else None) is lasting


def test_a_host_that_asks_to_wait_is_left_alone() -> None:
    busy = answered(f"{A}/1", 429, retry_after="900")
    wire = simulated({f"{A}/1": busy, f"{A}/2": ok(f"{A}/2"), f"{B}/1": ok(f"{B}/1")})
    found = fetched(wire, f"{A}/1", f"{A}/2", f"{B}/1")
    second = found[f"{A}/2"].result
    assert isinstance(second, Trouble) and second.waits and not second.lasting
    assert second.again_after is not None and 890 < second.again_after <= 900
    assert isinstance(found[f"{B}/1"].result, Reply)


def test_turns_hold_after_a_restart() -> None:
    turns = Remembered()
    wire = simulated({f"{A}/1": ok(f"{A}/1")})
    for _ in range(3):
        fetcher = Fetcher(wire, Manners(name="depesche", delay=20.0), turns)
        fetcher.add(Job(key="1", request=Request(url=f"{A}/1"), robots=False))
        fetcher.step(START + 1_000)
    assert wire.closest() == 20.0


def test_a_clock_put_back_stops_no_host_for_good() -> None:
    turns = Remembered()
    turns.put("a.example.org", START + 10**9)
    fetcher = Fetcher(simulated({}), Manners(name="depesche"), turns)
    fetcher.add(Job(key="1", request=Request(url=f"{A}/1")))
    result = fetcher.step(START + 10)[0].result
    assert isinstance(result, Trouble) and result.again_after is not None and result.again_after <= 86_400


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("120", 120.0),
        ("999999999999", 86_400.0),
        ("Wed, 26 Feb 2031 15:06:40 GMT", None),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("Wed, 99 Feb 2031 15:06:40 GMT", None),
    ],
)
def test_retry_after(written: str, seconds: float | None) -> None:
    found = retry_after(written, START)
    if seconds is not None or not written.startswith("Wed, 26"):
        assert found == seconds
    else:
        assert found is not None and 0 <= found <= 86_400
