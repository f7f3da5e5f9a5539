"""How often each thing occurs in each article, and in how many words: what outlets are compared by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Literal

from annotator.comparison.decisions import settled
from annotator.corpus import Corpus
from annotator.corpus.index import index_path
from annotator.corpus.layout import FileKey
from annotator.model import Annotation
from annotator.search.known_marks import KnownMarks
from annotator.search.marked import Marked

Kind = Literal["cue", "code", "article code", "voice"]
Cues = Literal["all", "accepted", "none"]

KINDS: tuple[Kind, ...] = ("cue", "code", "article code", "voice")

STEP = 25
"""Articles that are counted between two signs of progress."""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What is counted: a category of cues, a code on words, a code on whole articles, or a voice; by its id.

    Of cues and codes on words it is how many there are; of a code on whole articles whether the article has
    it (1 or 0); of a voice how many words it has.
    """

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be counted.

    `cues` are all that the program finds, those that a coder accepted, or none. `coders` are the ids of those
    whose work counts (None: everybody's). With `own`, only what stands in the author's own words counts, and
    rates are per 1,000 of these.
    """

    cues: Cues = "all"
    coders: frozenset[str] | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One article: where it is from, its words, and how often each thing occurs.

    `words` are running words outside byline, dateline and credit line, with `Question.own` the author's own.
    Where several coders worked in it, a code counts as often as on average with each of them. `rated` is
    False for an article that is not whole: nothing per 1,000 words is said of it.
    """

    article: str
    outlet: str
    event: str
    date: str
    words: int
    counts: Mapping[Thing, float] = field(default_factory=dict)
    coders: frozenset[str] = frozenset()
    rated: bool = True
    copy_of: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the articles are counted, and those that were since the last sign."""

    done: int
    total: int
    counted: tuple[Counted, ...]


def count_articles(corpus: Corpus, articles: Sequence[str], question: Question) -> Iterator[Progress]:
    """Count articles of a corpus, and yield what came out in portions; may be stopped between any two.

    Cues and voices come from this machine's index where they are known, and are kept there where not. An
    article whose file is gone is left out.
    """
    accepted = _accepted(corpus, articles, question) if question.cues == "accepted" else {}
    with ExitStack() as stack:
        marks = KnownMarks(corpus.adjustments())
        index = index_path(corpus.info.id, corpus.path) if corpus.path is not None else None
        marks.open(str(index) if index is not None else "", stack)
        looks = corpus.signatures()
        counted: list[Counted] = []
        for number, key in enumerate(articles, 1):
            path = FileKey("article", key).path
            language = corpus.head(key).language
            marked = marks.known(path, looks.get(path), language)
            if marked is None:
                marked = marks.of(corpus.described(key), path, looks.get(path))
            counted.append(_counted(corpus, key, marked, question, accepted.get(key, Counter())))
            if number % STEP == 0 or number == len(articles):
                yield Progress(number, len(articles), tuple(counted))
                counted = []
        marks.keep()


def count_all(
    corpus: Corpus,
    articles: Sequence[str],
    question: Question,
    *,
    watch: Callable[[Progress], object] = lambda _progress: None,
) -> tuple[Counted, ...]:
    """Count articles at one go; `watch` is told of progress."""
    found: list[Counted] = []
    for progress in count_articles(corpus, articles, question):
        found += progress.counted
        watch(progress)
    return tuple(found)


def _accepted(
    corpus: Corpus, articles: Collection[str], question: Question
) -> Mapping[str, Counter[tuple[str, int, int]]]:
    """Return the cues that somebody accepted, by article: category, start and end."""
    wanted = set(articles)
    found: defaultdict[str, Counter[tuple[str, int, int]]] = defaultdict(Counter)
    for one in settled(corpus, coders=question.coders):
        if one.article in wanted and one.fate == "accepted":
            found[one.article][one.category, one.start, one.end] = 1
    return found


def _counted(
    corpus: Corpus,
    key: str,
    marked: Marked,
    question: Question,
    accepted: Counter[tuple[str, int, int]],
) -> Counted:
    head = corpus.head(key)
    annotations, coders = _annotations(corpus, key, question)
    counts: Counter[Thing] = Counter()
    if question.cues == "all":
        own = (cue for cue in marked.cues if not question.own or cue.voice == "author")
        counts.update(Thing("cue", cue.category) for cue in own)
    elif question.cues == "accepted":
        places = (place for place in accepted if not question.own or _is_own(marked, *place[1:]))
        counts.update(Thing("cue", category) for category, _start, _end in places)
    shares: dict[Thing, float] = {thing: float(count) for thing, count in counts.items()}
    shares |= _codes(annotations, marked, question, max(1, len(coders)))
    own_words = marked.own_words
    if not question.own and own_words is not None and marked.words:
        shares[Thing("voice", "author")] = own_words
        shares[Thing("voice", "others")] = marked.words - own_words
    return Counted(
        article=key,
        outlet=head.outlet,
        event=head.event,
        date=head.date,
        words=(own_words or 0) if question.own else marked.words,
        counts=shares,
        coders=coders,
        rated=corpus.article(key).extent == "whole" and not (question.own and own_words is None),
        copy_of=head.copy_of,
        trouble="; ".join(marked.troubles),
    )


def _annotations(
    corpus: Corpus, key: str, question: Question
) -> tuple[tuple[Annotation, ...], frozenset[str]]:
    made = corpus.annotations(key)
    if question.coders is not None:
        made = tuple(one for one in made if one.coder in question.coders)
    return made, frozenset(one.coder for one in made)


def _codes(
    annotations: Iterable[Annotation], marked: Marked, question: Question, coders: int
) -> dict[Thing, float]:
    on_words: Counter[Thing] = Counter()
    whole: set[Thing] = set()
    for one in annotations:
        if not one.target:
            whole.add(Thing("article code", one.code))
        elif not question.own or _is_own(marked, one.target[0].start, one.target[0].end):
            on_words[Thing("code", one.code)] += 1
    shares = {thing: count / coders for thing, count in on_words.items()}
    return {**shares, **dict.fromkeys(whole, 1.0)}


def _is_own(marked: Marked, start: int, end: int) -> bool:
    return marked.voice_at(start, end) == "author"
