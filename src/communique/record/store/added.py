"""What became of a document that was added."""

from dataclasses import dataclass

from communique.domain.ids import DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one document: it is in the record, and stays there, unless it was forgotten."""

    document: DocumentId
    is_new: bool  # False: its text was there already
    is_reread: bool = False  # the text was there, the reading is new
    is_elsewhere: bool = False  # the text was there, met at another place
    has_other_rights: bool = False  # the text was there, met at the same place; the strictest rights given count
    version_of: DocumentId | None = None  # the earlier text at the same address
    is_forgotten: bool = False  # it is not there: it was forgotten, and was not asked for again
    copy_of: DocumentId | None = None  # the text whose near-copy or version it is, the first of them

    @property
    def was_known(self) -> bool:
        """Tell whether there was nothing to do: it was there, and read with these rules."""
        return not (self.is_new or self.is_reread or self.is_elsewhere or self.has_other_rights or self.is_forgotten)
