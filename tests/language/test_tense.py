import pytest

from communique.domain.document import Origin, make_document
from communique.language import Token, annotate
from communique.language.tense import auxiliaries_of


def word(text: str, pos: str, tag: str, dep: str, i: int = 0) -> Token:
    made = Token(text, i, i)
    made.pos, made.tag, made.dep = pos, tag, dep
    return made


@pytest.mark.parametrize(
    ("text", "verb", "auxiliaries"),
    [
        ("The envoys will meet and speak on Friday.", "speak", ["will"]),
        ("The envoys have met and will speak on Friday.", "speak", ["will"]),
        ("The envoys met and spoke on Friday.", "spoke", []),
    ],
)
def test_joined_verbs_share_what_stands_before_the_first(text, verb, auxiliaries):
    page = annotate(make_document(text, Origin()))
    (found,) = [token for token in page.tokens if token.lower == verb]
    assert [token.lower for token in auxiliaries_of(found)] == auxiliaries


def test_a_conjunct_whose_first_verb_is_left_out_has_none_to_share():
    assert auxiliaries_of(word("spoken", "VERB", "VBN", "conj")) == []
