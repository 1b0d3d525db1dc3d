"""Signs files that are given on, and verifies them: who has the public key knows whether a byte has changed since."""

import hashlib
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.errors import RecordError, SourceError
from communique.views.writing import written_to

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUFFIX = ".sig"
KEY_NAME = "signing-key.pem"
SCHEME = "ed25519:"  # before a public key
PURPOSE = b"communique-signature/1\n"  # what is signed begins with it: a signature for another purpose is none
PIECE = 1 << 20  # bytes hashed at a time
MOST_BYTES = 65_536  # of a signature
OTHERS = 0o077  # rights of a file that are not its owner's


class Signed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a signature is on; its JSON, each field in this order and without blanks, is what is signed."""

    format: Literal["communique-signature/1"] = "communique-signature/1"
    file: str  # its name, without a folder
    bytes: int
    sha256: str
    signed: str  # when, in UTC
    key: str  # the public one


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file beside what was signed."""

    of: Signed
    signature: str  # in base64


def make_key(path: Path) -> str:
    """Make a key that signs, in a file that only its owner can read; return the public one.

    Raises:
        RecordError: The file is there, or cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415

    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise RecordError(f"{path}: expected no file there, found one; a key is not overwritten") from error
    except OSError as error:
        raise RecordError(f"{path}: expected a file that can be written, found: {error.strerror or error}") from error
    return _public(key)


def load_key(path: Path) -> "Ed25519PrivateKey":
    """Return the key that signs.

    Raises:
        RecordError: There is none, it is of another kind, or others can read it.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    try:
        content = path.read_bytes()
        is_open = sys.platform != "win32" and bool(path.stat().st_mode & OTHERS)
    except OSError as error:
        raise RecordError(f"{path}: expected a key (`communique key` makes one), found: {error.strerror}") from error
    if is_open:
        raise RecordError(f"{path}: expected a key that only its owner can read (chmod 600), found one open to others")
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError) as error:
        raise RecordError(f"{path}: expected a key that `communique key` made, found something else") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise RecordError(f"{path}: expected an Ed25519 key, found one of another kind")
    return key


def public_key(path: Path) -> str:
    """Return the public key that belongs to the one in a file.

    Raises:
        RecordError: As `load_key` does.
    """
    return _public(load_key(path))


def _public(key: "Ed25519PrivateKey") -> str:
    return SCHEME + b64encode(key.public_key().public_bytes_raw()).decode()


def sign(path: Path, key_path: Path, now: Callable[[], datetime]) -> Path:
    """Write the signature of a file beside it, and return where.

    Raises:
        RecordError: The key cannot be used, or a file cannot be read or written.
    """
    key = load_key(key_path)
    size, digest = _hashed(path)
    moment = now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    of = Signed(file=path.name, bytes=size, sha256=digest, signed=moment, key=_public(key))
    signature = b64encode(key.sign(PURPOSE + msgspec.json.encode(of))).decode()
    beside = path.with_name(path.name + SUFFIX)
    with written_to(beside) as stream:
        stream.write(_encoded(Signature(of=of, signature=signature)))
    return beside


def verify(path: Path, public: str | None) -> Signed:
    """Return what the signature beside a file says, if the file and the signature are as they were signed.

    Args:
        path: The file, or its signature.
        public: The key that must have signed, as text or in a file; None: any, which says nothing of who signed.

    Raises:
        SourceError: There is no signature, a byte of it or of the file has changed, or another key signed.
    """
    beside = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
    of = _checked(beside)
    if public is not None and _given(public) != of.key:
        raise SourceError(f"{beside}: expected the key {_given(public)}, found a signature by {of.key}")
    signed = beside.with_name(beside.name.removesuffix(SUFFIX))
    if of.file != signed.name:
        raise SourceError(f"{beside}: expected the signature of {signed.name}, found that of {of.file[:200]!r}")
    try:
        found = _hashed(signed)
    except RecordError as error:
        raise SourceError(str(error)) from error
    if found != (of.bytes, of.sha256):
        raise SourceError(f"{signed}: expected the file that was signed, found another: {found[0]:,} bytes, {found[1]}")
    return of


def _checked(beside: Path) -> Signed:
    """Return what a signature is on, if it fits."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        with beside.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        read = msgspec.json.decode(raw, type=Signature)
    except OSError as error:
        raise SourceError(f"{beside}: expected a signature, found: {error.strerror or error}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SourceError(f"{beside}: expected a signature, found something else ({error})") from error
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(read.of.key.removeprefix(SCHEME), validate=True))
        key.verify(b64decode(read.signature, validate=True), PURPOSE + msgspec.json.encode(read.of))
    except (InvalidSignature, ValueError) as error:
        raise SourceError(f"{beside}: expected a signature that fits, found one that does not") from error
    if raw != _encoded(read):  # the same said in other bytes
        raise SourceError(f"{beside}: expected the signature as it was written, found it changed")
    return read.of


def _given(public: str) -> str:
    """Return a public key that was given as text or as a file."""
    if public.startswith(SCHEME):
        return public.strip()
    try:
        return Path(public).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise SourceError(f"expected a public key ({SCHEME}...) or a file with one, found {public[:80]!r}") from error


def _encoded(signature: Signature) -> bytes:
    return msgspec.json.format(msgspec.json.encode(signature), indent=2) + b"\n"


def _hashed(path: Path) -> tuple[int, str]:
    """Return the bytes of a file and their hash."""
    hashed, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while piece := stream.read(PIECE):
                hashed.update(piece)
                size += len(piece)
    except OSError as error:
        raise RecordError(f"{path}: expected a file that can be read, found: {error.strerror or error}") from error
    return size, hashed.hexdigest()
