import pytest

from communique.documents.nesting import refuse_deep
from communique.documents.sources import source_rules
from communique.errors import SourceError

MOST = source_rules().max_depth


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * MOST, id="as_deep_as_we_read"),
        pytest.param("<div></div>" * MOST * 2, id="beside_one_another"),
        pytest.param("</div>" * MOST * 2 + "<div>" * MOST, id="ends_without_a_beginning"),
        pytest.param("<div/>" * MOST * 2, id="empty"),
        pytest.param("<br>" * MOST * 2, id="that_need_no_end"),
        pytest.param("<script>" + "<div>" * MOST * 2 + "</script>", id="in_a_script"),
        pytest.param("<STYLE>" + "<div>" * MOST * 2 + "</style>", id="in_a_style"),
        pytest.param("<script></style>" + "<div>" * MOST * 2 + "</script>", id="another_end_within_a_script"),
        pytest.param("<script>x</script>" * MOST * 2, id="scripts_beside_one_another"),
        pytest.param("</script>" * 3 + "<div>" * MOST, id="the_end_of_no_script"),
    ],
)
def test_tags_that_are_not_too_deep(markup):
    refuse_deep(markup, "a page")


@pytest.mark.parametrize(
    ("markup", "depth"),
    [
        pytest.param("<div>" * (MOST + 1), MOST + 1, id="one_more"),
        pytest.param("<div>" * (MOST + 1) + "</div>" * (MOST + 1), MOST + 1, id="and_back"),
        pytest.param("<script></script>" + "<div>" * (MOST + 1), MOST + 1, id="after_a_script"),
        pytest.param("<script><b></script><div></div>" + "<i>" * (MOST + 2), MOST + 2, id="after_a_script_with_tags"),
        pytest.param("</style>" + "<div>" * (MOST + 1), MOST + 1, id="after_the_end_of_no_style"),
        pytest.param("<div>" * MOST + "<br><i/><p>" + "<b>" * 2000, MOST + 2000, id="thousands"),
    ],
)
def test_tags_that_are_too_deep(markup, depth):
    with pytest.raises(SourceError) as caught:
        refuse_deep(markup, "a page")
    assert str(caught.value) == f"expected a page, found tags nested {depth:,} deep (we read {MOST})"
