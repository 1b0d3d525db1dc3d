"""Wordings in short, for tests of the history: "for demand red line: a full ceasefire"."""

from datetime import date
from itertools import count

from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId, FindingId
from communique.domain.position import Firmness, Polarity, Stance
from communique.record.history import History, Thread, Wording, history_of

_numbers = count()


def wording(
    day: str | None,
    said: str,
    *,
    issue: str | None = "ceasefire",
    thing: str | None = "ceasefire",
    party: str = "NRL",
    origin: str | None = None,
    published: str | None = None,
) -> Wording:
    """Read "against rejection firm if: words" as a wording said and published on a day."""
    head, _, words = said.partition(": ")
    parts, number = head.split(), next(_numbers)
    document = DocumentId(f"document-{number:04}")
    quote = words or "a truce"
    firmness = next((each for each in Firmness if each.value in head), Firmness.STATED)
    condition = Evidence(document=document, start=50, end=58, quote="if it is") if "if" in parts else None
    told = published or day
    return Wording(
        position=FindingId(f"position-{number:04}"),
        document=document,
        published=date.fromisoformat(told) if told else None,
        source="outlet",
        origin=DocumentId(origin or document),
        said=date.fromisoformat(day) if day else None,
        key=f"{party}|{issue or ''}|{thing or ''}",
        party=party,
        issue=issue,
        object=thing,
        stance=next(each for each in Stance if each.value in parts),
        firmness=firmness,
        polarity=next((each for each in Polarity if each.value in parts), None),
        toward=None,
        condition=condition,
        evidence=(Evidence(document=document, start=0, end=len(quote), quote=quote),),
        words=quote,
    )


def history(*wordings: Wording, as_of: str = "2026-01-01", groups=None) -> History:
    return history_of("NRL", "ceasefire", wordings, groups, as_of=date.fromisoformat(as_of))


def thread(*wordings: Wording, as_of: str = "2026-01-01") -> Thread:
    (found,) = history(*wordings, as_of=as_of).threads
    return found


def moves(found: Thread) -> list[str]:
    return [f"{step.day} {step.move}" for step in found.steps]
