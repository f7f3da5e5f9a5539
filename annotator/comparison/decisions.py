"""What coders decided on cues, counted by rule or category, by outlet and by article."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from annotator.corpus import Corpus
from annotator.model import Mode

Fate = Literal["accepted", "relabelled", "rejected"]
By = Literal["rule", "version", "category"]

FATES: tuple[Fate, ...] = ("accepted", "relabelled", "rejected")
BYS: tuple[By, ...] = ("rule", "version", "category")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One coder's decision on one cue.

    A cue is accepted when its annotation's code stands for the cue's category, re-labelled when it does not,
    rejected when a rejection says so. `id` is that of the annotation or rejection, `start` and `end` are
    those of the cue, `words` what is annotated or was rejected; `at` is when it was last changed.
    """

    id: str
    article: str
    coder: str
    category: str
    rule: str
    start: int
    end: int
    fate: Fate
    mode: Mode
    words: str
    at: str

    @property
    def cue(self) -> str:
        """Return the key of the cue within its article."""
        return f"{self.category}:{self.start}:{self.end}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many decisions went which way."""

    accepted: int = 0
    relabelled: int = 0
    rejected: int = 0

    @property
    def decided(self) -> int:
        """Return how many decisions there are."""
        return self.accepted + self.relabelled + self.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The decisions on the cues of one rule, one version of it, or one category.

    `name` is the rule's without its version, the rule's with it, or the category's; `versions` are those that
    occur. `outlets` holds a tally for each article with a decision, by outlet, which is empty for articles
    that name none; `coders` are the ids of those who decided, by outlet.
    """

    name: str
    category: str
    versions: tuple[str, ...]
    outlets: Mapping[str, Mapping[str, Tally]]
    coders: Mapping[str, frozenset[str]]


def settled(
    corpus: Corpus,
    *,
    articles: Iterable[str] | None = None,
    coders: Collection[str] | None = None,
    modes: Collection[Mode] | None = None,
) -> Iterator[Settled]:
    """Yield the decisions on cues in these articles of a corpus, of these coders and modes (None: of all).

    Coders are given by their ids. What was deleted or taken back is undecided, removed articles are left out.
    """
    stands: dict[str, Collection[str]] = {}
    for article in corpus.articles() if articles is None else articles:
        found = [*_annotated(corpus, article, stands), *_rejected(corpus, article)]
        for one in _last(found):
            if (coders is None or one.coder in coders) and (modes is None or one.mode in modes):
                yield one


def _annotated(corpus: Corpus, article: str, stands: dict[str, Collection[str]]) -> Iterator[Settled]:
    for one in corpus.annotations(article):
        cue = one.cue
        if cue is None or not one.origin.startswith("rule:"):
            continue
        if one.code not in stands:
            code = corpus.code(one.code)
            stands[one.code] = code.categories if code is not None else ()
        yield Settled(
            id=one.id,
            article=one.article,
            coder=one.coder,
            category=cue.category,
            rule=cue.rule,
            start=cue.start,
            end=cue.end,
            fate="accepted" if cue.category in stands[one.code] else "relabelled",
            mode=one.mode,
            words=" … ".join([segment.quote for segment in one.target]),
            at=one.modified or one.created,
        )


def _rejected(corpus: Corpus, article: str) -> Iterator[Settled]:
    for one in corpus.decisions(article):
        yield Settled(
            id=one.id,
            article=one.article,
            coder=one.coder,
            category=one.category,
            rule=one.rule,
            start=one.start,
            end=one.end,
            fate="rejected",
            mode=one.mode,
            words=one.quote,
            at=one.modified or one.created,
        )


def _last(found: Iterable[Settled]) -> Collection[Settled]:
    """Return one decision a coder and cue: on two machines somebody can decide on the same cue twice."""
    last: dict[tuple[str, str, int, int], Settled] = {}
    for one in found:
        place = (one.coder, one.category, one.start, one.end)
        known = last.get(place)
        if known is None or (known.at, known.id) < (one.at, one.id):
            last[place] = one
    return last.values()


def named(rule: str, category: str, by: By) -> str:
    """Return what a decision is counted under."""
    return category if by == "category" else rule if by == "version" else rule.partition("@")[0]


def outlet_of(corpus: Corpus, article: str) -> str:
    """Return the outlet of an article as corrected, on one line; empty when it names none."""
    return " ".join(corpus.head(article).outlet.split())


def count(found: Iterable[Settled], outlet: Callable[[str], str], *, by: By = "rule") -> tuple[Counted, ...]:
    """Count decisions, by name in order; `outlet` gives the outlet of an article."""
    groups: defaultdict[str, list[Settled]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for one in found:
        kind = (one.rule, one.category)
        if kind not in names:
            names[kind] = named(*kind, by)
        groups[names[kind]].append(one)
    outlets = _Outlets(outlet)
    return tuple(_counted(name, groups[name], outlets) for name in sorted(groups))


class _Outlets(dict[str, str]):
    """The outlets of articles, each asked for once."""

    def __init__(self, outlet: Callable[[str], str]) -> None:
        super().__init__()
        self._outlet = outlet

    def __missing__(self, article: str) -> str:
        self[article] = self._outlet(article)
        return self[article]


def _counted(name: str, group: Iterable[Settled], outlets: Mapping[str, str]) -> Counted:
    fates: defaultdict[str, Counter[Fate]] = defaultdict(Counter)
    kinds: set[tuple[str, str]] = set()
    coders: defaultdict[str, set[str]] = defaultdict(set)
    for one in group:
        fates[one.article][one.fate] += 1
        kinds.add((one.rule, one.category))
        coders[outlets[one.article]].add(one.coder)
    tallies: defaultdict[str, dict[str, Tally]] = defaultdict(dict)
    for article, counts in fates.items():
        tallies[outlets[article]][article] = Tally(*(counts[fate] for fate in FATES))
    return Counted(
        name=name,
        category=min(category for _rule, category in kinds),
        versions=tuple(sorted({rule for rule, _category in kinds})),
        outlets=dict(sorted(tallies.items())),
        coders={outlet: frozenset(who) for outlet, who in sorted(coders.items())},
    )
