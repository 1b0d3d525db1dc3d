"""No secret and no word of an article comes into what is logged, whatever is done and whatever fails."""

import logging
import traceback
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from communique.errors import CommuniqueError
from communique.record import Forgotten, Role, open_record
from communique.record.store.connect import place_of
from communique.views.logs import OURS, write_logs
from communique.views.signing import make_key, sign
from communique.views.watch.telling import Batch
from communique.views.watch.webhook import Webhook
from tests.views.commands.running import run
from tests.views.web.people import PASSWORD, carry, sign_in, team

WORDS = "Zamboanga lanterns"  # in no rule, and nowhere else
ARTICLE = f"""---
title: On {WORDS}
source: Ledger
published: 2025-03-11
---
Sergei Lavrov met Marco Rubio in Vienna on Monday. "We want {WORDS}," Lavrov said. {"x" * 600}
"""
SECRET = "tr0ub4dor-and-3"  # noqa: S105  of nobody


@pytest.fixture
def heard(caplog, monkeypatch):
    """Return what is written where everything is; other loggers than these have nowhere to write."""
    monkeypatch.setenv("COMMUNIQUE_LOG_LEVEL", "debug")
    write_logs("text", "debug")
    yield caplog
    write_logs("text", "warning")


def said(heard) -> str:
    ours = (one for one in heard.records if one.name.startswith(OURS))
    return "\n".join(f"{one.name} {one.getMessage()} {vars(one)} {logged_error(one)}" for one in ours)


def logged_error(one) -> str:
    return logging.Formatter().formatException(one.exc_info) if one.exc_info else ""


def test_what_a_database_refuses_is_told_without_the_words(database):
    with open_record(database) as record, pytest.raises(DBAPIError) as caught, record._engine.connect() as connection:
        connection.execute(text("INSERT INTO texts (document, text) VALUES ('none', :words)"), {"words": WORDS})
    assert WORDS not in "".join(traceback.format_exception(caught.value))


def test_reading_adding_judging_exporting_and_forgetting_log_no_words(heard, database, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "broken.html").write_text(f"<html><p>{WORDS}")
    (tmp_path / "broken.jsonl").write_text(f'{{"text": "{WORDS}", "published": 7}}\n{{"{WORDS}\n')
    run("add", tmp_path, "--database", database)
    run("db", "rebuild", "--database", database)
    run("db", "check", "--database", database)
    with open_record(database) as record:
        (document, *_) = [one.id for one in record.documents() if WORDS in (one.title or "")]
        statement = next(one.thing.id for one in record.statements() if WORDS in str(one))
        run("review", "correct", statement, "act", "nonsense", "--reason", WORDS, "--database", database)
        run("search", WORDS, "--database", database)
        run("export", "--output", tmp_path / "x.jsonl", "--database", database)
        record.forgetting.forget([Forgotten(document=document, at=datetime.now(UTC), by="ada", reason="asked")])
        record.forgetting.scrub()
    run("import", tmp_path / "x.jsonl", "--database", tmp_path / "y.db")
    assert WORDS not in said(heard)


def test_a_server_logs_no_words_no_password_no_cookie_and_no_token(heard, database):
    with team(database) as (browser, tokens):
        for password in (PASSWORD, SECRET):
            browser.post("/sign-in", {"name": "ada", "password": password}, page="/sign-in")
        cookie = carry(browser, sign_in(browser, Role.ADMIN))
        browser.get(f"/search?q={WORDS}")
        browser.get(f"/documents/{WORDS}")
        browser.post("/add/text", {"text": ARTICLE, "title": WORDS}, page="/add")
        browser.post("/account/password", {"old": SECRET, "password": SECRET}, page="/account")
        browser.get("/api/v1/me", headers={"authorization": f"Bearer {tokens[Role.READER]}"})
        browser.get("/api/v1/me", headers={"authorization": f"Bearer {SECRET}"})
    logged = said(heard)
    for secret in (PASSWORD, SECRET, cookie, WORDS, WORDS.replace(" ", "%20"), *tokens.values()):
        assert secret not in logged


def test_keys_and_passwords_of_servers_stand_in_no_message(heard, tmp_path):
    make_key(tmp_path / "key.pem")
    key = (tmp_path / "key.pem").read_text().splitlines()[1]
    (tmp_path / "a.md").write_text("words")
    sign(tmp_path / "a.md", tmp_path / "key.pem", lambda: datetime.now(UTC))
    address = f"postgresql://ada:{SECRET}@127.0.0.1:1/none"
    assert SECRET not in place_of(address).name
    with pytest.raises(CommuniqueError) as caught, open_record(address, wait_seconds=2):
        pass
    told = f"{said(heard)} {caught.value} {run('contacts', '--database', address).output}"
    assert SECRET not in told
    assert key not in told


def test_the_secret_of_a_webhook_stands_in_no_message(heard):
    hook = Webhook(url=f"http://127.0.0.1:1/{SECRET}", secret=SECRET, sleep=lambda _: None)
    with pytest.raises(CommuniqueError) as caught:
        hook.deliver(Batch(id="b", at=datetime.now(UTC), tellings=(), channels=()))
    assert SECRET not in said(heard)
    assert SECRET not in str(caught.value)
