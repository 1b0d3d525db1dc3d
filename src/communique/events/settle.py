"""Leaves one event of each act: no row twice in an article, the surest source first."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from communique.domain.event import EventType
from communique.domain.span import Span
from communique.events.drafts import Draft

MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE})
Key = tuple[str, ...]


def settle(derived: Sequence[Draft], plain: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in the order of the text, each act once; a plain act takes the finding it stands in as its own.

    A plain act speaks for the statement that its word makes.
    """
    spoken = {draft.anchor for draft in plain}
    sources = [draft for draft in derived if draft.rule.startswith("statement")]
    told = [draft for draft in derived if not draft.rule.startswith("statement") or not _touches(draft.anchor, spoken)]
    found: dict[Key, Draft] = {}
    for draft in sorted([*(_with_source(draft, sources) for draft in plain), *told], key=_order):
        found.setdefault(_key(draft), draft)
    return _without_undated(found)


def _order(draft: Draft) -> tuple[int, int, int]:
    return draft.anchor.start, draft.anchor.end, 0 if draft.of else 1


def _touches(anchor: Span, spans: Iterable[Span]) -> bool:
    return any(anchor.overlaps(span) for span in spans)


def _with_source(draft: Draft, sources: Sequence[Draft]) -> Draft:
    """Return a plain act with the statement whose cue it is."""
    of = next((source.of for source in sources if source.anchor.overlaps(draft.anchor)), None)
    return replace(draft, of=of) if of else draft


def _pair(draft: Draft) -> tuple[str, str]:
    first, second = draft.actor.party, draft.recipient.party if draft.recipient else ""
    if draft.type in MUTUAL and second < first:
        return second, first
    return first, second


def _key(draft: Draft) -> Key:
    return (*_pair(draft), draft.type.value, draft.when.edtf if draft.when else "")


def _without_undated(found: dict[Key, Draft]) -> list[Draft]:
    """Leave out what is told again without its day."""
    dated = {key[:-1] for key in found if key[-1]}
    return [draft for key, draft in found.items() if key[-1] or key[:-1] not in dated]


def numbered(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, int]]:
    """Yield each draft with its number among those on the same anchor."""
    seen: dict[Span, int] = {}
    for draft in drafts:
        ordinal = seen.get(draft.anchor, 0)
        seen[draft.anchor] = ordinal + 1
        yield draft, ordinal
