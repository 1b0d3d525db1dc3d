"""Joint statements: who signs speaks in every paragraph; a "we" in an article's own words signs nothing."""

import pytest

from communique.domain.document import Origin, make_document
from communique.reading import read

BODY = "Such acts must stop.\n\nWe support a truce.\n\nWe will send observers."
HEADS = [
    pytest.param("We, the Presidents of Estonia and Latvia, declare:", id="we_declare"),
    pytest.param("Joint Statement of the Leaders of Estonia and Latvia", id="heading"),
    pytest.param("President Emmanuel Macron and Chancellor Friedrich Merz declare:", id="names_before_a_colon"),
]


def declared(text):
    statements = read(make_document(text, Origin())).statements
    return [statement.content[0].quote for statement in statements if statement.rule == "en.declaration"]


@pytest.mark.parametrize("head", HEADS)
def test_joint_statement_is_said_paragraph_by_paragraph(head):
    said = declared(f"{head}\n\n{BODY}")

    assert [part for part in said if part in BODY] == BODY.split("\n\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"The editors look back on a year.\n\n{BODY}", id="nobody_signs"),
        pytest.param("We, the Presidents of Estonia and Latvia, declare:\n\nSuch acts must stop.", id="no_further_we"),
        pytest.param('The leaders said: "We want a truce. We need it."', id="quoted"),
    ],
)
def test_we_that_nobody_signs_declares_nothing(text):
    assert declared(text) == []
