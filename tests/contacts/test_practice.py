"""Contacts in many wordings: each row of `practice/*.txt` is a text and what must be read in it.

`## class` names what the rows below it have in common; a row is `text => mode status: A, B via C; ...` or `text => -`
for a text without contacts; ` ¶ ` stands between paragraphs, `@2015-04-11 ` before a text for its day of publication.
Rows behind `?` are known gaps (#5): whoever closes one takes the mark away.
"""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from communique.domain.document import Origin, make_document
from communique.reading import read

SUNDAY = date(2025, 4, 13)
FOLDER = Path(__file__).with_name("practice")
SENTENCES = sorted(path for path in FOLDER.glob("*.txt") if path.stem != "articles")
SHARE = 0.75  # of the contacts of whole articles: those found with somebody in common, both ways (F)


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if " => " in line:
            yield line


def sentences():
    for path in SENTENCES:
        for line in rows(path):
            gap = pytest.mark.xfail(reason="#5: not read yet", strict=True) if line.startswith("? ") else ()
            text, wanted = line.removeprefix("? ").split(" => ")
            yield pytest.param(text, wanted, marks=gap, id=f"{path.stem}: {text[:60]}")


def words_of(name):
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i").replace("ø", "o"))
    return set(re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def are_same(wanted, found):
    left = [words_of(name) for name in found]
    for name in (words_of(name) for name in wanted):
        fitting = next((other for other in left if name <= other), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def contacts_wanted(row):
    for contact in row.split("; ") if row != "-" else ():
        kind, _, people = contact.partition(": ")
        mode, status = kind.rsplit(" ", 1)
        names, _, between = people.partition(" via ")
        yield mode, status, *([name for name in part.split(", ") if name] for part in (names, between))


def contacts_read(text):
    day, text = (date.fromisoformat(text[1:11]), text[12:]) if text.startswith("@") else (SUNDAY, text)
    findings = read(make_document(text.replace(" ¶ ", "\n"), Origin(published=day)))
    names = {actor.id: actor.name for actor in findings.actors}
    for contact in findings.contacts:
        sides = ([names[part.actor] for part in parts] for parts in (contact.participants, contact.mediators))
        yield contact.mode.value, contact.status.value, *sides


def fits(wanted, found):
    return wanted[:2] == found[:2] and all(map(are_same, wanted[2:], found[2:]))


@pytest.mark.parametrize(("text", "wanted"), list(sentences()))
def test_every_wording_tells_its_contacts(text, wanted):
    found = list(contacts_read(text))
    for contact in contacts_wanted(wanted):
        match = next((other for other in found if fits(contact, other)), None)
        assert match is not None, (contact, found)
        found.remove(match)
    assert found == []


def test_most_contacts_of_whole_articles_are_read():
    wanted = found = matched = 0
    for text, told in (line.split(" => ") for line in rows(FOLDER / "articles.txt")):
        left = list(contacts_read(text))
        found += len(left)
        for contact in contacts_wanted(told):
            wanted += 1
            match = next((other for other in left if share_somebody(contact, other)), None)
            if match is not None:
                matched += 1
                left.remove(match)
    assert 2 * matched / (wanted + found) >= SHARE


def share_somebody(contact, other):
    same_state = (contact[1] in {"held", "underway"}) == (other[1] in {"held", "underway"})
    return same_state and any(words_of(one) <= words_of(name) for one in contact[2] for name in other[2])
