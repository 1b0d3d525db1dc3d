"""A page of plain lines: headings, facts, quotations; in a terminal with colours."""

from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

QUIET, STRONG = "dim", "bold"
INDENT = 2


class Paper:
    """Collects lines, none longer than the width."""

    def __init__(self, width: int, *, is_terminal: bool) -> None:
        """Begin an empty page.

        Args:
            width: Columns.
            is_terminal: Whether colours and bold type may be used.
        """
        self._page = StringIO()
        self.width = width
        self._console = Console(
            file=self._page, width=width, force_terminal=is_terminal, highlight=False, markup=False, emoji=False
        )

    def title(self, words: str) -> None:
        """Write what the page is about."""
        self._write(words, STRONG, 0)

    def head(self, words: str) -> None:
        """Begin a section."""
        self.blank()
        self._write(words, "bold underline", 0)

    def line(self, words: str, *, indent: int = 0, is_quiet: bool = False, is_strong: bool = False) -> None:
        """Write a line; one without words is left out.

        Args:
            indent: Steps to the right.
        """
        if words:
            self._write(words, QUIET if is_quiet else STRONG if is_strong else "", indent * INDENT)

    def styled(self, words: Text, *, indent: int = 0) -> None:
        """Write words that bring their own style."""
        self._console.print(Padding(words, (0, 0, 0, indent * INDENT)))

    def quote(self, words: str, place: str = "", *, indent: int = 0) -> None:
        """Write words of a text, a bar beside them, and where they stand."""
        quoted = Text.assemble((words, "italic"), "  ", (place, QUIET))
        for row in quoted.wrap(self._console, self.width - indent * INDENT - 2):
            self.styled(Text.assemble(("│ ", QUIET), row), indent=indent)

    def hanging(self, head: str, words: str, *, indent: int = 0) -> None:
        """Write words beside a head, all lines of theirs to the right of it."""
        table = Table.grid(padding=(0, 0))
        table.add_column(width=len(head))
        table.add_column(ratio=1, overflow="fold")
        table.add_row(Text(head), Text(words))
        self._console.print(Padding(table, (0, 0, 0, indent * INDENT)))

    def blank(self) -> None:
        """Leave a line free."""
        self._console.print()

    def text(self) -> str:
        """Return the page."""
        return "\n".join(line.rstrip() for line in self._page.getvalue().split("\n"))

    def _write(self, words: str, style: str, indent: int) -> None:
        self._console.print(Padding(Text(words, style=style, overflow="fold"), (0, 0, 0, indent)))
