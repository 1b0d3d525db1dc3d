"""Time per word of short and of long documents: the same words in articles of 100 and in one of 20,000.

    python benchmarks/speed/length.py [--rounds N]

The text is made from templates of our own. Rounds alternate and count the processor's time; the figure is the median
ratio of the rounds, of the reading and, beside it, of the bare parse.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from itertools import cycle, permutations
from statistics import median

from reading import parse_all, read_each, timed

from communique.documents import Given, document_from
from communique.domain.document import Document

WORDS, SHORT = 20_000, 100
GIVEN = Given(published=date(2025, 4, 9))
WIDEST = 1.3  # both ways
PARTIES = (("Norway", "Oslo"), ("Peru", "Lima"), ("Kenya", "Nairobi"), ("Oman", "Muscat"), ("Finland", "Helsinki"))
TEMPLATES = (
    "The foreign minister of {one} met his counterpart from {other} in {town} on Tuesday for three hours.",
    '"We will not accept a border that nobody has agreed on," the president of {one} said after the talks.',
    "Officials in {town} said that the delegations would meet again on Friday, if {other} agreed to it.",
    "{one} demands that {other} withdraw its ships from the strait before any agreement is signed.",
    "Rain fell on the harbour for most of the morning, and the markets of the old quarter stayed closed.",
    "A spokeswoman for the government of {other} denied that a call with {one} had taken place last week.",
    "The two sides signed a protocol on fishing, released eleven sailors and agreed to exchange letters by May 3.",
)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    paragraphs = made_up(WORDS)
    short, long = cut(paragraphs, SHORT), cut(paragraphs, WORDS)
    works: tuple[Callable[[Sequence[Document]], None], ...] = (parse_all, read_each)
    for work in works:
        work(short)
        ratio = median(per_word(work, long) / per_word(work, short) for _ in range(options.rounds))
        bound = f"   (between {1 / WIDEST:.2f} and {WIDEST})" if work is read_each else ""
        name = "communique.read" if work is read_each else "bare spaCy"
        print(f"{name:<16}a word of {WORDS:,} against one of {SHORT}: {ratio:5.2f}{bound}")
    return 0


def made_up(words: int) -> list[str]:
    """Return paragraphs of two sentences that hold so many words together, or a few more."""
    meetings = cycle(permutations(PARTIES, 2))
    sentences = (
        template.format(one=one, other=other, town=town)
        for template, ((one, _), (other, town)) in zip(cycle(TEMPLATES), meetings, strict=False)
    )
    found: list[str] = []
    while words > 0:
        found.append(f"{next(sentences)} {next(sentences)}")
        words -= len(found[-1].split())
    return found


def cut(paragraphs: Sequence[str], words: int) -> list[Document]:
    """Return the paragraphs as documents of so many words, or a few more."""
    documents: list[Document] = []
    held: list[str] = []
    for paragraph in paragraphs:
        held.append(paragraph)
        if sum(len(text.split()) for text in held) >= words:
            documents.append(document_from("\n\n".join(held), GIVEN))
            held = []
    return documents


def per_word(work: Callable[[Sequence[Document]], None], documents: Sequence[Document]) -> float:
    """Return how many seconds of the processor the work takes for a word."""
    return timed(work, documents) / sum(len(document.text.split()) for document in documents)


if __name__ == "__main__":
    sys.exit(main())
