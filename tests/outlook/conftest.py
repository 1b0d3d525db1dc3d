"""Positions, contacts and people of two invented states."""

from datetime import date

from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId, FindingId
from communique.domain.position import Firmness, Polarity
from communique.outlook.declared import Declared

DAY = date(2031, 5, 1)


def quoted(words):
    return Evidence(document=DocumentId("document-a"), start=0, end=len(words), quote=words)


def declared(name, party, thing, polarity=Polarity.FOR, firmness=Firmness.RED_LINE, **more):
    fields = {"issue": "energy", "is_conditional": False, "said": DAY, "evidence": (quoted(name),)} | more
    return Declared(position=FindingId(name), party=party, object=thing, polarity=polarity, firmness=firmness, **fields)
