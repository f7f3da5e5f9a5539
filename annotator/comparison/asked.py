"""Comparing the outlets of a corpus in one call: what the command line and Python ask for."""

from collections.abc import Callable, Collection, Sequence

from annotator.comparison.compared import compare as compared
from annotator.comparison.comparison_table import Told, namer
from annotator.comparison.counting import Cues, Kind, Progress, Question, count_all
from annotator.corpus import Corpus
from annotator.errors import InputError


def compare(
    corpus: Corpus,
    *,
    event: str = "",
    outlets: Sequence[str] = (),
    cues: Cues = "all",
    coders: Collection[str] | None = None,
    kinds: Collection[Kind] = (),
    own: bool = False,
    watch: Callable[[Progress], object] = lambda _progress: None,
) -> Told:
    """Compare the outlets of a corpus, of one event (by its id or name), or some of its outlets.

    `coders` are the ids of those whose work counts (None: everybody's), `kinds` what is compared (none: all).
    The table is in `comparison` of what is returned; `annotator.comparison.comparison_table` writes it.
    Raises InputError for an event or an outlet that is not there.
    """
    articles, over = chosen_articles(corpus, event, outlets)
    question = Question(cues=cues, coders=None if coders is None else frozenset(coders), own=own)
    counted = count_all(corpus, articles, question, watch=watch)
    things = sorted({thing for one in counted for thing in one.counts if not kinds or thing.kind in kinds})
    return Told(
        comparison=compared(counted, things=things),
        question=question,
        corpus=corpus.name,
        over=over,
        coders=tuple(one.name for one in corpus.coders() if coders is not None and one.id in coders),
        name=namer(corpus),
    )


def chosen_articles(corpus: Corpus, event: str, outlets: Sequence[str]) -> tuple[list[str], str]:
    """Return the articles that are compared, and what they are in words; raises InputError."""
    articles, over = list(corpus.articles()), "the whole corpus"
    if event:
        known = [one for one in corpus.events() if event == one.id or event.casefold() == one.name.casefold()]
        if len(known) != 1:
            told = "there are several events of that name" if known else f"there is no event “{event}”"
            there = ", ".join(f"“{one.name}” ({one.id})" for one in known or corpus.events())
            raise InputError(f"{told}; {there or 'the corpus has none'}")
        articles, over = list(corpus.articles_of(known[0].id)), f"the event “{known[0].name}”"
    if outlets:
        present = {corpus.head(key).outlet for key in articles}
        missing = [name for name in outlets if name not in present]
        if missing:
            there = ", ".join(sorted(name for name in present if name)) or "none is named"
            raise InputError(f"there is no outlet “{missing[0]}”; {there}")
        articles = [key for key in articles if corpus.head(key).outlet in outlets]
    return articles, over
