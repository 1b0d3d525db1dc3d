"""Takes up the rule files that a user keeps beside the settings, and checks what only their rooms can check."""

from pathlib import Path

from communique.errors import RuleError
from communique.rulebook import EXTENDED, add_rules

ROSTER, ORGANISATIONS, ISSUES, OUTLETS = EXTENDED


def take_own_rules(folder: Path) -> tuple[Path, ...]:
    """Take the user's own rule files to ours, from the next load on, and return them.

    Raises:
        RuleError: A file of the folder comes too late.
    """
    return add_rules(folder)


def check_own_rules(folder: Path) -> tuple[Path, ...]:
    """Take them, load them and hold them to their promises; return them.

    Raises:
        RuleError: One of them breaks its form or its promises; names the file and the row.
    """
    found = add_rules(folder)
    names = {path.name: path for path in found}
    if ROSTER in names or ORGANISATIONS in names:
        _check_roster(names.get(ROSTER, folder / ORGANISATIONS))
    if ISSUES in names:
        _check_issues(names[ISSUES])
    if OUTLETS in names:
        _load_outlets()
    return found


def _check_roster(path: Path) -> None:
    from communique.actors.lexicon import lexicon  # noqa: PLC0415  only where the user has such a file

    words = lexicon()
    for of, holders in words.holders.items():
        if of not in words.states and of not in words.organisations:
            who = ", ".join(sorted({person.id for person, _ in holders}))
            raise RuleError(f"{path}: {who}: expected an office of a listed state or organisation, found of = '{of}'")


def _check_issues(path: Path) -> None:
    from communique.positions.issues import issue_of, load_issues  # noqa: PLC0415  only where the user has such a file

    for issue in load_issues().issue:
        for words in issue.matches:
            found = issue_of(words)
            if found is None or found.name != issue.name:
                said = found.name if found else "none"
                raise RuleError(f"{path}: {issue.name}: expected to match '{words}', found the issue {said}")
        for words in issue.rejects:
            found = issue_of(words)
            if found is not None and found.name == issue.name:
                raise RuleError(f"{path}: {issue.name}: expected to reject '{words}', found it matched")


def _load_outlets() -> None:
    from communique.documents.outlets import outlets  # noqa: PLC0415  only where the user has such a file

    outlets()
