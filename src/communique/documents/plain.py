"""Reads plain text: a front matter block may stand before it, and lines wrapped by hand become paragraphs."""

from communique.documents.drafts import Draft
from communique.documents.front_matter import split_front_matter

MIN_WRAPPED_LINES = 4
NARROWEST, WIDEST = 40, 120  # characters a line, of a text wrapped by hand or by a mail program
MIN_FULL_SHARE = 0.9  # of the lines that go on, to which the next word could not have been added


def read_plain(text: str, repairs: list[str]) -> Draft:
    """Return the draft of a plain text."""
    said, body = split_front_matter(text)
    unwrapped = unwrap(body)
    if unwrapped != body:
        repairs = [*repairs, "lines wrapped by hand were joined into paragraphs"]
    return Draft(text=unwrapped, said=said, repairs=tuple(repairs))


def unwrap(text: str) -> str:
    """Return the text with each paragraph on a line of its own; its length stays.

    Lines count as wrapped where nearly all that go on are as full as the widest allows.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    going_on = [index for index in range(len(lines) - 1) if lines[index].strip() and lines[index + 1].strip()]
    if not NARROWEST <= width <= WIDEST or len(going_on) < MIN_WRAPPED_LINES:
        return text
    full = sum(len(lines[index]) + 1 + len(lines[index + 1].split()[0]) > width for index in going_on)
    if full < MIN_FULL_SHARE * len(going_on):
        return text
    joined = set(going_on)
    return "".join(
        line + ("" if index == len(lines) - 1 else " " if index in joined else "\n") for index, line in enumerate(lines)
    )
