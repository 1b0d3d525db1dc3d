import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.cleaning import clean, clean_line


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        pytest.param("One.\r\nTwo.\rThree.\u2028Four.", "One.\nTwo.\nThree.\nFour.", id="line_ends"),
        pytest.param("â€œItâ€™s a deal,â€\x9d he said.", "“It’s a deal,” he said.", id="mojibake"),
        pytest.param("on 3\xa0May at 10\u202fa.m.", "on 3 May at 10 a.m.", id="blanks"),
        pytest.param("a\x07b\x1b[31mc\u200bd\xade\u202ef", "ab[31mcdef", id="controls"),
        pytest.param("a \ud83d\ude00 and a \ud800 half", "a 😀 and a \ufffd half", id="surrogates"),
    ],
)
def test_text_is_repaired_and_each_repair_is_told(found, kept):
    text, repairs = clean(found)
    assert text == kept
    assert len(repairs) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Curly” and ‘single’ – dashes — and… «these»", id="punctuation"),
        pytest.param("Zelenskyy met Erdoğan and Sánchez; e\u0301 stays in two parts, ﬁ in one", id="letters"),
        pytest.param("سلام \u200fكيف\u200e", id="right_to_left"),
        pytest.param("family 👨\u200d👩\u200d👧 flag 🇴🇲", id="emoji"),
        pytest.param("tab\there, line\nthere", id="tabs"),
    ],
)
def test_what_is_no_damage_stays(text):
    assert clean(text) == (text, [])


@given(st.text(alphabet=st.characters() | st.sampled_from("\r\n\u2028\ud800\x00“”â€™é"), max_size=200))
def test_cleaning_twice_changes_nothing_more(text):
    once, _ = clean(text)
    assert clean(once) == (once, [])
    once.encode("utf-8")


def test_damage_upon_damage_is_mended():
    text = "é"
    for _ in range(6):
        text = text.encode().decode("cp1252")
        text = f"{text[0]}\u200b{text[1:]}"
    assert clean(text)[0] == "é"


def test_a_title_stands_on_one_line():
    assert clean_line("  Talks\r\n  go on ") == "Talks go on"
    assert clean_line(" \n") is None
