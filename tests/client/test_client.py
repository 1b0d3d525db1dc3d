import re
from datetime import date
from pathlib import Path

import pytest

from communique.client import Client
from communique.domain.document import Citation
from communique.domain.merged import Merged
from communique.domain.record import Record
from communique.errors import AccessError, RecordError, UnknownError
from communique.record import open_record
from communique.views.negotiating import negotiation_of
from tests.views.web.people import team
from tests.views.web.serving import served

DOCS = Path(__file__).parents[2] / "docs"
LISTS = ("actors", "commitments", "contacts", "documents", "events", "positions", "statements", "timeline")


@pytest.mark.parametrize("name", LISTS)
def test_list_is_that_of_the_record_page_by_page(asking, filled, name):
    with open_record(filled, writable=False) as record:
        there = getattr(record, name)()
    assert tuple(getattr(asking, name)(limit=2)) == there
    assert len(there) > 2 or name in {"commitments", "contacts", "timeline"}


def test_single_things_come_as_the_classes_of_the_record(asking):
    contact = next(asking.contacts()).thing
    assert isinstance(asking.contact(contact.id), Merged)
    assert asking.contact(contact.id).thing == contact
    first = asking.documents_of(contact.id)[0]
    assert isinstance(first, Citation)
    evidence = contact.evidence[0]
    assert asking.text(evidence.document)[evidence.start : evidence.end] == evidence.quote
    assert asking.findings(first.id).document.citation == first
    assert asking.reference(contact.id)["record_sha256"] == asking.evidence_hash(contact.id)


def test_record_tells_itself_over_time(asking):
    assert isinstance(asking.record(as_of=date(2025, 3, 5)), Record)
    assert len(asking.record(as_of=date(2025, 3, 5)).documents) == 2
    assert asking.extent().documents == 3
    assert asking.changes(date(2025, 3, 4))
    assert asking.history("Russia", None).party == "RUS"
    assert asking.search("Vienna")
    assert asking.contact(next(asking.contacts()).thing.id, as_of=date(2025, 3, 5)).thing.status.value == "scheduled"


def test_what_is_judged_counts_and_can_be_taken_back(client):
    contact = next(client.contacts()).thing
    judgement = client.correct(contact.id, "status", "cancelled", reason="called off")
    assert client.contact(contact.id).thing.status.value == "cancelled"
    client.undo(judgement.id)
    assert client.contact(contact.id).thing.status is contact.status
    assert [one.by for one in client.judgements()] == ["Ada", "Ada"]
    assert client.judgement(judgement.id) == judgement
    client.reject(contact.id)
    assert contact.id not in {merged.thing.id for merged in client.contacts()}


@pytest.mark.slow
def test_texts_are_added_and_put_into_negotiations(client):
    negotiation = client.set_negotiation(negotiation_of("Border talks", ["NOR", "SWE"], [], None, None))
    said = {"source": "Courier", "negotiation": "Border talks"}
    text = "Foreign Minister Espen Barth Eide met his Swedish counterpart in Oslo on Monday."
    added = client.add_document(text, published=date(2025, 3, 11), **said)
    assert client.text(added.id).startswith("Foreign Minister")
    assert [one.id for one in client.documents(negotiation=negotiation.id)] == [added.id]
    client.assign(added.id, negotiation.id, "not of it", belongs=False)
    assert not tuple(client.documents(negotiation="Border talks"))
    assert client.set_negotiation(negotiation) == negotiation
    assert client.negotiation(negotiation.id) == negotiation
    assert client.add_document("<p>No.</p>" * 40, form="html", published=date(2025, 3, 12)).characters


def test_overlooked_finding_is_added(client):
    document = next(client.documents(order="oldest"))
    at = client.text(document.id).index("recognition of its new borders")
    judgement = client.add_finding(document.id, "position", (at, at + 30), {"holder": "Russia", "stance": "demand"})
    assert judgement.verdict.value == "added"


def test_refusals_become_errors_of_ours(asking):
    with pytest.raises(UnknownError, match="contact-0"):
        asking.contact("contact-0000000000000000")
    with pytest.raises(RecordError, match="colour"):
        tuple(asking.contacts(colour="red"))
    with pytest.raises(RecordError, match="limit"):
        tuple(asking.contacts(limit=0))


def test_where_nothing_is_served_is_said():
    with Client("http://127.0.0.1:9") as nobody, pytest.raises(AccessError, match="expected a record"):
        nobody.me()


@pytest.mark.slow
def test_token_lets_a_program_in_as_far_as_it_goes(database):
    with team(database) as (_, tokens):
        pass
    with served(database) as address:
        with Client(address) as stranger, pytest.raises(AccessError):
            stranger.me()
        reading, reviewing = (Client(address, tokens[scope]) for scope in ("reader", "analyst"))
        with reading, reviewing:
            contact = next(reading.contacts()).thing.id
            with pytest.raises(AccessError, match="analyst"):
                reading.accept(contact)
            assert reviewing.accept(contact).by == "ben"
            assert reviewing.me() == {"name": "ben", "role": "analyst"}


def test_example_in_the_documentation_runs(client, capsys):
    (code,) = re.findall(r"```python\n(.*?)```", (DOCS / "rest.md").read_text(), re.DOTALL)
    address = str(client._wire.http.base_url)
    exec(code, {"ADDRESS": address, "TOKEN": None})  # noqa: S102  our own page
    assert "meeting told by" in capsys.readouterr().out
