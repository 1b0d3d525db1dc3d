"""Draws chances with their intervals as SVG: no script, no style, the colours of the text around it."""

from collections.abc import Iterator, Sequence
from html import escape

from communique.views.outlooks.line import Bar
from communique.views.outlooks.numbers import percent

WIDTH, LEFT, RIGHT = 400, 8, 8
ROW, HEAD, AXIS = 34, 10, 26  # heights
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
FIRST, LAST = TICKS[0], TICKS[-1]


def chart_of(bars: Sequence[Bar], title: str) -> str:
    """Return an SVG with a row for each chance: the point is the chance, the line how often such came true."""
    height = HEAD + ROW * len(bars) + AXIS
    said = escape(title)
    attributes = 'font-family="sans-serif" font-size="13" fill="currentColor"'
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="outlook-chart" viewBox="0 0 {WIDTH} {height}" ',
        f'role="img" aria-label="{said}" {attributes}><title>{said}</title>',
        *_axis(height),
        *(piece for number, bar in enumerate(bars) for piece in _row(bar, HEAD + ROW * number)),
        "</svg>",
    ]
    return "".join(pieces)


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _axis(height: int) -> Iterator[str]:
    bottom = height - AXIS
    for tick in TICKS:
        anchor = "start" if tick == FIRST else "end" if tick == LAST else "middle"
        yield (
            f'<line x1="{_x(tick)}" x2="{_x(tick)}" y1="{HEAD}" y2="{bottom}" stroke="currentColor" '
            f'stroke-opacity=".2"/>'
        )
        yield f'<text x="{_x(tick)}" y="{bottom + 17}" text-anchor="{anchor}" opacity=".75">{percent(tick)}</text>'


def _row(bar: Bar, top: int) -> Iterator[str]:
    middle = top + ROW - 10
    yield f'<text x="{LEFT}" y="{top + 13}">{escape(bar.name)}: {percent(bar.value)}</text>'
    yield (
        f'<line x1="{_x(bar.low)}" x2="{_x(bar.high)}" y1="{middle}" y2="{middle}" stroke="currentColor" '
        f'stroke-width="4" stroke-opacity=".4" stroke-linecap="round"/>'
    )
    yield f'<circle cx="{_x(bar.value)}" cy="{middle}" r="5"/>'
