"""Applies to wordings what persons ruled on the positions they word: rejected, or put otherwise."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import msgspec

from communique.domain.ids import FindingId
from communique.domain.position import Firmness, Polarity, Stance
from communique.record.history.wording import Wording
from communique.record.merge.rulings import Rulings, rank_of

FORMS: dict[str, object] = {
    "stance": Stance,
    "firmness": Firmness,
    "polarity": Polarity | None,
    "issue": str | None,
    "object": str | None,
}


def as_ruled(
    wordings: Collection[Wording], groups: Mapping[FindingId, FindingId], rulings: Rulings
) -> Iterator[Wording]:
    """Yield the wordings as persons see them; what was ruled on one report of a position holds for all of them."""
    if not rulings.corrections and not rulings.reviews:
        yield from wordings
        return
    members: dict[FindingId, set[str]] = {}
    for wording in wordings:
        group = groups.get(wording.position, wording.position)
        members.setdefault(group, {group}).add(wording.position)
    for wording in wordings:
        group = groups.get(wording.position, wording.position)
        if not rulings.is_rejected(wording.position) and not rulings.is_rejected(group):
            yield _corrected(wording, members[group], rulings)


def _corrected(wording: Wording, names: Collection[str], rulings: Rulings) -> Wording:
    found = {one.id: one for name in names for one in rulings.corrections.get(name, ()) if one.field in FORMS}
    for judgement in sorted(found.values(), key=rank_of):
        name = judgement.field or ""
        value = msgspec.json.decode(judgement.value or "null", type=FORMS[name])
        wording = replace(wording, **{name: value})
    return replace(wording, key=f"{wording.party}|{wording.issue or ''}|{wording.object or ''}") if found else wording
