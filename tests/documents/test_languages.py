import pytest

from communique.documents.languages import language_of, normal_code

ENGLISH = "The two ministers met in Oslo on Friday, and both of them said that the talks would go on for another week."
NAMES = (
    "Smith, Kowalski, García, Müller, Rossi, Yılmaz, Tanaka, Nguyen, Okafor, Haddad, Ivanov, Papadopoulos, Jensen. "
    "Venues: Oslo, Geneva, Doha, Muscat, Vienna. Present: Britain, France, Germany, Norway, Oman, Qatar."
)


@pytest.mark.parametrize("text", [ENGLISH, NAMES, ENGLISH.upper()])
def test_english_is_told_by_its_small_words(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["", "Talks in Oslo", "Gespräche in Genf", "1234 5678"])
def test_too_little_is_not_judged(text):
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Minister sagte am Freitag, dass die Gespräche in Genf fortgesetzt werden sollen.", "de"),
        ("De minister zei vrijdag dat de gesprekken volgende week in Den Haag worden voortgezet.", "nl"),
        ("Le ministre a déclaré que les pourparlers se poursuivraient la semaine prochaine à Genève.", "fr"),
        ("El ministro dijo el viernes que las conversaciones continuarán la próxima semana en Ginebra.", "es"),
        ("Министр заявил, что переговоры продолжатся на следующей неделе.", "ru"),
        ("外交部发言人周三表示，谈判将于下周继续举行，双方同意继续接触。", "zh"),
        ("وقال الوزير إن المحادثات ستستمر الأسبوع المقبل في مسقط.", "ar"),
    ],
)  # fmt: skip
def test_another_language_is_named(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(("said", "code"), [("en-GB", "en"), ("DE", "de"), ("", None), ("English", None)])
def test_code_is_taken_from_what_an_input_says(said, code):
    assert normal_code(said) == code
