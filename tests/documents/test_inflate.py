import gzip
import zlib

import pytest

from communique.documents.inflate import unchunk, unpack
from communique.errors import SourceError

BODY = b"The talks go on. " * 20
LIMIT = len(BODY)


def bare(body: bytes) -> bytes:
    """Pack without the head and the sum that zlib adds."""
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(body) + machine.flush()


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        pytest.param(BODY, None, id="not_said"),
        pytest.param(BODY, "", id="nothing"),
        pytest.param(BODY, "identity", id="plain"),
        pytest.param(gzip.compress(BODY), "gzip", id="gzip"),
        pytest.param(gzip.compress(BODY), " GZip ", id="case_and_blanks"),
        pytest.param(gzip.compress(BODY), "x-gzip", id="old_name"),
        pytest.param(BODY, "gzip", id="unpacked_before"),
        pytest.param(BODY, "x-gzip", id="unpacked_before_old_name"),
        pytest.param(zlib.compress(BODY), "deflate", id="deflate"),
        pytest.param(bare(BODY), "deflate", id="bare_deflate"),
        pytest.param(gzip.compress(zlib.compress(BODY)), "deflate, gzip", id="twice"),
        pytest.param(gzip.compress(BODY), "identity,gzip,", id="among_plain_ones"),
    ],
)
def test_a_body_is_unpacked(packed, encoding):
    assert unpack(packed, encoding, LIMIT) == BODY


@pytest.mark.parametrize(
    ("packed", "encoding", "limit", "said"),
    [
        pytest.param(BODY, None, LIMIT - 1, "expected at most 339 bytes, found more", id="plain"),
        pytest.param(
            gzip.compress(BODY),
            "gzip",
            LIMIT - 1,
            "expected at most 339 bytes, found more after unpacking gzip",
            id="gz",
        ),
        pytest.param(BODY, "br", LIMIT, "expected a page packed as gzip or deflate, found br", id="other"),
        pytest.param(BODY, "b" * 50, LIMIT, f"expected a page packed as gzip or deflate, found {'b' * 40}", id="long"),
        pytest.param(BODY, "deflate", LIMIT, "expected a page packed as deflate, found other bytes", id="not_packed"),
        pytest.param(
            gzip.compress(BODY)[:-9],
            "gzip",
            LIMIT,
            "expected a whole page, found one cut off in the middle of its gzip packing",
            id="cut_off",
        ),
    ],
)
def test_what_cannot_be_unpacked_is_said(packed, encoding, limit, said):
    with pytest.raises(SourceError) as caught:
        unpack(packed, encoding, limit)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        pytest.param(b"3\r\nThe\r\n6\r\n talks\r\n0\r\n\r\n", b"The talks", id="chunks"),
        pytest.param(b"1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n", b"abcdefghijklmnopqrstuvwxyz", id="hexadecimal"),
        pytest.param(b"3;name=value\r\nThe\r\n0\r\n\r\n", b"The", id="with_extensions"),
        pytest.param(b"4\r\n\r\n5\r\r\n0\r\n\r\n", b"\r\n5\r", id="a_chunk_that_looks_like_a_head"),
        pytest.param(b"0\r\n\r\n", b"", id="empty"),
        pytest.param(b"The talks\r\n", b"The talks\r\n", id="in_one_piece"),
        pytest.param(b"3\r\nThe\r\n6\r\n tal", b"3\r\nThe\r\n6\r\n tal", id="cut_off"),
        pytest.param(b"3\r\nThe\r\nand more", b"3\r\nThe\r\nand more", id="without_an_end"),
    ],
)
def test_chunks_are_put_together(sent, body):
    assert unchunk(sent) == body
