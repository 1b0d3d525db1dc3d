"""Tells by cheap signs which documents of an archive can matter, so that the others are not parsed."""

from communique.archive.sieve.read import read_sieved
from communique.archive.sieve.weigh import can_matter

__all__ = ["can_matter", "read_sieved"]
