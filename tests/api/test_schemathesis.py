"""Schemathesis asks what the description allows and what it forbids, and holds the answers against it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis import Case, GenerationMode, HookContext
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished

from depesche.api.catalogue import OPERATIONS
from depesche.web import application
from tests.api.conftest import TOKEN
from tests.api.record import recorded

BEARER = {"Authorization": f"Bearer {TOKEN}"}
CONFIG = {
    "seed": 1,
    "headers": BEARER,
    "continue-on-failure": True,
    "suppress-health-check": ["all"],
    "generation": {"max-examples": 6, "deterministic": True, "database": "none"},
    "phases": {"stateful": {"generation": {"max-examples": 3}, "max-steps": 4}},
}


@pytest.mark.slow
def test_answers_are_as_described(tmp_path: Path) -> None:
    config = SchemathesisConfig.from_dict(CONFIG)
    app = application(recorded(tmp_path / "r.db"), TOKEN)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config, headers=BEARER)

    @schema.hook
    def map_case(context: HookContext, case: Case) -> Case:
        """No description can say which cursors were given out, so that none is asked for as if it were valid."""
        if case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE and case.query:
            case.query.pop("cursor", None)
        return case

    asked: set[str] = set()
    wrong: list[str] = []
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError):
            wrong.append(str(event.info))
        if isinstance(event, ScenarioFinished):
            asked.add(str(event.recorder.label))
            wrong.extend(failures(event))
    assert not wrong, "\n\n".join(wrong)
    assert {f"{o.method} /api/v1{o.path}" for o in OPERATIONS} <= asked


def failures(event: Any) -> Iterator[str]:
    """What failed, with a command that repeats it."""
    for checks in event.recorder.checks.values():
        for check in checks:
            if check.status is Status.FAILURE:
                told = check.failure_info
                yield f"{event.recorder.label} ({event.phase}) {check.name}: {told.failure}\n{told.code_sample}"
