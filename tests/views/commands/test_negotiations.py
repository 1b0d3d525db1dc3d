from tests.views.commands.running import rows, run, told


def test_a_negotiation_is_made_said_anew_and_listed(database):
    told("negotiation", "set", "Vienna track", "--party", "RUS", "--party", "usa", "--database", database)
    told("negotiation", "set", "vienna  track", "--party", "RUS", "--since", "2025-03-01", "--database", database)
    (row,) = rows("negotiation", "list", "--database", database)
    assert (row["parties"], row["starts"], row["ends"]) == ("RUS", "2025-03-01", "")


def test_documents_are_found_by_their_parties_and_can_be_taken_out(database):
    told("negotiation", "set", "Vienna", "--party", "RUS", "--party", "USA", "--database", database)
    before = rows("documents", "--negotiation", "Vienna", "--database", database)
    assert len(before) == 3
    told("negotiation", "unassign", "Vienna", before[0]["id"], "--reason", "not theirs", "--database", database)
    after = rows("documents", "--negotiation", "Vienna", "--database", database)
    assert [one["id"] for one in after] == [one["id"] for one in before[1:]]


def test_a_name_nobody_gave_is_said(database):
    told("negotiation", "set", "Vienna", "--database", database)
    result = run("contacts", "--negotiation", "Geneva", "--database", database)
    assert result.exit_code == 1
    assert "there are: Vienna" in result.stderr


def test_an_end_before_the_start_is_refused(database):
    days = ("--since", "2025-03-02", "--until", "2025-03-01")
    result = run("negotiation", "set", "Vienna", *days, "--database", database)
    assert result.exit_code == 1
    assert "expected an end on or after 2025-03-02" in result.stderr
