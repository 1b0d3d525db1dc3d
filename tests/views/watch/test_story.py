from datetime import UTC, datetime, timedelta

import pytest

from communique.domain.document import Document
from communique.reading import read
from communique.record import open_record
from communique.views.record_of import produced_by
from communique.views.watch import DigestFolder, Watch, open_journal, watch_once

FEED = "<rss version='2.0'><channel><title>The Harbour Ledger</title>{}</channel></rss>"
FIRST = """<item><title>Leaders to meet</title><link>https://ledger.example/1</link><pubDate>2025-04-10</pubDate>
<description>Russian President Vladimir Putin and US President Donald Trump will meet in Riyadh on 12 April, the Kremlin
said on Thursday. Russia demands that Ukraine withdraw its troops from the region.</description></item>"""
SECOND = """<item><title>Leaders meet</title><link>https://ledger.example/2</link><pubDate>2025-04-12</pubDate>
<description>Russian President Vladimir Putin met US President Donald Trump in Riyadh on Saturday.
</description></item>"""


class Receiver:
    name = "receiver"

    def __init__(self):
        self.got = []

    def deliver(self, batch):
        self.got += [(telling.change.value, telling.what) for telling in batch.tellings]


@pytest.mark.slow
def test_a_promise_is_told_when_it_is_due_and_when_it_is_kept(tmp_path):
    receiver = Receiver()

    def look(day: int, *items: str):
        (tmp_path / "feed.xml").write_text(FEED.format("".join(items)))
        with open_record(tmp_path / "r.db", create=True) as record, open_journal(tmp_path / "journal.jsonl") as journal:

            def add(loaded):
                return list(record.add((read(one) for one in loaded if isinstance(one, Document)), produced_by()))

            work = Watch(
                feeds=(str(tmp_path / "feed.xml"),), record=record, journal=journal, add=add,
                now=lambda: datetime(2025, 4, day, 20, tzinfo=UTC), sleep=lambda _: None, interval=timedelta(hours=1),
                digest=DigestFolder(tmp_path / "digests"), channels=(receiver,),
            )  # fmt: skip
            return watch_once(work)

    look(9)
    look(10, FIRST)
    assert receiver.got == []
    for day, items in ((12, [FIRST]), (12, [FIRST, SECOND]), (13, [FIRST, SECOND])):
        look(day, *items)
    expected = "a leader-level meeting in person in Riyadh, due 12 April 2025"
    assert receiver.got == [("due", expected), ("fulfilled", expected)]
    pages = [path.read_text() for path in sorted((tmp_path / "digests").glob("*.md"))]
    assert any("before: scheduled; now: held" in page for page in pages)
