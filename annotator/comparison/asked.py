"""Comparing the outlets of a corpus in one call: what the command line and Python ask for."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from annotator.comparison.coded_across import coded_across
from annotator.comparison.compared import By, by_month, by_outlet
from annotator.comparison.compared import compare as compared
from annotator.comparison.comparison_table import Grouped, Told, namer
from annotator.comparison.copies import Aside, set_aside
from annotator.comparison.count_table import CountTable
from annotator.comparison.counting import Counted, Cues, Kind, Question, Thing, count
from annotator.comparison.gathering import Gathered, Progress, gather_all
from annotator.comparison.precision import Line, precision
from annotator.comparison.reuse import Reuse, Text, find_reuse
from annotator.comparison.set_aside import in_words
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.model import Mode

T = TypeVar("T")

FEW = 200
"""Up to so many articles texts are compared with one another, to see which are copies."""


class Gather(Protocol):
    """Reads articles, as `gather_all` does; another one may know some of them already."""

    def __call__(
        self,
        corpus: Corpus,
        articles: Sequence[str],
        /,
        *,
        watch: Callable[[Progress], object],
    ) -> Sequence[Gathered]:
        """Return the articles with all that can be counted in them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The articles that a question is about, with what is counted in each of them.

    `over` says in words which they are. `gathered` are those that count, `counted` the same as counted, with
    `table` as a matrix, and `aside` the copies that do not count.
    """

    corpus: Corpus
    question: Question
    over: str
    gathered: tuple[Gathered, ...]
    counted: tuple[Counted, ...]
    table: CountTable
    aside: tuple[Counted, ...]
    why: tuple[Aside, ...] = ()
    """Why each of these is a copy, and of which article."""

    def things(self, kinds: Collection[Kind] = ()) -> list[Thing]:
        """Return what occurs, of these kinds (none: all), in order."""
        return [thing for thing in self.table.things if not kinds or thing.kind in kinds]

    def told(
        self,
        things: Sequence[Thing] | None = None,
        *,
        by: Grouped = "outlet",
        tested: bool = True,
        intervals: bool = True,
        looked: bool = True,
        across: bool = False,
    ) -> Told:
        """Compare the outlets in these things (None: all); the rest is as in `compared.compare`.

        What is tested is looked through, too, unless `looked` is false. With `across` it has the omissions
        and contrasts that were coded, too.
        """
        corpus, coders = self.corpus, self.question.coders
        every = [one.article for one in (*self.counted, *self.aside)]
        group = _grouping(corpus, by)
        told = Told(
            comparison=compared(
                self.counted, things=things, by=group, tested=tested, intervals=intervals, known=self.table
            ),
            by=by,
            question=self.question,
            corpus=corpus.name,
            over=self.over,
            coders=tuple(one.name for one in corpus.coders() if coders is not None and one.id in coders),
            name=namer(corpus),
            aside=self.aside,
            why_aside=in_words(corpus, self.why),
            across=coded_across(corpus, every, self.question) if across else (),
        )
        return look_through(corpus, told) if tested and looked else told


def compare(
    corpus: Corpus,
    *,
    event: str = "",
    articles: Collection[str] | None = None,
    outlets: Sequence[str] = (),
    cues: Cues = "all",
    coders: Collection[str] | None = None,
    modes: Collection[Mode] | None = None,
    kinds: Collection[Kind] = (),
    by: Grouped = "outlet",
    own: bool = False,
    copies: bool = False,
    tested: bool = True,
    looked: bool = True,
    watch: Callable[[Progress], object] = lambda _progress: None,
    gather: Gather = gather_all,
) -> Told:
    """Compare the outlets of a corpus, of one event (by its id or name), or some of its outlets.

    `coders` are the ids of those whose work counts, `modes` those in which it was done (None: everybody's,
    all), `kinds` what is compared (none: all). With `by`, events or months are compared, of all outlets
    together. Copies of other articles are set aside, so that each text counts once, unless `copies` is true.
    `articles` are those to choose from, by id (None: all), `gather` is what reads them. Without `tested`
    there are no tests, and without them or `looked` texts and rules are not looked at for `notices`, which
    takes most of the time: `look_through` does that afterwards. The table is in `comparison` of what is
    returned; `comparison_table` writes it. Raises InputError for an event or an outlet that is not there.
    """
    question = Question(
        cues=cues,
        coders=None if coders is None else frozenset(coders),
        modes=None if modes is None else frozenset(modes),
        own=own,
        copies=copies,
    )
    found = take(
        corpus, question, event=event, articles=articles, outlets=outlets, watch=watch, gather=gather
    )
    across = not kinds or "code" in kinds
    return found.told(found.things(kinds), by=by, tested=tested, looked=looked, across=across)


def _grouping(corpus: Corpus, by: Grouped) -> By:
    """Return what says which group an article belongs to; events have names, those of one name their ids."""
    if by != "event":
        return by_month if by == "month" else by_outlet
    counts = Counter(one.name for one in corpus.events())
    names = {
        one.id: one.name if one.name and counts[one.name] == 1 else f"{one.name} ({one.id})".strip()
        for one in corpus.events()
    }
    return lambda one: names.get(one.event, one.event)


def take(
    corpus: Corpus,
    question: Question,
    *,
    event: str = "",
    articles: Collection[str] | None = None,
    outlets: Sequence[str] = (),
    watch: Callable[[Progress], object] = lambda _progress: None,
    gather: Gather = gather_all,
) -> Taken:
    """Return the articles of a question and what is counted in them; see `compare`."""
    keys, over = chosen_articles(corpus, event, outlets, articles)
    read = tuple(gather(corpus, keys, watch=watch))
    kept, aside, why = (read, (), ()) if question.copies else set_aside(read)
    counted = tuple(count(one, question) for one in kept)
    return Taken(
        corpus=corpus,
        question=question,
        over=over,
        gathered=kept,
        counted=counted,
        table=CountTable(counted),
        aside=tuple(count(one, question) for one in aside),
        why=why,
    )


def look_through(corpus: Corpus, told: Told, *, check: Callable[[], object] = lambda: None) -> Told:
    """Return a comparison with what texts and rules say of how fair it is.

    `check` is called now and then, and may raise what ends it.
    """
    counted = told.comparison.counted
    uneven = _uneven(corpus, counted, told.question, check)
    return replace(told, alike=_alike(corpus, counted), uneven=uneven)


def _alike(corpus: Corpus, counted: Sequence[Counted]) -> tuple[Reuse, ...]:
    """Return which articles share their text, where there are so few that all can be read again."""
    if len(counted) > FEW:
        return ()
    texts = {one.article: corpus.article(one.article).text for one in counted}
    return tuple(find_reuse((Text(key, text) for key, text in texts.items()), fetch=texts.__getitem__))


def _uneven(
    corpus: Corpus, counted: Sequence[Counted], question: Question, check: Callable[[], object]
) -> tuple[Line, ...]:
    """Return the rules behind the cues that count whose precision differs between the outlets."""
    if question.cues == "none":
        return ()
    found = precision(
        corpus,
        articles=_checked((one.article for one in counted), check),
        coders=question.coders,
        modes=question.modes,
        watch=lambda tests: _checked(tests, check),
    )
    return found.warnings


def _checked(those: Iterable[T], check: Callable[[], object]) -> Iterator[T]:
    for one in those:
        check()
        yield one


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
        over = f"a selection of {len(articles):,} article{'' if len(articles) == 1 else 's'}"
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
