"""Serves operations: decodes what is asked with their types, and answers with ETags and problems."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from communique.views.web.api.operations import BASE, Call, Made, Operation, Page
from communique.views.web.api.tags import encode, is_among, tag
from communique.views.web.opened import Now, Reading, Visitor
from communique.views.web.refusing import Refusal
from communique.views.web.security.who import Who

JSON = "application/json"


async def _read_body(request: Request) -> bytes:
    return await request.body()


Body = Annotated[bytes, Depends(_read_body)]


def router_of(operations: tuple[Operation, ...]) -> APIRouter:
    """Return what serves operations; those at one path are one route, so that what is not possible there is known."""
    router = APIRouter(prefix=BASE)
    for path, several in _by_path(operations).items():
        names = "/".join(operation.name for operation in several.values())
        router.add_api_route(path, _endpoint(several), methods=list(several), name=names)
    return router


def _by_path(operations: tuple[Operation, ...]) -> dict[str, dict[str, Operation]]:
    found: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        found.setdefault(operation.path, {})[operation.method] = operation
    return found


def _endpoint(operations: Mapping[str, Operation]) -> Callable[..., Response]:
    def answer(request: Request, record: Reading, visitor: Visitor, now: Now, body: Body) -> Response:
        operation = operations[request.method]
        _check_role(operation, visitor)
        call = Call(
            record=record,
            who=visitor,
            now=now,
            path=_path(operation, request),
            query=_query(operation, request),
            body=_body(operation, request, body),
            if_match=request.headers.get("if-match"),
        )
        return _answered(operation, request, operation.run(call))

    return answer


def _check_role(operation: Operation, visitor: Who) -> None:
    if not visitor.may(operation.role):
        raise Refusal(403, f"this takes the role {operation.role.value}; {visitor.name} has {visitor.role.value}")


def _path(operation: Operation, request: Request) -> dict[str, str]:
    """Return the ids of the path.

    Raises:
        Refusal: One of them has not the form of such an id.
    """
    for name, pattern in operation.patterns.items():
        if not re.fullmatch(pattern, request.path_params[name]):
            raise Refusal(404, f"expected an id like {pattern.strip('^$')}, found '{request.path_params[name]}'")
    return dict(request.path_params)


def _query(operation: Operation, request: Request) -> Any:  # noqa: ANN401  of the operation's class
    """Return what the query says.

    Raises:
        Refusal: It says something that we do not know.
    """
    said = request.query_params.multi_items()
    if len({name for name, _ in said}) < len(said):
        raise Refusal(422, "expected each name once in the query")
    if operation.query is None:
        if said:
            raise Refusal(422, f"expected no query, found {said[0][0]}")
        return None
    try:
        query = msgspec.convert(dict(said), operation.query, strict=False)
    except msgspec.ValidationError as error:
        raise Refusal(422, f"query: {error}") from error
    silent = next((name for name, value in said if getattr(query, name) is None and value), None)
    if silent:  # msgspec takes the word "null" for nothing
        raise Refusal(422, f"query: expected a value, or no {silent} at all")
    return query


def _body(operation: Operation, request: Request, body: bytes) -> Any:  # noqa: ANN401  of the operation's class
    """Return what the body says.

    Raises:
        Refusal: It is no JSON, or not what was expected.
    """
    if operation.body is None:
        return None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != JSON:
        raise Refusal(415, f"expected {JSON}, found {kind or 'no type'}")
    try:
        return msgspec.json.decode(body, type=operation.body)
    except msgspec.ValidationError as error:
        raise Refusal(422, f"body: {error}") from error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(400, f"body: {error}") from error


def _answered(operation: Operation, request: Request, found: object) -> Response:
    status, headers = operation.status, {}
    if isinstance(found, Made):
        status, headers = found.status, {"Location": found.at} if found.at else {}
        found = found.whole
    if isinstance(found, Page) and found.next:
        following = request.url.include_query_params(cursor=found.next)
        headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
    content = encode(found)
    headers["ETag"] = tag(content)
    if request.method == "GET" and is_among(headers["ETag"], request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    return Response(content, status_code=status, headers=headers, media_type=JSON)
