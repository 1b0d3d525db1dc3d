"""Loads documents: files, folders, addresses and standard input become clean texts with their citations."""

from communique.documents.days import parse_day
from communique.documents.drafts import Draft, Given
from communique.documents.fetch import Answer, Network, Version, fetch
from communique.documents.load import document_from, load_answer, load_documents

__all__ = [
    "Answer",
    "Draft",
    "Given",
    "Network",
    "Version",
    "document_from",
    "fetch",
    "load_answer",
    "load_documents",
    "parse_day",
]
