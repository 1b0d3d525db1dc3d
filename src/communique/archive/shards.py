"""The nouns of an archive's plan: input files, the shards that workers take, and what was asked for."""

from dataclasses import dataclass

from communique.documents import Given
from communique.domain.record import ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file as it was when the plan was made; another size or time: it is another file."""

    path: str
    kind: str | None  # of `documents.kinds`, or "packed lines" or "parquet"; None: its first bytes tell
    size: int  # bytes
    modified: int  # nanoseconds since 1970


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A file, or a part of one: the unit of `start` and `end` is a byte, of Parquet a row."""

    file: InputFile
    start: int = 0
    end: int | None = None  # excluded; None: up to the end
    first: int = 1  # the number of its first line

    @property
    def is_whole(self) -> bool:
        """Tell whether it is the whole file."""
        return self.start == 0 and self.end is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What one worker reads in one go, and writes whole or not at all."""

    number: int  # from 1; documents of a lower one come first
    size: int  # bytes of input
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that yields no document."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What decides what is read, and how; the same for all of a run, and for those that go on with it."""

    sources: tuple[str, ...]
    given: Given
    is_sieved: bool  # only what can matter is parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that follows from the sources before anything is read."""

    produced_by: ProducedBy
    options: Options
    shards: tuple[Shard, ...]
    refused: tuple[Refusal, ...]

    @property
    def size(self) -> int:
        """Return the bytes of input."""
        return sum(shard.size for shard in self.shards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much of an input makes a shard at most: large enough to hide its start, small enough to be lost.

    A file of less than `pieces` such shards is cut finer, so that all workers get something, yet never finer than
    one in `finest` of it.
    """

    lines: int = 4_000_000  # bytes: about a thousand articles
    packed_lines: int = 32_000_000  # bytes unpacked; each shard unpacks what lies before it
    rows: int = 1_000  # of Parquet
    pages: int = 16_000_000  # bytes of a web archive, of which packed markup is the most
    files: int = 100  # articles with a file of their own
    file_bytes: int = 4_000_000
    pieces: int = 64
    finest: int = 64

    def step(self, most: int, whole: int) -> int:
        """Return how much of a file makes a shard, given the most there may be and how much the file holds."""
        return max(most // self.finest, min(most, whole // self.pieces), 1)
