"""A signed export is what was signed, or that is said."""

import random
import stat
from datetime import UTC, datetime

import pytest

from communique.errors import RecordError, SourceError
from communique.views.signing import make_key, public_key, sign, verify
from tests.views.commands.running import run, told

FLIPS = 1000


def now():
    return datetime(2025, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def key(tmp_path):
    make_key(tmp_path / "key.pem")
    return tmp_path / "key.pem"


@pytest.fixture
def signed(tmp_path, key):
    path = tmp_path / "record.jsonl"
    path.write_bytes(b'{"line":"record"}\n{"line":"end","documents":0}\n')
    sign(path, key, now)
    return path


def test_what_was_signed_is_verified_with_and_without_the_key(signed, key):
    of = verify(signed, public_key(key))
    assert (of.file, of.signed, of.key) == ("record.jsonl", "2025-07-01T12:00:00Z", public_key(key))
    assert verify(signed.with_name("record.jsonl.sig"), None) == of


def test_every_flipped_bit_is_noticed(signed):
    beside = signed.with_name("record.jsonl.sig")
    contents = {path: path.read_bytes() for path in (signed, beside)}
    places = [(path, bit) for path, content in contents.items() for bit in range(8 * len(content))]
    for path, bit in random.Random(7).sample(places, FLIPS):  # noqa: S311  no secret
        changed = bytearray(contents[path])
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        with pytest.raises(SourceError, match="expected"):
            verify(signed, None)
        path.write_bytes(contents[path])
    verify(signed, None)


@pytest.mark.parametrize("change", [lambda raw: raw + b" ", lambda raw: raw.replace(b"  ", b" "), lambda raw: raw[:-1],
                                    lambda raw: raw.replace(b'"of"', b'"more": 1, "of"'), lambda _: b"{}"])  # fmt: skip
def test_the_same_said_in_other_bytes_is_none(signed, change):
    beside = signed.with_name("record.jsonl.sig")
    beside.write_bytes(change(beside.read_bytes()))
    with pytest.raises(SourceError, match="expected"):
        verify(signed, None)


def test_another_key_is_noticed_and_so_is_another_name(signed, tmp_path):
    other = make_key(tmp_path / "other.pem")
    with pytest.raises(SourceError, match="expected the key"):
        verify(signed, other)
    for suffix in ("", ".sig"):
        (tmp_path / f"renamed.jsonl{suffix}").write_bytes((tmp_path / f"record.jsonl{suffix}").read_bytes())
    with pytest.raises(SourceError, match="expected the signature of"):
        verify(tmp_path / "renamed.jsonl", None)


def test_a_key_is_its_owners_alone_and_never_overwritten(key):
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with pytest.raises(RecordError, match="not overwritten"):
        make_key(key)
    key.chmod(0o644)
    with pytest.raises(RecordError, match="only its owner"):
        public_key(key)


def test_from_export_to_verify(filled, tmp_path):
    public = told("key", tmp_path / "k.pem").strip()
    assert told("key", tmp_path / "k.pem", "--show").strip() == public
    told("export", "--output", tmp_path / "all.csv.zip", "--sign", tmp_path / "k.pem", "--database", filled)
    assert "all.csv.zip: as ed25519:" in told("verify", tmp_path / "all.csv.zip", "--key", public)
    (tmp_path / "all.csv.zip").write_bytes(b"PK")
    result = run("verify", tmp_path / "all.csv.zip")
    assert (result.exit_code, "found another: 2 bytes" in result.stderr) == (1, True)
    assert run("export", "--sign", tmp_path / "k.pem", "--format", "jsonl", "--database", filled).exit_code == 2
    refused = run("export", "--output", tmp_path / "x.md", "--sign", tmp_path / "no.pem", "--database", filled)
    assert (refused.exit_code, "communique key" in refused.stderr) == (1, True)
