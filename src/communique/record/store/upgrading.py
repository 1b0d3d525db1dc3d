"""Brings the schema of a record to the version this program knows."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def raise_schema(connection: Connection) -> None:
    """Run the migrations that are missing, in the transaction of the connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
