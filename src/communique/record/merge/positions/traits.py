"""Takes from a position what merging compares."""

from communique.domain.position import Position
from communique.record.merge.scene import Scene
from communique.record.merge.traits import PositionTraits
from communique.record.merge.wordings import keys_of


def traits_of(position: Position, scene: Scene) -> PositionTraits:
    """Return the traits of a position."""
    when = position.when
    is_day = bool(when and when.earliest and when.earliest == when.latest)
    return PositionTraits(
        party=scene.party(position.holder),
        stance=position.stance,
        issue=position.issue,
        object=position.object,
        polarity=position.polarity,
        told=when.earliest if when and is_day else scene.published,
        words=position.evidence[0].quote,
    )


def ties_of(traits: PositionTraits) -> tuple[str, ...]:
    """Return the keys that reports of one position share: the party, neighbouring words, the month."""
    month = f"{traits.told:%Y-%m}" if traits.told else "undated"
    return tuple(f"{traits.party or 'unnamed'}|{key}|{month}" for key in keys_of(traits.words))
