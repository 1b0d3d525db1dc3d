import json
from io import BytesIO

import pytest

from communique.views.export.followthemoney import countries, write
from communique.views.export.permitted import permitted
from tests.views.export.stage import BERG, CLOSED, HELD, OPEN, PERHAPS, QUOTED, SAID, STATE, VOICES, holdings

model = pytest.importorskip("followthemoney", reason="followthemoney needs ICU; setup/system.sh installs it").model


@pytest.fixture(scope="module")
def entities():
    page = BytesIO()
    write(permitted(holdings()), page)
    proxies = [model.get_proxy(json.loads(line), cleaned=False) for line in page.getvalue().splitlines()]
    return {proxy.id: proxy for proxy in proxies}


def test_every_entity_is_valid_and_nothing_is_lost_in_cleaning(entities):
    page = BytesIO()
    write(permitted(holdings()), page)
    for line in page.getvalue().splitlines():
        told = json.loads(line)
        proxy = entities[told["id"]]
        proxy.schema.validate(proxy.to_dict())
        assert {name: sorted(proxy.get(name)) for name in told["properties"]} == {
            name: sorted(values) for name, values in told["properties"].items()
        }


def test_actors_have_the_schema_of_their_kind(entities):
    named = {entities[actor.id].schema.name for actor in (BERG, STATE, VOICES)}
    assert named == {"Person", "PublicBody", "LegalEntity"}
    assert (entities[SAID.id].get("country"), entities[SAID.id].get("wikidataId")) == (["om"], ["Q1"])


def test_a_contact_is_an_event_with_those_involved_and_its_proof(entities):
    met = entities[HELD.id]
    assert (met.schema.name, met.get("date"), met.get("location")) == ("Event", ["2025-04-11"], ["Vienna"])
    assert set(met.get("involved")) == {BERG.id, SAID.id}
    assert {entities[proof].caption for proof in met.get("proof")} == {OPEN.citation.title, "Two hours", "A vow"}
    assert entities[PERHAPS.id].get("startDate") == ["2025-06-01"]


def test_an_article_has_its_text_where_it_may_be_given_on(entities):
    assert [entities[one.id].get("bodyText") for one in (OPEN, QUOTED, CLOSED)] == [[OPEN.text], [], []]


def test_states_are_known_by_two_letters():
    assert {countries()[code] for code in ("RUS", "XKX", "PSE", "TWN")} == {"ru", "xk", "ps", "tw"}
