"""What templates do with values: `{{ day|day }}`."""

from collections.abc import Callable, Mapping

from communique.views.wording import words_for_day, words_for_when

FILTERS: Mapping[str, Callable[..., object]] = {
    "day": words_for_day,
    "when": words_for_when,
}
