"""Schemathesis asks what the description allows and what it forbids, and holds the answers against it."""

from pathlib import Path

import schemathesis
from schemathesis import Case, GenerationMode, HookContext
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished

from depesche.api.catalogue import OPERATIONS
from depesche.web import application
from tests.api.conftest import TOKEN
from tests.api.record import recorded

CONFIG = {
    "seed": 1,
    "headers": {"Authorization": f"Bearer {TOKEN}"},
    "generation": {"max-examples": 12, "deterministic": True, "database": "none"},
    "continue-on-failure": True,
    "phases": {"stateful": {"generation": {"max-examples": 5}, "max-steps": 4}},
}


def test_answers_are_as_described(tmp_path: Path) -> None:
    config = SchemathesisConfig.from_dict(CONFIG)
    app = application(recorded(tmp_path / "r.db"), TOKEN)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config, headers=CONFIG["headers"])

    @schema.hook
    def map_case(context: HookContext, case: Case) -> Case:
        """No description can say which cursors were given out, so that none is asked for as if it were valid."""
        if case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE and case.query:
            case.query.pop("cursor", None)
        return case

    asked, wrong = set(), []
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError):
            wrong.append(str(event.info))
        if isinstance(event, ScenarioFinished):
            if event.status is Status.FAILURE or event.status is Status.ERROR:
                for case_id, checks in event.recorder.checks.items():
                    for check in checks:
                        if check.status is Status.FAILURE:
                            wrong.append(
                                f"{event.recorder.label} {event.phase}: {check.name}: {check.failure_info.failure}"
                                f"\n{check.failure_info.code_sample}"
                            )
            asked.add(event.recorder.label)
    assert not wrong, "\n\n".join(wrong)
    assert {f"{o.method} /api/v1{o.path}" for o in OPERATIONS} <= asked
