"""Lists the review log."""

from collections.abc import Sequence

from communique.domain.judgement import Judgement, Verdict
from communique.views.tables import Listing, Row

FEW = 3  # ids a line names
COLUMNS = ("id", "at", "verdict", "about", "field", "value", "reason", "by")


def log_listing(judgements: Sequence[Judgement], limit: int | None) -> Listing:
    """Return the review log, the latest first."""
    latest = judgements[::-1]
    undone = {about for judgement in judgements if judgement.verdict is Verdict.UNDONE for about in judgement.about}
    return Listing(
        name="judgements",
        heads=("Day", "Verdict", "What, by whom and why"),
        columns=COLUMNS,
        rows=tuple(_row(judgement, is_undone=judgement.id in undone) for judgement in latest[:limit]),
        is_cut=limit is not None and len(latest) > limit,
    )


def _row(judgement: Judgement, *, is_undone: bool) -> Row:
    return Row(
        id=judgement.id,
        when=f"{judgement.at:%Y-%m-%d}",
        label=judgement.verdict.value,
        who=f"{words_for_about(judgement)}{words_for_value(judgement)}",
        lines=(f"by {judgement.by}{f': {judgement.reason}' if judgement.reason else ''}",),
        foot=f"{judgement.id}{' (undone)' if is_undone else ''}",
        cells={
            "id": judgement.id,
            "at": judgement.at.isoformat(),
            "verdict": judgement.verdict.value,
            "about": judgement.about,
            "field": judgement.field,
            "value": judgement.value,
            "reason": judgement.reason,
            "by": judgement.by,
        },
        is_open=is_undone,
    )


def words_for_value(judgement: Judgement) -> str:
    """Return what a correction says, or what kind of finding was added; nothing of other judgements."""
    if judgement.verdict is Verdict.ADDED:
        return f" ({judgement.field})"
    return f" {judgement.field} = {judgement.value}" if judgement.field else ""


def words_for_about(judgement: Judgement) -> str:
    """Return what a judgement is about: an id, two, or the first and how many others."""
    first, *others = judgement.about
    return " and ".join(judgement.about) if len(others) < FEW else f"{first} and {len(others)} others"
