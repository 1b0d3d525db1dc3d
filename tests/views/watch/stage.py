"""A small record that stands still, for the tests of the watch."""

from datetime import UTC, date, datetime

from communique.domain.commitment import Commitment, CommitmentStatus
from communique.domain.document import Citation
from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId, FindingId
from communique.domain.merged import Merged, Report
from communique.domain.statement import Certainty
from communique.record.history.difference import Change, Difference
from communique.views.watch.telling import Telling

NOW = datetime(2025, 4, 20, 9, 30, tzinfo=UTC)
DAY = date(2025, 4, 19)
DOCUMENT = DocumentId("document-1")
WORDS = Evidence(document=DOCUMENT, start=0, end=10, quote="They meet.")
CITATION = Citation(
    id=DOCUMENT, key=None, title="Talks", source="The Harbour Ledger", url="https://ledger.example/1", byline=None,
    published=DAY, language="en", characters=10, sha256="0", rights=None, version_of=None, pages=None,
)  # fmt: skip


def difference(about: str = "commitment-1", change: Change = Change.DUE, **fields) -> Difference:
    given = {
        "kind": about.partition("-")[0], "about": about, "change": change, "before": None, "after": "open",
        "rule": "r.one", "day": DAY, "evidence": (WORDS,),
    }  # fmt: skip
    return Difference(**{**given, **fields})


def commitment(*reports: str) -> Merged[Commitment]:
    thing = Commitment(
        id=FindingId(reports[0]), by=(), told_by=None, expects="a meeting", contact=None, due=None, condition=None,
        certainty=Certainty.CERTAIN, status=CommitmentStatus.OPEN, fulfilled_by=None, history=(), statement=None,
        evidence=(WORDS,), rule="r.one",
    )  # fmt: skip
    told = tuple(
        Report(finding=report, document=DOCUMENT, published=DAY, source=None, origin=DOCUMENT) for report in reports
    )
    return Merged(thing=thing, reports=told, reasons=(), review=None)


class Still:
    """A record whose changes are put there by hand."""

    def __init__(self, *differences: Difference):
        self.differences = list(differences)
        self.things = {}
        self.asked = []

    def changed_since(self, day, wanted):
        self.asked.append((day, wanted))
        return tuple(self.differences)

    def named(self, _ids):
        return {}

    def show(self, name):
        if name == DOCUMENT:
            return CITATION
        return self.things.get(name) or commitment(name)


def telling(change: Change = Change.DUE, kind: str = "commitment", **fields) -> Telling:
    given = {
        "key": f"{kind}-1|{change.value}", "kind": kind, "change": change, "day": DAY, "about": f"{kind}-1",
        "who": "Norway", "what": "a meeting", "before": None, "after": "open", "rule": "r.one",
        "quote": "They meet.", "document": DOCUMENT, "title": "Talks",
        "source": "The Harbour Ledger", "url": "https://ledger.example/1", "published": DAY,
    }  # fmt: skip
    return Telling(**{**given, **fields})
