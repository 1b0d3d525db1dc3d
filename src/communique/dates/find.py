"""Finds the time expressions of a page and places them in the calendar."""

from collections.abc import Iterator

from communique.dates.grammar import language_of, load_grammar
from communique.dates.matching import Candidate, find_candidates
from communique.dates.reading import Reading, Stretch
from communique.dates.resolve import resolve
from communique.dates.scene import Scene
from communique.domain.evidence import Evidence
from communique.domain.expression import TimeExpression
from communique.domain.when import When
from communique.language import Page


def find_times(page: Page, *, narrative: bool = False) -> Iterator[TimeExpression]:
    """Yield the time expressions of a page, in order of appearance.

    Args:
        page: Relative times count from its document's day of publication; without one they stay unresolved.
        narrative: The text tells of years long past: a month without a year belongs to the last year told, not to
            the year of publication.
    """
    grammar = load_grammar(language_of(page.document.citation.language))
    scene = Scene(page, grammar, narrative)
    end = 0
    for candidates in find_candidates(page.text, grammar):
        if candidates[0].span.start < end:
            continue
        for candidate in candidates:
            reading = resolve(candidate, scene)
            if reading is not None:
                scene.remember(reading, candidate.span)
                end = candidate.span.end
                yield _expression(page, candidate, reading)
                break


def _expression(page: Page, candidate: Candidate, reading: Reading) -> TimeExpression:
    evidence = page.evidence(candidate.span)
    when = _when(reading.when, evidence) if reading.when else None
    return TimeExpression(
        evidence=evidence,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        when=when,
        duration=reading.duration,
        rule=candidate.compiled.rule.id,
    )


def _when(stretch: Stretch, evidence: Evidence) -> When:
    return When(edtf=stretch.edtf, earliest=stretch.earliest, latest=stretch.latest, evidence=evidence)
