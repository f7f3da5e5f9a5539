"""An event of a corpus as a whole, in one call: what the command line, the report and Python ask for."""

from collections.abc import Callable, Sequence

from annotator.comparison.asked import chosen_articles
from annotator.comparison.whole_event.reading import read
from annotator.comparison.whole_event.whole import Whole, put_together
from annotator.corpus import Corpus
from annotator.errors import InputError


def whole_event(
    corpus: Corpus,
    event: str,
    *,
    outlets: Sequence[str] = (),
    with_copies: bool = False,
    watch: Callable[[int, int], object] = lambda _done, _total: None,
) -> Whole:
    """Return what the articles of an event (by its id or name) name, quote and share, outlet by outlet.

    Copies of an article are set aside unless they are wanted. Raises InputError for an event or an outlet
    that is not there, and for an event without articles.
    """
    articles, over = chosen_articles(corpus, event, outlets)
    if not articles:
        raise InputError(f"{over} has no articles")
    return of_articles(corpus, articles, with_copies=with_copies, watch=watch)


def of_articles(
    corpus: Corpus,
    articles: Sequence[str],
    *,
    with_copies: bool = False,
    cues: bool = True,
    watch: Callable[[int, int], object] = lambda _done, _total: None,
) -> Whole:
    """Return the same of given articles, by outlet and date; cues of headlines are those the corpus wants.

    Without `cues` headlines have none: finding them takes longer than all the rest.

    `watch` is told after each article how many are read, of how many.
    """
    heads = sorted(
        (corpus.head(key) for key in articles), key=lambda head: (head.outlet.casefold(), head.date, head.id)
    )
    readings = []
    for number, head in enumerate(heads, 1):
        readings.append(read(corpus.described(head.id), corpus.adjustments() if cues else None))
        watch(number, len(heads))
    return put_together(readings, with_copies=with_copies)
