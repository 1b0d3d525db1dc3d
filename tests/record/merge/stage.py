"""Contacts as several documents tell them, for the tests of joining."""

from datetime import date

from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus, Place
from communique.domain.document import Origin, make_document
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId, finding_id
from communique.domain.span import Span
from communique.domain.when import Duration, When
from communique.record.merge import Kind, Standing, Told, join

ADA, BO, CY = (ActorId(f"actor-{name}") for name in ("ada", "bo", "cy"))
KENYA, TANZANIA = ActorId("actor-kenya"), ActorId("actor-tanzania")
DAY = date(2025, 3, 3)


ACTORS = {
    ADA: Standing(name="Ada Otieno", party="KEN", is_person=True),
    BO: Standing(name="Bo Mwakasege", party="TZA", is_person=True),
    CY: Standing(name="Cy Barasa", party="KEN", is_person=True),
    KENYA: Standing(name="Kenya", party="KEN", is_person=False),
    TANZANIA: Standing(name="Tanzania", party="TZA", is_person=False),
}


def told(text: str, published: date | None = DAY, *, origin: str | None = None, **fields) -> Told[Contact]:
    """Return a contact as the words of one text tell it: the whole text is its evidence."""
    document = make_document(text, Origin(published=published, source="The Gazette"))
    words = document.evidence(Span(0, len(text)))
    given = {
        "mode": ContactMode.MEETING, "level": ContactLevel.MINISTER, "status": ContactStatus.HELD, "format": None,
        "participants": (ADA, BO), "mediators": (), "when": None, "duration": None, "place": None, "topics": (),
        "outcome": (), "told_by": None, "replaced_by": None, "variants": (), "evidence": (words,), "rule": "test",
        "id": finding_id("contact", document.citation.sha256, 0, len(text)), **fields,
    }  # fmt: skip
    given["participants"] = tuple(Named(actor=name, evidence=words) for name in given["participants"])
    given["mediators"] = tuple(Named(actor=name, evidence=words) for name in given["mediators"])
    return Told(finding=Contact(**given), document=document.citation, origin=origin or document.id)


def on(first: date, last: date | None = None) -> When:
    last = last or first
    edtf = str(first) if first == last else f"{first}/{last}"
    return When(edtf=edtf, earliest=first, latest=last, evidence=None)


def at(name: str, country: str = "KEN") -> Place:
    return Place(name=name, country=country, evidence=None)


def lasting(value: str, words: str = "two hours") -> Duration:
    document = make_document(words, Origin()).id
    return Duration(value=value, evidence=Evidence(document=document, start=0, end=len(words), quote=words))


def joined(*members: Told[Contact], **options):
    return join(Kind.CONTACT, members, actors=ACTORS, **options)
