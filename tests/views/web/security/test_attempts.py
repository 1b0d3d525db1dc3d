from datetime import timedelta

from communique.views.web.security.attempts import MOST, REMEMBERED, WITHIN, Attempts
from tests.views.web.browsing import NOON

KEYS = (("name", "ada"), ("address", "192.0.2.1"))


def test_after_too_many_failures_one_has_to_wait():
    attempts = Attempts()
    for number in range(MOST):
        assert attempts.wait(KEYS, NOON) is None, number
        attempts.fail(KEYS, NOON)
    assert attempts.wait(KEYS, NOON) == WITHIN
    assert attempts.wait((KEYS[0], ("address", "192.0.2.2")), NOON) == WITHIN, "a name from elsewhere"
    assert attempts.wait((("name", "ben"), KEYS[1]), NOON) == WITHIN, "another name from there"
    assert attempts.wait((("name", "ben"),), NOON) is None
    assert attempts.wait(KEYS, NOON + WITHIN) is None


def test_success_forgets_failures():
    attempts = Attempts()
    for _ in range(MOST - 1):
        attempts.fail(KEYS, NOON)
    attempts.succeed(KEYS)
    attempts.fail(KEYS, NOON + timedelta(seconds=1))
    assert attempts.wait(KEYS, NOON + timedelta(seconds=1)) is None


def test_only_so_many_names_are_remembered_and_the_oldest_goes():
    attempts = Attempts()
    for _ in range(MOST):
        attempts.fail(KEYS[:1], NOON)
    attempts.fail(tuple(("name", str(number)) for number in range(REMEMBERED - 1)), NOON)
    assert attempts.wait(KEYS[:1], NOON) == WITHIN
    attempts.fail((("name", "one more"),), NOON)
    assert attempts.wait(KEYS[:1], NOON) is None
