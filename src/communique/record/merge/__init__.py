"""Joins the findings of many documents: pure functions that depend on no order and read no text."""

from communique.record.merge.attach import Attachment, attach
from communique.record.merge.copies import Fingerprint, copies, fingerprint
from communique.record.merge.corrections import apply, corrected, fields_of, left_in
from communique.record.merge.group import Group, group, is_bound, names_of
from communique.record.merge.join import join
from communique.record.merge.kinds import Kind
from communique.record.merge.partition import neighbourhoods, partition
from communique.record.merge.rulings import NO_RULINGS, Rulings, rulings_of
from communique.record.merge.sketch import Sketch
from communique.record.merge.sketching import sketches_of
from communique.record.merge.told import Standing, Told

__all__ = [
    "NO_RULINGS",
    "Attachment",
    "Fingerprint",
    "Group",
    "Kind",
    "Rulings",
    "Sketch",
    "Standing",
    "Told",
    "apply",
    "attach",
    "copies",
    "corrected",
    "fields_of",
    "fingerprint",
    "group",
    "is_bound",
    "join",
    "left_in",
    "names_of",
    "neighbourhoods",
    "partition",
    "rulings_of",
    "sketches_of",
]
