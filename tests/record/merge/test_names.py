"""Names of persons are compared by their parts."""

import pytest

from communique.record.merge.names import is_same_given, parse_name


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("Grace Achieng", "G. Achieng", True),
        ("Grace Achieng", "Peter Achieng", False),
        ("Achieng", "Grace Achieng", False),
        ("Achieng", "Achieng", False),
    ],
)
def test_given_names_are_the_same_only_where_both_are_told(first, second, is_same):
    assert is_same_given(parse_name(first), parse_name(second)) is is_same
