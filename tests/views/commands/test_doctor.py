from tests.views.commands.running import page, run, told


def test_a_record_in_order_is_well(filled):
    said = told("doctor", "--database", filled)
    assert "fault" not in said
    assert f"{filled}, schema " in said
    assert "(named by --database)" in said
    assert "the newest is of 2025-03-10" in said
    assert {sign["about"] for sign in page("doctor", "--database", filled)["signs"]} >= {
        "rules",
        "pipeline",
        "database",
    }


def test_a_record_that_is_not_there_is_a_fault(tmp_path):
    result = run("doctor", "--database", tmp_path / "no.db")
    assert result.exit_code == 1
    assert "fault    database" in result.stdout


def test_the_end_of_the_roster_is_a_warning(tmp_path):
    (tmp_path / "late.txt").write_text("---\npublished: 2031-01-02\n---\nSergei Lavrov met Marco Rubio in Vienna.")
    run("add", tmp_path / "late.txt", "--database", tmp_path / "r.db")
    said = told("doctor", "--database", tmp_path / "r.db")
    assert "warning  roster" in said
    assert "the newest article is of 2031-01-02" in said


def test_settings_and_variables_nobody_knows_are_told(tmp_path):
    (tmp_path / "settings.toml").write_text('databse = "x"')
    result = run("doctor", COMMUNIQUE_CONFIG=str(tmp_path), COMMUNIQUE_DATABSE="x.db")
    assert result.exit_code == 1
    assert "COMMUNIQUE_DATABSE is no setting" in result.stdout
    assert "unknown field `databse`" in result.stdout


def test_a_file_of_the_user_that_is_none_of_ours_is_told(filled, tmp_path):
    (tmp_path / "settings.toml").write_text("")
    (tmp_path / "rooster.toml").write_text("")
    assert "rooster.toml is not used" in told("doctor", "--database", filled, COMMUNIQUE_CONFIG=str(tmp_path))
