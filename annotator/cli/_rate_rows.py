"""How often categories of cues occur in articles, as rows, one a category, and as a table for people."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.cli._inputs import Given
from annotator.cli._rows import json_line
from annotator.cli._streams import printable
from annotator.cli._work import Foreign, Remark
from annotator.csv_lines import csv_line
from annotator.cues.instrument import instrument_of
from annotator.model import Adjustment
from annotator.summary import NO_RATES, Rate, own_words, rates

FIELDS = ("article", "words", "own_words", "category", "count", "own", "per_thousand", "own_per_thousand")
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Rates:
    """The words of an article and the rate of each category, by its name too; None for what is not known.

    Of an article that is not `whole` there are counts and no rates.
    """

    words: int
    own_words: int | None
    of: Mapping[str, Rate | None]
    names: Mapping[str, str]
    whole: bool = True


Form = Callable[[Given, Rates], Iterable[str]]


def rate_rows(
    given: Given,
    *,
    form: str,
    categories: Collection[str] | None,
    adjustments: Iterable[Adjustment] = (),
) -> Iterator[str]:
    """Yield the rates of a text in one of `FORMS`; `categories` None: all that are on.

    A rule that could not do its work becomes a remark, and the rate of its category is not known. So does an
    article that is not whole: no rates are given for it.
    """
    analysis, _ = given.analysed()
    instrument = instrument_of(adjustments)
    looked = instrument.look(analysis, wanted=categories)
    yield from (Remark(f"{given.article}: {trouble}") for trouble in looked.troubles)
    if given.extent != "whole":
        yield Remark(f"{given.article}: {NO_RATES[given.extent]}")
    if not analysis.may_be_english:
        yield Foreign(analysis.language)
    own = own_words(analysis)
    found = rates(looked.cues, analysis.word_count, own)
    unknown = {trouble.category for trouble in looked.troubles}
    of = {
        key: found.get(key, Rate(0, 0, 0.0))
        if instrument.looks_for(key, analysis) and key not in unknown
        else None
        for key in instrument.chosen(categories)
    }
    names = {key: instrument.categories[key].name for key in of}
    yield from FORMS[form](given, Rates(analysis.word_count, own, of, names, given.extent == "whole"))


def rows(given: Given, found: Rates) -> Iterator[dict[str, Any]]:
    """Yield a row for every category that was asked for, also where it does not occur."""
    for category, rate in found.of.items():
        yield {
            "article": given.article,
            "words": found.words,
            "own_words": found.own_words,
            "category": category,
            "count": rate and rate.count,
            "own": rate and rate.own,
            "per_thousand": _rounded(rate.per_thousand if rate else None, given=found.whole and found.words),
            "own_per_thousand": _rounded(
                rate.own_per_thousand if rate else None, given=found.whole and found.own_words
            ),
        }


def _rounded(rate: float | None, *, given: object) -> float | None:
    return round(rate, _PLACES) if rate is not None and given else None


def as_jsonl(given: Given, found: Rates) -> Iterator[str]:
    """Yield one JSON object a row."""
    return map(json_line, rows(given, found))


def as_csv(given: Given, found: Rates) -> Iterator[str]:
    """Yield one CSV record a row (RFC 4180, no header)."""
    return (csv_line(row.values()) for row in rows(given, found))


def as_text(given: Given, found: Rates) -> Iterator[str]:
    """Yield a table of the categories that occur."""
    own = "" if found.own_words is None else f", {found.own_words:,} of them the author's own"
    yield printable(f"{given.article}: {found.words:,} words{own}") + "\n"
    present = {found.names[key]: rate for key, rate in found.of.items() if rate and rate.count}
    width = max(map(len, present), default=0)
    if present:
        yield f"  {'':<{width}}  {'all words':>17}  {'own words':>17}\n"
        yield f"  {'':<{width}}  {'cues':>6} {'per 1,000':>10}  {'cues':>6} {'per 1,000':>10}\n"
    for name, rate in present.items():
        all_, own_ = (rate.per_thousand, rate.own_per_thousand) if found.whole else (None, None)
        yield printable(f"  {name:<{width}}") + f"  {_columns(rate.count, all_)}"
        yield f"  {_columns(rate.own, own_)}\n"
    nothing = "no cues" if found.own_words is not None else "not in English: nothing was looked for"
    yield "\n" if present else f"  {nothing}\n\n"


def _columns(count: int, per_thousand: float | None) -> str:
    return f"{count:>6,} {'-' if per_thousand is None else f'{per_thousand:.1f}':>10}"


FORMS: dict[str, Form] = {"jsonl": as_jsonl, "csv": as_csv, "text": as_text}
