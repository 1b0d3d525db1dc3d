"""Keeps back what the rights of a source keep back, once and for every form, before any of them sees it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from communique.domain.actor import Role
from communique.domain.contact import Variant
from communique.domain.document import KEPT_BACK, Citation
from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId
from communique.domain.merged import Report
from communique.domain.note import Note
from communique.domain.rights import Rights, rights_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MASK = KEPT_BACK
WITHHELD = "(words withheld)"
RUN = 4  # words in a row that a source may recognise as its own
WORD = re.compile(r"\w+")
REMEMBERED = 256  # documents whose runs are kept at hand
T = TypeVar("T")
Run = tuple[str, ...]
METADATA = Rights.METADATA


class Withholding:
    """Takes the words of closed sources out of what is told; ids, days, names and offsets stay."""

    def __init__(self, documents: Mapping[DocumentId, Citation], text_of: Callable[[DocumentId], str | None]) -> None:
        """Keep which documents are closed, and where their words can be looked up."""
        self._rights = {document: rights_of(citation) for document, citation in documents.items()}
        self._text_of = text_of
        self.is_needed = any(rights is METADATA for rights in self._rights.values())
        self._runs_of = lru_cache(maxsize=REMEMBERED)(self._read_runs)

    def rights(self, document: DocumentId) -> Rights:
        """Return what may be given on of a document; nothing of one that is not part of the export."""
        return self._rights.get(document, METADATA)

    def text(self, document: DocumentId) -> str | None:
        """Return the text of a document where it may be given on."""
        return self._text_of(document) if self.rights(document) is Rights.FULL else None

    def less(self, thing: T, told_in: Iterable[DocumentId] = ()) -> T:
        """Return a thing without the words of its closed sources.

        Args:
            told_in: Documents that tell it, where the thing itself does not name them.
        """
        if not self.is_needed:
            return thing
        closed = {document for document in {*told_in, *documents_of(thing)} if self.rights(document) is METADATA}
        if not closed:
            return thing
        runs: frozenset[Run] = frozenset().union(*map(self._runs_of, closed))
        return cast("T", _Reducer(closed, runs).less(thing))

    def _read_runs(self, document: DocumentId) -> frozenset[Run]:
        return frozenset(_runs(self._text_of(document) or ""))


def documents_of(value: object) -> Iterator[DocumentId]:
    """Yield the documents that a thing, or anything in it, names as where it stands."""
    return (placed.document for placed in _placed(value))


def evidence_of(value: object) -> Iterator[Evidence]:
    """Yield all evidence of a thing, or of anything in it."""
    return (placed for placed in _placed(value) if isinstance(placed, Evidence))


def _placed(value: object) -> Iterator[Evidence | Report | Note]:
    if isinstance(value, (Evidence, Report)):
        yield value
        return
    if isinstance(value, Note):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _placed(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names_of(type(value)):
            yield from _placed(getattr(value, name))


class _Reducer:
    def __init__(self, closed: Collection[DocumentId], runs: frozenset[Run]) -> None:
        self._closed = closed
        self._runs = runs

    def less(self, value: object) -> object:
        if isinstance(value, Evidence):
            is_closed = value.document in self._closed
            return replace(value, quote=MASK * len(value.quote)) if is_closed else value
        if isinstance(value, str):
            return value if MASK not in value and self._runs.isdisjoint(_runs(value)) else WITHHELD
        if isinstance(value, tuple):
            return tuple(self.less(part) for part in value)
        if is_dataclass(value) and not isinstance(value, (type, Report)):  # a report names its outlet, no words
            return self._fields_less(value)
        return value

    def _fields_less(self, value: "DataclassInstance") -> object:
        kept = {name: getattr(value, name) for name in _names_of(type(value))}
        found = {name: self.less(part) for name, part in kept.items() if not _is_known(value, name)}
        if isinstance(value, Variant) and value.evidence.document in self._closed and len(value.value.split()) > 1:
            found["value"] = WITHHELD  # several words are those of the report; one is a name or a normal form
        changed = {name: part for name, part in found.items() if part is not kept[name]}
        return replace(value, **changed) if changed else value


def _is_known(value: object, field: str) -> bool:
    """Tell whether a field is known outside the text: the name of a person, a state or a place, a roster's title."""
    if isinstance(value, Role):
        return field == "title" and value.roster is not None
    return field == "name" and str(getattr(value, "kind", "")) not in {"group", "unnamed"}


@cache
def _names_of(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


def _runs(text: str) -> set[Run]:
    words = WORD.findall(text.casefold())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
