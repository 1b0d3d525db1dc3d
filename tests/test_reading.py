"""Whatever the text, what is read from it stands in it, and stands there again the next time."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.domain.document import Document, Origin, make_document
from communique.domain.findings import Findings
from communique.reading import read

PIECES = [
    "President Ada Vell", "Vell", "the Kremlin", "Moscow", "Ruritania's foreign minister, Bo Lund,", "critics", "He",
    "said", "told reporters", "that talks will resume on Friday", "met", "in Geneva", "with", "called", "refused to",
    "will never accept", "according to", "“We must act,”", '"We', "''so be it''", "«нет»", "it", "and", ".", ",", ":",
    "\n\n", "\r\n", "\u2028", "👩‍🚀", "e\u0301", "שלום", "\u202e", "\x00", "’", "“", "1 May 2025", "two hours", "—",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def document(text: str) -> Document:
    return make_document(text, Origin(published=date(2025, 4, 13), language="en"))


def quotes(node: object) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, dict):
        if node.keys() >= {"start", "end", "quote"}:
            yield node["start"], node["end"], node["quote"]
        for value in node.values():
            yield from quotes(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from quotes(value)


def wrong_quotes(findings: Findings) -> list[tuple[int, int, str]]:
    text = findings.document.text
    return [found for found in quotes(msgspec.to_builtins(findings)) if text[found[0] : found[1]] != found[2]]


def unknown_actors(findings: Findings) -> set[str]:
    known = {actor.id for actor in findings.actors}
    named: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            named.update({node["actor"]} if node.keys() == {"actor", "evidence"} else ())
            for value in node.values():
                walk(value)
        elif isinstance(node, list | tuple):
            for value in node:
                walk(value)

    walk(msgspec.to_builtins(findings))
    return named - known


@pytest.mark.slow
@SLOW
@given(TEXTS)
def test_every_quote_is_what_stands_at_its_offsets(text):
    findings = read(document(text))
    assert wrong_quotes(findings) == []
    assert unknown_actors(findings) == set()
    assert findings == read(document(text))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Talks resume,” she said 👍🏽. " * 3500, id="one_line"),
        pytest.param("The minister met the envoy in Geneva on Monday.\r\n\r\n" * 2000, id="many_paragraphs"),
        pytest.param("“" * 100_000, id="marks_alone", marks=pytest.mark.drill),
        pytest.param("a" * 100_000, id="one_word"),
        pytest.param("and " * 25_000, id="and_and_and"),
        pytest.param("שלום (" * 16_000, id="right_to_left", marks=pytest.mark.drill),
    ],
)
def test_a_hundred_thousand_characters_are_read(text):
    assert wrong_quotes(read(document(text))) == []


def test_ids_of_findings_are_unique():
    text = "Ada Vell and Bo Lund demanded a ceasefire and the release of prisoners, and said talks would resume.\n" * 2
    findings = read(document(text))
    kinds = ("contacts", "statements", "positions", "commitments", "events")
    ids = [finding.id for kind in kinds for finding in getattr(findings, kind)]
    assert len(set(ids)) == len(ids)


def test_an_empty_text_says_nothing():
    findings = read(document(""))
    assert (findings.actors, findings.statements, findings.times) == ((), (), ())
