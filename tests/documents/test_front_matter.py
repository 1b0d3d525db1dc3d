import pytest

from communique.documents.front_matter import split_front_matter

BLOCK = """---
title: At last: a date
Source: "The Harbour Ledger"
published: 2025-08-09
author:
  - Jane Roe
  - John Doe
summary: >
  not ours
id: 'a-7'
# a remark
---

The text.
"""


def test_front_matter_gives_the_fields_we_know():
    said, text = split_front_matter(BLOCK)
    assert said == {
        "title": "At last: a date",
        "source": "The Harbour Ledger",
        "published": "2025-08-09",
        "byline": "Jane Roe, John Doe",
        "key": "a-7",
    }
    assert text == "The text.\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The text.\n---\ntitle: x\n---\n", id="not_at_the_start"),
        pytest.param("---\ntitle: x\nThe block never ends.\n", id="not_closed"),
        pytest.param("---\nA line between two rules.\n---\nText.\n", id="no_field"),
        pytest.param("", id="empty"),
    ],
)
def test_other_text_stays(text):
    assert split_front_matter(text) == ({}, text)
