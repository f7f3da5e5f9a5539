"""Part-of-speech tags: NLTK's perceptron tagger with the weights that come with the program."""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from annotator.bundled import resource
from annotator.text.loading import one_at_a_time

# How the tagger's training text writes the marks that news writes in other ways.
_MARKS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "—": "-", "–": "-", "−": "-", "‑": "-", "…": ".", "\u00ad": None, "\u200b": None,
    }
)  # fmt: skip
_TYPED = {"''": '"', "``": '"'}
_LONGEST = 64
_MOST_KEPT = 20_000
_ENOUGH = 5_000
_JOINT = "i-1 tag+i word "

# The scores of all labels stand in one integer, each in a lane as wide as a digit of Python's integers: one
# addition adds them all. A score is counted in thousandths, which the weights are rounded to, and so exactly.
# The highest bit of a lane is a guard that is always set; the lowest six tell the label, so no two are equal.
_LANE = 30
_LABEL_BITS = 6
_THOUSANDTHS = 1000
_Word = tuple[int, int, int, int, int]
"""What a word adds to the scores of itself, of the next word, the second next, the last, and the second last.

A plain tuple of plain numbers: the garbage collector does not look at all these again and again.
"""
_GUARD = 1 << (_LANE - 1)
_SCORE = _GUARD - 1
_ZERO = _GUARD >> 1
"""A score of nothing: scores may be negative, lanes may not."""

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def tag_words(words: Sequence[str]) -> list[str]:
    """Return the Penn tag of each word of one sentence (words as written, in their own case)."""
    plain = plain_words(words)
    tags, sentence = known_tags(plain), range(len(words))
    return [tag_at(place, plain, tags, sentence) for place in sentence]


def plain_words(words: Iterable[str]) -> list[str]:
    """Return words as the weights know them; of a whole text at once: that is quick."""
    return list(map(_scorer().plain.__getitem__, words))


def known_tags(plain: Iterable[str]) -> list[str | None]:
    """Return the tag of each plain word that has but one tag, and None for all others."""
    return list(map(_scorer().known.get, plain))


def tag_at(place: int, plain: Sequence[str], tags: list[str | None], sentence: range) -> str:
    """Return the tag of the word at `place` of a sentence, the same as if all words had been tagged.

    `plain` are the plain words of a text, `tags` those of their tags that are known; what had to be found is
    added to them. A tag depends on the two before it, and many words have but one tag. So it is enough to go
    back to the nearest two in a row whose tags are known.
    """
    first, start = place, sentence.start
    while (first > start and tags[first - 1] is None) or (first > start + 1 and tags[first - 2] is None):
        first -= 1
    _scorer().fill(plain, tags, range(first, place + 1), sentence)
    return tags[place] or ""


@cache
def perceptron() -> Any:  # noqa: ANN401 - nltk has no types
    """Return NLTK's tagger, loaded once; nltk is imported here, so that no window waits for it.

    The weights are set on the object: NLTK's own loading looks in `nltk_data` alone and refuses other paths.
    """
    with one_at_a_time:
        from nltk.tag.perceptron import PerceptronTagger

    with gzip.open(resource("tagger/ewt_tagger.json.gz"), "rt", encoding="utf-8") as stream:
        data = json.load(stream)
    tagger = PerceptronTagger(load=False)
    tagger.model.weights = data["weights"]
    tagger.tagdict = data["tagdict"]
    tagger.classes = tagger.model.classes = set(data["classes"])
    return tagger


@cache
def _scorer() -> "_Scorer":
    return _Scorer(perceptron())


class _Kept(dict[_Key, _Value], Generic[_Key, _Value]):
    """What a function returns for each key, computed once.

    When there are too many, those that were not asked for since the last time are forgotten: news has few
    words that come back in every article, and many that never do.
    """

    def __init__(self, compute: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._compute = compute
        self._older: Mapping[_Key, _Value] = {}

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= _MOST_KEPT:
            self._older = dict(self)
            self.clear()
        value = self[key] = self._older[key] if key in self._older else self._compute(key)
        return value


class _Vectors(dict[str, int]):
    """The weights of each feature in the lanes of their labels, made when they are first asked for."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]], labels: Sequence[str]) -> None:
        super().__init__()
        self._weights = weights
        self._lane = {label: _LANE * rank + _LABEL_BITS for rank, label in enumerate(labels)}

    def __missing__(self, feature: str) -> int:
        weights, lane = self._weights.get(feature), self._lane
        if weights is None:
            return 0
        vector = sum(round(weight * _THOUSANDTHS) << lane[label] for label, weight in weights.items())
        self[feature] = vector
        return vector


class _Scorer:
    """Computes what `PerceptronTagger.tag` computes, about twenty times as fast.

    What depends on the words alone is added up once for each word and kept. The names of the features are
    NLTK's: `PerceptronTagger._get_features`.
    """

    def __init__(self, tagger: Any) -> None:  # noqa: ANN401 - nltk has no types
        self.known: Mapping[str, str] = tagger.tagdict
        self.start, self.end = tuple(tagger.START), tuple(tagger.END)
        self.edge = self.start[::-1]
        self.labels = _by_frequency(tagger)
        self._ones = sum(1 << _LANE * rank for rank in range(len(self.labels)))
        self._guards = _GUARD * self._ones
        self._own = [_GUARD << (_LANE * rank) for rank in range(len(self.labels))]
        self.plain = _Kept(_plain)
        self._normalize = tagger.normalize
        self._vectors = _Vectors(tagger.model.weights, self.labels)
        self._endings = {feature.rpartition(" ")[2] for feature in tagger.model.weights}
        self._tags_by_word = _tags_by_word(tagger.model.weights)
        self._words = _Kept(self._word)
        self._behind: dict[str, Mapping[str, int]] = {}
        self._ranks: dict[str, int] = {}
        self._before = _Kept(self._tags_before)
        places = {label: place for place, label in enumerate(sorted(self.labels))}
        self._empty = self._vectors["bias"] + sum(
            (_GUARD + _ZERO + places[label]) << (_LANE * rank) for rank, label in enumerate(self.labels)
        )

    def fill(self, words: Sequence[str], tags: list[str | None], wanted: range, sentence: range) -> None:
        """Find the tags of the `wanted` words, of which the two before are known."""
        first, stop = wanted.start - 2, wanted.stop + 2
        lead, trail = max(0, sentence.start - first), max(0, stop - sentence.stop)
        window = [*self.start[2 - lead :], *words[first + lead : stop - trail], *self.end[:trail]]
        two_before: list[Any] = [*self.edge[2 - lead :], *tags[first + lead : wanted.start]]
        earlier, last = two_before
        before, behind, ranks = self._before, self._behind, self._ranks
        if len(ranks) > _MOST_KEPT:
            ranks.clear()
        left2, left, word, right, *following = map(self._words.__getitem__, window)
        for at, right2 in zip(wanted, following, strict=True):
            tag = tags[at]
            if tag is None:
                scores = word[0] + left[1] + left2[2] + right[3] + right2[4] + before[last, earlier]
                if words[at] in behind:
                    scores += behind[words[at]].get(last, 0)
                rank = ranks[words[at]] = self._best(scores, ranks.get(words[at], 0))
                tag = tags[at] = self.labels[rank]
            earlier, last = last, tag
            left2, left, word, right = left, word, right, right2

    def _best(self, scores: int, rank: int) -> int:
        """Return the rank of the highest score; `rank` is a guess, and nearly always right."""
        while True:
            score = (scores >> (_LANE * rank)) & _SCORE
            # The guard in front of a score is left standing where the score is not less than this one.
            standing = (scores - score * self._ones) & self._guards
            if standing == self._own[rank]:
                return rank
            rank = (standing ^ self._own[rank]).bit_length() // _LANE - 1

    def _word(self, word: str) -> _Word:
        vectors, folded = self._vectors, self._fold(word)
        ending = folded[-3:]
        here = self._empty + vectors[f"i suffix {word[-3:]}"] + vectors[f"i pref1 {word[:1]}"]
        to_next, to_last = vectors[f"i-1 suffix {ending}"], vectors[f"i+1 suffix {ending}"]
        if folded not in self._endings:
            # No feature ends with the word: the weights do not know it.
            return here, to_next, 0, to_last, 0
        if folded in self._tags_by_word:
            tags = self._tags_by_word[folded]
            self._behind[word] = {tag: vectors[f"{_JOINT}{tag} {folded}"] for tag in tags}
        return (
            here + vectors[f"i word {folded}"],
            to_next + vectors[f"i-1 word {folded}"],
            vectors[f"i-2 word {folded}"],
            to_last + vectors[f"i+1 word {folded}"],
            vectors[f"i+2 word {folded}"],
        )

    def _fold(self, word: str) -> str:
        folded: str = word if word in self.start or word in self.end else self._normalize(word)
        return folded

    def _tags_before(self, tags: tuple[str, str]) -> int:
        last, earlier = tags
        names = (f"i-1 tag {last}", f"i-2 tag {earlier}", f"i tag+i-2 tag {last} {earlier}")
        return sum(map(self._vectors.__getitem__, names))


def _by_frequency(tagger: Any) -> list[str]:  # noqa: ANN401 - nltk has no types
    """Return the labels, those first that most weights are for: so most vectors are short."""
    some = islice(tagger.model.weights.values(), _ENOUGH)
    counted = Counter(chain.from_iterable(some))
    return sorted(tagger.classes, key=lambda label: (-counted[label], label))


def _tags_by_word(weights: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the tags that the weights know before a word, by the word."""
    found: dict[str, tuple[str, ...]] = {}
    for feature in weights:
        if feature.startswith(_JOINT):
            tag, word = feature[len(_JOINT) :].split(" ", 1)
            found[word] = (*found.get(word, ()), tag)
    return found


def _plain(word: str) -> str:
    """Return a word as the weights know it."""
    if word.isalnum():
        return word[:_LONGEST]
    return _TYPED.get(word) or word[:_LONGEST].translate(_MARKS) or "-"
