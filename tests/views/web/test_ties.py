"""Who was in touch with whom: counted by pair, dated, by party and by actor."""

from datetime import date

from communique.domain.when import When
from communique.record import Face, Outline
from communique.views.web.charted import marks_of, names_of
from communique.views.web.ties import sides_of, ties_of

FACES = {
    face.id: face
    for face in (
        Face(id="actor-1", name="Ada Vell", kind="person", party="SWE"),
        Face(id="actor-2", name="Bo Lund", kind="person", party="NOR"),
        Face(id="actor-3", name="Cy Moe", kind="person", party="SWE"),
        Face(id="actor-4", name="critics", kind="unnamed", party=None),
        Face(id="actor-5", name="League of Ports", kind="organisation", party="actor-5"),
    )
}


def contact(*who, day=None, mode="meeting", status="held"):
    when = When(edtf=f"{day}", earliest=day, latest=day, evidence=None) if day else None
    return Outline(
        id=f"contact-{day}-{mode}", mode=mode, level="leader", status=status, when=when, first_told=date(2025, 3, 9),
        who=who,
    )  # fmt: skip


def test_parties_are_tied_once_a_contact_whoever_came():
    contacts = [
        contact("actor-1", "actor-2", "actor-3", day=date(2025, 3, 4)),
        contact("actor-2", "actor-1", day=date(2025, 3, 8), mode="call"),
        contact("actor-1", "actor-2"),
    ]
    (tie,) = ties_of(contacts, FACES, by_actor=False)
    assert [side.name for side in tie.sides] == ["Norway (NOR)", "Sweden (SWE)"]
    assert (tie.contacts, dict(tie.modes), tie.undated) == (3, {"meeting": 2, "call": 1}, 1)
    assert (tie.first, tie.last) == (date(2025, 3, 4), date(2025, 3, 8))


def test_an_organisation_of_its_own_is_called_by_its_name_and_who_acts_for_nobody_is_no_party():
    (tie,) = ties_of([contact("actor-1", "actor-4", "actor-5")], FACES, by_actor=False)
    assert [side.name for side in tie.sides] == ["Sweden (SWE)", "League of Ports"]


def test_two_of_one_party_are_not_tied_by_meeting_a_third():
    ties = ties_of([contact("actor-1", "actor-2", "actor-3")], FACES, by_actor=True)
    assert [tie.id for tie in ties] == ["actor-1 actor-2", "actor-2 actor-3"]
    (within,) = ties_of([contact("actor-1", "actor-3")], FACES, by_actor=True)
    assert within.id == "actor-1 actor-3"


def test_sides_come_with_most_contacts_first():
    contacts = [contact("actor-1", "actor-2"), contact("actor-1", "actor-5")]
    sides = sides_of(ties_of(contacts, FACES, by_actor=False))
    assert [(side.short, count) for side, count in sides] == [("SWE", 2), ("NOR", 1), ("League of Ports", 1)]


def test_marks_point_into_lists_that_hold_each_value_once():
    contacts = [contact("actor-1", "actor-2", day=date(2025, 3, 4)), contact("actor-1", "actor-2")]
    told = marks_of(contacts, FACES)
    assert told["whens"] == [("4 March 2025", "2025-03-04", "2025-03-04"), ("no day given", None, None)]
    assert told["who"] == ["Ada Vell (SWE), Bo Lund (NOR)"]
    assert [mark[4:6] for mark in told["marks"]] == [(0, 0), (1, 0)]
    assert names_of((), FACES) == "nobody named"
