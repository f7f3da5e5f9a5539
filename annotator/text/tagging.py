"""Part-of-speech tags: NLTK's perceptron tagger with the weights that come with the program."""

import gzip
import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from annotator.bundled import resource

# How the tagger's training text writes the marks that news writes in other ways.
_MARKS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "—": "-", "–": "-", "−": "-", "‑": "-", "…": ".", "\u00ad": None, "\u200b": None,
    }
)  # fmt: skip
_TYPED = {"''": '"', "``": '"'}
_LONGEST = 64
_MOST_CACHED = 20_000
_JOINT = "i-1 tag+i word "

# The scores of all labels stand in one integer, each in a lane of 32 bits: one addition adds them all. A
# score is counted in thousandths, which the weights are rounded to, so that sums are exact on any machine.
# The lowest six bits of a lane say which label it is: no two lanes are ever equal.
_LANE = 32
_LABEL_BITS = 6
_THOUSANDTHS = 1000
_ZERO = 1 << (_LANE - 1)
"""A score of nothing: scores may be negative, lanes may not."""

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def tag_words(words: Sequence[str]) -> list[str]:
    """Return the Penn tag of each word of one sentence (words as written, in their own case)."""
    plain = plain_words(words)
    sentence = SentenceTags(plain, known_tags(plain))
    return [sentence.tag(place) for place in range(len(words))]


def plain_words(words: Iterable[str]) -> list[str]:
    """Return words as the weights know them, of a whole text at once: that is quick."""
    return list(map(_scorer().plain.__getitem__, words))


def known_tags(plain: Iterable[str]) -> list[str | None]:
    """Return the tag of each plain word that has but one tag, and None for all others."""
    return list(map(_scorer().known.get, plain))


class SentenceTags:
    """The tags of one sentence, each found when it is asked for, and the same as if all had been.

    It is made of its plain words and their known tags.

    A tag depends on the two before it, and many words have but one tag. So it is enough to go back from a
    word to the nearest two in a row whose tags are known.
    """

    def __init__(self, plain: Sequence[str], known: Sequence[str | None]) -> None:
        scorer = self._scorer = _scorer()
        self._words = [*scorer.start, *plain, *scorer.end]
        self._tags: list[str | None] = [*scorer.edge, *known]

    def tag(self, place: int) -> str:
        """Return the tag of the word at `place`."""
        tags, stop = self._tags, place + 3
        found = tags[stop - 1]
        if found is not None:
            return found
        first = stop - 1
        while tags[first - 1] is None or tags[first - 2] is None:
            first -= 1
        return self._scorer.fill(self._words, tags, first, stop)


@cache
def perceptron() -> Any:  # noqa: ANN401 - nltk has no types
    """Return NLTK's tagger, loaded once; nltk is imported here, so that no window waits for it.

    The weights are set on the object: NLTK's own loading looks in `nltk_data` alone and refuses other paths.
    """
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
    """What a function returns for each key, computed once; all forgotten when there are too many."""

    def __init__(self, compute: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= _MOST_CACHED:
            self.clear()
        value = self[key] = self._compute(key)
        return value


class _Scorer:
    """Computes what `PerceptronTagger.tag` computes, about twenty times as fast.

    What depends on the words alone is added up once for each word and position and kept. The names of the
    features are NLTK's: `PerceptronTagger._get_features`.
    """

    def __init__(self, tagger: Any) -> None:  # noqa: ANN401 - nltk has no types
        self.known: Mapping[str, str] = tagger.tagdict
        self.weights: Mapping[str, Mapping[str, float]] = tagger.model.weights
        self.start, self.end = tuple(tagger.START), tuple(tagger.END)
        self.edge = self.start[::-1]
        self.labels = sorted(tagger.classes)
        self._lane = {label: _LANE * rank + _LABEL_BITS for rank, label in enumerate(self.labels)}
        self._normalize = tagger.normalize
        self._shared = _Kept(self._vector)
        self.plain = _Kept(_plain)
        self._folded = _Kept(self._fold)
        self._here = _Kept(self._word_itself)
        self._left, self._left2 = _Kept(self._beside("i-1")), _Kept(self._farther("i-2"))
        self._right, self._right2 = _Kept(self._beside("i+1")), _Kept(self._farther("i+2"))
        self._before = _Kept(self._tags_before)
        self._empty = self._vector("bias") + sum(
            (_ZERO + rank) << (_LANE * rank) for rank in range(len(self.labels))
        )
        self._tags_by_word = _tags_by_word(self.weights)
        self._joint = _Kept(self._word_behind_tags)

    def fill(self, words: Sequence[str], tags: list[str | None], first: int, stop: int) -> str:
        """Find the tags `[first, stop)` of padded words where those two before are known; return the last."""
        here, left, left2, right, right2 = self._here, self._left, self._left2, self._right, self._right2
        before, joint, labels = self._before, self._joint, self.labels
        size, mask = len(labels) * _LANE // 8, (1 << _LABEL_BITS) - 1
        earlier, last = tags[first - 2] or "", tags[first - 1] or ""
        for at in range(first, stop):
            tag = tags[at]
            if tag is None:
                word = words[at]
                scores = here[word] + left[words[at - 1]] + left2[words[at - 2]] + right[words[at + 1]]
                scores += right2[words[at + 2]] + before[last, earlier] + joint[word].get(last, 0)
                tag = tags[at] = labels[max(memoryview(scores.to_bytes(size, "little")).cast("I")) & mask]
            earlier, last = last, tag
        return last

    def _fold(self, word: str) -> str:
        folded: str = word if word in self.start or word in self.end else self._normalize(word)
        return folded

    def _vector(self, feature: str) -> int:
        """Return the weights of a feature, in the lane of each label."""
        weights = self.weights.get(feature)
        if weights is None:
            return 0
        lane = self._lane
        return sum(round(weight * _THOUSANDTHS) << lane[label] for label, weight in weights.items())

    def _word_itself(self, word: str) -> int:
        shared = self._shared[f"i suffix {word[-3:]}"] + self._shared[f"i pref1 {word[:1]}"]
        return self._empty + shared + self._vector(f"i word {self._folded[word]}")

    def _beside(self, place: str) -> Callable[[str], int]:
        def vector(word: str) -> int:
            folded = self._folded[word]
            return self._vector(f"{place} word {folded}") + self._shared[f"{place} suffix {folded[-3:]}"]

        return vector

    def _farther(self, place: str) -> Callable[[str], int]:
        return lambda word: self._vector(f"{place} word {self._folded[word]}")

    def _tags_before(self, tags: tuple[str, str]) -> int:
        last, earlier = tags
        names = (f"i-1 tag {last}", f"i-2 tag {earlier}", f"i tag+i-2 tag {last} {earlier}")
        return sum(map(self._vector, names))

    def _word_behind_tags(self, word: str) -> Mapping[str, int]:
        """Return the weights of a word together with the tag before it, by that tag: few words have any."""
        folded = self._folded[word]
        tags = self._tags_by_word.get(folded, ())
        return {tag: self._vector(f"{_JOINT}{tag} {folded}") for tag in tags}


def _tags_by_word(weights: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the tags that the weights know before a word, by the word."""
    found: dict[str, list[str]] = {}
    for feature in weights:
        if feature.startswith(_JOINT):
            tag, word = feature[len(_JOINT) :].split(" ", 1)
            found.setdefault(word, []).append(tag)
    return found


def _plain(word: str) -> str:
    """Return a word as the weights know it."""
    return _TYPED.get(word) or word[:_LONGEST].translate(_MARKS) or "-"
