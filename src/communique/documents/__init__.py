"""Loads documents: files, folders and standard input become clean texts with their citations."""

from communique.documents.days import parse_day
from communique.documents.drafts import Given
from communique.documents.load import document_from, load_documents

__all__ = ["Given", "document_from", "load_documents", "parse_day"]
