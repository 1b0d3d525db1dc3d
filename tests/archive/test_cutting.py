import gzip
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from communique.archive.cutting import cut, line_edges
from communique.archive.files import find_files
from communique.archive.inputs import read_stretch
from communique.archive.shards import Refusal, Shard, Sizes
from communique.documents import Given
from communique.domain.document import Document
from tests.archive.making import SMALL, line_of, make_sources
from tests.documents.making import make_warc, page_of

WHOLE = Sizes(files=1)


def shards_of(source: Path, sizes: Sizes) -> list[Shard]:
    return [one for one in cut(find_files([str(source)], besides=Path("/nowhere")), sizes) if isinstance(one, Shard)]


def items_of(source: Path, sizes: Sizes) -> list[tuple]:
    """Return what stands in the shards, as text and place."""
    items = [item for shard in shards_of(source, sizes) for part in shard.stretches
             for item in read_stretch(part, Given())]  # fmt: skip
    return [
        (item.file, item.place, item.offset, item.found.text if isinstance(item.found, Document) else str(item.found))
        for item in items
    ]


@pytest.mark.parametrize("step", [1, 3, 5, 8, 100])
def test_stretches_begin_at_lines_and_nowhere_else(step):
    raw = b"ab\ncdef\n\ng\nhij"
    edges = list(line_edges(BytesIO(raw), step))
    assert all(raw[place - 1 : place] == b"\n" for place, _ in edges)
    assert [line for _, line in edges] == [raw.count(b"\n", 0, place) + 1 for place, _ in edges]
    gaps = [second - first for first, second in pairwise([0, *(place for place, _ in edges)])]
    assert all(gap >= step for gap in gaps)


def test_no_stretch_begins_where_nothing_follows():
    assert list(line_edges(BytesIO(b"ab\ncd\n"), 3)) == [(3, 2)]


@pytest.mark.parametrize("name", ["a.jsonl", "b.jsonl.gz", "c.parquet", "d.warc.gz"])
def test_a_file_in_pieces_holds_what_it_holds_whole(tmp_path, name):
    path = make_sources(tmp_path / "in") / name
    assert len(shards_of(path, SMALL)) > 1
    assert len(shards_of(path, WHOLE)) == 1
    assert items_of(path, SMALL) == items_of(path, WHOLE)
    assert items_of(path, replace(SMALL, lines=1, packed_lines=1, rows=1, pages=1)) == items_of(path, WHOLE)


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_web_archive_in_pieces_holds_what_it_holds_whole(tmp_path, packed):
    pages = [(f"https://p.example/{n}", page_of(f"The ministers met in Oslo for the {n}th time on Friday, and both of "
              "them said that the talks would go on for another week.")) for n in range(12)]  # fmt: skip
    raw, places = make_warc(*pages, packed=packed)
    damaged = bytearray(raw)
    for place in (places[2], places[7] + 30, places[-1]):
        damaged[place] ^= 0xFF
    path = tmp_path / "a.warc.gz"
    path.write_bytes(bytes(damaged))
    whole = items_of(path, WHOLE)
    assert sum("damage" in item[3] or "cut off" in item[3] for item in whole) >= 2
    assert items_of(path, replace(SMALL, pages=1)) == whole


def test_what_is_broken_off_in_the_middle_of_its_packing_is_read_so_far(tmp_path):
    raw = gzip.compress("".join(line_of(number) for number in range(300)).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(raw[: len(raw) // 2])
    found = items_of(path, SMALL)
    assert len(found) > 10
    assert "expected a whole gzip file" in found[-1][3]
    assert items_of(path, WHOLE)[-1] == found[-1]


def test_small_files_share_a_shard_in_order(tmp_path):
    for name in "edcba":
        (tmp_path / f"{name}.txt").write_text("Nothing yet.")
    shards = shards_of(tmp_path, SMALL)
    assert [[Path(one.file.path).stem for one in shard.stretches] for shard in shards] == [["a", "b", "c"], ["d", "e"]]
    assert [shard.number for shard in shards] == [1, 2]


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.parquet", b"no such thing", "expected a Parquet file"),
        ("a.xyz", b"?", "expected a file of a kind we read"),
    ],
)
def test_what_yields_nothing_is_refused_with_a_reason(tmp_path, name, raw, said):
    (tmp_path / name).write_bytes(raw)
    [refusal] = cut(find_files([str(tmp_path)], besides=tmp_path), SMALL)
    assert isinstance(refusal, Refusal)
    assert said in refusal.reason
