"""Finds who a page speaks of: people, governments, organisations, groups and unnamed voices."""

from communique.actors.find import find_actors
from communique.actors.introduce import introduce_speakers

__all__ = ["find_actors", "introduce_speakers"]
