"""What stands in each article, read once: every question about cues, codes and voices is answered from it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, NamedTuple

from annotator.comparison.decisions import settled
from annotator.comparison.reuse import words_of
from annotator.comparison.runs import Runs, runs_of
from annotator.corpus import Corpus
from annotator.corpus.index import index_path
from annotator.corpus.layout import FileKey
from annotator.model import Annotation, Mode, ZoneKind
from annotator.search.known_marks import KnownMarks
from annotator.search.marked import Marked

STEP = 25
"""Articles that are read between two signs of progress."""

Spans = tuple[tuple[int, int], ...]


class CueAt(NamedTuple):
    """A cue that the program finds; `own` says whether it stands in the author's own words."""

    category: str
    start: int
    end: int
    own: bool


class AcceptedAt(NamedTuple):
    """That somebody accepted a cue."""

    category: str
    start: int
    end: int
    own: bool
    coder: str
    mode: Mode


class CodeAt(NamedTuple):
    """An annotation; `spans` are its places in this article, and of the whole article there are none."""

    code: str
    spans: Spans
    own: bool
    coder: str
    mode: Mode
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One article: where it is from, and all that can be counted in it, by whomever.

    `words` are running words outside byline, dateline and credit line, `own_words` the author's own (None
    where the language is one whose reported speech is not known). `length` is in code points, `sentences` are
    where sentences start, `zones` the running words of each kind of zone. `whole` is False for an article of
    which a part is missing. `unknown` are the categories that nothing looks for in its language.
    """

    article: str
    outlet: str
    event: str
    date: str
    headline: str
    url: str
    text_sha256: str
    copy_of: str
    length: int
    words: int
    own_words: int | None
    whole: bool
    cues: tuple[CueAt, ...] = ()
    tally: Mapping[str, int] = field(default_factory=dict)
    """How many cues of each category there are; `own_tally` those in the author's own words."""
    own_tally: Mapping[str, int] = field(default_factory=dict)
    accepted: tuple[AcceptedAt, ...] = ()
    codes: tuple[CodeAt, ...] = ()
    sentences: tuple[int, ...] = ()
    zones: Mapping[ZoneKind, int] = field(default_factory=dict)
    agency: str = ""
    unknown: frozenset[str] = frozenset()
    trouble: str = ""
    runs: Runs | None = None
    """Its runs of words, by which copies are found; those of an article in no event are not looked for."""
    known: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was counted in it already, by what was asked: `counting.count` looks there."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the articles are read, and those that were since the last sign."""

    done: int
    total: int
    gathered: tuple[Gathered, ...]


def gather(corpus: Corpus, articles: Sequence[str]) -> Iterator[Progress]:
    """Read articles of a corpus, and yield what was found in portions; may be stopped between any two.

    Cues and voices come from this machine's index where they are known, and are kept there where not. Raises
    CorpusError for an article whose file is gone.
    """
    with ExitStack() as stack:
        marks = KnownMarks(corpus.adjustments())
        index = index_path(corpus.info.id, corpus.path) if corpus.path is not None else None
        marks.open(str(index) if index is not None else "", stack)
        looks, foreign = corpus.signatures(), cache(partial(_only_in_english, corpus))
        found: list[Gathered] = []
        for number, key in enumerate(articles, 1):
            path = FileKey("article", key).path
            marked = marks.known(path, looks.get(path), corpus.head(key).language)
            if marked is None:
                marked = marks.of(corpus.described(key), path, looks.get(path))
            unknown = frozenset() if marked.own_words is not None else foreign()
            found.append(_gathered(corpus, key, marked, unknown))
            if number % STEP == 0 or number == len(articles):
                yield Progress(number, len(articles), tuple(found))
                found = []
        marks.keep()


def gather_all(
    corpus: Corpus,
    articles: Sequence[str] | None = None,
    *,
    watch: Callable[[Progress], object] = lambda _progress: None,
) -> tuple[Gathered, ...]:
    """Read articles (None: all) at one go; `watch` is told of progress."""
    found: list[Gathered] = []
    for progress in gather(corpus, corpus.articles() if articles is None else articles):
        found += progress.gathered
        watch(progress)
    return tuple(found)


def _only_in_english(corpus: Corpus) -> frozenset[str]:
    """Return the categories that nothing looks for in another language, without words of the corpus."""
    from annotator.cues.registry import detectors

    own = {one.id for one in corpus.adjustments() if not one.retired}
    return frozenset(one.category for one in detectors() if one.needs_english and one.category not in own)


def _gathered(corpus: Corpus, key: str, marked: Marked, unknown: frozenset[str]) -> Gathered:
    head = corpus.head(key)
    made, text = corpus.annotations_in(key), corpus.article(key)
    cues = tuple(CueAt(cue.category, cue.start, cue.end, cue.voice == "author") for cue in marked.cues)
    return Gathered(
        article=key,
        outlet=head.outlet,
        event=head.event,
        date=head.date,
        headline=head.headline,
        url=head.url,
        text_sha256=head.sha256,
        copy_of=head.copy_of,
        length=head.length,
        words=marked.words,
        own_words=marked.own_words,
        whole=text.extent == "whole",
        cues=cues,
        tally=Counter(cue.category for cue in cues),
        own_tally=Counter(cue.category for cue in cues if cue.own),
        accepted=_accepted(corpus, key, marked) if made else (),
        codes=tuple(_code(one, key, marked) for one in made),
        sentences=marked.sentences,
        zones=dict(marked.zones),
        agency=marked.agency,
        unknown=unknown,
        trouble="; ".join(marked.troubles),
        runs=runs_of(words_of(text.text)) if head.event else None,
    )


def _accepted(corpus: Corpus, key: str, marked: Marked) -> tuple[AcceptedAt, ...]:
    return tuple(
        AcceptedAt(
            one.category,
            one.start,
            one.end,
            marked.voice_at(one.start, one.end) == "author",
            one.coder,
            one.mode,
        )
        for one in settled(corpus, articles=(key,))
        if one.fate == "accepted"
    )


def _code(one: Annotation, article: str, marked: Marked) -> CodeAt:
    spans = tuple((part.start, part.end) for part in one.within(article))
    own = bool(spans) and marked.voice_at(*spans[0]) == "author"
    return CodeAt(one.code, spans, own, one.coder, one.mode, not one.target)
