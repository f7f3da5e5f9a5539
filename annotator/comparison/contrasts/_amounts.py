"""The numbers of a sentence: what they amount to, of what, and how exact they are said to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.comparison.contrasts._number_words import ABOUT, AMOUNT, DATE, YEAR, value_of, widened
from annotator.comparison.sentence import Sentence
from annotator.model import Span
from annotator.text.phrases import is_time
from annotator.text.word_lists import word_set

_ALSO_PLACES = word_set("around over under some")
"""Before a small number these say where: `around two plans`."""
_FEW = 10
_NOT_BEHIND = re.compile(r"^(?:st|nd|rd|th|x|\s?[ap]\.?m)\b|^(?:/|:\d|['’]s\b|\so[’']clock)")
_NUMBERED = word_set(
    "no no. number article title chapter section page room rule route proposition amendment h.r s.b"
)
_PLAIN_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_OLD = re.compile(r"[- ]years?[- ]old\b")
_IN_NUMBERS = re.compile(r"(?:\bno\.?\s?|(?:\d|\bone)[- ](?:in|out of)[- ])$")
_FRACTION = re.compile(r"^[- ](?:thirds?|quarters?|fifths?|half|(?:in|out of)[- ]\d)")
_MONEY = {"dollars": "$", "euros": "€", "pounds": "£", "yen": "¥"}
_ROUNDED = 0.01
"""Large numbers that are so near one another are one number, rounded in one article."""
_FAR = 7
_NEAR = 7
_BESIDE = 40
"""Code points before and behind a number that say what it is."""
_LARGE = 100
"""From here on a number tells something without the thing that is counted."""
_BEFORE_TIME = word_set("last next this each every")
_NO_CONTEXT = word_set("percent percentage point points million billion trillion about nearly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in a sentence: `value` as it is written, which means between `low` and `high`.

    `unit` is a currency, `%`, `date`, `year`, `age`, or empty: then `things` are stems of what is counted,
    `head` the last of them. `around` are the stems of the words nearby. `exact` is False for `about 300`.
    """

    span: Span
    value: float
    low: float
    high: float
    unit: str
    head: str
    things: frozenset[str]
    around: frozenset[str]
    exact: bool
    day: str = ""
    vague: bool = False
    """Whether it is a word such as `dozens`; then `value` is the least that it can mean."""

    def same_value(self, other: "Amount") -> bool:
        """Say whether both amount to the same and are as exact."""
        return (self.value, self.low, self.high, self.day) == (other.value, other.low, other.high, other.day)

    def says(self) -> str:
        """Return what the number is, for a person."""
        if self.day:
            return f"the day {self.day}"
        if self.unit == "year":
            return f"the year {self.value:.0f}"
        if self.vague:
            return "no exact number"
        money = self.unit if self.unit not in ("", "%", "age") else ""
        shown = f"{money}{_plain(self.value)}{'%' if self.unit == '%' else ''}"
        if self.unit == "age":
            return f"the age {shown}"
        return shown if self.exact else f"{shown}, not exact"

    def overlaps(self, other: "Amount") -> bool:
        """Say whether both can be true."""
        rounded = self.value >= _LARGE and abs(self.value - other.value) <= _ROUNDED * self.value
        return (self.low <= other.high and other.low <= self.high) or rounded


def amounts(sentence: Sentence) -> Iterator[Amount]:
    """Yield the numbers of a sentence, in order: counts, money, percentages, dates, years and ages."""
    text = sentence.tagged.folded
    taken: list[tuple[int, int]] = []
    for found in DATE.finditer(text):
        if sentence.tagged.text[found.start("month" if found["month"] else "month2")].islower():
            continue  # the verb
        taken.append(found.span())
        yield _date(sentence, found)
    for found in YEAR.finditer(text):
        if not _is_in(found.span("year"), taken):
            taken.append(found.span("year"))
            yield _year(sentence, found)
    for found in AMOUNT.finditer(text):
        if not _is_in(found.span(), taken):
            amount = _amount(sentence, found)
            if amount is not None:
                yield amount


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def has_number(text: str) -> bool:
    """Say whether there may be a number in a text, without a look at its words."""
    folded = text.lower()
    return AMOUNT.search(folded) is not None


def _is_in(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _date(sentence: Sentence, found: re.Match[str]) -> Amount:
    month = (found["month"] or found["month2"])[:3]
    day = int(found["day"] or found["day2"])
    return _of(sentence, found.span(), 0, 0, unit="date", day=f"{month} {day}")


def _year(sentence: Sentence, found: re.Match[str]) -> Amount:
    value = float(found["year"])
    return _of(sentence, found.span("year"), value, value, unit="year")


def _amount(sentence: Sentence, found: re.Match[str]) -> Amount | None:
    text = sentence.tagged.folded
    behind = text[found.end() : found.end() + _BESIDE]
    if _NOT_BEHIND.match(behind) or _FRACTION.match(behind) or _is_numbered(sentence, found.start()):
        return None
    if _PLAIN_YEAR.fullmatch(found[0]):
        return _of(sentence, found.span(), *value_of(found), unit="year")
    if _OLD.match(behind):
        return _of(sentence, found.span(), *value_of(found), unit="age")
    low, high = value_of(found)
    currency = (found["currency"] or "").strip()
    after = (found["after"] or "").strip()
    unit = currency[-1:] or _MONEY.get(after.removeprefix("of "), "") or ("%" if after else "")
    exact, value, vague = low == high, low, bool(found["vague"])
    begins = max(0, found.start() - _BESIDE)
    about = ABOUT.search(text[begins : found.start()])
    if about and about[0].strip() in _ALSO_PLACES and high < _FEW:
        about = None
    start = begins + about.start() if about else found.start()
    if about:
        low, high = widened(about[0].strip(), low, high)
        exact = False
    if unit:
        return _of(
            sentence, (start, found.end()), low, high, unit=unit, exact=exact, value=value, vague=vague
        )
    if found["words"] == "one":
        return None
    place = start, found.end()
    return _counted(sentence, place, low, high, exact=exact, value=value, vague=vague)


def _is_numbered(sentence: Sentence, start: int) -> bool:
    """Say whether a number is a part of a name: `No. 3`, `Article 5`, `Boeing 737`."""
    if _IN_NUMBERS.search(sentence.tagged.folded[max(0, start - 12) : start]):
        return True
    before = sentence.tagged.tokens_in(0, start)
    if not before:
        return False
    last = before[-1]
    near = sentence.tagged.ends[last] + 1 >= start
    return near and (sentence.words[last] in _NUMBERED or sentence.names[last])


def _counted(
    sentence: Sentence,
    place: tuple[int, int],
    low: float,
    high: float,
    *,
    exact: bool,
    value: float,
    vague: bool,
) -> Amount | None:
    tokens = sentence.tagged.tokens_in(*place)
    things = _things(sentence, tokens.stop)
    if not things:
        age = _age(sentence, place, low) if exact else None
        bare = low >= _LARGE or not exact
        return age or (
            _of(sentence, place, low, high, exact=exact, value=value, vague=vague) if bare else None
        )
    heads = [sentence.stems[at] for at in things]
    return _of(
        sentence, place, low, high, exact=exact, head=heads[-1], things=frozenset(heads), end=things[-1] + 1,
        value=value, vague=vague,
    )  # fmt: skip


def _things(sentence: Sentence, at: int) -> list[int]:
    """Return the nouns that are counted: `faculty members` behind 90."""
    nouns: list[int] = []
    limit = min(at + _FAR, len(sentence))
    if at + 1 < limit and sentence.words[at] in _BEFORE_TIME and is_time(sentence.words[at + 1]):
        return []
    if at + 1 < limit and sentence.words[at] == "-":
        return [at + 1] if sentence.words[at + 1].isalpha() and sentence.words[at + 1] != "non" else []
    while at < limit:
        tag, word = sentence.tags[at], sentence.words[at]
        if tag.startswith("NN") and word.isalpha() and word != "non" and not _is_named_time(sentence, at):
            nouns.append(at)
        elif not (
            (not nouns and (word in ("of", "the", "-", "‑", "other", "more") or tag == "HYPH"))
            or (tag in ("JJ", "JJR", "VBN", "VBG", "DT") and not nouns)
            or (tag == "JJ" and word.isalpha() and _goes_on(sentence, at))
        ):
            break
        at += 1
    return nouns


def _is_named_time(sentence: Sentence, at: int) -> bool:
    return sentence.names[at] and is_time(sentence.words[at])


def _goes_on(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence) and sentence.tags[at + 1].startswith("NN")


def _age(sentence: Sentence, place: tuple[int, int], value: float) -> Amount | None:
    tokens = sentence.tagged.tokens_in(*place)
    first, last = tokens.start, tokens.stop
    between = first > 0 and last < len(sentence) and sentence.words[first - 1] == "," == sentence.words[last]
    if not between or not sentence.names[first - 2] or not 0 < value < 120:
        return None
    return _of(sentence, place, value, value, unit="age")


def _of(
    sentence: Sentence,
    place: tuple[int, int],
    low: float,
    high: float,
    *,
    unit: str = "",
    exact: bool = True,
    head: str = "",
    things: frozenset[str] = frozenset(),
    day: str = "",
    end: int = 0,
    value: float | None = None,
    vague: bool = False,
) -> Amount:
    tokens = sentence.tagged.tokens_in(*place)
    tokens = range(tokens.start, max(tokens.stop, end))
    near = (*range(tokens.start - _NEAR, tokens.start), *range(tokens.stop, tokens.stop + _NEAR))
    around = frozenset(
        sentence.stems[at]
        for at in near
        if 0 <= at < len(sentence)
        and sentence.is_content(at)
        and sentence.words[at] not in _NO_CONTEXT
        and not sentence.words[at][0].isdigit()
    )
    return Amount(
        span=sentence.span(tokens), value=low if value is None else value, low=low, high=high, unit=unit,
        head=head, things=things, around=around, exact=exact, day=day, vague=vague,
    )  # fmt: skip
