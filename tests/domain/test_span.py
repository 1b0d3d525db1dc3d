import re

import pytest

from communique.domain.span import Span
from communique.errors import OffsetError

TEXT = "The talks 😀 go on"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (0, 1), (3, 3), (10, 11)])
def test_a_span_may_begin_at_nothing_and_hold_nothing(start, end):
    assert Span(start, end).of(TEXT) == TEXT[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (-1, 4), (2, 1)])
def test_a_span_that_runs_backwards_is_none(start, end):
    with pytest.raises(OffsetError, match=f"^expected 0 <= start <= end, found {start}, {end}$"):
        Span(start, end)


def test_a_span_ends_with_its_text_at_the_latest():
    assert Span(12, 17).of(TEXT) == "go on"
    assert Span(0, len(TEXT)).of(TEXT) == TEXT
    with pytest.raises(OffsetError, match=re.escape(f"span ends at {len(TEXT) + 1}, the text at {len(TEXT)}")):
        Span(4, len(TEXT) + 1).of(TEXT)


@pytest.mark.parametrize(
    ("other", "covers", "overlaps"),
    [
        pytest.param(Span(4, 9), True, True, id="itself"),
        pytest.param(Span(5, 8), True, True, id="within"),
        pytest.param(Span(3, 9), False, True, id="begins_before"),
        pytest.param(Span(4, 10), False, True, id="ends_after"),
        pytest.param(Span(0, 20), False, True, id="around"),
        pytest.param(Span(0, 4), False, False, id="just_before"),
        pytest.param(Span(9, 12), False, False, id="just_after"),
        pytest.param(Span(0, 5), False, True, id="one_character_at_the_start"),
        pytest.param(Span(8, 12), False, True, id="one_character_at_the_end"),
    ],
)
def test_spans_cover_and_overlap(other, covers, overlaps):
    assert Span(4, 9).covers(other) is covers
    assert Span(4, 9).overlaps(other) is overlaps
    assert other.overlaps(Span(4, 9)) is overlaps


@pytest.mark.parametrize(
    ("span", "trimmed"),
    [
        pytest.param(Span(0, 3), Span(0, 3), id="no_blank"),
        pytest.param(Span(3, 10), Span(4, 9), id="both_ends"),
        pytest.param(Span(3, 9), Span(4, 9), id="start"),
        pytest.param(Span(4, 10), Span(4, 9), id="end"),
        pytest.param(Span(3, 4), Span(4, 4), id="only_blank"),
    ],
)
def test_blanks_at_the_ends_go(span, trimmed):
    assert span.trimmed(TEXT) == trimmed


def test_the_smallest_span_around_others():
    assert Span.around([Span(7, 9), Span(3, 4), Span(5, 12)]) == Span(3, 12)
    assert Span.around(iter([Span(2, 2)])) == Span(2, 2)
