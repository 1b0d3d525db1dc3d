"""Describes the REST interface as OpenAPI 3.1, from the same classes that answers are written from."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from communique import __version__
from communique.views.commands.naming import issues
from communique.views.web.answers import Problem
from communique.views.web.api.operations import BASE, Operation
from communique.views.web.security.guard import MOST_BYTES

Described = dict[str, Any]
REFERENCE = "#/components/schemas/{name}"
MEANINGS = {
    200: "As asked.",
    201: "Made.",
    304: "The same as the ETag in If-None-Match names.",
    400: "The body is no JSON.",
    401: "Nobody is signed in, or the token is none that is in use.",
    403: "The role does not suffice, or the request came from another site.",
    404: "Nothing has this id or name.",
    409: "As expected, and yet it cannot be done; the detail says why.",
    412: "It has changed meanwhile.",
    413: f"More than {MOST_BYTES // 2**20} MB.",
    415: "The body is of another type.",
    422: "Not what was expected; the detail says what is.",
    503: "Another program is writing to the record; try again.",
}
ABOUT = (
    "The record of a negotiation: who met whom, who said and wants what, when, and the words it was read from. "
    "Lists come in pages: follow `next`. Send a token as `Authorization: Bearer`; on a machine of one's own, without "
    "accounts, none is needed."
)


def description(operations: tuple[Operation, ...]) -> Described:
    """Return the description of the interface."""
    forms = tuple(_forms(operations))
    schemas, components = msgspec.json.schema_components([form for form, _ in forms], ref_template=REFERENCE)
    known = {key: schema for (_, key), schema in zip(forms, schemas, strict=True)}
    paths: dict[str, Described] = {}
    for operation in operations:
        path = paths.setdefault(f"{BASE}{operation.path}", {})
        path[operation.method.casefold()] = _operation(operation, known, components)
    return {
        "openapi": "3.1.0",
        "info": {"title": "communique", "version": __version__, "description": ABOUT},
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {}],
        "paths": paths,
        "components": {
            "schemas": {name: components[name] for name in sorted(components)},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _forms(operations: Iterable[Operation]) -> Iterator[tuple[Any, tuple[str, str]]]:
    """Yield every class that is sent or answered, with what it is of which operation."""
    yield Problem, ("", "problem")
    for operation in operations:
        yield operation.answer, (operation.name, "answer")
        for key in ("query", "body"):
            if getattr(operation, key) is not None:
                yield getattr(operation, key), (operation.name, key)


def _operation(operation: Operation, known: Mapping[tuple[str, str], Described], components: Described) -> Described:
    answer = known[operation.name, "answer"]
    whole = _page(answer) if operation.is_paged else answer
    found: Described = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [*_path_parameters(operation), *_query_parameters(operation, known, components)],
        "responses": {str(status): _response(status, operation, whole, known) for status in _statuses(operation)},
    }
    if operation.body is not None:
        found["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": known[operation.name, "body"]}},
        }
    return found


def _page(item: Described) -> Described:
    cursor = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "The cursor of the next page."}
    return {
        "type": "object",
        "properties": {"items": {"type": "array", "items": item}, "next": cursor},
        "required": ["items", "next"],
    }


def _statuses(operation: Operation) -> list[int]:
    usual = {operation.status, 401, 403, 409, 422, 503}
    usual |= {304} if operation.method == "GET" else {400, 413, 415}
    usual |= {404} if operation.patterns else set()
    return sorted(usual | set(operation.others))


def _response(
    status: int, operation: Operation, whole: Described, known: Mapping[tuple[str, str], Described]
) -> Described:
    said: Described = {"description": MEANINGS[status]}
    if status in {200, 201}:
        said["content"] = {"application/json": {"schema": whole}}
        said["headers"] = {"ETag": {"schema": {"type": "string"}}}
        if operation.is_paged:
            said["headers"]["Link"] = {"description": "The next page, if there is one.", "schema": {"type": "string"}}
    elif status != 304:  # noqa: PLR2004  a status
        said["content"] = {"application/problem+json": {"schema": known["", "problem"]}}
    return said


def _path_parameters(operation: Operation) -> Iterator[Described]:
    for name, pattern in operation.patterns.items():
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern}}
    if operation.method == "PUT":
        yield {"name": "If-Match", "in": "header", "required": False, "schema": {"type": "string"}}


def _query_parameters(
    operation: Operation, known: Mapping[tuple[str, str], Described], components: Described
) -> Iterator[Described]:
    if operation.query is None:
        return
    form = components[known[operation.name, "query"]["$ref"].rsplit("/", maxsplit=1)[1]]
    needed = form.get("required", ())
    for name, schema in form["properties"].items():
        said = _said(schema)
        about = said.pop("description", None)
        if name == "issue":
            said = {"type": "string", "enum": list(issues())}
        parameter = {"name": name, "in": "query", "required": name in needed, "schema": said}
        yield {**parameter, "description": about} if about else parameter


def _said(schema: Described) -> Described:
    """Return the form of what a query can say: it cannot say null, it can only be silent."""
    said = {name: value for name, value in schema.items() if not (name == "default" and value is None)}
    others = [one for one in said.get("anyOf", ()) if one != {"type": "null"}]
    if len(others) == 1:
        said.pop("anyOf")
        said = {**others[0], **said}
    return said
