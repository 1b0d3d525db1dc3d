"""Keeps the memory of a server with many threads together."""

import ctypes
import os

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8  # mallopt(3), malloc.h
ARENAS = 2
LARGE = 64 * 1024  # bytes: what is larger is taken from the system, and given back, on its own
KEPT = 128 * 1024  # bytes free at the end of an arena: more goes back to the system


def share_memory() -> bool:
    """Let all threads of this program share a few arenas of memory; tell whether its C library can.

    The GNU library gives each thread an arena of its own, up to eight for each core, and what is freed in one is not
    used in another; of large blocks it keeps more and more. A server whose every thread now and then reads a long text
    grows for hours. Other libraries share by themselves. Whoever runs the program may have set another number
    (MALLOC_ARENA_MAX), and that stands.
    """
    if "MALLOC_ARENA_MAX" in os.environ:
        return True
    try:
        set_to = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # macOS, musl; Windows names no library so
        return False
    return all([set_to(M_ARENA_MAX, ARENAS), set_to(M_MMAP_THRESHOLD, LARGE), set_to(M_TRIM_THRESHOLD, KEPT)])
