"""Keeps the memory of a server with many threads together."""

import ctypes
import os

M_ARENA_MAX = -8  # mallopt(3), malloc.h
ARENAS = 2


def share_memory() -> bool:
    """Let all threads of this program share a few arenas of memory; tell whether its C library can.

    The GNU library gives each thread an arena of its own, up to eight for each core, and what is freed in one is not
    used in another: a server whose every thread now and then reads a long text grows for hours. Other libraries share
    by themselves. Whoever runs the program may have set another number (MALLOC_ARENA_MAX), and that stands.
    """
    if "MALLOC_ARENA_MAX" in os.environ:
        return True
    try:
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS))
    except (AttributeError, OSError, TypeError):  # macOS, musl; Windows names no library so
        return False
