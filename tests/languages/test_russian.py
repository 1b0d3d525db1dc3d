"""A language beside English: two articles whole, the promises of its rules, near misses, and its absence."""

import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import communique
from communique.contacts import wordings as contacts
from communique.domain.document import Origin, make_document
from communique.domain.findings import Findings
from communique.domain.record import Record
from communique.language import PACKS, packs
from communique.reading import read
from communique.statements import wordings as statements
from tests.test_reading import quotes, unknown_actors, wrong_quotes

FOLDER = Path(__file__).parent / "russian"
ARTICLES = ("danube", "herring", "water")
RUSSIAN = PACKS["ru"]
needs_russian = pytest.mark.skipif(not RUSSIAN.is_installed, reason="communique[russian] is not installed")


def findings(text: str) -> Findings:
    return read(make_document(text, Origin(published=date(2025, 6, 4), language="ru")))


def told(text: str) -> list[tuple[str, str, list[str]]]:
    found = findings(text)
    names = {actor.id: actor.name for actor in found.actors}
    return [
        (contact.mode.value, contact.status.value, [names[named.actor] for named in contact.participants])
        for contact in found.contacts
    ]


def contacts_of(record: Record, names: dict[str, str]) -> list[dict[str, object]]:
    return [
        {
            "mode": contact.mode.value,
            "status": contact.status.value,
            "who": [names[named.actor] for named in contact.participants],
            **({"day": contact.when.edtf} if contact.when else {}),
            **({"place": contact.place.name} if contact.place else {}),
        }
        for contact in record.contacts
    ]


def statements_of(record: Record, names: dict[str, str]) -> list[dict[str, object]]:
    return [
        {
            "speaker": names[statement.speaker.actor],
            "act": statement.act.value,
            "starts": " ".join(statement.content[0].quote.split()[:2]),
        }
        for statement in record.statements
    ]


@needs_russian
@pytest.mark.slow
@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_read(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    expected = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    record = communique.read(text, published=expected["published"])
    names = {actor.id: actor.name for actor in record.actors}
    times = [[time.evidence.quote, time.when.edtf if time.when else time.duration] for time in record.times]
    assert times == expected["times"]
    assert sorted(contacts_of(record, names), key=str) == sorted(expected["contact"], key=str)
    assert statements_of(record, names) == expected["statement"]
    assert [text[start:end] for start, end, _ in quotes(msgspec.to_builtins(record))] == [
        quote for _, _, quote in quotes(msgspec.to_builtins(record))
    ]
    assert record.produced_by.pipeline.endswith(RUSSIAN.pipeline)
    [note] = [note for note in record.notes if note.kind == "read in part"]
    assert "positions, commitments and events are not" in note.reason
    assert (record.positions, record.commitments, record.events) == ((), (), ())


@needs_russian
@pytest.mark.slow
def test_every_cue_keeps_its_promises():
    broken = []
    for cue in statements.wordings("ru").cue:
        for words, is_match in [(one, True) for one in cue.matches] + [(one, False) for one in cue.rejects]:
            if (cue.id in {one.rule for one in findings(words).statements}) is not is_match:
                broken.append((cue.id, words))
    assert not broken


@needs_russian
@pytest.mark.slow
def test_every_rule_of_contacts_keeps_its_promises():
    rules = contacts.wordings("ru").rules
    broken = []
    for row in (*rules.noun, *rules.verb, *rules.frame):
        for words, is_match in [(one, True) for one in row.matches] + [(one, False) for one in row.rejects]:
            if bool(findings(words).contacts) is not is_match:
                broken.append((row.id, words))
    assert not broken


@needs_russian
@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Петр Николов не встречался с Миланом Йовичем.", "denied", id="denied"),
        pytest.param("Если Петр Николов встретится с Миланом Йовичем, договор подпишут.", None, id="condition"),
        pytest.param("Петр Николов встретился бы с Миланом Йовичем.", None, id="unreal"),
        pytest.param("Петр Николов, вероятно, встретится с Миланом Йовичем в среду.", "possible", id="hedge"),
        pytest.param("Петр Николов может встретиться с Миланом Йовичем.", "possible", id="modal"),
        pytest.param("Петр Николов хочет встретиться с Миланом Йовичем.", "possible", id="wish"),
        pytest.param("Петр Николов договорился встретиться с Миланом Йовичем.", "announced", id="agreed"),
        pytest.param("Петр Николов встретится с Миланом Йовичем в среду.", "scheduled", id="future"),
        pytest.param("Петр Николов предложил Милану Йовичу встретиться.", "proposed", id="proposal"),
        pytest.param("Петр Николов отказался встретиться с Миланом Йовичем.", "declined", id="refusal"),
        pytest.param("Встреча Петра Николова и Милана Йовича отменена.", "cancelled", id="cancelled"),
        pytest.param("Болгария встретится с Сербией в финале турнира.", None, id="match",
                     marks=pytest.mark.xfail(reason="sport is not told apart", strict=True)),
        pytest.param("Петр Николов встретил Новый год дома.", None, id="another_verb"),
        pytest.param("Темой встречи станет судоходство.", None, id="mention"),
        pytest.param("Петр Николов отрицает, что встреча отменена.", None, id="denied_cancellation"),
        pytest.param("Петр Николов отрицает вину и встретился с Миланом Йовичем.", "held", id="denies_something_else"),
        pytest.param("Ранее планировалось, что Петр Николов встретится с Миланом Йовичем.", None, id="once_planned"),
        pytest.param("Петр Николов говорил о встрече с Миланом Йовичем.", None, id="spoken_of"),
    ],
)  # fmt: skip
def test_what_is_not_fact_is_not_held(text, expected):
    assert next((status for _, status, _ in told(text)), None) == expected


@needs_russian
@pytest.mark.slow
def test_names_and_days_change_nothing():
    one = told("Петр Николов встретился с Миланом Йовичем в понедельник.")
    other = told("Иван Громов встретился с Олегом Зиминым во вторник.")
    assert [row[:2] for row in one] == [row[:2] for row in other]
    assert other[0][2] == ["Иван Громов", "Олег Зимин"]


@needs_russian
@pytest.mark.slow
def test_a_state_is_the_same_actor_in_both_languages():
    english = communique.read("Bulgaria and Serbia held talks in Vienna.", published="2025-06-04")
    russian = findings("Болгария и Сербия провели переговоры в Вене.")
    ids = [{actor.id for actor in found.actors if actor.party} for found in (english, russian)]
    assert ids[0] == ids[1] != set()


PIECES = [
    "Петр Николов",
    "Москва",
    "сказал",
    "что",
    "«Да",
    "»",
    ",",
    "—",
    ".",
    "встретился",
    "с",
    "не",
    "3 мая",
    "\n\n",
    "и",
    "он",
]


@needs_russian
@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_any_text_is_read(text):
    found = findings(text)
    assert wrong_quotes(found) == []
    assert unknown_actors(found) == set()


def test_without_the_extra_a_text_is_listed_and_the_extra_named(monkeypatch):
    monkeypatch.setattr(packs, "find_spec", lambda _: None)
    found = findings("Петр Николов встретился с Миланом Йовичем.")
    assert [note.kind for note in found.notes] == ["language"]
    assert found.notes[0].reason.endswith("listed, not read; communique[russian] reads Russian")
    assert (found.actors, found.contacts) == ((), ())


def test_read_again_a_text_has_each_note_once():
    once = read(make_document("Die Minister trafen sich.", Origin(language="de")))
    assert read(replace(once.document, notes=once.notes)).notes == once.notes


@needs_russian
@pytest.mark.slow
def test_listed_before_and_read_now(monkeypatch):
    with monkeypatch.context() as without:
        without.setattr(packs, "find_spec", lambda _: None)
        listed = findings("Петр Николов встретился с Миланом Йовичем.")
    again = read(replace(listed.document, notes=listed.notes))
    assert [note.kind for note in again.notes] == ["read in part"]
    assert len(again.contacts) == 1


def test_a_language_without_rules_is_listed():
    [note] = read(make_document("Die Minister trafen sich.", Origin(language="de"))).notes
    assert (note.kind, note.reason) == ("language", "the text is not English (de): listed, not read")


@pytest.mark.slow
def test_english_does_not_load_another_language():
    script = "import communique, sys; communique.read('Ada Vell met Bo Lund.'); print(sorted(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert not {"'slovnet'", "'navec'", "'pymorphy3'", "'razdel'"} & set(ended.stdout.strip("[]\n").split(", "))
