"""Asks every regular expression of ours how much longer it takes for a text twice as long, however hostile.

    python -m tests.security.growing

In a program of its own: expressions are noted as they are compiled, and each is compiled once in a program.
"""

import json
from pathlib import Path
from time import process_time

from tests.security.pumping import hostile, import_all, noting, searched_constants

LENGTH = 4000  # characters
NOTICED_SECONDS = 0.02  # below it nothing is measured well; what grows by the square is above it
MOST_GROWTH = 2.9  # for twice the length; 4 is the square
TRIES = 3
# Compiled by functions, and only asked what begins at one place.
MATCHING = {
    "communique.dates.grammar": "at the beginnings of words, never within a number",
}
EXAMPLES = Path(__file__).parents[2] / "examples"


def seconds(ask, text) -> float:
    best = float("inf")
    for _ in range(TRIES):
        begun = process_time()
        ask(text)
        best = min(best, process_time() - begun)
        if best < NOTICED_SECONDS:
            break
    return best


def growth(ask, before, repeated, expression) -> float:
    """Return how many times longer it takes for twice the text; 1 where it takes next to nothing."""

    def text(length):
        words = before + repeated * (length // len(repeated)) + "\x00"
        return words.encode("latin-1", "replace") if isinstance(expression.pattern, bytes) else words

    if seconds(ask, text(2 * LENGTH)) < NOTICED_SECONDS:
        return 1
    return seconds(ask, text(4 * LENGTH)) / seconds(ask, text(2 * LENGTH))


def ways(expression, names, searching):
    """Yield how an expression is asked: at one place, and where it is used so from every place."""
    yield expression.pattern.match
    name = names.get((expression.module, expression.line))
    if f"{expression.module}.{name}" in searching or (name is None and expression.module not in MATCHING):
        yield lambda text: sum(1 for _ in expression.pattern.finditer(text))


def slow_ones(found):
    names, searching = searched_constants()
    for expression in found:
        for ask in ways(expression, names, searching):
            for before, repeated in hostile(expression.pattern):
                times = growth(ask, before, repeated, expression.pattern)
                if times > MOST_GROWTH:
                    yield f"{expression.place} {before[-20:]!r} {repeated!r} x{times:.1f}"


def main():
    """Print how many expressions there are, and those that are slow."""
    with noting() as found:
        import_all()
        from communique.dates.grammar import load_grammar  # noqa: PLC0415
        from communique.documents import load_documents  # noqa: PLC0415  their rules are compiled where they are used
        from communique.reading import read  # noqa: PLC0415

        for document in load_documents([str(EXAMPLES)]):
            read(document)
        for language in ("en", "ru"):
            for rule in load_grammar(language).rules:
                assert rule.pattern  # made when it is first tried
    print(json.dumps({"expressions": len(found), "slow": list(slow_ones(found.values()))}))  # noqa: T201  the answer


if __name__ == "__main__":
    main()
