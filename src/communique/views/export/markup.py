"""Writes XML as it goes, in an order of its own, with characters that XML allows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Markup:
    """An XML document in the making."""

    def __init__(self, stream: BinaryIO) -> None:
        """Begin the document."""
        self._generator = XMLGenerator(stream, encoding="utf-8", short_empty_elements=True)
        self._generator.startDocument()

    @contextmanager
    def element(self, name: str, **attributes: str | int) -> Iterator[None]:
        """Write an element around what is written within; a trailing underscore of an attribute's name is dropped."""
        said = {key.rstrip("_"): FORBIDDEN.sub("\ufffd", str(value)) for key, value in attributes.items()}
        self._generator.startElement(name, AttributesImpl(said))
        yield
        self._generator.endElement(name)
        self._generator.ignorableWhitespace("\n")

    def leaf(self, name: str, words: str = "", **attributes: str | int) -> None:
        """Write an element that holds words alone."""
        with self.element(name, **attributes):
            if words:
                self._generator.characters(FORBIDDEN.sub("\ufffd", words))

    def close(self) -> None:
        """End the document."""
        self._generator.endDocument()
