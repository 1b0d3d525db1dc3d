"""What was left out or repaired, and why."""

from dataclasses import dataclass

from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark the reader of a record should see: a mended encoding, an unresolved speaker."""

    document: DocumentId
    kind: str  # "repaired", "language", "unresolved speaker", ... (docs/glossary.md lists them)
    reason: str
    evidence: Evidence | None
