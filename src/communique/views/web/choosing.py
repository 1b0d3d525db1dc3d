"""The form that narrows a list, and the addresses of its states: one choice less, the next page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlencode

from fastapi import Request

from communique.views.web.parties import issue_choices, party_choices, party_name

Option: TypeAlias = str | tuple[str, str]
PLACE = frozenset({"after", "page"})  # names in a query that say where on a list one is
KEPT = ("negotiation", "as_of")  # what a form carries along


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing a list can be narrowed by; a form shows it by its type."""

    name: str
    words: str
    type: str = "search"  # search, date, choice, check
    options: tuple[Option, ...] = ()
    any: str = "any"
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing a list is narrowed by now, and the address without it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """The form of a list, what it says now, and what it carries along."""

    path: str
    fields: tuple[Field, ...]
    chosen: tuple[Choice, ...]
    hidden: tuple[tuple[str, str], ...]


def choosing(request: Request, fields: Sequence[Field]) -> Choosing:
    """Return the form of a list as its query fills it."""
    query = request.query_params
    shown = {field.name for field in fields}
    filled = tuple(_filled(field, query.get(field.name, "").strip()) for field in fields)
    return Choosing(
        path=request.url.path,
        fields=filled,
        chosen=tuple(_choice(request, field) for field in filled if field.value),
        hidden=tuple((name, query[name]) for name in KEPT if query.get(name) and name not in shown),
    )


def _filled(field: Field, value: str) -> Field:
    known = {option if isinstance(option, str) else option[0] for option in field.options}
    others = () if not value or value in known or field.type != "choice" else ((value, party_name(value)),)
    return Field(
        name=field.name,
        words=field.words,
        type=field.type,
        options=(*others, *field.options),
        any=field.any,
        value=value,
    )


def _choice(request: Request, field: Field) -> Choice:
    named = {option[0]: option[1] for option in field.options if not isinstance(option, str)}
    said = field.words if field.type == "check" else f"{field.words}: {named.get(field.value, field.value)}"
    return Choice(words=said, href=with_query(request, **{field.name: None}))


def with_query(request: Request, path: str | None = None, **changes: str | None) -> str:
    """Return the address of a page with other values in its query; None takes one out, and so the place on a list."""
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if value and name not in changes and name not in PLACE
    ]
    query = urlencode([*kept, *((name, value) for name, value in changes.items() if value)])
    address = path or request.url.path
    return f"{address}?{query}" if query else address


def pages_of(request: Request, last: str | None, *, is_cut: bool) -> dict[str, str]:
    """Return the addresses of the first page of a list, where this is another, and of the following one."""
    return {
        "first": with_query(request) if request.query_params.get("after") else "",
        "following": with_query(request, after=last) if is_cut and last else "",
    }


# --- fields that several lists have ---


def party_field(name: str, words: str) -> Field:
    """Return the field of a party."""
    return Field(name=name, words=words, type="choice", options=party_choices(), any="anybody")


def issue_field() -> Field:
    """Return the field of an issue."""
    return Field(name="issue", words="Issue", type="choice", options=issue_choices(), any="any issue")


def day_fields() -> Iterator[Field]:
    """Yield the fields of days, of words, and of what is not reviewed."""
    yield Field(name="since", words="From day", type="date")
    yield Field(name="until", words="To day", type="date")
    yield Field(name="text", words="With the words")
    yield Field(name="unreviewed", words="Not reviewed yet", type="check")
    yield Field(name="order", words="Order", type="choice", options=(("oldest", "oldest first"),), any="newest first")
