"""Finds who a page speaks of: people, governments, organisations, groups and unnamed voices."""

from communique.actors.find import find_actors
from communique.actors.introduce import introduce_speakers
from communique.actors.universal import find_actors_by_relations, introduce_voices
from communique.actors.voices import drop_idle, unresolved_speakers

__all__ = [
    "drop_idle",
    "find_actors",
    "find_actors_by_relations",
    "introduce_speakers",
    "introduce_voices",
    "unresolved_speakers",
]
