"""Versions of a page in words: what changed, and whether the outlet says so."""

from collections.abc import Iterable, Iterator, Mapping

from depesche.model.findings import Findings
from depesche.model.version import Change, Version
from depesche.tell.listing import clipped

WIDTH = 160


def version_lines(page: str, versions: Iterable[Version], known: Mapping[str, Findings]) -> Iterator[str]:
    """The versions of one page, with their changes; `known` are the findings of the pages that the versions name."""
    for version in versions:
        if page not in (version.earlier, version.later):
            continue
        other = version.earlier if page == version.later else version.later
        which = "a later version of" if page == version.later else "an earlier version of"
        yield f"{which} {other}: {_how(version)}"
        before, after = (_words(known.get(name)) for name in (version.earlier, version.later))
        for change in version.changes:
            yield f"  {_change(change, before, after)}"


def _how(version: Version) -> str:
    if version.note:
        return f"marked as {version.marked}: '{clipped(version.note, WIDTH)}'"
    return "changed silently" if version.changes else "nothing that was found changed"


def _change(change: Change, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    old = f"'{clipped(before.get(change.before, change.before), WIDTH)}'" if change.before else ""
    new = f"'{clipped(after.get(change.after, change.after), WIDTH)}'" if change.after else ""
    return f"{change.what}: " + (f"{old} -> {new}" if old and new else old or new)


def _words(findings: Findings | None) -> dict[str, str]:
    if findings is None:
        return {}
    text = findings.document.text
    said = {q.id: " … ".join(span.of(text) for span in q.content) for q in findings.quotations}
    return said | {e.id: e.evidence.of(text) for e in findings.events}
