from datetime import timedelta

import pytest

from communique.documents import Network
from communique.errors import SettingsError
from communique.views.settings import read_settings
from communique.views.watch.plan import Surroundings, journal_of, planned_watch
from tests.views.watch.stage import NOW, Still

AROUND = Surroundings(now=lambda: NOW, sleep=lambda _: None, network=Network())
FEEDS = '[watch]\nfeeds = ["https://a.example/feed"]\n'
SECRETS = {"COMMUNIQUE_MAIL_PASSWORD": "grain"}
MAIL = '[watch.mail]\nserver = "{}"\nsender = "watch@a.example"\nto = ["desk@a.example"]\n'


def settings_of(folder, words: str, **environment):
    (folder / "settings.toml").write_text(f'database = "record.db"\n{words}')
    return read_settings({"COMMUNIQUE_CONFIG": str(folder), **environment})


def plan(settings):
    return planned_watch(settings, Still(), list, AROUND, negotiation="Oslo")


def test_a_watch_is_what_the_settings_describe(tmp_path):
    more = 'interval_minutes = 5\ndigest = "news"\nfollow = true\nwebhook = "https://b.example"\n'
    settings = settings_of(tmp_path, FEEDS + more + MAIL.format("mail.a.example"), **SECRETS)
    with plan(settings) as work:
        assert work.feeds == ("https://a.example/feed",)
        assert (work.interval, work.is_following) == (timedelta(minutes=5), True)
        hook, mail = work.channels
        assert (hook.name, mail.name) == ("webhook https://b.example", "mail desk@a.example")
        assert (mail.host, mail.port, mail.security, mail.password) == ("mail.a.example", 587, "starttls", "grain")
        assert work.wanted.negotiation == "Oslo"
    [journal] = tmp_path.glob("record.db.watch-*.jsonl")
    assert journal.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("security", "server", "place"),
    [
        ("tls", "m.example", ("m.example", 465)),
        ("none", "m.example:2525", ("m.example", 2525)),
        ("starttls", "m.example:25", ("m.example", 25)),
    ],
)
def test_a_mail_server_has_its_usual_port(tmp_path, security, server, place):
    settings = settings_of(tmp_path, f'{FEEDS}{MAIL.format(server)}security = "{security}"')
    with plan(settings) as work:
        [mail] = work.channels
        assert (mail.host, mail.port) == place


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "expected feeds to watch"),
        (f"{FEEDS}interval_minutes = 0", "expected at least 1, found 0"),
        (FEEDS + MAIL.format("host:port"), "expected host or host:port"),
        (FEEDS + MAIL.format("host").replace('"desk@a.example"', ""), "found nobody"),
    ],
)
def test_a_value_that_makes_no_sense_is_said(tmp_path, words, reason):
    with pytest.raises(SettingsError, match=reason), plan(settings_of(tmp_path, words)):
        pass


@pytest.mark.parametrize(
    ("database", "name"),
    [("sqlite:///other.db", "other.db.watch.jsonl"), ("named.db", "named.db.watch.jsonl")],
)
def test_the_journal_lies_beside_the_record(tmp_path, database, name):
    assert str(journal_of(settings_of(tmp_path, FEEDS).with_database(database))) == name


def test_the_journal_of_a_record_on_a_server_lies_with_the_settings(tmp_path):
    first, second = (
        journal_of(settings_of(tmp_path, FEEDS).with_database(f"postgresql://host/{name}")) for name in ("one", "two")
    )
    assert first.parent == tmp_path
    assert first != second


def test_the_news_of_a_negotiation_has_a_journal_of_its_own(tmp_path):
    settings = settings_of(tmp_path, FEEDS)
    assert journal_of(settings) == tmp_path / "record.db.watch.jsonl"
    assert journal_of(settings, "Oslo talks") == journal_of(settings, "oslo  Talks") != journal_of(settings, "Rome")
