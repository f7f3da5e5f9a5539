"""What a figure of the comparison is: its numbers as rows, its caption, and how it is drawn."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotator.comparison.asked import Gather
from annotator.comparison.comparison_table import Told
from annotator.comparison.counting import Cues
from annotator.comparison.gathering import Progress, gather_all
from annotator.comparison.lexicon import Words, read_words
from annotator.corpus import Corpus
from annotator.model import Mode

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Every = Literal["month", "week"]
Unit = Literal["article", "sentence"]
Value = str | int | float | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a figure is to be of.

    `event` is an id or a name (none: the whole corpus), `articles` are the ids of those to choose from (None:
    all); `gather` reads them, and may know some already. `coders` are ids, `modes` those of their work (None:
    everybody, all), `things` names or ids of categories, codes or voices (none: those that occur most),
    `every` the step of a time line, `marks` whether it has the first reports of events, `unit` where things
    occur together, `phrase` how many words a key word has. With `copies`, copies of other articles count,
    too.
    """

    corpus: Corpus
    event: str = ""
    articles: Collection[str] | None = None
    outlets: tuple[str, ...] = ()
    cues: Cues = "all"
    coders: Collection[str] | None = None
    modes: Collection[Mode] | None = None
    own: bool = False
    copies: bool = False
    things: tuple[str, ...] = ()
    every: Every = "month"
    marks: bool = True
    unit: Unit = "article"
    phrase: int = 1
    watch: Callable[[Progress], object] = lambda _progress: None
    gather: Gather = gather_all
    words: Words = read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers that a figure shows, a row each with a value for every column, and its caption."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureKind:
    """One kind of figure; `title` is what it is called in two or three words.

    `numbers` raises InputError where what was asked for is not there or nothing can be shown. `draw` uses
    nothing but the numbers, and is called inside `figure_files.drawing`, which sets fonts and colours. Where
    a comparison that is worked out has all that is shown, `told` makes the numbers from it, for reports;
    None where it has not, or nothing can be shown.
    """

    name: str
    title: str
    says: str
    numbers: Callable[[Wanted], Numbers]
    draw: "Callable[[Numbers], Figure]"
    told: Callable[[Told], Numbers | None] | None = None
