"""Says chances, rates and counts in words."""

from communique.outlook.intervals import Interval


def percent(share: float) -> str:
    """Return a share in per cent, without more digits than it bears.

    >>> percent(0.4231), percent(0.004), percent(1.0)
    ('42%', '0.4%', '100%')
    """
    value = share * 100
    return f"{value:.1f}%" if 0 < value < 1 else f"{value:.0f}%"


def span(interval: Interval) -> str:
    """Return an interval of a share in words.

    >>> span(Interval(low=0.355, high=0.557))
    '36 to 56%'
    """
    low, high = percent(interval.low), percent(interval.high)
    return f"{low.removesuffix('%')} to {high}"


def times(value: float | None) -> str:
    """Return a ratio in words; None: no bound.

    >>> times(0.476), times(11.15), times(None)
    ('0.48', '11', 'any number of')
    """
    if value is None:
        return "any number of"
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"  # noqa: PLR2004  from ten on no digit after the point


def plain(value: float) -> str:
    """Return a number without needless digits.

    >>> plain(7.0), plain(7.39), plain(-0.125)
    ('7', '7.39', '-0.125')
    """
    return f"{value:.6g}"


def days(number: int) -> str:
    """Return so many days in words.

    >>> days(1), days(12)
    ('1 day', '12 days')
    """
    return f"{number:,} day{'' if number == 1 else 's'}"
