"""What is fuzzed: every parser of foreign input; whatever the bytes, it gives what it can or an error of ours."""

import tempfile
from collections.abc import Callable, Mapping
from io import BufferedReader, BytesIO
from pathlib import Path

from communique import rulebook
from communique.documents.days import parse_day
from communique.documents.drafts import Given
from communique.documents.inflate import unchunk, unpack
from communique.documents.kinds import kind_of
from communique.documents.load import finished
from communique.documents.parts import read_parts
from communique.errors import CommuniqueError
from communique.positions.issues import Issues
from communique.record.merge.corrections import _shaped
from communique.views.export.lines import Told
from communique.views.export.parsing import findings_of, parse_lines
from communique.views.reviewing import json_value

LIMIT = 100_000  # bytes that anything may unpack to here
FORMS = ("gzip", "deflate", "gzip, deflate", "br")
RULES = Path(tempfile.mkdtemp(prefix="communique-fuzz-")) / "issues.toml"


def _documents(kind: str | None) -> Callable[[bytes], None]:
    """Return what reads bytes as a kind of input, up to finished documents."""

    def read(raw: bytes) -> None:
        stream = BufferedReader(BytesIO(raw))
        known = kind or kind_of(raw[:4096], None)
        for place, draft in read_parts(stream, known):
            finished(draft, f"input{place}", Given())

    return read


def _unpacked(raw: bytes) -> None:
    unchunk(raw)
    for form in FORMS:
        _tried(lambda form=form: unpack(raw, form, LIMIT))


def _days(raw: bytes) -> None:
    words = raw.decode("utf-8", "replace")
    _tried(lambda: parse_day(words))
    _tried(lambda: _shaped("when", words))
    _tried(lambda: _shaped("duration", words))
    json_value(words)


def _rules(raw: bytes) -> None:
    RULES.write_bytes(raw)
    rulebook._own["positions", "issues"] = RULES
    try:
        rulebook.load_rules("positions", "issues", Issues)
    finally:
        del rulebook._own["positions", "issues"]


def _imported(raw: bytes) -> None:
    for where, line in parse_lines(raw.splitlines(keepends=True), "input"):
        if isinstance(line, Told):
            findings_of(line, where)


def _tried(work: Callable[[], object]) -> None:
    try:
        work()
    except CommuniqueError:
        return


KINDS = {"html": "html", "feed": "feed", "jsonfeed": "json feed", "jsonl": "jsonl", "warc": "warc", "pdf": "pdf",
         "markdown": "markdown", "docx": "docx", "text": "text", "any": None}  # fmt: skip
TARGETS: Mapping[str, Callable[[bytes], None]] = {
    **{name: _documents(kind) for name, kind in KINDS.items()},
    "packed": _unpacked,
    "days": _days,
    "rules": _rules,
    "import": _imported,
}


def run(name: str, raw: bytes) -> None:
    """Run a target; an error of ours is an answer, any other is a finding."""
    _tried(lambda: TARGETS[name](raw))
