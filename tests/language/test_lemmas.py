import pytest

from communique.language import lemmas
from communique.language.pipeline import load_pipeline, parse, tokens_of

TEXTS = [
    "There is no date, and there were none; Let's wait, the envoy said: they ain't gonna meet.",
    "The envoys\n\n  had met. The ministers haven't, and they'd better do; we do not.",
    "MINISTERS MEET. Ministers met in İzmir, left early and are leaving again; that's all that they said.",
    "There are talks, which the parties call talks about talks, and what he saw he had not had.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_has_lemma_and_part_of_speech_as_the_whole_pipeline_gives_them(text):
    whole = load_pipeline()(text)
    expected = [
        (word.text, word.lemma_.lower(), word.pos_, word.tag_, word.dep_) for word in whole if not word.is_space
    ]
    for _ in range(2):  # the second time from what is kept
        (parsed, _) = next(iter(parse([(text, None)])))
        tokens = [token for sentence in tokens_of(parsed, 0, 0) for token in sentence]
        assert [(token.text, token.lemma, token.pos, token.tag, token.dep) for token in tokens] == expected


def test_heads_and_entities_are_those_of_the_whole_pipeline():
    text = "The envoy of Norway\n met Jane Doe in Oslo. She left."
    whole = [word for word in load_pipeline()(text) if not word.is_space]
    (parsed, _) = next(iter(parse([(text, None)])))
    tokens = [token for sentence in tokens_of(parsed, 0, 0) for token in sentence]
    assert [token.head.text for token in tokens] == [word.head.text for word in whole]
    assert [(token.entity, token.entity_start) for token in tokens] == [
        (word.ent_type_, word.ent_iob_ == "B") for word in whole
    ]


def test_words_read_the_same_after_all_that_was_kept_is_forgotten(monkeypatch):
    monkeypatch.setattr(lemmas, "KEPT", 0)
    first, second = (lemma_of_each("The envoys met.") for _ in range(2))
    assert first == second == ["the", "envoy", "meet", "."]


def test_blanks_alone_make_no_sentence():
    assert lemma_of_each(" \n\n ") == []


def lemma_of_each(text: str) -> list[str]:
    (parsed, _) = next(iter(parse([(text, None)])))
    return [token.lemma for sentence in tokens_of(parsed, 0, 0) for token in sentence]
