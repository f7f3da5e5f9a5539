"""Finding in a corpus: words, phrases, patterns, cues and annotations, each hit in its context.

The language of queries is told in `docs/search.md`. A search has two halves. `Search` belongs to the process
that has the corpus open: it reads the query, asks the index which articles may have a hit, applies what only
the open corpus knows (outlet, date, event, codes), and cuts the work into `Task`s. `look` carries a task out
and returns a `Portion`: a module-level function of picklable values, for this process, a thread, or a worker.
Whoever asks for no further task has cancelled.

    found = Search(corpus, 'regime* -coup outlet:"The Rampart" date:2024-03..2024-05')
    len(found.articles), found.by_outlet(), found.exact     # known at once
    for task in found.tasks():
        portion = look(task)
        show(portion.rows, portion.by_outlet, portion.looked)

    for row in search(corpus, "NEAR(sanctions gas, 5)"):    # the same in one loop
        print(row.left, row.keyword, row.right)

`sort_rows` and `by_outlet` put rows in order and into columns. `bring_up_to_date` makes and renews the index,
a little at a time; `advance` does so in a worker process. `warm` makes the first search as quick as the next.

Offsets are code points of the article's canonical text, half open. Without an index the same hits are found,
only later.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.search.concordance import by_outlet, sort_rows
    from annotator.search.looking import Task, look
    from annotator.search.searching import Search, search, warm
    from annotator.search.upkeep import Upkeep, advance, bring_up_to_date, upkeep_of
    from annotator.search.values import Count, Order, Portion, QueryError, Row, SortKey

__all__ = [
    "Count",
    "Order",
    "Portion",
    "QueryError",
    "Row",
    "Search",
    "SortKey",
    "Task",
    "Upkeep",
    "advance",
    "bring_up_to_date",
    "by_outlet",
    "look",
    "search",
    "sort_rows",
    "upkeep_of",
    "warm",
]

_PLACES = {
    **dict.fromkeys(("by_outlet", "sort_rows"), "concordance"),
    **dict.fromkeys(("Task", "look"), "looking"),
    **dict.fromkeys(("Search", "search", "warm"), "searching"),
    **dict.fromkeys(("Upkeep", "advance", "bring_up_to_date", "upkeep_of"), "upkeep"),
    **dict.fromkeys(("Count", "Order", "Portion", "QueryError", "Row", "SortKey"), "values"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the module has under that name
    """Import a public name when it is first asked for: the window needs few of them at its start."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
