import pytest

from communique.language.tokens import Token, grow
from communique.language.universal import climbed, tense_named


def words(*rows: tuple[str, str]) -> list[Token]:
    """Return words of which each hangs on the one before it, from their labels and features."""
    made = [Token("word", number, number) for number in range(len(rows))]
    for token, (token.dep, token.tag) in zip(made, rows, strict=True):
        token.head = made[max(0, token.i - 1)]
    grow(made)
    return made


@pytest.mark.parametrize(
    ("verb", "beside", "tense"),
    [
        ("Tense=Past|VerbForm=Fin", ("aux", "Tense=Fut"), "Fut"),
        ("Tense=Past|VerbForm=Fin", ("aux", "Mood=Cnd"), "Past"),
        ("Tense=Past|VerbForm=Fin", ("advmod", "Tense=Fut"), "Past"),
        ("VerbForm=Inf", ("aux", "Mood=Cnd"), ""),
    ],
)
def test_tense_is_that_of_an_auxiliary_where_it_names_one(verb, beside, tense):
    assert tense_named(words(("root", verb), beside)[0]) == tense


def test_no_more_than_eight_words_above_are_asked():
    deep = words(*[("conj", "")] * 12)
    assert [token.i for token in climbed(deep[-1])] == [11, 10, 9, 8, 7, 6, 5, 4, 3]
    assert [token.i for token in climbed(deep[2])] == [2, 1, 0]
