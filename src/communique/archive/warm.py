"""A worker as Daft starts it: once a process, warm from its first shard on. Loaded only where Daft is."""

import daft
import msgspec

from communique.archive.shards import Shard
from communique.archive.worker import Done, Orders, Worker
from communique.errors import CommuniqueError


class Warm:
    """Reads shards handed over as JSON, and says as JSON what became of them."""

    def __init__(self, orders: str) -> None:
        """Load what reading needs; what prevents it is said with each shard."""
        self._trouble = ""
        try:
            self._worker = Worker(msgspec.json.decode(orders, type=Orders))
        except CommuniqueError as error:
            self._trouble = str(error)

    @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
    def read(self, shards: daft.Series) -> list[str]:
        """Read shards; each is handed over by itself, so that the next goes to whoever is free."""
        return [msgspec.json.encode(self._done(shard)).decode() for shard in shards.to_pylist()]

    def _done(self, told: str) -> Done:
        shard = msgspec.json.decode(told, type=Shard)
        return Done(shard=shard.number, trouble=self._trouble) if self._trouble else self._worker.read(shard)
