from pathlib import Path

from communique.documents.hosts import network_limits
from communique.documents.sources import source_rules

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_every_kind_of_file_is_described():
    assert [suffix for suffix in source_rules().suffixes if f"`{suffix}`" not in PAGE] == []


def test_the_limits_are_those_that_hold():
    rules, limits = source_rules(), network_limits()
    for size in (rules.max_bytes, rules.max_paged_bytes, rules.max_unpacked_bytes, limits.max_bytes):
        assert f"{size // 1_000_000} MB" in PAGE
    assert f"{rules.max_parts:,} pages" in PAGE
    assert (limits.max_redirects, limits.whole_seconds) == (5, 60)
