"""The kinds of columns: ids that sort the same everywhere, lists as JSON, instants in UTC."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

# PostgreSQL sorts by the language of the machine unless told otherwise; SQLite by code points.
Id = Text().with_variant(Text(collation="C"), "postgresql")
Number = BigInteger().with_variant(Integer(), "sqlite")


class Listed(TypeDecorator[tuple[Any, ...]]):
    """A tuple as a JSON array."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        """Return the array as it is stored."""
        del dialect
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...] | None:
        """Return the array as a tuple."""
        del dialect
        return None if value is None else tuple(msgspec.json.decode(value))


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, as ISO 8601 to the microsecond, so that text sorts as time does."""

    impl = Id
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the moment as it is stored."""
        del dialect
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)
