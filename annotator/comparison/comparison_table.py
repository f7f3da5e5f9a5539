"""A comparison as text, CSV and JSON, with what has to be known to read it."""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from annotator import __version__
from annotator.comparison.coded_across import CodedAcross, as_values
from annotator.comparison.contract import NotDefined
from annotator.comparison.counting import Counted, Question, Thing
from annotator.comparison.fairness import notices
from annotator.comparison.lines import LEVEL, Cell, Comparison, Difference, Line
from annotator.comparison.many import many
from annotator.comparison.notice import Notice
from annotator.comparison.precision import Line as RuleLine
from annotator.comparison.precision import per_cent
from annotator.comparison.reuse import Reuse
from annotator.comparison.set_aside import SetAside
from annotator.comparison.set_aside import as_values as aside_values
from annotator.comparison.statistics import statistics
from annotator.comparison.statistics._resampled import FEWEST
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.corpus import Corpus
from annotator.csv_lines import csv_line
from annotator.model import MODES, Mode

CSV_HEADINGS = (
    *("row", "kind", "id", "name", "group", "other"),
    *("articles", "rated", "words", "count", "rate", "low", "high"),
    *("having", "share", "share_low", "share_high", "chi_square", "p", "adjusted_p", "permutations"),
    *("epsilon_squared", "cramers_v", "ratio", "cliffs_delta", "says"),
)

VERSION = f"Framing Annotator {__version__}."

UNKNOWN = "not looked for"
"""What is said of cues and voices where all articles are in another language."""

Name = Callable[[Thing], str]
Grouped = Literal["outlet", "event", "month"]
"""What is compared: outlets, or all of them together from event to event or from month to month."""

NAMELESS: Mapping[Grouped, str] = {
    "outlet": "no outlet named",
    "event": "in no event",
    "month": "without a date",
}
"""What articles are called that belong to no group."""
_A: Mapping[Grouped, str] = {"outlet": "an outlet", "event": "an event", "month": "a month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A comparison with where it is from and how it was made: what its caption and methods have to say."""

    comparison: Comparison
    question: Question
    corpus: str
    over: str
    """What was compared, in words: the whole corpus, an event, a selection."""
    coders: tuple[str, ...]
    name: Name
    by: Grouped = "outlet"
    aside: tuple[Counted, ...] = ()
    """Copies that are set aside, so that each text counts once; `why_aside` says of each why it is one."""
    why_aside: tuple[SetAside, ...] = ()
    alike: tuple[Reuse, ...] = ()
    """Articles that share their text, looked for among few articles only."""
    uneven: tuple[RuleLine, ...] = ()
    """Rules whose cues were accepted more often in one outlet than in another."""
    across: tuple[CodedAcross, ...] = ()
    """Omissions and contrasts that were coded in these articles."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what may make it unfair."""
        return notices(
            self.comparison.counted,
            sizes=self.comparison.sizes,
            aside=self.aside,
            shared=self.alike,
            uneven=self.uneven,
        )

    @property
    def modes(self) -> tuple[Mode, ...]:
        """Return the modes in which the annotations that are counted were made."""
        found = {mode for one in self.comparison.counted for mode in one.modes}
        return tuple(mode for mode in MODES if mode in found)

    @property
    def caption(self) -> str:
        """Return one line that says what the figures are of."""
        words = "the authors' own words" if self.question.own else "all words"
        return f"{self._material}; rates per 1,000 of {words}. {VERSION}"

    @property
    def caption_of_shares(self) -> str:
        """Return the same for figures that show no rates."""
        own = "; only what stands in the authors' own words" if self.question.own else ""
        return f"{self._material}{own}. {VERSION}"

    @property
    def _material(self) -> str:
        what = {"all": "all cues", "accepted": "accepted cues", "none": "no cues"}[self.question.cues]
        copies = f" ({many(len(self.aside), 'copy', 'copies')} set aside)" if self.aside else ""
        return f"{self.corpus}: {self.over}; {self.size}{copies}; {what}, {self.annotated}"

    @property
    def size(self) -> str:
        """Return how many articles of how many groups there are, and how many belong to none."""
        table = self.comparison
        groups = many(sum(map(bool, table.groups)), self.by)
        none = f" ({table.sizes['']:,} {NAMELESS[self.by]})" if "" in table.sizes else ""
        return f"{many(table.articles, 'article')}{none} of {groups}"

    @property
    def by_articles(self) -> str:
        """Return whose articles make one group: an outlet's, or those of an event or a month."""
        return "an outlet's articles" if self.by == "outlet" else f"the articles of {_A[self.by]}"

    @property
    def annotated(self) -> str:
        """Return whose annotations are counted and in which modes they were made, for a caption."""
        who = ", ".join(self.coders) if self.coders else "all coders"
        if not self.modes:
            return f"no annotations of {who}"
        return f"annotations of {who} (mode: {', '.join(self.modes)})"


def namer(corpus: Corpus) -> Name:
    """Return a function that says what a thing is called in a corpus."""
    from annotator.cues.categories import categories_with

    categories = categories_with(corpus.adjustments())

    def name(thing: Thing) -> str:
        if thing.kind == "cue":
            return categories[thing.id].name if thing.id in categories else thing.id
        if thing.kind == "voice":
            return {"author": "The author's own words", "others": "Words of others"}.get(thing.id, thing.id)
        code = corpus.code(thing.id)
        return code.name if code is not None and code.name else thing.id

    return name


def as_csv(told: Told) -> Iterator[str]:
    """Yield the table in pieces: a row a thing and group (`cell`), a thing (`line`), and a pair (`pair`)."""
    yield csv_line(CSV_HEADINGS)
    for line in told.comparison.lines:
        yield csv_line(_line_cells(told, line))
        for cell in line.cells:
            head = [*_of(told, "cell", line.thing), cell.group, ""]
            yield csv_line([*head, *_cell_cells(cell), *[""] * 8, _why(cell)])
    for one in told.comparison.differences:
        yield csv_line(_pair_cells(told, one))


def as_json(told: Told) -> str:
    """Return the table as JSON, with its caption, notices, and the literature of the statistics."""
    table = told.comparison
    said = {
        "caption": told.caption,
        "corpus": told.corpus,
        "over": told.over,
        "by": told.by,
        "cues": told.question.cues,
        "own_words": told.question.own,
        "coders": list(told.coders) or "all",
        "modes": list(told.modes),
        "copies_set_aside": [one.article for one in told.aside],
        "set_aside": aside_values(told.why_aside),
        "articles": table.articles,
        "articles_not_rated": table.left_out,
        "groups": list(table.groups),
        "group_sizes": [table.sizes[name] for name in table.groups],
        "compared": list(table.compared),
        "tests": table.tests,
        "level": LEVEL,
        "notices": [
            {"concern": one.concern, "says": one.says, "outlets": list(one.outlets)} for one in told.notices
        ],
        "lines": [_json_line(told, line) for line in table.lines],
        "pairs": [_json_pair(told, one) for one in table.differences],
        "omissions_and_contrasts": as_values(told.across),
        "statistics": [
            {"name": one.name, "says": one.says, "literature": list(one.literature)} for one in statistics()
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def as_text(told: Told) -> Iterator[str]:
    """Yield the table line by line for a terminal."""
    table = told.comparison
    yield told.caption
    heads = (group or NAMELESS[told.by] for group in table.groups)
    rows = [["", *heads, "p (corrected)", "effect"]]
    rows += [
        [told.name(line.thing), *map(cell_text, line.cells), p_text(line), effect_text(line) or "-"]
        for line in table.lines
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *others = (
            text.rjust(width) if column else text.ljust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *others]).rstrip()
    for notice in told.notices:
        yield f"Note: {notice.says}"
    for one in told.why_aside:
        yield f"Set aside: {one.name}: {one.says}."


def cell_text(cell: Cell) -> str:
    """Return a cell as people read it: 18.7 [12.1, 25.9], or 34 % (41/120); of few articles the count."""
    if not cell.articles:
        return UNKNOWN
    if cell.rated is None:
        share = f"{cell.having}/{cell.articles}"
        return share if cell.articles < FEWEST else f"{per_cent(cell.share)} ({share})"
    if cell.rated < FEWEST or cell.rate is None:
        return f"{count_text(cell.count)} in {many(cell.rated, 'article')}"
    rate = rate_text(cell.rate)
    if isinstance(cell.interval, NotDefined):
        return f"{rate} (n = {cell.rated})"
    low, high = (rate_text(end, like=cell.rate) for end in (cell.interval.low, cell.interval.high))
    return f"{rate} [{low}, {high}]"


def rate_text(rate: float, *, like: float | None = None) -> str:
    """Return a rate with a decimal, below 1 with two; what is not nothing never looks like nothing.

    The ends of an interval have as many decimals as the rate that they are `like`.
    """
    places = 2 if 0 < (rate if like is None else like) < 1 else 1
    if like is None and 0 < rate < 0.005:
        return "< 0.01"
    return f"{rate:,.{places}f}"


def difference_texts(*numbers: float) -> tuple[str, ...]:
    """Return a difference and the ends of its interval with a sign, and with as many decimals as that needs.

    A number that is not 0 has its sign, for it says on which side of nothing an interval ends.
    """
    places = next(
        (places for places in (1, 2, 3) if all(round(one, places) for one in numbers if one)),
        4,
    )
    return tuple(f"{one:+z,.{places}f}".replace("-", "−") if one else f"{0:.{places}f}" for one in numbers)


def effect_text(line: Line) -> str:
    """Return the effect size that belongs to the test of a line: of rates ε², of shares of articles V."""
    rated = line.whole.rated is not None
    effect = line.epsilon if rated else line.v
    return "" if effect is None else f"{'ε²' if rated else 'V'} = {unit_text(effect)}"


def unit_text(number: float) -> str:
    """Return a number from -1 to 1 with two decimals and without the 0 before them: .07, −.31."""
    return f"{number:z.2f}".replace("0.", ".", 1).replace("-", "−")


def count_text(count: float) -> str:
    """Return how often something occurs; with a decimal only where it is no whole number."""
    return f"{count:,.0f}" if count == int(count) else f"{count:,.1f}"


def p_text(line: Line | Difference) -> str:
    """Return the corrected p value, or a dash where there is none."""
    return "-" if line.adjusted is None else shown_p(line.adjusted)


def shown_p(p: float) -> str:
    """Return a p value as journals want it: .032, or < .001; just below 5 % it does not look like 5 %."""
    if p < 0.001:
        return "< .001"
    near = f"{math.floor(10_000 * p) / 10_000:.4f}"
    return (near if 0.0495 <= p < LEVEL else f"{p:.3f}").removeprefix("0")


def _of(told: Told, row: str, thing: Thing) -> list[Any]:
    return [row, thing.kind, thing.id, told.name(thing)]


def _cell_cells(cell: Cell) -> list[Any]:
    low, high = ("", "") if isinstance(cell.interval, NotDefined) else (cell.interval.low, cell.interval.high)
    shares = ("", "") if isinstance(cell.share_interval, NotDefined) else tuple(cell.share_interval)
    rate = "" if cell.rate is None else cell.rate
    rated = _or_empty(cell.rated)
    numbers = [cell.articles, rated, cell.words, cell.count, rate, low, high]
    return [*numbers, cell.having, cell.share, *shares]


def _why(cell: Cell) -> str:
    """Return why a cell has no interval: that of its rate, or of its share where it has no rate."""
    return _reason(cell.share_interval if cell.rated is None else cell.interval)


def _line_cells(told: Told, line: Line) -> list[Any]:
    return [
        *_of(told, "line", line.thing),
        *("", "", *_cell_cells(line.whole)),
        *_chance_cells(line.chance, line.adjusted),
        *(_or_empty(line.epsilon), _or_empty(line.v), "", "", _reason(line.chance)),
    ]


def _pair_cells(told: Told, one: Difference) -> list[Any]:
    found = one.difference
    numbers: Sequence[Any] = ("", "", "") if isinstance(found, NotDefined) else tuple(found)
    return [
        *_of(told, "pair", one.thing),
        *(one.one, one.other, "", "", "", "", *numbers, "", "", "", ""),
        *_chance_cells(one.chance, one.adjusted),
        *("", "", _or_empty(one.ratio), _or_empty(one.delta), _reason(one.chance) or _reason(found)),
    ]


def _chance_cells(chance: Chance | NotDefined, adjusted: float | None) -> list[Any]:
    if isinstance(chance, NotDefined):
        return [""] * 4
    return [chance.chi_square, chance.p, _or_empty(adjusted), chance.permutations]


def _reason(value: object) -> str:
    return value.reason if isinstance(value, NotDefined) else ""


def _or_empty(value: float | None) -> float | str:
    return "" if value is None else value


def _json_line(told: Told, line: Line) -> dict[str, Any]:
    return {
        **_json_thing(told, line.thing),
        "all": _json_cell(line.whole),
        "groups": [_json_cell(cell) for cell in line.cells],
        "test": _json_chance(line.chance, line.adjusted),
        "epsilon_squared": line.epsilon,
        "cramers_v": line.v,
        "differs": line.differs,
    }


def _json_pair(told: Told, one: Difference) -> dict[str, Any]:
    found = one.difference
    told_difference = {"reason": found.reason} if isinstance(found, NotDefined) else found._asdict()
    return {
        **_json_thing(told, one.thing),
        "one": one.one,
        "other": one.other,
        "difference": told_difference,
        "ratio": one.ratio,
        "cliffs_delta": one.delta,
        "test": _json_chance(one.chance, one.adjusted),
        "differs": one.differs,
    }


def _json_thing(told: Told, thing: Thing) -> dict[str, Any]:
    return {"kind": thing.kind, "id": thing.id, "name": told.name(thing)}


def _json_cell(cell: Cell) -> dict[str, Any]:
    return {
        "group": cell.group,
        "articles": cell.articles,
        "rated": cell.rated,
        "words": cell.words,
        "count": cell.count,
        "rate": cell.rate,
        "interval": None
        if isinstance(cell.interval, NotDefined)
        else [cell.interval.low, cell.interval.high],
        "why_no_interval": _reason(cell.interval),
        "having": cell.having,
        "share": cell.share,
        "share_interval": None if isinstance(cell.share_interval, NotDefined) else list(cell.share_interval),
        "why_no_share_interval": _reason(cell.share_interval),
    }


def _json_chance(chance: Chance | NotDefined, adjusted: float | None) -> dict[str, Any]:
    if isinstance(chance, NotDefined):
        return {"reason": chance.reason}
    return {
        "chi_square": chance.chi_square,
        "p": chance.p,
        "permutations": chance.permutations,
        "adjusted_p": adjusted,
    }
