"""Long runs: cases in forked processes, so that a crash, a hang or a flood of memory ends only its own."""

import mmap
import os
import resource
import signal
import struct
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection

from fuzz.mutating import case
from fuzz.targets import TARGETS, Target

SECONDS = 2.0
"""Of processor time: what takes longer is a hang."""
GIVEN_UP_AFTER = 30.0
"""Seconds of processor time after which the process of a case is ended."""
MEMORY = 1 << 30
"""Bytes that a process may take beyond what it has when it begins."""
BATCH = 2_000
"""Cases of one process."""
OWN = "/fuzz/"


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one case."""

    target: str
    number: int
    kind: str
    where: str
    """The same fault has the same place; `detail` may differ."""
    detail: str


@dataclass(slots=True)
class Outcome:
    """What a run saw."""

    cases: int = 0
    seconds: float = 0.0
    """Of processor time."""
    slowest: float = 0.0
    memory: int = 0
    """Most bytes that a process held."""
    faults: dict[str, Fault] = field(default_factory=dict)
    """The first of each kind and place."""


def fuzzed(name: str, seed: int, cases: int, seconds: float = float("inf")) -> Iterator[Outcome]:
    """The outcome so far, after each batch; ends after so many cases or seconds of the clock."""
    outcome, at, end = Outcome(), 0, time.monotonic() + seconds
    TARGETS[name].run(TARGETS[name].seeds[0])  # what is loaded and built once is not built in every process
    while at < cases and time.monotonic() < end:
        at = _batch(name, seed, range(at, min(at + BATCH, cases)), outcome)
        outcome.cases = at
        yield outcome


def _batch(name: str, seed: int, numbers: range, outcome: Outcome) -> int:
    """Runs a batch in a process of its own; returns the number at which to go on."""
    place = mmap.mmap(-1, 8)
    ours, theirs = get_context("fork").Pipe()
    child = os.fork()
    if not child:
        ours.close()
        _child(name, seed, numbers, place, theirs)
        os._exit(0)
    theirs.close()
    while True:
        try:
            told = ours.recv()
        except EOFError:
            break
        if isinstance(told, Fault):
            outcome.faults.setdefault(f"{told.kind} {told.where}", told)
        else:
            outcome.slowest = max(outcome.slowest, told)
    _, status, used = os.wait4(child, 0)
    outcome.seconds += used.ru_utime + used.ru_stime
    outcome.memory = max(outcome.memory, used.ru_maxrss * 1024)
    if status == 0:
        return numbers.stop
    (number,) = struct.unpack("q", place[:])
    killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    kind = "hang" if killed == signal.SIGPROF else "crash"
    where = signal.Signals(killed).name if killed else f"exit code {os.waitstatus_to_exitcode(status)}"
    outcome.faults.setdefault(f"{kind} {where}", Fault(name, number, kind, where, ""))
    return int(number) + 1


def _child(name: str, seed: int, numbers: range, place: mmap.mmap, told: Connection) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_held() + MEMORY, hard))
    slowest = 0.0
    for number in numbers:
        place[:] = struct.pack("q", number)
        data = case(TARGETS[name], seed, number)
        signal.setitimer(signal.ITIMER_PROF, GIVEN_UP_AFTER)  # unhandled: ends the process, in a library of C too
        fault, taken = tried(TARGETS[name], data)
        signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, taken)
        if fault:
            told.send(Fault(name, number, *fault))
    told.send(slowest)
    told.close()


def tried(target: Target, data: bytes) -> tuple[tuple[str, str, str] | None, float]:
    """Kind, place and detail of what goes wrong with an input, None if nothing does, and seconds of processor time."""
    started = time.process_time()
    fault = None
    try:
        target.run(data)
    except MemoryError:
        fault = ("memory", "", "")
    except Exception as error:
        ours = [f for f in traceback.extract_tb(error.__traceback__) if "/depesche/" in f.filename or OWN in f.filename]
        where = f"{type(error).__name__} {ours[-1].filename.rpartition('/')[2]}:{ours[-1].lineno}"
        fault = ("crash", where, "".join(traceback.format_exception(error)[-6:]))
    taken = time.process_time() - started
    if fault is None and taken > SECONDS:
        fault = ("hang", "", f"{taken:.1f} s, {len(data)} bytes")
    return fault, taken


def _held() -> int:
    """Bytes of address space that this process has."""
    with open("/proc/self/statm") as file:  # noqa: PTH123  no path of ours
        return int(file.read().split()[0]) * resource.getpagesize()
