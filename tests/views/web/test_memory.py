"""Many threads share a few arenas of memory, where there is something to share."""

import platform
import subprocess
import sys

import pytest

from communique.views.web.memory import ARENAS, share_memory

# Each thread takes and frees memory while all others do; the library then tells its arenas.
MANY = """
import ctypes, sys, threading
from communique.views.web.memory import share_memory
if sys.argv[1:] == ["shared"]:
    assert share_memory()
met = threading.Barrier(12)
def take():
    met.wait()
    kept = [bytearray(2000) for _ in range(2000)]
    met.wait()
threads = [threading.Thread(target=take) for _ in range(12)]
[one.start() for one in threads]
[one.join() for one in threads]
c = ctypes.CDLL(None)
c.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(c.fdopen(1, b"w"))
c.malloc_info(0, out)
c.fflush(out)
"""


def arenas(*said) -> int:
    """Return how many arenas a program with many threads has."""
    told = subprocess.run([sys.executable, "-c", MANY, *said], capture_output=True, check=True, text=True).stdout
    return told.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only the GNU C library has arenas to share")
def test_threads_share_arenas(monkeypatch):
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    assert arenas("shared") <= ARENAS < arenas()


def test_a_number_that_somebody_set_stands(monkeypatch):
    monkeypatch.setenv("MALLOC_ARENA_MAX", "1")
    assert share_memory()


def test_a_library_without_arenas_is_let_alone(monkeypatch):
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    assert not share_memory()
