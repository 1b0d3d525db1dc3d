from datetime import date

import pytest

from communique.documents.made import title_and_day

DAY = date(2025, 4, 14)


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("Joint statement of the ministers", True),
        ("Microsoft Word - Final draft.docx", False),
        ("Untitled document", False),
        ("readout_final_v3.pdf", False),
        ("Statement", False),
        ("2025 - 04", False),
        ("", False),
        (None, False),
    ],
)
def test_a_title_counts_where_it_reads_as_one(title, is_one):
    assert title_and_day(title, None, "") == ({"title": title} if is_one else {})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Oslo, 14 April 2025. They met.", "2025-04-14"),
        ("April 12th, 2025: they met.", "2025-04-12"),
        ("Done at Oslo on the 13th of April 2025", "2025-04-13"),
        ("2025-04-14", "2025-04-14"),
        ("On 15 April 2025 they will meet.", None),
        ("On 4 April 2025 they met.", None),
        ("On 114 April 20255", None),
        ("They met.", None),
        ("They met. " * 300 + "On 14 April 2025 " + "they met. " * 300, None),
    ],
)
def test_the_day_of_making_counts_where_the_text_names_it(text, day):
    assert title_and_day(None, DAY, text).get("published") == day
