"""What the REST interface can do: each operation with its types, from which its description follows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from communique.record import Role, Store
from communique.views.web.security.who import Who

BASE = "/api/v1"
Form = Any  # a class that msgspec knows, or a union of several


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request, with all that it says decoded."""

    record: Store
    who: Who
    now: datetime
    path: Mapping[str, str]
    query: Any = None  # of the operation's `query`
    body: Any = None  # of the operation's `body`
    if_match: str | None = None  # the ETag of what is to be changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a request has made."""

    whole: object
    at: str | None = None  # its address
    status: int = 201


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a list."""

    items: tuple[Any, ...]
    next: str | None  # the cursor of the next page; None: this is the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that the interface can do."""

    name: str  # verb and noun, as a client may call it
    path: str  # under BASE, {placeholders} for ids
    summary: str
    run: Callable[[Call], object]
    answer: Form
    method: str = "GET"
    is_paged: bool = False  # the answer is a page of such
    query: type[Any] | None = None
    body: Form | None = None
    status: int = 200
    others: tuple[int, ...] = ()  # statuses of the same answer, and of refusals beyond the usual ones
    role: Role = Role.READER
    patterns: Mapping[str, str] = field(default_factory=dict)  # of the placeholders
