"""The engine: hands shards to workers that stay warm, on this machine or on a cluster; it alone starts Daft and Ray.

Neither may tell its makers who uses it, neither opens a dashboard: what turns that off stands in `QUIET` and is set
before they are loaded.
"""

import logging
import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

from communique.archive.shards import Shard
from communique.archive.worker import Done, Orders
from communique.errors import AccessError, RecordError

QUIET: Mapping[str, str] = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "SCARF_NO_ANALYTICS": "true",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DISABLE_DASHBOARD": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # without it, Ray warns of what it will do another day
    "OMP_NUM_THREADS": "1",  # a worker a core: threads within one would only wait for each other
}
LOCAL, RAY = "local", "ray"
ANY = "auto"  # Ray's own word for the cluster of this machine
PATIENCE = 10.0  # seconds


class EngineError(RecordError):
    """Workers ended before their shards were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Which engine, and how much of it."""

    runner: str = LOCAL
    workers: int = 1
    address: str | None = None  # of a Ray cluster; None: one of its own, on this machine

    @contextmanager
    def started(self) -> Iterator[None]:
        """Be ready to work.

        Raises:
            RecordError: The engine is not installed.
            AccessError: The cluster is not reached.
        """
        os.environ.update(QUIET)
        try:
            import daft  # noqa: PLC0415  an extra
        except ImportError as error:
            raise _missing("daft", "archive", error) from error
        daft.set_execution_config(maintain_order=False)
        logging.getLogger("daft").setLevel(logging.CRITICAL)  # what ends a worker, we say ourselves
        daft.refresh_logger()
        if self.runner == LOCAL:
            daft.set_runner_native()
            yield
        else:
            with _cluster(self):
                daft.set_runner_ray(noop_if_initialized=True)
                yield

    def run(self, shards: Sequence[Shard], orders: Orders) -> Iterator[Done]:
        """Yield what became of each shard, as they are done.

        Raises:
            EngineError: A worker was ended; those shards that are done are done.
        """
        import daft  # noqa: PLC0415  an extra

        from communique.archive.warm import Warm  # noqa: PLC0415  the same

        told = [msgspec.json.encode(shard).decode() for shard in shards]
        frame = daft.from_pydict({"shard": told})
        if self.runner == RAY:
            frame = frame.into_partitions(min(self.workers, len(told)))
        pool = daft.cls(max_concurrency=self.workers, use_process=True if self.runner == LOCAL else None)(Warm)
        workers = pool(msgspec.json.encode(orders).decode())
        try:
            for row in frame.select(workers.read(frame["shard"]).alias("done")).iter_rows():
                yield msgspec.json.decode(row["done"], type=Done)
        except Exception as error:
            raise EngineError(f"expected workers that go on, found: {_last_line(error)}") from error


@contextmanager
def _cluster(engine: Engine) -> Iterator[None]:
    try:
        import ray  # noqa: PLC0415  an extra
    except ImportError as error:
        raise _missing("ray", "ray", error) from error
    if engine.address:
        _knock(engine.address)
    where = {"address": engine.address} if engine.address else {"num_cpus": engine.workers, "include_dashboard": False}
    try:
        ray.init(**where, log_to_driver=False, logging_level=logging.CRITICAL, configure_logging=False)
    except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
        raise AccessError(
            f"{engine.address or 'Ray'}: expected a Ray cluster that answers, found: {_last_line(error)}"
        ) from error
    try:
        yield
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Make sure that somebody listens: Ray itself would try for minutes.

    Raises:
        AccessError: Nobody does.
    """
    place = urlsplit(address if "://" in address else f"ray://{address}")
    try:
        port = place.port
    except ValueError as error:
        raise AccessError(f"{address}: expected HOST:PORT of a Ray cluster, found no port ({error})") from error
    if port is None:
        if address == ANY:
            return
        raise AccessError(f"{address}: expected HOST:PORT of a Ray cluster, found no port")
    try:
        socket.create_connection((place.hostname or "", port), timeout=PATIENCE).close()
    except OSError as error:
        raise AccessError(
            f"{address}: expected a Ray cluster that answers, found: {error.strerror or error}"
        ) from error


def _missing(package: str, extra: str, error: ImportError) -> RecordError:
    return RecordError(
        f"expected the package {package}, which hands out the work, found: {error}; "
        f"pip install 'communique[{extra}]' brings it"
    )


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
