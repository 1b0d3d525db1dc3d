from communique.language.tokens import Token


def test_a_token_is_shown_as_its_word_and_its_index():
    assert repr(Token("met", 12, 3)) == "met[3]"
