"""What the properties of a file may say of its text: its title, and the day it was made."""

import re
from datetime import date, timedelta

NO_TITLE = re.compile(
    r"(?i)(?:untitled|document|dokument|presentation|microsoft word|word document|template|draft|title)\b.*"
    r"|.*\.(?:docx?|dotx?|pdf|rtf|odt|indd|qxd|tmp|txt|html?)|\S{1,12}|\W*|[\d\W_]+"
)
HEAD = 1500  # characters at either end of a text, where it names its own day
DAYS_LATER = 3  # a readout may be filed some days after the day it names
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def title_and_day(title: str | None, made: date | None, text: str) -> dict[str, str]:
    """Return the title and the day, by field of Origin, as far as they can be believed.

    Writing programs fill in titles and days of their own (a template's, a copy's). A title counts where it reads as
    one. The day a file was made counts where the text itself names it, or a day just before, at its head or foot.
    """
    said = {}
    if title and not NO_TITLE.fullmatch(title.strip()):
        said["title"] = title
    day = made and next((day for day in _days_before(made) if _names(text, day)), None)
    if day:
        said["published"] = day.isoformat()
    return said


def _days_before(made: date) -> list[date]:
    return [made - timedelta(days=days) for days in range(DAYS_LATER + 1)]


def _names(text: str, day: date) -> bool:
    """Tell whether the head or the foot of a text names a day in full."""
    month = MONTHS[day.month - 1]
    number = rf"{day.day}(?:st|nd|rd|th)?"
    forms = (rf"{number}\s+(?:of\s+)?{month},?\s+{day.year}", rf"{month}\s+{number},?\s+{day.year}", day.isoformat())
    named = re.compile(rf"(?i)(?<!\d)(?:{'|'.join(forms)})(?!\d)")
    return bool(named.search(text[:HEAD]) or named.search(text[-HEAD:]))
