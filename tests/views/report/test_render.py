"""The report says what the record says, and runs nothing that an article brings along."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from communique.domain.actor import Actor, ActorKind
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus
from communique.domain.document import Document, Origin, make_document
from communique.domain.evidence import Named
from communique.domain.findings import Findings
from communique.domain.ids import actor_id, finding_id
from communique.domain.note import Note
from communique.domain.record import ProducedBy
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.record import gather
from communique.views.report import render_report

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "<!--<iframe src=//example.invalid>",
    "&lt;b&gt;",
]


class Page(HTMLParser):
    """The parts of a page that tests ask for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.paragraphs: list[str] = []
        self._is_article = self._is_note = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [value for name, value in attrs if name in {"href", "src", "action"}]
        self.handlers += [name for name in found if name.startswith("on")]
        if tag == "p":
            self._is_article = found.get("dir") == "auto"
            self.paragraphs += [""] if self._is_article else []
        self._is_note = tag == "a" and str(found.get("class")).startswith("ref")

    def handle_endtag(self, tag):
        self._is_article = self._is_article and tag != "p"
        self._is_note = self._is_note and tag != "a"

    def handle_data(self, data):
        if self._is_article and not self._is_note:
            self.paragraphs[-1] += data


def report_of(text: str, *, title: str = "A title", status: ContactStatus = ContactStatus.HELD) -> str:
    document = make_document(text, Origin(title=title, source=title, byline=title, key=title))
    findings = Findings(
        document=document,
        actors=(actor(document, title),),
        contacts=(contact(document, status),),
        statements=(statement(document),),
        notes=(Note(document=document.id, kind="repaired", reason=title, evidence=None),),
    )
    by = ProducedBy(communique="0.0", pipeline="none", rules="none")
    record = gather([findings], by, as_of=date(2025, 4, 13))
    return render_report(record, {document.id: text})


def actor(document: Document, name: str) -> Actor:
    return Actor(
        id=actor_id("Q1"), name=name, kind=ActorKind.PERSON, party=None, roles=(), wikidata=None,
        mentions=(document.evidence(Span(0, 3)),), rule="test",
    )  # fmt: skip


def contact(document: Document, status: ContactStatus) -> Contact:
    words = document.evidence(Span(0, len(document.text)))
    return Contact(
        id=finding_id("contact", document.citation.sha256, 0, len(document.text)), mode=ContactMode.MEETING,
        level=ContactLevel.LEADER, status=status, format=None,
        participants=(Named(actor=actor_id("Q1"), evidence=None),),
        mediators=(), when=None, duration=None, place=None, topics=(words,), outcome=(), told_by=None, replaced_by=None,
        variants=(), evidence=(words,), rule="test",
    )  # fmt: skip


def statement(document: Document) -> Statement:
    words = document.evidence(Span(1, len(document.text)))
    return Statement(
        id=finding_id("statement", document.citation.sha256, 1, len(document.text)), kind=StatementKind.INDIRECT,
        act=Act.SAY, speaker=None, cue=None, content=(words,), addressee=None, channel=None, when=None, within=None,
        certainty=Certainty.POSSIBLE, evidence=(words,), rule="test",
    )  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_an_article_brings_becomes_markup(hostile):
    plain, page = (
        Page(report_of("Ada met them.", title="A title")),
        Page(report_of(f"Ada {hostile} met.", title=hostile)),
    )
    assert page.handlers == []
    assert page.tags == plain.tags
    assert all(link.startswith(("#", "data:,")) for link in page.links)


def test_every_mark_leads_to_its_finding_and_back():
    page = Page(report_of("Ada met Bo.\n\nBo met Ada."))
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {"C1", "C1-1", "S1", "S1-1"} <= set(page.ids)


def test_article_stands_on_the_page_letter_by_letter():
    text = "Ada  met Bo on Monday .\n\nBo said: “ We met. ”"
    assert Page(report_of(text)).paragraphs == text.split("\n\n")


def test_findings_are_numbered_in_the_order_of_the_articles():
    early, late = (
        make_document(f"Ada met Bo in {place}.", Origin(title=place, published=day))
        for place, day in (("Aden", date(2025, 4, 1)), ("Baku", date(2025, 4, 2)))
    )
    found = [Findings(document=one, contacts=(contact(one, ContactStatus.HELD),)) for one in (late, early)]
    record = gather(found, ProducedBy(communique="0", pipeline="", rules=""))
    page = render_report(record, {one.id: one.text for one in (early, late)})
    assert page.index('id="C1-1"') < page.index("Aden.") < page.index('id="C2-1"') < page.index("Baku.")


@pytest.mark.parametrize("status", [status for status in ContactStatus if status is not ContactStatus.HELD])
def test_what_is_not_held_is_drawn_as_open(status):
    badge = f'<span class="badge open">{status.value}</span>'
    assert (badge in report_of("Ada met Bo.", status=status)) == (status is not ContactStatus.UNDERWAY)


def test_what_the_text_does_not_say_is_said():
    page = report_of("Ada met Bo.")
    assert "the text does not say" in page
    assert "Speaker not named" in page
    assert "day of publication not given" in page


def test_a_document_without_its_text_is_shown_by_its_findings():
    document = make_document("Ada met Bo.", Origin())
    findings = replace(Findings(document=document), contacts=(contact(document, ContactStatus.HELD),))
    record = gather([findings], ProducedBy(communique="0", pipeline="", rules=""))
    assert "The text is not part of this report." in render_report(record, {})
