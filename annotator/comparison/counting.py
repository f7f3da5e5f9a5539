"""How often each thing occurs in each article, and in how many words: what outlets are compared by."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from annotator.comparison.gathering import CodeAt, CueAt, Gathered, Progress, gather_all
from annotator.comparison.genres import Genre, genre_of
from annotator.corpus import Corpus
from annotator.model import Mode, ZoneKind

Kind = Literal["cue", "code", "article code", "voice"]
Cues = Literal["all", "accepted", "none"]

REMEMBERED = 4
"""Questions whose counts an article remembers: people go back and forth between two or three."""

KINDS: tuple[Kind, ...] = ("cue", "code", "article code", "voice")


class Thing(NamedTuple):
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
    whose work counts, `modes` the modes in which it was done (None: everybody's, all). With `own`, only what
    stands in the author's own words counts, and rates are per 1,000 of these. With `copies`, an article that
    is a copy of another one counts, too; else each text counts once.
    """

    cues: Cues = "all"
    coders: frozenset[str] | None = None
    modes: frozenset[Mode] | None = None
    own: bool = False
    copies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One article: where it is from, its words, and how often each thing occurs.

    `words` are running words outside byline, dateline and credit line, with `Question.own` the author's own.
    Where several coders worked in it, a code counts as often as on average with each of them. `rated` is
    False for an article that is not whole: nothing per 1,000 words is said of it. `unknown` are things that
    nothing looks for in it, as in an article in another language: it has not none, and counts not for them.
    `modes` are those in which
    its coders worked, `genre` what its address or headline says that it is, `zones` the kinds of zones that
    it has.
    """

    article: str
    outlet: str
    event: str
    date: str
    words: int
    counts: Mapping[Thing, float] = field(default_factory=dict)
    coders: frozenset[str] = frozenset()
    rated: bool = True
    modes: frozenset[Mode] = frozenset()
    copy_of: str = ""
    agency: str = ""
    genre: Genre = ""
    zones: frozenset[ZoneKind] = frozenset()
    unknown: frozenset[Thing] = frozenset()
    trouble: str = ""


def count_all(
    corpus: Corpus,
    articles: Sequence[str],
    question: Question,
    *,
    watch: Callable[[Progress], object] = lambda _progress: None,
) -> tuple[Counted, ...]:
    """Count articles of a corpus at one go; `watch` is told of progress."""
    return tuple(count(one, question) for one in gather_all(corpus, articles, watch=watch))


def count(one: Gathered, question: Question) -> Counted:
    """Count an article that was read: quick, so that one thing after another can be asked."""
    found: Counted | None = one.known.get(question)
    if found is None:
        if len(one.known) >= REMEMBERED:
            one.known.clear()
        found = one.known[question] = _count(one, question)
    return found


def _count(one: Gathered, question: Question) -> Counted:
    codes = counted_codes(one, question)
    coders = frozenset(code.coder for code in codes)
    counts = {_thing("cue", key): float(number) for key, number in _cues(one, question).items()}
    counts |= _codes(codes, question, max(1, len(coders)))
    if not question.own and one.own_words is not None and one.words:
        counts[_thing("voice", "author")] = one.own_words
        counts[_thing("voice", "others")] = one.words - one.own_words
    return Counted(
        article=one.article,
        outlet=one.outlet,
        event=one.event,
        date=one.date,
        words=(one.own_words or 0) if question.own else one.words,
        counts=counts,
        coders=coders,
        modes=frozenset(code.mode for code in codes),
        rated=one.whole and not (question.own and one.own_words is None),
        copy_of=one.copy_of,
        agency=one.agency,
        genre=genre_of(one.url, one.headline),
        zones=frozenset(one.zones),
        unknown=_unknown(one.unknown, foreign=one.own_words is None),
        trouble=one.trouble,
    )


def _cues(one: Gathered, question: Question) -> Mapping[str, int]:
    """Return how many cues of each category there are."""
    if question.cues == "all":
        return one.own_tally if question.own else one.tally
    return Counter(cue.category for cue in counted_cues(one, question))


def counted_cues(one: Gathered, question: Question) -> Sequence[CueAt]:
    """Return the cues of an article that a question is about; one that several accepted is there once."""
    if question.cues == "none":
        return ()
    found: Iterable[CueAt] = one.cues
    if question.cues == "accepted":
        places = (
            CueAt(cue.category, cue.start, cue.end, cue.own)
            for cue in one.accepted
            if is_wanted(cue.coder, cue.mode, question)
        )
        found = dict.fromkeys(places)
    return [cue for cue in found if cue.own or not question.own]


def counted_codes(one: Gathered, question: Question) -> Sequence[CodeAt]:
    """Return the annotations of an article by the coders that a question is about, in whatever voice."""
    if question.coders is None and question.modes is None:
        return one.codes
    return [code for code in one.codes if is_wanted(code.coder, code.mode, question)]


def is_wanted(coder: str, mode: Mode, question: Question) -> bool:
    """Say whether a question is about what a coder does in a mode."""
    return (question.coders is None or coder in question.coders) and (
        question.modes is None or mode in question.modes
    )


def _codes(codes: Iterable[CodeAt], question: Question, coders: int) -> dict[Thing, float]:
    on_words: Counter[str] = Counter()
    whole: set[str] = set()
    for one in codes:
        if one.whole:
            whole.add(one.code)
        elif one.own or not question.own:
            on_words[one.code] += 1
    shares = {_thing("code", code): number / coders for code, number in on_words.items()}
    return {**shares, **{_thing("article code", code): 1.0 for code in whole}}


@cache
def _unknown(categories: frozenset[str], *, foreign: bool) -> frozenset[Thing]:
    """Return what is not known of an article in which nothing looks for these categories, or for voices."""
    voices = {_thing("voice", "author"), _thing("voice", "others")} if foreign else set()
    return frozenset({_thing("cue", category) for category in categories} | voices)


@cache
def _thing(kind: Kind, key: str) -> Thing:
    """Return a thing, always the same object: there are few, and millions of counts are of them."""
    return Thing(kind, key)
