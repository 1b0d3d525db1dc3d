import pytest

from communique.archive import duplicates
from communique.archive.duplicates import find_repeats
from communique.archive.parts import Part
from communique.archive.tables import READ, rows_of
from communique.documents import Given, document_from
from communique.domain.findings import Findings


@pytest.fixture
def parts(tmp_path):
    """Return two shards: the words of each number at each place, some with another outlet."""
    folders = []
    for shard, said in enumerate([[(1, "Ledger"), (2, "Ledger"), (1, "Ledger")], [(2, "Courier"), (3, "Ledger")]], 1):
        with Part(tmp_path / f"{shard}") as part:
            for number, (text, source) in enumerate(said, 1):
                document = document_from(f"This is text {text}.", Given(source=source))
                for table, row in rows_of(Findings(document=document), READ):
                    part.put(table, {**row, "shard": shard, "number": number})
            part.keep()
        folders.append(tmp_path / f"{shard}")
    return folders


@pytest.mark.parametrize("share", [1, 2, 1_000])
def test_the_first_of_each_text_counts_however_many_are_held_in_memory(parts, tmp_path, monkeypatch, share):
    monkeypatch.setattr(duplicates, "SHARE", share)
    assert find_repeats(parts, 5, tmp_path) == {1: {3: "repeated"}, 2: {1: "elsewhere"}}
    assert not list(tmp_path.glob("share*"))
