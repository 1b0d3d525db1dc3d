import pytest

from tests.views.commands.running import rows, run

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title><link>https://ledger.example</link>
<description>x</description><item><title>Ministers to meet</title><link>https://ledger.example/1</link>
<pubDate>Sun, 02 Mar 2025 08:00:00 GMT</pubDate><description>Foreign Minister Sergei Lavrov will meet Secretary of
State Marco Rubio in Vienna on March 9, a spokeswoman said. The two ministers last spoke by phone in
February.</description></item></channel></rss>"""


@pytest.fixture
def feed(tmp_path):
    (tmp_path / "feed.xml").write_text(FEED)
    return tmp_path / "feed.xml"


def test_one_look_adds_what_is_new_and_the_next_finds_nothing(feed, tmp_path):
    database = tmp_path / "r.db"
    result = run("watch", feed, "--once", "--digest", tmp_path / "digests", "--database", database)
    assert result.exit_code == 0, result.output
    assert "1 added" in result.stderr
    assert [row["status"] for row in rows("contacts", "--status", "scheduled", "--database", database)] == ["scheduled"]
    again = run("watch", feed, "--once", "--digest", tmp_path / "digests", "--database", database)
    assert "0 added, 1 there before" in again.stderr
    assert "nothing new to tell" in again.stderr


def test_feeds_may_stand_in_the_settings(feed, tmp_path):
    (tmp_path / "settings.toml").write_text(f'database = "r.db"\n[watch]\nfeeds = ["{feed}"]\ndigest = "digests"\n')
    result = run("watch", "--once", COMMUNIQUE_CONFIG=str(tmp_path))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "r.db.watch.jsonl").exists()


def test_without_feeds_there_is_nothing_to_watch(tmp_path):
    result = run("watch", "--once", "--database", tmp_path / "r.db")
    assert result.exit_code == 1
    assert "expected feeds to watch" in result.stderr
