"""Joins the findings of many documents: pure functions that depend on no order and read no text."""

from communique.record.merge.copies import Fingerprint, copies, fingerprint
from communique.record.merge.group import Attachment, Group, attach, group
from communique.record.merge.join import Told, apply, join
from communique.record.merge.kinds import Kind
from communique.record.merge.rulings import NO_RULINGS, Rulings, rulings_of
from communique.record.merge.sketch import Sketch, sketches_of

__all__ = [
    "NO_RULINGS",
    "Attachment",
    "Fingerprint",
    "Group",
    "Kind",
    "Rulings",
    "Sketch",
    "Told",
    "apply",
    "attach",
    "copies",
    "fingerprint",
    "group",
    "join",
    "rulings_of",
    "sketches_of",
]
