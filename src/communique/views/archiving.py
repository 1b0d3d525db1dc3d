"""Tells on standard error how far an archive is, and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from rich.console import Console
from rich.status import Status

from communique.archive import Course, Manifest, Standing
from communique.views.progress import words_for_documents

MOVING, PLAIN = 0.5, 30.0  # seconds between two tellings: in a terminal, elsewhere
MINUTE, HOUR, DAY = 60, 3_600, 86_400  # seconds


class Teller:
    """Tells how far an archive is, from a thread of its own: a moving line in a terminal, plain lines elsewhere."""

    def __init__(self, console: Console) -> None:
        """Keep the console of standard error."""
        self._console = console
        self.is_broken_off = False  # whether the reading ended before all was read

    @contextmanager
    def watch(self, course: Course) -> Iterator[None]:
        """Tell until the reading ends."""
        ended = Event()
        thread = Thread(target=self._tell, args=(course, ended), daemon=True)
        thread.start()
        try:
            yield
        except BaseException:
            self.is_broken_off = True
            raise
        finally:
            ended.set()
            thread.join()

    def _tell(self, course: Course, ended: Event) -> None:
        if not self._console.is_terminal:
            while not ended.wait(PLAIN):
                self.say(f"{words_of(course.standing())} ...")
            return
        with Status("", console=self._console) as status:
            while not ended.wait(MOVING):
                status.update(f"{words_of(course.standing())} ...")

    def say(self, words: str) -> None:
        """Print one line."""
        line = f"communique: {' '.join(words.split())}"
        self._console.print(line, markup=False, highlight=False, soft_wrap=True, emoji=False)


def words_of(standing: Standing) -> str:
    """Return how far it is in a few words."""
    parts = [f"{standing.share:.0%}", f"{standing.documents:,} documents"]
    if standing.failures:
        parts[-1] += f", {standing.failures:,} failed"
    if standing.rate:
        parts.append(f"{standing.rate:.1f} a second")
    if standing.seconds_left is not None:
        parts.append(f"{duration_of(standing.seconds_left)} left")
    return ", ".join(parts)


def duration_of(seconds: float) -> str:
    """Return a time in its two largest units.

    >>> duration_of(93_600)
    '1 d 2 h'
    """
    whole = int(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min {whole % MINUTE} s"
    if whole < DAY:
        return f"{whole // HOUR} h {whole % HOUR // MINUTE} min"
    return f"{whole // DAY} d {whole % DAY // HOUR} h"


def words_of_manifest(manifest: Manifest, where: str) -> str:
    """Return what an archive came to."""
    counts = manifest.counts
    among = {
        "documents sieved out": "with nothing to be read",
        "documents language": "in another language",
        "elsewhere": "met again at another place",
        "documents repeated": "met again",
        "failures": "failed",
    }
    told = [f"{counts[name]:,} {words}" for name, words in among.items() if counts.get(name)]
    documents = words_for_documents(counts.get("documents", 0))
    found = f"{counts.get('findings', 0):,} findings"
    return f"{', '.join([f'{documents}, {found}', *told])}; archive: {where}"
