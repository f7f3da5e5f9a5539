"""Dates as newspapers write them, read only where they can mean one day."""

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?"
_WRITTEN = tuple(
    re.compile(_WEEKDAY + order, re.IGNORECASE)
    for order in (rf"{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})", rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})")
)


def iso_date(written: str) -> str:
    """Return a date, with its time if it has one, in ISO 8601; the empty string when it is not clear.

    Read are ISO 8601 and English dates with the month as a word (`30 December 2024`, `Mon, Dec. 30, 2024`);
    `03/04/2024` is not, because it is two days.
    """
    written = " ".join(written.split())
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(written):
            return _day(int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"]))
    return _iso(written) if re.match(r"\d{4}-\d\d-\d\d", written) else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _iso(written: str) -> str:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return ""
    return moment.isoformat().replace("+00:00", "Z") if len(written) > 10 else moment.date().isoformat()
