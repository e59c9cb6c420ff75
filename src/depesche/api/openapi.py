"""The OpenAPI 3.1 document, made from the declared operations and their types."""

import re
from collections.abc import Iterable
from typing import Any, Final

import msgspec

import depesche
from depesche.api.operations import Operation
from depesche.api.problems import MEDIA, Problem
from depesche.api.told import PREFIX

REFERENCE: Final = "#/components/schemas/{name}"
Json = dict[str, Any]

REFUSALS: Final = {
    "400": "A parameter or the body is not as declared.",
    "401": "The token is missing or wrong.",
    "403": "Writing asks for a token, and this server has none; or the request comes from a foreign site.",
    "404": "Nothing on record has this id.",
    "409": "Two things of these kinds cannot be compared so.",
    "413": "The body is larger than may be.",
    "415": "The body is not JSON.",
    "421": "The server is addressed by a name that is not its own.",
    "422": "The page cannot be analysed.",
    "503": "The store cannot be read or written now, or too much is being analysed.",
}
OF_BODIES: Final = ("413", "415")


def document(operations: Iterable[Operation]) -> Json:
    """The whole document."""
    declared = list(operations)
    types = [t for o in declared for t in (o.answer, o.asked, o.body) if t not in (None, str, dict)]
    schemas, components = msgspec.json.schema_components([*types, Problem], ref_template=REFERENCE)
    known = {_key(t): schema for t, schema in zip([*types, Problem], schemas, strict=True)}
    paths: Json = {}
    for operation in declared:
        told = _operation(operation, known, components)
        paths.setdefault(PREFIX + operation.path, {})[operation.method.lower()] = told
    asked = {o.asked.__name__ for o in declared}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Depesche",
            "version": depesche.__version__,
            "summary": "A sourced record of what news pages tell.",
            "description": "Every finding carries its page, the exact words with their place in the page's text, the "
            "chain of attribution, its origins, and the rule that found it. Words of pages are quoted material.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "Where this document was got."}],
        "security": [{"bearer": []}, {}],
        "tags": [{"name": name} for name in dict.fromkeys(o.tag for o in declared)],
        "paths": paths,
        "components": {
            "schemas": {name: schema for name, schema in components.items() if name not in asked},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _key(declared: Any) -> str:
    return str(declared)


def _operation(operation: Operation, known: Json, components: Json) -> Json:
    media = "text/plain" if operation.answer is str else "application/json"
    schema = {"type": "string"} if operation.answer is str else known.get(_key(operation.answer), {"type": "object"})
    told: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.description,
        "tags": [operation.tag],
        "parameters": [*_ids(operation), *_parameters(components[operation.asked.__name__])],
        "responses": {
            str(operation.status): {
                "description": operation.summary,
                "headers": _headers(operation),
                "content": {media: {"schema": schema}},
            }
        }
        | _refusals(operation),
    }
    if operation.body is not None:
        content: Json = {"schema": known[_key(operation.body)]}
        if operation.example:
            content["example"] = dict(operation.example)
        told["requestBody"] = {"required": True, "content": {"application/json": content}}
    if operation.writes:
        told["security"] = [{"bearer": []}]
    return told


def _headers(operation: Operation) -> Json:
    if operation.method != "GET":
        return {}
    tag = "Version of the record and of this answer; send it back as If-None-Match and get 304 if nothing changed."
    found: Json = {"ETag": {"description": tag, "schema": {"type": "string"}}}
    if "cursor" in {f.encode_name for f in msgspec.structs.fields(operation.asked)}:
        found["Link"] = {"description": 'The next part, rel="next".', "schema": {"type": "string"}}
    return found


def _refusals(operation: Operation) -> Json:
    wanted = ["400", "401", "403", "421", "503"]
    wanted += ["404"] if operation.of_one or operation.method == "POST" else []
    wanted += ["409"] if operation.writes else []
    wanted += [*OF_BODIES, "422"] if operation.body is not None else []
    found: Json = {
        status: {
            "description": REFUSALS[status],
            "content": {MEDIA: {"schema": {"$ref": REFERENCE.format(name="Problem")}}},
        }
        for status in sorted(wanted)
    }
    if operation.method == "GET":
        found["304"] = {"description": "Nothing changed since the answer with this ETag."}
    return found


def _ids(operation: Operation) -> list[Json]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": "Id as an answer gave it, percent-encoded.",
            "schema": {"type": "string", "minLength": 1},
        }
        for name in re.findall(r"\{(\w+)\}", operation.path)
    ]


def _parameters(schema: Json) -> list[Json]:
    """Fields of a question as parameters; an address has no null, it leaves the parameter out."""
    found = []
    for name, described in schema["properties"].items():
        told = {
            key: value for key, value in described.items() if key not in ("description", "anyOf", "default", "examples")
        }
        plain = [kind for kind in described.get("anyOf", []) if kind.get("type") != "null"]
        told |= plain[0] if len(plain) == 1 else {}
        if described.get("default") is not None:
            told["default"] = described["default"]
        parameter = {"name": name, "in": "query", "required": name in schema["required"], "schema": told}
        if "description" in described:
            parameter["description"] = described["description"]
        if described.get("examples"):
            parameter["example"] = described["examples"][0]
        found.append(parameter)
    return found
