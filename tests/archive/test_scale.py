import re
from pathlib import Path

import duckdb

from tests.archive.making import archive, line_of

SCALE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")


def test_the_query_that_the_page_shows_finds_meetings(tmp_path):
    (tmp_path / "a.jsonl").write_text("".join(line_of(number) for number in range(3)))
    archive(tmp_path / "read", tmp_path / "a.jsonl")
    [query] = re.findall(r"```sql\n(.+?)```", SCALE, re.DOTALL)
    found = duckdb.sql(query.replace("'read/", f"'{tmp_path}/read/")).fetchall()
    assert {(str(day), mode) for day, mode, _ in found} == {("2025-03-10", "meeting"), ("2025-03-10", "talks")}
