"""What speaks for looking at a finding first."""

from dataclasses import replace

from communique.domain.contact import ContactStatus, Variant
from communique.domain.merged import Merged, Report
from communique.domain.statement import Certainty
from communique.views.doubts import doubts_of
from tests.record.store.stage import Told, findings_of

FOUND = findings_of(Told())


def merged(thing, *origins):
    reports = tuple(Report(finding=f"{thing.id}-{number}", document=f"document-{number}", published=None, source=None,
                           origin=origin) for number, origin in enumerate(origins))  # fmt: skip
    return Merged(thing=thing, reports=reports, reasons=(), review=None)


def test_two_sources_of_one_plain_contact_leave_no_doubt():
    assert doubts_of(merged(FOUND.contacts[0], "a", "b")) == ()


def test_hedged_single_and_differing_reports_are_doubtful():
    contact = FOUND.contacts[0]
    other = Variant(field="place", value="Bergen", evidence=contact.evidence[0])
    thing = replace(contact, status=ContactStatus.POSSIBLE, when=None, variants=(other,))
    assert doubts_of(merged(thing, "a", "a", "a")) == (
        "hedged: possible", "reports differ on place", "told by a single source, and 2 copies of it", "no day given",
    )  # fmt: skip


def test_statement_put_as_possible_is_hedged():
    thing = replace(FOUND.statements[0], certainty=Certainty.POSSIBLE)
    assert doubts_of(merged(thing, "a", "b")) == ("hedged: put as possible",)
