import io
import json
from dataclasses import replace

import pytest

from communique.errors import SourceError
from communique.views.export.jsonl import write
from communique.views.export.lines import End, Followed, Head, Judged, Told
from communique.views.export.parsing import findings_of, parse_lines
from communique.views.export.permitted import permitted
from communique.views.export.withholding import MASK
from tests.views.export.stage import ACCEPTED, CLOSED, OPEN, QUOTED, READINGS, TALKS, holdings


def written(whole=None):
    page = io.BytesIO()
    write(permitted(whole or holdings()), page)
    return page.getvalue()


def read(raw):
    return [line for _, line in parse_lines(raw.splitlines(), "record.jsonl")]


def test_every_line_is_json_of_its_kind():
    kinds = [json.loads(line)["line"] for line in written().splitlines()]
    assert kinds == ["record", "negotiation", "document", "document", "document", "judgement", "end"]


def test_what_is_written_is_read_back():
    head, followed, *told, judged, end = read(written())
    assert isinstance(head, Head)
    assert (followed, judged) == (Followed(negotiation=TALKS), Judged(judgement=ACCEPTED))
    assert end == End(negotiations=1, documents=3, judgements=1)
    assert findings_of(told[0], "line 3") == READINGS[0]
    assert told[0].assigned[0].negotiation == TALKS.id


def test_a_document_that_may_be_quoted_comes_back_as_its_quotes_in_their_places():
    told = next(line for line in read(written()) if isinstance(line, Told) and line.citation.id == QUOTED.id)
    text = findings_of(told, "line 4").document.text
    assert (len(text), text.strip(MASK)) == (len(QUOTED.text), f"Berg and Said{MASK}talked for two hours")


def test_a_closed_document_comes_back_with_its_places_alone():
    raw = written()
    told = next(line for line in read(raw) if isinstance(line, Told) and line.citation.id == CLOSED.id)
    found = findings_of(told, "line 5")
    assert set(found.document.text) == {MASK}
    assert [words.span for words in found.statements[0].content] == [
        words.span for words in READINGS[2].statements[0].content
    ]
    assert b'"quote":null' in raw
    assert MASK.encode() not in raw


def test_what_was_read_back_is_written_the_same():
    raw = written()
    head, _, *told, _, _ = read(raw)
    again = tuple(
        replace(one, findings=findings_of(line, "a line")) for one, line in zip(holdings().readings, told, strict=True)
    )
    texts = {one.findings.document.id: one.findings.document.text for one in again}
    assert isinstance(head, Head)
    assert written(holdings(readings=again, text_of=texts.get)) == raw


def parsed(*lines):
    return [findings_of(told, where) for where, told in parse_lines(lines, "x.jsonl")]


def damaged(**changes):
    line = json.loads(written().splitlines()[2])
    return {**line, **changes}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(damaged(text=OPEN.text + "!"), "expected the text with the hash", id="another_text"),
        pytest.param({**damaged(), "citation": {**damaged()["citation"], "id": "document-1"}}, "the id", id="an_id"),
        pytest.param({**damaged(), "more": 1}, "unknown field", id="a_field_nobody_knows"),
        pytest.param({"line": "song"}, "Invalid value 'song'", id="a_kind_nobody_knows"),
    ],
)
def test_a_line_that_contradicts_itself_is_refused_with_its_place(line, reason):
    with pytest.raises(SourceError, match=f"x.jsonl, line 2: .*{reason}"):
        parsed(b"\n", json.dumps(line).encode())


def test_a_quote_that_does_not_stand_there_is_refused():
    line = damaged()
    line["contacts"][0]["evidence"][0]["quote"] = "Anna Berg saw Omar Said"
    with pytest.raises(SourceError, match="found other words"):
        parsed(json.dumps(line).encode())


def test_offsets_that_do_not_fit_are_refused():
    line = damaged()
    line["contacts"][0]["evidence"][0]["end"] = 10**9
    with pytest.raises(SourceError, match="line 1: expected a line of an exported record"):
        parsed(json.dumps(line).encode())


def test_a_quote_kept_back_cannot_be_made_large():
    line = json.loads(written().splitlines()[4])
    line["notes"] = []
    line["statements"][0]["content"][0] |= {"start": 0, "end": 10**12}
    with pytest.raises(SourceError, match="line 1"):
        parsed(json.dumps(line).encode())
