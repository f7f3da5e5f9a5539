"""Comparing the outlets of a corpus in one call: what the command line and Python ask for."""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from annotator.comparison.compared import compare as compared
from annotator.comparison.comparison_table import Told, namer
from annotator.comparison.counting import Counted, Cues, Kind, Progress, Question, count_all
from annotator.corpus import Corpus
from annotator.errors import InputError


class Count(Protocol):
    """Counts articles, as `count_all` does; another one may know some of them already."""

    def __call__(
        self,
        corpus: Corpus,
        articles: Sequence[str],
        question: Question,
        /,
        *,
        watch: Callable[[Progress], object],
    ) -> Sequence[Counted]:
        """Return what is counted in the articles."""
        ...


def compare(
    corpus: Corpus,
    *,
    event: str = "",
    articles: Collection[str] | None = None,
    outlets: Sequence[str] = (),
    cues: Cues = "all",
    coders: Collection[str] | None = None,
    kinds: Collection[Kind] = (),
    own: bool = False,
    watch: Callable[[Progress], object] = lambda _progress: None,
    count: Count = count_all,
) -> Told:
    """Compare the outlets of a corpus, of one event (by its id or name), or some of its outlets.

    `articles` are those to choose from, by id (None: all), `count` is what counts them. `coders` are the ids
    of those whose work counts (None: everybody's), `kinds` what is compared (none: all). The table is in
    `comparison` of what is returned; `annotator.comparison.comparison_table` writes it. Raises InputError for
    an event or an outlet that is not there.
    """
    chosen, over = chosen_articles(corpus, event, outlets, articles)
    question = Question(cues=cues, coders=None if coders is None else frozenset(coders), own=own)
    counted = count(corpus, chosen, question, watch=watch)
    things = sorted({thing for one in counted for thing in one.counts if not kinds or thing.kind in kinds})
    return Told(
        comparison=compared(counted, things=things),
        question=question,
        corpus=corpus.name,
        over=over,
        coders=tuple(one.name for one in corpus.coders() if coders is not None and one.id in coders),
        name=namer(corpus),
    )


def chosen_articles(
    corpus: Corpus, event: str, outlets: Sequence[str], among: Collection[str] | None = None
) -> tuple[list[str], str]:
    """Return the articles that are compared, and what they are in words; raises InputError.

    `among` are the ids of those to choose from (None: all of the corpus).
    """
    articles, over = list(corpus.articles()), "the whole corpus"
    if among is not None:
        wanted = frozenset(among)
        articles = [key for key in articles if key in wanted]
        over = (
            "a selection of 1 article" if len(articles) == 1 else f"a selection of {len(articles):,} articles"
        )
    if event:
        known = [one for one in corpus.events() if event == one.id or event.casefold() == one.name.casefold()]
        if len(known) != 1:
            told = "there are several events of that name" if known else f"there is no event “{event}”"
            there = ", ".join(f"“{one.name}” ({one.id})" for one in known or corpus.events())
            raise InputError(f"{told}; {there or 'the corpus has none'}")
        here = frozenset(corpus.articles_of(known[0].id))
        articles = [key for key in articles if key in here]
        told = f"the event “{known[0].name}”"
        over = told if among is None else f"{over} of {told}"
    if outlets:
        present = {corpus.head(key).outlet for key in articles}
        missing = [name for name in outlets if name not in present]
        if missing:
            there = ", ".join(sorted(name for name in present if name)) or "none is named"
            raise InputError(f"there is no outlet “{missing[0]}”; {there}")
        articles = [key for key in articles if corpus.head(key).outlet in outlets]
    return articles, over
