"""Dates as newspapers and databases write them, read only where they can mean one day."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from annotator.importers._contract import DateOrder

_NAMES = """
1 january jan januar jänner janvier janv enero ene gennaio gen janeiro januari
1 stycznia styczeń января январь
2 february feb febr februar feber février fevrier févr fév febrero febbraio fevereiro fev februari
2 lutego luty февраля февраль
3 march mar märz mrz mars marzo março marco maart mrt marts marca marzec марта март
4 april apr avril avr abril abr aprile kwietnia kwiecień апреля апрель
5 may mai mayo maggio mag maio mei maj maja мая май
6 june jun juni juin junio giugno giu junho czerwca czerwiec июня июнь
7 july jul juli juillet juil julio luglio lug julho lipca lipiec июля июль
8 august aug août aout agosto ago augustus augusti sierpnia sierpień августа август
9 september sep sept septembre septiembre settembre set setembro września wrzesień сентября сентябрь
10 october oct oktober okt octobre octubre ottobre ott outubro out
10 października październik октября октябрь
11 november nov novembre noviembre novembro listopada listopad ноября ноябрь
12 december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember
12 grudnia grudzień декабря декабрь
"""
_MONTHS = {name: int(line.split()[0]) for line in _NAMES.split("\n") if line for name in line.split()[1:]}
_DAYS = """
monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
poniedziałek wtorek środa czwartek piątek sobota niedziela
понедельник вторник среда четверг пятница суббота воскресенье
"""
_WEEKDAYS = frozenset(_DAYS.split())
_WORD = r"[^\W\d_]+"
_ARTICLE = r"(?:le|den|der|el|il)\s+"
_PREFIX = rf"(?:(?!{_ARTICLE})(?P<weekday>{_WORD})(?:-feira)?[.,]?\s+)?(?:{_ARTICLE})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?"
_MONTH, _YEAR = rf"(?P<month>{_WORD})\.?", r"(?P<year>\d{4})(?!\w)"
_WRITTEN = tuple(
    re.compile(_PREFIX + order, re.IGNORECASE)
    for order in (
        rf"{_DAY}\s+(?:(?:de|of)\s+)?{_MONTH},?\s+(?:(?:de|del)\s+)?{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)
_IN_SIGNS = re.compile(r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]")
_CLOCK = r"[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?Z|\s?[+-]\d\d:?\d\d)?"
_ISO = re.compile(rf"\d{{4}}-\d\d-\d\d(?:{_CLOCK})?(?!\w)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)(Z?))?(?!\w)")
_NUMBERS = re.compile(
    r"(?P<one>\d{1,4})(?P<sign>[/.-])\s?(?P<two>\d{1,2})(?P=sign)\s?(?P<three>\d{1,4})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in ISO 8601 (with its time if it has one), empty when none is clear; `problem` says why.

    `rest` is what stands behind it: a weekday, an edition.
    """

    iso: str = ""
    problem: str = ""
    rest: str = ""


def iso_date(written: str) -> str:
    """Return a date, with its time if it has one, in ISO 8601; the empty string when it is not clear."""
    return read_date(written).iso


def read_date(written: str, *, order: DateOrder = "") -> Dated:
    """Read a date that stands alone.

    Read are ISO 8601 and dates with the month as a word in a dozen languages (`30 December 2024`, `Mon, Dec.
    30, 2024`, `jeudi 4 octobre 2012`). Dates in numbers are read where they can mean one day only, or as
    `order` says: without it, `03/04/2024` is no date, and the problem says which two it can be.
    """
    found = leading_date(written, order=order)
    if found.rest or (not found.iso and not found.problem):
        shown = " ".join(written.split())
        return Dated(problem=f"the date “{shown}” is not clear and was left out" if shown else "")
    return found


def leading_date(written: str, *, order: DateOrder = "") -> Dated:
    """Read the date that a line begins with, whatever follows it (`July 1, 2019 Monday 9:20 AM GMT`)."""
    written = unicodedata.normalize("NFC", " ".join(written.split()))
    for read in (_iso, _in_words, _in_signs, _compact):
        for iso, end in read(written):
            return Dated(iso, "", written[end:].strip(" ,;"))
    match = _NUMBERS.match(written)
    if match is None:
        return Dated(rest=written)
    iso, problem = _in_numbers(match, order)
    return Dated(iso, problem, written[match.end() :].strip(" ,;"))


def numeric_order(written: str) -> DateOrder:
    """Return the order of a date in numbers that can mean one day only, such as `25/12/2023`; else empty."""
    match = _NUMBERS.match(written.strip())
    if match is None or len(match["three"]) != 4 or match["sign"] == ".":
        return ""
    one, two = int(match["one"]), int(match["two"])
    if one <= 12 < two <= 31:
        return "mdy"
    return "dmy" if two <= 12 < one <= 31 else ""


def month_number(name: str) -> int:
    """Return the number of a month by its name or abbreviation in any language known here, else 0."""
    return _MONTHS.get(name.casefold().rstrip("."), 0)


def _in_words(written: str) -> Iterator[tuple[str, int]]:
    for pattern in _WRITTEN:
        match = pattern.match(written)
        if match is None or (match["weekday"] or "sunday").casefold() not in _WEEKDAYS:
            continue
        month = month_number(match["month"])
        if month:
            yield _day(match["year"], month, match["day"]), match.end()


def _in_signs(written: str) -> Iterator[tuple[str, int]]:
    if match := _IN_SIGNS.match(written):
        yield _day(match["year"], match["month"], match["day"]), match.end()


def _compact(written: str) -> Iterator[tuple[str, int]]:
    if match := _COMPACT.match(written):
        day, clock = _day(*match.groups()[:3]), match.groups()[3:6]
        yield f"{day}T{':'.join(clock)}{match[7]}" if day and clock[0] else day, match.end()


def _iso(written: str) -> Iterator[tuple[str, int]]:
    if match := _ISO.match(written):
        try:
            moment = datetime.fromisoformat(match[0].replace(" Z", "Z"))
        except ValueError:
            yield "", match.end()
            return
        long = len(match[0]) > len("2024-12-30")
        yield moment.isoformat().replace("+00:00", "Z") if long else moment.date().isoformat(), match.end()


def _in_numbers(match: re.Match[str], order: DateOrder) -> tuple[str, str]:
    """Return the day and, where it is left out, why: two days are possible, or none."""
    one, two, three = match["one"], match["two"], match["three"]
    if len(one) == 4 and len(three) <= 2:
        possible = [_day(one, two, three)]
    elif len(three) == 4 and len(one) <= 2:
        day_first, month_first = _day(three, two, one), _day(three, one, two)
        # with full stops between them, numbers are day, month, year wherever that is the custom
        chosen = "dmy" if match["sign"] == "." and order != "mdy" else order
        possible = {"dmy": [day_first], "mdy": [month_first]}.get(chosen, [day_first, month_first])
    else:
        possible = []
    days = list(dict.fromkeys(filter(None, possible)))
    if len(days) == 1:
        return days[0], ""
    if days:
        return "", f"the date “{match[0]}” can be {days[0]} or {days[1]} and was left out; say the date order"
    return "", f"the date “{match[0]}” is not clear and was left out"


def _day(year: str | int, month: str | int, day: str | int) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def weekday(name: str) -> bool:
    """Say whether a word is the name of a weekday in any language known here."""
    return unicodedata.normalize("NFC", name).casefold() in _WEEKDAYS
