"""Sorts any number of sketches into things: the order of steps that a store takes for the part that is touched."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from communique.record.merge.attach import Attachment, attach
from communique.record.merge.group import Group, group, is_bound, names_of
from communique.record.merge.kinds import Kind
from communique.record.merge.rulings import Rulings
from communique.record.merge.sketch import Sketch


def partition(kind: Kind, sketches: Collection[Sketch], rulings: Rulings) -> tuple[Group, ...]:
    """Return all groups: neighbourhoods first, then what attaches to them, then what is alike among the rest."""
    settled = [sketch for sketch in sketches if not sketch.is_vague or is_bound(sketch, rulings)]
    vague = [sketch for sketch in sketches if sketch.is_vague and not is_bound(sketch, rulings)]
    groups = [found for near in neighbourhoods(settled, rulings) for found in group(kind, near, rulings)]
    attached = dict(_attached(vague, settled, groups, rulings))
    rest = [sketch for sketch in vague if sketch.finding not in attached]
    alike = [found for near in _alike(rest) for found in group(kind, near, rulings)]
    lines = {sketch.finding: sketch.place_in_line for sketch in sketches}
    taken: dict[str, list[tuple[str, Attachment]]] = {}
    for name, attachment in attached.items():
        taken.setdefault(attachment.group, []).append((name, attachment))
    whole = [_with(found, taken.get(found.id, []), lines) for found in groups]
    return tuple(sorted((*whole, *alike), key=lambda found: found.id))


def neighbourhoods(sketches: Iterable[Sketch], rulings: Rulings) -> Iterator[list[Sketch]]:
    """Yield the parts that are closed over ties and over what persons ruled to be one."""
    found: dict[str, list[Sketch]] = {}  # by every key, the part it stands in
    for sketch in sketches:
        near_by = {id(found[key]): found[key] for key in _keys(sketch, rulings) if key in found}
        part = [sketch]
        for near in near_by.values():
            part += near
        found.update(dict.fromkeys((key for each in part for key in _keys(each, rulings)), part))
    yield from {id(part): part for part in found.values()}.values()


def _keys(sketch: Sketch, rulings: Rulings) -> set[str]:
    names = names_of(sketch)
    return {*sketch.ties, *names, *(other for name in names for other in rulings.partners(name))}


def _attached(
    vague: Iterable[Sketch], settled: Iterable[Sketch], groups: Iterable[Group], rulings: Rulings
) -> Iterator[tuple[str, Attachment]]:
    home = {member: found.id for found in groups for member in found.members}
    within: dict[str, list[Sketch]] = {}
    reached: dict[str, set[str]] = {}
    for sketch in settled:
        within.setdefault(home[sketch.finding], []).append(sketch)
        for key in sketch.reach:
            reached.setdefault(key, set()).add(home[sketch.finding])
    for sketch in vague:
        near = sorted({name for key in sketch.reach for name in reached.get(key, ())})
        attachment = attach(sketch, [(name, tuple(within[name])) for name in near], rulings)
        if attachment:
            yield sketch.finding, attachment


def _alike(rest: Iterable[Sketch]) -> Iterator[list[Sketch]]:
    found: dict[str, list[Sketch]] = {}
    for sketch in rest:
        found.setdefault(sketch.likeness or sketch.finding, []).append(sketch)
    yield from found.values()


def _with(found: Group, attached: list[tuple[str, Attachment]], lines: Mapping[str, tuple[date, str, str]]) -> Group:
    """Return a group with what was attached to it; its id stays that of its first anchored member."""
    if not attached:
        return found
    members = sorted({*found.members, *(name for name, _ in attached)}, key=lambda name: lines[name])
    reasons = sorted(
        {*found.reasons, *(attachment.reason for _, attachment in attached)}, key=lambda each: (each.about, each.words)
    )
    return replace(found, members=tuple(members), reasons=tuple(reasons))
