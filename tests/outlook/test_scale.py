"""Where positions on a scale balance, and what moves them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import SourceError
from communique.outlook.scale import Scale, Standpoint, centre_of, load_scale, weigh

FILE = """
issue = "years until the bridge opens"
source = "a note of ours"
[[position]]
party = "XAA"
at = 2
weight = 3
[[position]]
party = "XBB"
at = 6
weight = 2
salience = 0.5
[[position]]
party = "XCC"
at = 10
"""
places = st.lists(
    st.builds(Standpoint, party=st.just("X"), at=st.integers(0, 20), weight=st.integers(1, 9)), min_size=1, max_size=7
)


def test_a_scale_is_weighed(tmp_path):
    path = tmp_path / "scale.toml"
    path.write_text(FILE, encoding="utf-8")
    weighed = weigh(load_scale(path))
    assert (weighed.centre.mean, weighed.centre.median, weighed.centre.undefeated) == (4.4, 2, (2,))
    assert (weighed.source, len(weighed.moved)) == ("a note of ours", 9)


def test_leaving_the_strongest_out_moves_the_median():
    weighed = weigh(
        Scale(issue="x", position=(Standpoint("XAA", 0, 5), Standpoint("XBB", 4, 2), Standpoint("XCC", 8, 1)))
    )
    without = next(one for one in weighed.moved if (one.party, one.what) == ("XAA", "left out"))
    assert (weighed.centre.median, without.centre.median) == (0, 4)


def test_half_the_weight_on_either_side_leaves_the_median_between():
    centre = centre_of([Standpoint("XAA", 2), Standpoint("XBB", 6)])
    assert (centre.median, centre.undefeated) == (4, (2, 6))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('issue = "x"\nposition = []', "some weight", id="nobody"),
        pytest.param('issue = "x"\n[[position]]\nparty = "a"\nat = nan', "finite", id="not a number"),
        pytest.param('issue = "x"\n[[position]]\nparty = "a"\nat = 1\nweight = -1', "0 or more", id="negative"),
        pytest.param('issue = "x"\n[[position]]\nparty = "a"\nat = 1\nwait = 1', "unknown field", id="a slip"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, text, words):
    path = tmp_path / "scale.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=words):
        load_scale(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"nowhere\.toml"):
        load_scale(tmp_path / "nowhere.toml")


@settings(deadline=None)
@given(places)
def test_the_median_is_undefeated_and_the_mean_lies_between(several):
    centre = centre_of(several)
    assert min(one.at for one in several) <= centre.mean <= max(one.at for one in several)
    assert centre.undefeated[0] <= centre.median <= centre.undefeated[-1]


@settings(deadline=None)
@given(places)
def test_the_order_does_not_matter(several):
    one, other = centre_of(several), centre_of(several[::-1])
    assert (one.median, one.undefeated) == (other.median, other.undefeated)
    assert one.mean == pytest.approx(other.mean)
