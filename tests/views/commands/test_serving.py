import pytest
from typer.testing import CliRunner

from communique.errors import SettingsError
from communique.views.cli import app
from communique.views.web import Serving
from tests.views.commands.running import page, rows, run, told

PASSWORD = "a long password, and easy to remember"  # noqa: S105  of nobody


def add(database, name, role):
    arguments = ["accounts", "add", name, "--role", role, "--database", str(database)]
    return CliRunner().invoke(app, arguments, input=f"{PASSWORD}\n")


def test_accounts_are_added_listed_and_removed(database):
    assert add(database, "ada", "admin").stdout == "ada  admin\n"
    assert add(database, "ben", "reader").exit_code == 0
    told("accounts", "role", "ben", "analyst", "--database", database)
    listed = [(row["name"], row["role"]) for row in rows("accounts", "list", "--database", database)]
    assert listed == [("ada", "admin"), ("ben", "analyst")]
    told("accounts", "remove", "ben", "--database", database)
    assert [one["name"] for one in page("accounts", "list", "--database", database)["accounts"]] == ["ada"]


def test_first_account_is_an_admins(database):
    result = add(database, "ben", "reader")
    assert result.exit_code == 1
    assert "expected an admin as the first account" in result.stderr


def test_words_that_are_no_role_are_refused(database):
    result = add(database, "ben", "king")
    assert result.exit_code == 2
    assert "expected reader" in result.stderr


def test_short_password_is_refused(database):
    result = run("accounts", "add", "ada", "--role", "admin", "--database", database)
    assert result.exit_code == 1
    assert "12 to 1024 characters, found 0" in result.stderr


def test_tokens_are_printed_once_listed_and_removed(database):
    add(database, "ada", "admin")
    secret = told("accounts", "token", "add", "ada", "--for", "a script", "--days", "3", "--database", database)
    assert secret.startswith("communique_")
    (row,) = rows("accounts", "token", "list", "--database", database)
    assert (row["account"], row["label"], row["scope"]) == ("ada", "a script", "reader")
    assert secret.strip() not in str(row)
    told("accounts", "token", "remove", row["id"], "--database", database)
    assert rows("accounts", "token", "list", "--database", database) == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "record.example"])  # noqa: S104  what is refused
def test_others_are_not_let_in_without_accounts(database, host):
    result = run("serve", "--host", host, "--database", database)
    assert result.exit_code == 1
    assert "`communique accounts add NAME --role admin`" in result.stderr


def test_public_address_without_accounts_is_refused(database):
    result = run("serve", "--address", "https://record.example", "--database", database)
    assert result.exit_code == 1
    assert "others could reach the record through it" in result.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_machine_needs_no_account(host):
    Serving(database="record.db", by="Ada", host=host).check(has_accounts=False)


def test_with_accounts_it_may_be_reached_from_anywhere():
    Serving(database="record.db", by="Ada", host="::", address="https://record.example").check(has_accounts=True)


def test_address_must_be_one():
    with pytest.raises(SettingsError, match="expected https://NAME"):
        Serving(database="record.db", by="Ada", address="record.example").check(has_accounts=True)


def test_it_says_where_it_serves(database, monkeypatch):
    served = []
    monkeypatch.setattr("communique.views.web.run", served.append)
    result = run("serve", "--port", "8400", "--database", database)
    assert result.exit_code == 0, result.output
    assert "http://127.0.0.1:8400/" in result.stderr
    assert served[0].by == "Ada"
