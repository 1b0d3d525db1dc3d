from communique.language.russian import _untangle
from communique.language.tokens import Token


def test_words_that_hang_on_each_other_in_a_circle_are_parted():
    first, second, third = (Token("word", number, number) for number in range(3))
    first.head, second.head, third.head = second, first, second
    _untangle([first, second, third])
    assert [token.head for token in (first, second, third)] == [first, first, second]
