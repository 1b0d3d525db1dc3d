from datetime import date

import pytest

from communique.domain.actor import Actor, ActorKind
from communique.domain.document import Origin, make_document
from communique.domain.evidence import Named
from communique.domain.findings import Findings
from communique.domain.ids import ActorId
from communique.record.merge.scene import scene_of
from communique.record.merge.traits import Side


def actor(name, kind, party=None):
    return Actor(
        id=ActorId(name), name=name, kind=kind, party=party, roles=(), wikidata=None, mentions=(), rule="r"
    )  # fmt: skip


DOCUMENT = make_document("Ada met Bo.", Origin(published=date(2025, 3, 3)))
ACTORS = (
    actor("ada", ActorKind.PERSON, "KEN"),
    actor("bo", ActorKind.PERSON),
    actor("kenya", ActorKind.GOVERNMENT, "KEN"),
    actor("uganda", ActorKind.GOVERNMENT, "UGA"),
    actor("The  Élders", ActorKind.GROUP),
)
SCENE = scene_of(Findings(document=DOCUMENT, actors=ACTORS), {ActorId("ada"): ActorId("ada-first")}, DOCUMENT.id)


def named(name):
    return Named(actor=ActorId(name), evidence=None)


def test_a_scene_is_of_its_document():
    assert (SCENE.document, SCENE.published, SCENE.origin) == (DOCUMENT.id, date(2025, 3, 3), DOCUMENT.id)


@pytest.mark.parametrize(
    ("name", "side", "who", "party"),
    [
        pytest.param("ada", Side("KEN", "ada-first"), "ada-first", "KEN", id="known_elsewhere"),
        pytest.param("bo", Side("bo", "bo"), "bo", "bo", id="nobodys"),
        pytest.param("kenya", Side("KEN", None), "KEN", "KEN", id="state"),
        pytest.param("The  Élders", Side("name:the elders", None), "name:the elders", "name:the elders", id="by_name"),
        pytest.param("stranger", None, None, None, id="unknown"),
    ],
)
def test_for_whom_an_actor_stands(name, side, who, party):
    assert SCENE.side_of(named(name)) == side
    assert (SCENE.who(named(name)), SCENE.party(named(name))) == (who, party)


def test_nobody_stands_for_nobody():
    assert (SCENE.who(None), SCENE.party(None)) == (None, None)


def test_a_state_stands_only_where_none_of_its_people_does():
    everybody = map(named, ("uganda", "kenya", "stranger", "bo", "ada", "uganda"))
    assert SCENE.sides_of(everybody) == (Side("KEN", "ada-first"), Side("UGA", None), Side("bo", "bo"))
    assert SCENE.sides_of([named("kenya")]) == (Side("KEN", None),)
