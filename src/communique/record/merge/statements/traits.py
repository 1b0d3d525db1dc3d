"""Takes from a statement what merging compares."""

from communique.domain.actor import ActorKind
from communique.domain.statement import Statement, StatementKind
from communique.record.merge.lexicon import wording_rules
from communique.record.merge.scene import Scene
from communique.record.merge.traits import StatementTraits
from communique.record.merge.wordings import keys_of, wording_of

FEW = 3  # keys by which long wordings are found whoever said them
QUOTES = "\"“”„‟«»‘’'‹› "


def traits_of(statement: Statement, scene: Scene) -> StatementTraits:
    """Return the traits of a statement."""
    when = statement.when
    is_day = bool(when and when.earliest and when.earliest == when.latest)
    words = " ".join(piece.quote.strip(QUOTES) for piece in statement.content)
    actor = scene.actors.get(statement.speaker.actor) if statement.speaker else None
    is_known = actor is not None and (actor.kind is not ActorKind.UNNAMED or actor.party is not None)
    return StatementTraits(
        speaker=scene.who(statement.speaker) if is_known else None,
        day=when.earliest if when and is_day else None,
        told=scene.published,
        words=words,
        is_quote=statement.kind is not StatementKind.INDIRECT,
    )


def ties_of(traits: StatementTraits) -> tuple[str, ...]:
    """Return the keys that reports of one statement share: the speaker, neighbouring words, the month."""
    day = traits.day or traits.told
    month = f"{day:%Y-%m}" if day else "undated"
    found = keys_of(traits.words)
    ties = [f"{traits.speaker}|{key}|{month}" for key in found] if traits.speaker else []
    if len(wording_of(traits.words).contents) >= wording_rules().limits.anonymous:
        ties += [f"anybody|{key}|{month}" for key in found[:FEW]]
    return tuple(ties) or (f"nobody|{found[0]}|{month}",)
