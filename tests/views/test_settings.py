import pytest

from communique.errors import SettingsError
from communique.views.settings import USUAL, read_settings


def settings_in(folder, words="", **environment):
    (folder / "settings.toml").write_text(words)
    return read_settings({"COMMUNIQUE_CONFIG": str(folder / "settings.toml"), **environment})


def test_the_command_line_outranks_the_environment_and_that_the_file(tmp_path):
    words = 'database = "file.db"\nby = "Ada"'
    settings = settings_in(tmp_path, words)
    assert (settings.database, settings.by) == (str(tmp_path / "file.db"), "Ada")
    settings = settings_in(tmp_path, words, COMMUNIQUE_DATABASE="env.db", COMMUNIQUE_BY="Bo")
    assert (settings.database, settings.database_by, settings.by) == ("env.db", "COMMUNIQUE_DATABASE", "Bo")
    assert settings.with_database("named.db").database == "named.db"
    assert settings.with_database(None) is settings


def test_without_any_the_usual_place_of_the_system_is_taken(tmp_path):
    settings = settings_in(tmp_path)
    assert settings.database.endswith("record.db")
    assert settings.database_by == USUAL
    assert settings.folder == tmp_path


def test_an_address_is_kept_as_it_is(tmp_path):
    assert settings_in(tmp_path, 'database = "postgresql://ada@host/record"').database == "postgresql://ada@host/record"


def test_a_folder_may_be_named_too(tmp_path):
    settings_in(tmp_path, 'by = "Ada"')
    assert read_settings({"COMMUNIQUE_CONFIG": str(tmp_path)}).by == "Ada"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ('databse = "x.db"', "unknown field `databse`; known keys: database, by, "),
        ("by = 3", "Expected `str | null`, got `int` - at `$.by`"),
        ("by = ", "settings.toml: "),
        ("[watch]\ninterval = 5", "unknown field `interval` - at `$.watch`"),
    ],
)
def test_a_key_nobody_knows_is_an_error_that_lists_those_that_are_known(tmp_path, words, reason):
    with pytest.raises(SettingsError) as caught:
        settings_in(tmp_path, words)
    assert reason in str(caught.value)
    assert str(tmp_path / "settings.toml") in str(caught.value)


def test_a_file_that_is_named_and_not_there_is_an_error(tmp_path):
    with pytest.raises(SettingsError, match="expected the settings file that COMMUNIQUE_CONFIG names, found none"):
        read_settings({"COMMUNIQUE_CONFIG": str(tmp_path / "none.toml")})


def test_secrets_may_stand_in_the_environment_alone(tmp_path):
    words = '[watch]\nwebhook = "https://a.example"\n[watch.mail]\nserver = "m"\nsender = "a@b"\nto = ["c@d"]'
    secrets = {"COMMUNIQUE_WEBHOOK_SECRET": "grain", "COMMUNIQUE_MAIL_PASSWORD": "chaff"}
    watch = settings_in(tmp_path, words, **secrets).watch
    assert (watch.webhook_secret, watch.mail.password) == ("grain", "chaff")
    assert (settings_in(tmp_path, words).watch.webhook_secret, watch.mail.security) == (None, "starttls")
