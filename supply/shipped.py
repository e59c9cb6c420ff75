"""The packages that users get: what pyproject.toml asks for, and what that asks for in turn, on every system."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import cast

from packaging.markers import default_environment
from packaging.requirements import Requirement

from supply.expressions import stated

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
SYSTEMS: tuple[dict[str, str], ...] = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
ELSEWHERE = {"pywin32": "PSF-2.0", "tzdata": "Apache-2.0"}
"""Packages of other systems, which are not installed here, with the licence that their metadata states."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package, as it is installed or, if it is for other systems only, as it is locked."""

    name: str
    version: str
    licence: str
    """SPDX expression, or what the metadata says in its place; empty if it says nothing."""
    needs: tuple[str, ...]
    optional: bool
    """True if only extras ask for it."""


def name_of(text: str) -> str:
    """A package's name in the one spelling that the lock has."""
    return re.sub(r"[-_.]+", "-", text).lower()


def locked(lock: Path = LOCK) -> dict[str, dict[str, tuple[str, ...]]]:
    """Name -> version -> SHA-256 sums of its files; a few packages have a version for each range of Python."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        if head := re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", block):
            sums = tuple(sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", block)))
            found.setdefault(name_of(head[1]), {})[head[2]] = sums
    return found


def shipped(project: Path = ROOT / "pyproject.toml") -> tuple[Package, ...]:
    """All packages by name."""
    asked = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    plain = closure(asked["dependencies"])
    extras = [one for some in asked.get("optional-dependencies", {}).values() for one in some]
    versions = locked()
    return tuple(
        _package(name, needs, name not in plain, versions)
        for name, needs in sorted({**closure([*asked["dependencies"], *extras]), **plain}.items())
    )


def asked_for(project: Path = ROOT / "pyproject.toml") -> tuple[str, ...]:
    """Names of the packages that we ask for ourselves, extras included."""
    asked = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    extras = asked.get("optional-dependencies", {}).values()
    return tuple(sorted({name_of(Requirement(one).name) for some in (asked["dependencies"], *extras) for one in some}))


def closure(asked: list[str]) -> dict[str, tuple[str, ...]]:
    """Names of these packages and of all that they need on any system -> names of what each needs itself."""
    found: dict[str, set[str]] = {}
    for system in SYSTEMS:
        waiting = [Requirement(one) for one in asked]
        seen: set[str] = set()
        while waiting:
            wanted = waiting.pop()
            if str(wanted) in seen:
                continue
            seen.add(str(wanted))
            needs = list(_needs(wanted, {**{k: str(v) for k, v in default_environment().items()}, **system}))
            found.setdefault(name_of(wanted.name), set()).update(name_of(one.name) for one in needs)
            waiting += needs
    return {name: tuple(sorted(needs)) for name, needs in found.items()}


def _needs(wanted: Requirement, system: Mapping[str, str]) -> Iterator[Requirement]:
    if name_of(wanted.name) in ELSEWHERE:
        return
    for line in metadata.distribution(wanted.name).requires or ():
        one = Requirement(line)
        if one.marker is None or any(
            one.marker.evaluate({**system, "extra": extra}) for extra in ("", *sorted(wanted.extras))
        ):
            one.marker = None
            yield one


def _package(
    name: str, needs: tuple[str, ...], optional: bool, versions: Mapping[str, dict[str, tuple[str, ...]]]
) -> Package:
    if name in ELSEWHERE:
        return Package(name, max(versions.get(name, {}), default=""), ELSEWHERE[name], needs, optional)
    installed = metadata.distribution(name)
    return Package(name, installed.version, stated(cast(Message, installed.metadata)), needs, optional)
