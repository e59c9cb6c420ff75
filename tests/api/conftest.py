"""A record behind the interface, and a visitor who checks every answer against the interface's own description."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from depesche.web import application
from tests.api.record import recorded

TOKEN = "s3cret-of-the-newsroom"


class Visitor:
    """Asks, and holds every answer against the OpenAPI document, in which no key may be missing."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.document = client.get("/api/v1/openapi.json", headers={"Authorization": f"Bearer {TOKEN}"}).json()
        self._closed = _closed(self.document)
        self.seen: set[tuple[str, str, int]] = set()

    def get(self, path: str, status: int = 200, **given: Any) -> Any:
        """The JSON of an answer."""
        return self.ask("GET", path, status, **given).json()

    def ask(self, method: str, path: str, status: int, **given: Any) -> Response:
        """An answer that has the status and is as described."""
        answer = self.client.request(method, path, **given)
        assert answer.status_code == status, f"{answer.status_code} {answer.text[:600]}"
        template = self._template(path)
        described = self.document["paths"][template][method.lower()]["responses"][str(status)]
        media = answer.headers.get("content-type", "").split(";")[0]
        if "content" in described:
            schema = described["content"][media]["schema"]
            components = {"components": self._closed["components"]}
            Draft202012Validator({**_closed(schema), **components}).validate(answer.json())
        self.seen.add((method, template, status))
        return answer

    def _template(self, path: str) -> str:
        plain = path.split("?", maxsplit=1)[0]
        patterns = {p: re.escape(p).replace(r"\{id\}", "[^/]+") for p in self.document["paths"]}
        return next(p for p, pattern in patterns.items() if re.fullmatch(pattern, plain))


def _closed(schema: Any) -> Any:
    """The schema with objects that may have no other keys than those it names."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return closed


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded(tmp_path_factory.mktemp("api") / "r.db")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A record that a test may change."""
    return recorded(tmp_path / "own.db")


@pytest.fixture(scope="session")
def visitor(record: Path) -> Iterator[Visitor]:
    with TestClient(application(record)) as client:
        yield Visitor(client)


@pytest.fixture
def editor(own: Path) -> Iterator[Visitor]:
    with TestClient(application(own, TOKEN), headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        yield Visitor(client)
