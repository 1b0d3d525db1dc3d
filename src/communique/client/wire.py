"""What goes over the wire: requests and answers, decoded into our classes; refusals become our errors."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Generic, TypedDict, TypeVar

import httpx
import msgspec

from communique.domain.document import Citation
from communique.errors import AccessError, BusyError, CommuniqueError, RecordError, UnknownError

T = TypeVar("T")
Said = Mapping[str, object]
BASE = "/api/v1"
ERRORS: Mapping[int, type[CommuniqueError]] = {401: AccessError, 403: AccessError, 404: UnknownError, 503: BusyError}
OURS = 500  # statuses from here on are the server's fault


class Narrowed(TypedDict, total=False):
    """What a list is narrowed to; what a kind of things does not know is refused."""

    as_of: date | None  # only what was published by then, and how things stood
    negotiation: str | None  # its name or id
    party: str | None  # a state's code or name, an organisation, or an actor's id
    counterpart: str | None  # who takes part in a contact as well
    issue: str | None
    status: str | None
    level: str | None
    mode: str | None
    act: str | None
    stance: str | None
    since: date | None  # inclusive
    until: date | None  # inclusive
    text: str | None  # words that must occur
    unreviewed: bool  # only what no person has looked at
    order: str  # "newest" or "oldest"
    limit: int  # how many come at a time; all come in the end


class Page(msgspec.Struct, Generic[T], frozen=True):
    """A page of a list."""

    items: tuple[T, ...]
    next: str | None


class AddedThere(msgspec.Struct, frozen=True):
    """What became of a document that was sent."""

    document: Citation


class Problem(msgspec.Struct, frozen=True):
    """Why a request was not met."""

    title: str = ""
    detail: str = ""


class Wire:
    """A connection to a server."""

    def __init__(self, http: httpx.Client) -> None:
        """Take over a client of HTTP that knows the address of the server."""
        self.http = http

    def get(self, path: str, form: type[T], said: Said | None = None) -> T:
        """Return what stands at a path.

        Raises:
            AccessError: The server is not there, or does not let us in.
            UnknownError: Nothing stands there.
            RecordError: It refuses.
        """
        return self._decoded(self._sent("GET", path, params=_query(said or {})), form)

    def send(self, method: str, path: str, body: object, form: type[T]) -> T:
        """Send something and return what the server says of it.

        Raises:
            AccessError: The server is not there, or does not let us in.
            UnknownError: Nothing stands there.
            RecordError: It refuses.
        """
        content = msgspec.json.encode(body)
        return self._decoded(
            self._sent(method, path, content=content, headers={"content-type": "application/json"}), form
        )

    def _sent(self, method: str, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401  arguments of httpx
        try:
            answer = self.http.request(method, f"{BASE}{path}", **more)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise AccessError(
                f"{self.http.base_url}: expected a record that is served there, found: {error}"
            ) from error
        if not answer.is_success:
            raise _error(answer)
        return answer

    def _decoded(self, answer: httpx.Response, form: type[T]) -> T:
        try:
            return msgspec.json.decode(answer.content, type=form)
        except msgspec.MsgspecError as error:
            raise AccessError(f"{answer.url}: expected an answer of communique of this version: {error}") from error


def _query(said: Said) -> dict[str, str]:
    """Return what is said as a query: silence is left out."""
    return {name: _word(value) for name, value in said.items() if value is not None and value is not False}


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true"
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _error(answer: httpx.Response) -> CommuniqueError:
    try:
        said = msgspec.json.decode(answer.content, type=Problem)
    except msgspec.MsgspecError:
        said = Problem(title=answer.reason_phrase)
    kind = ERRORS.get(answer.status_code, AccessError if answer.status_code >= OURS else RecordError)
    return kind(f"{answer.request.method} {answer.url.path}: {said.detail or said.title} ({answer.status_code})")
