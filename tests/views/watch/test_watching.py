from datetime import date, timedelta

import pytest

from communique.documents import Network
from communique.domain.document import Document
from communique.errors import DeliveryError, RecordError
from communique.record.history.difference import Change
from communique.views.watch import DigestFolder, Watch, Webhook, open_journal, watch, watch_once
from tests.documents.serving import LOOPBACK, Page, serving
from tests.views.watch.stage import NOW, Still, difference


class Killed(BaseException):
    """The end of the process, wherever it stands."""


class Receiver:
    """Keeps what it is told; may refuse, or be killed before or after it has it."""

    name = "receiver"

    def __init__(self):
        self.got, self.refuses, self.killed = [], False, ""

    def deliver(self, batch):
        if self.killed == "before":
            raise Killed
        if self.refuses:
            raise DeliveryError("not now")
        self.got.append((batch.id, [telling.about for telling in batch.tellings]))
        if self.killed == "after":
            raise Killed


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path)


class Stage:
    """A watch that can be ended and begun again."""

    def __init__(self, folder):
        self.record, self.receiver, self.folder = Still(), Receiver(), folder
        self.added, self.waited = [], []

    def round(self, **fields):
        with open_journal(self.folder / "journal.jsonl") as journal:
            return watch_once(self.work(journal, **fields))

    def work(self, journal, **fields) -> Watch:
        given = {
            "feeds": (), "record": self.record, "journal": journal, "add": self.add, "now": lambda: NOW,
            "sleep": self.waited.append, "interval": timedelta(minutes=30), "channels": (self.receiver,),
            "network": Network(allowed=LOOPBACK),
        }  # fmt: skip
        return Watch(**{**given, **fields})

    def add(self, loaded):
        self.added += [one for one in loaded if isinstance(one, Document)]

    @property
    def told(self):
        return [about for _, several in self.receiver.got for about in several]


def test_what_the_record_held_before_is_no_news_and_what_comes_is_told_once(stage):
    stage.record.differences = [difference("commitment-1")]
    assert stage.round().told == ()
    stage.record.differences.append(difference("commitment-2"))
    for _ in range(3):
        stage.round()
    assert stage.told == ["commitment-2"]


def test_only_what_is_urgent_is_sent_and_the_digest_has_all(stage):
    stage.round()
    changes = [Change.NEW, Change.DUE, Change.FULFILLED, Change.CONTRADICTED, Change.RESTATED, Change.LAPSED]
    stage.record.differences = [difference(f"commitment-{change.value}", change) for change in changes]
    stage.record.differences += [difference("position-1", Change.HARDENED), difference("position-2", Change.SOFTENED)]
    stage.round(digest=DigestFolder(stage.folder / "digests"))
    assert stage.told == ["commitment-due", "commitment-fulfilled", "commitment-contradicted", "position-1"]
    [page] = (stage.folder / "digests").glob("*.md")
    assert page.read_text().count("- **nobody named**") == 8


def test_what_is_not_urgent_is_sent_to_nobody(stage):
    stage.round()
    stage.record.differences = [difference("contact-1", Change.NEW, after="held")]
    assert len(stage.round().told) == 1
    assert stage.receiver.got == []


def test_what_was_refused_is_told_later_in_order(stage):
    stage.round()
    stage.receiver.refuses = True
    for number in (1, 2):
        stage.record.differences.append(difference(f"commitment-{number}"))
        assert stage.round().failures == ("not now",)
    stage.receiver.refuses = False
    assert stage.round().failures == ()
    assert stage.told == ["commitment-1", "commitment-2"]


def test_one_who_refuses_keeps_nobody_else_waiting(stage):
    stage.round()
    other = Receiver()
    other.name, other.refuses = "other", True
    stage.record.differences = [difference()]
    stage.round(channels=(other, stage.receiver))
    assert (stage.told, other.got) == (["commitment-1"], [])


def test_a_kill_before_the_delivery_loses_nothing(stage):
    stage.round()
    stage.record.differences = [difference()]
    stage.receiver.killed = "before"
    with pytest.raises(Killed):
        stage.round()
    stage.receiver.killed = ""
    stage.record.differences = []  # not even where the record says something else by then
    for _ in range(2):
        stage.round()
    assert stage.told == ["commitment-1"]


def test_a_kill_right_after_the_delivery_sends_the_same_id_again(stage):
    stage.round()
    stage.record.differences = [difference()]
    stage.receiver.killed = "after"
    with pytest.raises(Killed):
        stage.round()
    stage.receiver.killed = ""
    stage.round()
    first, second = stage.receiver.got
    assert first == second  # the receiver can tell that it has it


def test_a_kill_while_adding_asks_for_the_feed_again(stage):
    def killed(_):
        raise Killed

    entry = "<item><title>One</title><description>They met.</description></item>"
    feed = f"<rss version='2.0'><channel>{entry}</channel></rss>".encode()
    with serving({"/feed": Page(feed, "text/xml", headers={"ETag": '"1"'})}) as site:
        with pytest.raises(Killed):
            stage.round(feeds=(f"{site.url}/feed",), add=killed)
        for _ in range(2):
            stage.round(feeds=(f"{site.url}/feed",))
    assert [document.text for document in stage.added] == ["They met."]


def test_news_is_asked_for_as_of_the_day_of_the_round(stage):
    stage.round()
    [(since, wanted)] = stage.record.asked[-1:]
    assert (since, wanted.as_of, wanted.limit) == (date(2025, 1, 20), date(2025, 4, 20), None)


def test_a_webhook_that_is_down_gets_it_in_a_later_round(stage):
    with serving({"/hook": Page(status=500)}) as site:
        hook = Webhook(url=f"{site.url}/hook", sleep=lambda _: None)
        stage.round(channels=(hook,))
        stage.record.differences = [difference()]
        assert "the answer 500" in stage.round(channels=(hook,)).failures[0]
        site.pages["/hook"] = Page(b"ok")
        for _ in range(2):
            assert stage.round(channels=(hook,)).failures == ()
        assert len({asked["Idempotency-Key"] for asked in site.asked}) == 1
        assert len(site.asked) == 4


def test_rounds_begin_an_interval_apart(stage):
    times = iter([NOW, NOW, NOW, NOW + timedelta(minutes=4), NOW, NOW, NOW + timedelta(minutes=45)])
    rounds = []

    def tell(done):
        rounds.append(done)
        if len(rounds) == 3:
            raise Killed

    with open_journal(stage.folder / "journal.jsonl") as journal, pytest.raises(Killed):
        watch(stage.work(journal, now=lambda: next(times, NOW)), tell)
    assert stage.waited == [26 * 60.0]


def test_a_record_that_refuses_fails_a_round_and_no_more(stage):
    rounds = []

    def add(_):
        if not rounds:
            raise RecordError("the file is locked")

    def tell(done):
        rounds.append(done.failures)
        if len(rounds) == 2:
            raise Killed

    with open_journal(stage.folder / "journal.jsonl") as journal, pytest.raises(Killed):
        watch(stage.work(journal, add=add), tell)
    assert rounds == [("the file is locked",), ()]
