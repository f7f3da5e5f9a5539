"""Finding in a corpus: words, phrases, patterns, cues and annotations, each hit in its context.

A search has two halves. `Search` belongs to the process that has the corpus open: it reads the query, asks
the index which articles may have a hit, applies what only the open corpus knows (outlet, date, event, codes),
and cuts the work into `Task`s. `look` carries a task out and returns a `Portion`: a module-level function of
picklable values, for this process, a thread, or a worker. Whoever asks for no further task has cancelled.

    search = Search(corpus, 'regime* -coup outlet:"The Rampart" date:2024-03..2024-05')
    for task in search.tasks():
        portion = look(task)
        show(portion.rows)

The signatures:

    Search(corpus, query: str, *, order: Order = "added", diacritics: bool = False, context: int = 60)
        raises QueryError; what it holds:
        .articles     ids of the articles that may have a hit, in the order of the search
        .exact        whether each of them is sure to have one, so that they can be counted without looking
        .by_outlet()  how many of them by outlet
        .tasks(size=None)  an iterator of `Task`s; the first are small, so that the first hits come at once
    look(task: Task) -> Portion
    sort_rows(rows, by: Sequence[SortKey]) -> list[Row]

Offsets are code points of the article's canonical text, half open. Without an index the same hits are found,
only later.
"""

from annotator.search.values import Count, Portion, QueryError, Row

__all__ = ["Count", "Portion", "QueryError", "Row"]
