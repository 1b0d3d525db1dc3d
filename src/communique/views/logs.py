"""How what the program says of its work is written: as lines for people, or as JSON for programs that collect them."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

OURS = ("communique", "uvicorn.error")  # loggers; those of other libraries say nothing that helps here
Form = Literal["text", "json"]
Level = Literal["warning", "info", "debug"]


class _Json(logging.Formatter):
    """One line of JSON a message."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "said", {}),  # numbers and names of their own, where a message has such
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class _StandardError(logging.Handler):
    """Writes to what is standard error by then."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(f"{self.format(record)}\n")
        except (OSError, ValueError, AttributeError):  # closed, or none
            self.handleError(record)


def keep_logs_quiet() -> None:
    """Show our own warnings; those of the libraries below us say nothing that a reader of articles could use."""
    logging.getLogger().addHandler(logging.NullHandler())
    log = logging.getLogger(OURS[0])
    if not log.handlers:
        write_logs("text", "warning")


def write_logs(form: Form, level: Level) -> None:
    """Write what we say to standard error, in a form and from a level on."""
    handler = _StandardError()
    handler.setFormatter(_Json() if form == "json" else logging.Formatter("communique: %(message)s"))
    for name in OURS:
        log = logging.getLogger(name)
        log.handlers = [handler]
        log.setLevel(level.upper())
