import random
from io import BufferedReader, BytesIO

import pytest

from communique.documents.drafts import Draft
from communique.documents.parts import read_parts
from communique.documents.resume import BLOCK, OVERLAP, next_record
from communique.errors import SourceError
from tests.documents.making import HTML, TEXT, make_warc, page_of, record_of

ADDRESSES = [f"https://ledger.example/{number}" for number in range(4)]
PAGES = [(address, page_of(f"{TEXT} That was round {number}.")) for number, address in enumerate(ADDRESSES)]


def read(raw: bytes) -> list[tuple[str, Draft | SourceError]]:
    """Read as the loader does: what is wrong with the whole file stands at its own place."""
    return list(read_parts(BufferedReader(BytesIO(raw)), "warc"))


def rounds(parts) -> list[str]:
    return [part.text[-2] for _, part in parts if isinstance(part, Draft)]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_draft_with_its_address_and_place(packed):
    raw, places = make_warc(*PAGES, packed=packed)
    parts = read(raw)
    assert rounds(parts) == ["0", "1", "2", "3"]
    assert [place for place, _ in parts] == [f", byte {place}" for place in places]
    assert [part.said["url"] for _, part in parts] == ADDRESSES


def test_the_day_is_the_page_s_own_never_that_of_the_archive():
    told = page_of(TEXT, "<meta name=date content='2025-04-12'>")
    (_, first), (_, second) = read(make_warc(("https://a.example/1", told), ("https://a.example/2", page_of(TEXT)))[0])
    assert first.said["published"] == "2025-04-12"
    assert "published" not in second.said
    assert second.remarks == ("the day of the archive (2025-04-13): it is not the day of publication",)


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Encoding": "gzip"},
        {"Content_Encoding": "identity"},
        {"Transfer_Encoding": "chunked"},  # kept by archives that had put the chunks together
        {"Content_Type": "application/xhtml+xml"},
    ],
)
def test_packed_answers_are_unpacked(headers):
    assert rounds(read(make_warc(PAGES[0], **headers)[0])) == ["0"]


def test_chunks_are_put_together():
    page = PAGES[0][1]
    chunks = b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in (page[:70], page[70:])) + b"0\r\n\r\n"
    assert rounds(read(make_warc((ADDRESSES[0], chunks), Transfer_Encoding="chunked")[0])) == ["0"]


def test_what_is_no_page_is_passed_over():
    image, _ = make_warc((ADDRESSES[0], b"\x89PNG"), Content_Type="image/png")
    assert rounds(read(image + make_warc(PAGES[1])[0])) == ["1"]
    [(_, error)] = read(image)
    assert "found 2 records, none of them a web page" in str(error)


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_is_named_and_the_others_are_read(packed):
    raw, places = make_warc(*PAGES, packed=packed)
    damaged = bytearray(raw)
    damaged[places[1]] ^= 0xFF
    parts = read(bytes(damaged))
    assert rounds(parts) == ["0", "2", "3"]
    [(_, error)] = [part for part in parts if isinstance(part[1], SourceError)]
    assert f"byte {places[2]}" in str(error)


def test_a_record_that_is_damaged_within_is_named_by_its_byte():
    raw, places = make_warc(*PAGES)
    damaged = bytearray(raw)
    damaged[places[2] + 250] ^= 0xFF
    parts = read(bytes(damaged))
    assert rounds(parts) == ["0", "1", "3"]
    assert f", byte {places[2]}" in [place for place, part in parts if isinstance(part, SourceError)]


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_cut_off_gives_all_whole_records(packed):
    raw, places = make_warc(*PAGES, packed=packed)
    parts = read(raw[:-60])
    assert rounds(parts) == ["0", "1", "2"]
    assert parts[-1][0] == f", byte {places[3]}"
    assert "cut off" in str(parts[-1][1])


def test_too_large_a_page_is_refused_and_the_next_is_read():
    parts = read(make_warc((ADDRESSES[0], b"a" * 10_000_001), PAGES[1])[0])
    assert "at most 10,000,000 bytes" in str(parts[0][1])
    assert rounds(parts) == ["1"]


def test_a_page_that_unpacks_to_too_much_is_refused_and_the_next_is_read():
    parts = read(make_warc((ADDRESSES[0], bytes(20_000_000)), PAGES[1], Content_Encoding="gzip")[0])
    assert "more after unpacking gzip" in str(parts[0][1])
    assert rounds(parts) == ["1"]


@pytest.mark.parametrize("raw", [b"", b"garbage", b"\x1f\x8b\x08garbage", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_archive_is_refused(raw):
    assert [isinstance(part, SourceError) for _, part in read(raw)] == [True]


def test_any_damage_is_survived():
    raw, _ = make_warc(*PAGES, packed=False)
    chance = random.Random(7)  # noqa: S311
    for _ in range(60):
        damaged = bytearray(raw)
        for _ in range(chance.randint(1, 30)):
            damaged[chance.randrange(len(raw))] = chance.randrange(256)
        assert all(isinstance(part, Draft | SourceError) for _, part in read(bytes(damaged)))


def test_a_page_kept_without_the_answer_of_a_server_is_read():
    raw = record_of("resource", HTML, ADDRESSES[0], PAGES[0][1])
    [(_, draft)] = read(raw)
    assert (draft.text[-2], draft.said["url"]) == ("0", ADDRESSES[0])


def test_damage_upon_damage_is_one_stretch():
    raw, places = make_warc(*PAGES)
    damaged = bytearray(raw)
    for place in places[:3]:
        damaged[place + 250] ^= 0xFF
    parts = read(bytes(damaged))
    assert rounds(parts) == ["3"]
    assert len(parts) == 2


class Once(BytesIO):
    """What comes through a pipe."""

    def seekable(self) -> bool:
        return False


def test_what_comes_through_a_pipe_is_read_up_to_its_damage():
    raw, places = make_warc(*PAGES)
    *_, (_, error) = read_parts(Once(raw[: places[1]] + b"broken" + raw[places[2] :]), "warc")
    assert str(error).startswith("expected a WARC record, found damage")
    assert str(error).count("the end") == 1


@pytest.mark.parametrize("astride", [0, 3, OVERLAP, 2 * OVERLAP])
def test_the_next_record_is_found_however_far_off_it_begins(astride):
    raw, _ = make_warc(PAGES[0])
    place = BLOCK + OVERLAP - astride
    stream = BytesIO(b"\x1f\x8b\x08" + b" " * (place - 3) + raw)
    assert next_record(stream, 0) == place
    assert next_record(stream, place + len(raw) - 10) is None
