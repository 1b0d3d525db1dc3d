"""Settles which statements stay where several claim the same words."""

from communique.domain.span import Span
from communique.statements.drafts import Draft


def merge_by_cue(drafts: list[Draft]) -> list[Draft]:
    """Join what one cue was found with: the quotations beside it and the clauses below it."""
    found: list[Draft] = []
    quoted: dict[int, Draft] = {}
    for draft in drafts:
        key = draft.cue_token.i if draft.cue_token is not None else -1
        earlier = quoted.get(key)
        if earlier is None:
            if draft.quotations:
                quoted[key] = draft
            found.append(draft)
        elif draft.quotations or draft.rank <= 1:
            earlier.spans = _union([*earlier.spans, *draft.spans])
            earlier.quotations.extend(draft.quotations)
            if not draft.quotations:
                earlier.head = draft.head
    return found


def _union(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def settle(drafts: list[Draft]) -> list[Draft]:
    """Drop the weaker of two statements that cross each other or hold the same words; nested ones stay."""
    kept: list[Draft] = []
    near: dict[int, list[Span]] = {}  # the spans that stay, by the stretches of text they touch
    for draft in sorted(drafts, key=lambda draft: (draft.rank, draft.start)):
        if not any(
            _exclude(one, other) for other in draft.spans for key in _stretches(other) for one in near.get(key, ())
        ):
            kept.append(draft)
            for span in draft.spans:
                for key in _stretches(span):
                    near.setdefault(key, []).append(span)
    return kept


STRETCH = 400  # code points


def _stretches(span: Span) -> range:
    return range(span.start // STRETCH, span.end // STRETCH + 1)


def _exclude(one: Span, other: Span) -> bool:
    return one == other or (one.overlaps(other) and not one.covers(other) and not other.covers(one))


def host_of(drafts: list[Draft]) -> list[int | None]:
    """Return for each statement the index of the smallest one that it is told in, None for none."""
    pieces = sorted(
        ((span.start, -span.end, number) for number, draft in enumerate(drafts) for span in draft.spans),
    )
    hosts: list[int | None] = [None] * len(drafts)
    seen: set[int] = set()
    around: list[tuple[int, int]] = []  # (end, number) of the pieces that are open, the innermost last
    for start, negative_end, number in pieces:
        while around and around[-1][0] <= start:
            around.pop()
        if number not in seen:
            seen.add(number)
            hosts[number] = next(
                (host for end, host in reversed(around) if end >= -negative_end and host != number), None
            )
        around.append((-negative_end, number))
    return hosts
