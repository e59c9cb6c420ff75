"""The description is that of the program: every route is in it, and everything is told in words."""

from pathlib import Path

from jsonschema import Draft202012Validator
from starlette.routing import Mount, Route

from depesche.api import PREFIX
from depesche.api.catalogue import OPERATIONS
from depesche.web import application
from tests.api.conftest import Visitor

ROOT = Path(__file__).parents[2]


def test_every_route_is_described_and_every_described_one_is_a_route(record: Path, visitor: Visitor) -> None:
    mount = next(r for r in application(record).routes if isinstance(r, Mount) and r.path == PREFIX)
    inner = mount.app._app  # type: ignore[attr-defined] # the middleware that keeps addresses as they were sent
    served = {
        (PREFIX + route.path, method.lower())
        for route in inner.routes
        if isinstance(route, Route) and route.methods
        for method in route.methods - {"HEAD"}
    }
    described = {(path, method) for path, methods in visitor.document["paths"].items() for method in methods}
    assert served - {(f"{PREFIX}/openapi.json", "get")} == described


def test_every_schema_is_one_and_every_reference_leads_somewhere(visitor: Visitor) -> None:
    parts = visitor.document["components"]["schemas"]
    for schema in parts.values():
        Draft202012Validator.check_schema(schema)
    references: list[str] = []

    def collect(part: object) -> None:
        if isinstance(part, dict):
            references.extend(value for key, value in part.items() if key == "$ref")
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            collect(inner)

    collect(visitor.document)
    assert {r.removeprefix("#/components/schemas/") for r in references} == set(parts)


def test_everything_is_told_in_words(visitor: Visitor) -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(set(names)) == len(names)
    for methods in visitor.document["paths"].values():
        for described in methods.values():
            assert described["summary"] and described["description"]
            for parameter in described["parameters"]:
                assert parameter["description"], parameter["name"]
            if "requestBody" in described:
                (content,) = described["requestBody"]["content"].values()
                assert content["example"]


def test_the_documentation_names_every_operation() -> None:
    told = (ROOT / "docs" / "http-api.md").read_text("utf-8")
    for operation in OPERATIONS:
        assert f"| `{operation.method} {operation.path}` |" in told


def test_examples_are_as_described(visitor: Visitor) -> None:
    components = {"components": visitor.document["components"]}
    for operation in OPERATIONS:
        if operation.body is not None:
            described = visitor.document["paths"][PREFIX + operation.path]["post"]["requestBody"]
            (content,) = described["content"].values()
            Draft202012Validator({**content["schema"], **components}).validate(content["example"])
