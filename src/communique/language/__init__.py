"""Reads the grammar of a document: sentences, tokens, quotations, and the certainty of each event word."""

from communique.language.annotation import annotate
from communique.language.certainty import Modality, certainty_of, modality_of
from communique.language.packs import PACKS, Pack
from communique.language.page import Page, Sentence
from communique.language.quotations import Quotation
from communique.language.segments import SegmentKind
from communique.language.tense import Aspect, Tense
from communique.language.tokens import Token

__all__ = [
    "PACKS",
    "Aspect",
    "Modality",
    "Pack",
    "Page",
    "Quotation",
    "SegmentKind",
    "Sentence",
    "Tense",
    "Token",
    "annotate",
    "certainty_of",
    "modality_of",
]
