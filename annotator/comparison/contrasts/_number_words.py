"""How numbers are written in news, and what they amount to: digits, words, scales, `about`, `a dozen`."""

import re

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "billion": 1e9, "b": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "t": 1e12, "trln": 1e12,
}  # fmt: skip
_VAGUE = {
    "dozens": (24, 100), "scores": (40, 200), "hundreds": (200, 1e3), "thousands": (2e3, 1e5),
    "millions": (2e6, 1e9), "billions": (2e9, 1e12),
}  # fmt: skip
_MONTHS = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|"
    "sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)
_WORD_NUMBER = "|".join([*_TENS, *_ONES])
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"hundred|thousand|million|billion|trillion"

DATE = re.compile(
    rf"(?<![\w-])(?P<month>{_MONTHS})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}}\b)"
    rf"(?:,\s(?P<year>\d{{4}}))?|(?<![\w-])(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTHS})\b(?:\s(?P<year2>\d{{4}}))?",
)
YEAR = re.compile(r"\b(?:in|since|of|from|until|by|during|the)\s(?P<year>(?:19|20)\d\d)\b(?!\s?[%$])")
AMOUNT = re.compile(
    rf"""
    (?<![\w.,/:–-])
    (?P<currency>(?:us|a|c|nz)?[$€£¥]\s?)?
    (?:
        (?P<digits>{_DIGITS})
        (?:(?:-?\s?to[\s-]|\s?[-–]\s?)(?:[$€£¥]\s?)?(?P<upper>{_DIGITS})(?![\w/]))?
        (?:(?:\s|-)?(?P<scale>{_SCALE})\b|\s?(?P<short>k|mn|mln|m|bn|b|tn|trln|t)\b)?
      | (?P<words>(?:{_WORD_NUMBER})(?:-(?:{_WORD_NUMBER}))?)(?:\s(?P<wordscale>{_SCALE}))?\b
      | (?P<dozen>(?:(?:a|two|three|four|several|half\sa)\s)?dozen)\b
      | (?P<hundred>an?\s(?:{_SCALE}))\b
      | (?P<vague>(?:dozens|scores|hundreds|thousands|millions|billions)(?:\sof\s(?:thousands|millions))?)\b
    )
    (?P<after>\s?(?:%|percentage\spoints?\b|percent\b|per\scent\b)|\s(?:of\s)?(?:dollars|euros|pounds|yen)\b)?
    """,
    re.VERBOSE,
)
ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|some|nearly|almost|close\sto|an\sestimated|estimated|"
    r"(?:(?:no\s)?more|(?:no\s)?fewer|(?:no\s)?less|greater|higher|lower)\sthan|at\sleast|at\smost|up\sto|"
    r"as\smany\sas|as\smuch\sas|as\sfew\sas|as\slittle\sas|over|under|just\s(?:over|under))\s)$"
)
_MORE = ("more than", "at least", "over", "no fewer", "no less", "greater than", "higher than")
_LESS = ("fewer than", "less than", "at most", "up to", "under", "no more", "lower than", "nearly", "almost")
_ABOUT_SHARE = 0.1
"""“About 300” holds 10 % on either side."""
_MOST = 1e18
"""Longer rows of digits are no number of anything."""


def value_of(found: re.Match[str]) -> tuple[float, float]:
    """Return the least and the most that a match of `AMOUNT` means as it is written."""
    if found["vague"]:
        first, *more = found["vague"].split(" of ")
        low, high = _VAGUE[first]
        factor = 1e3 if more == ["thousands"] else 1e6 if more else 1.0
        return low * factor, high * factor
    if found["dozen"]:
        many = found["dozen"].split()[0]
        if many == "several":
            return 24, 100
        times = {"half": 0.5, "two": 2, "three": 3, "four": 4}.get(many, 1)
        return 12 * times, 12 * times
    if found["hundred"]:
        value = _SCALES[found["hundred"].split()[1]]
        return value, value
    if found["words"]:
        value = sum(_WORDS[one] for one in found["words"].split("-")) * _SCALES.get(
            found["wordscale"] or "", 1
        )
        return value, value
    scale = _SCALES.get(found["scale"] or found["short"] or "", 1)
    low = _number(found["digits"]) * scale
    high = _number(found["upper"]) * scale if found["upper"] else low
    return (low, high) if low <= high else (low, low)


def _number(digits: str) -> float:
    return min(float(digits.replace(",", "")), _MOST)


def widened(about: str, low: float, high: float) -> tuple[float, float]:
    """Return what a number means behind words such as `about` and `more than`."""
    if about.endswith(_MORE) or about.startswith(_MORE):
        return low, max(high * 1.5, low)
    if about.startswith(_LESS) or about.endswith(_LESS):
        return low * (1 - _ABOUT_SHARE) if about in ("nearly", "almost") else 0.0, high
    return low * (1 - _ABOUT_SHARE), high * (1 + _ABOUT_SHARE)
