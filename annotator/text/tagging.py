"""Part-of-speech tags: NLTK's perceptron tagger with the weights that come with the program."""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import add
from typing import Any

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
_MOST_CACHED = 12_000

_Vector = list[float]


def tag_words(words: Sequence[str]) -> list[str]:
    """Return the Penn tag of each word of one sentence (words as written, in their own case)."""
    return _scorer().tag([_TYPED.get(word) or word[:_LONGEST].translate(_MARKS) or "-" for word in words])


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


class _Scorer:
    """Computes what `PerceptronTagger.tag` computes, about five times as fast.

    What depends on the words alone is added up once for each word and position and kept. The order of the
    additions is fixed, whatever was kept: the same result on every run and machine.
    """

    def __init__(self, tagger: Any) -> None:  # noqa: ANN401 - nltk has no types
        self.tagger = tagger
        self.weights: Mapping[str, Mapping[str, float]] = tagger.model.weights
        # NLTK gives a tie to the label that comes last: read backwards, that is the first.
        self.labels = sorted(tagger.classes, reverse=True)
        self.index = {label: place for place, label in enumerate(self.labels)}
        self.vectors: dict[str, dict[tuple[str, ...] | str, _Vector]] = {kind: {} for kind in _FEATURES}
        self.pairs: dict[str, list[tuple[int, float]]] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the tag of each word."""
        tagger, known = self.tagger, self.tagger.tagdict
        before, before2 = tagger.START
        context = [*tagger.START, *map(tagger.normalize, words), *tagger.END]
        tags = []
        for place, word in enumerate(words, start=2):
            tag = known.get(word) or self._best(word, context, place, before, before2)
            tags.append(tag)
            before, before2 = tag, before
        return tags

    def _best(self, word: str, context: list[str], place: int, before: str, before2: str) -> str:
        folded = context[place]
        here = map(add, self._vector("word", word, word, folded), self._vector("tags", (before, before2)))
        left = map(add, self._vector("-1", context[place - 1]), self._vector("-2", context[place - 2]))
        right = map(add, self._vector("+1", context[place + 1]), self._vector("+2", context[place + 2]))
        scores = list(map(add, map(add, here, left), right))
        for label, weight in self._pair(before, folded):
            scores[label] += weight
        best: str = self.labels[scores.index(max(scores))]
        return best

    def _vector(self, kind: str, key: tuple[str, ...] | str, *words: str) -> _Vector:
        """Return the summed weights of all features of one kind, one number a label."""
        return self.vectors[kind].get(key) or self._new_vector(kind, key, words)

    def _new_vector(self, kind: str, key: tuple[str, ...] | str, words: tuple[str, ...]) -> _Vector:
        kept, index = self.vectors[kind], self.index
        if len(kept) >= _MOST_CACHED:
            kept.clear()
        vector = kept[key] = [0.0] * len(self.labels)
        for feature in _FEATURES[kind](*(words or (key,))):
            for label, weight in self.weights.get(feature, {}).items():
                vector[index[label]] += weight
        return vector

    def _pair(self, before: str, folded: str) -> list[tuple[int, float]]:
        """Return the weights of the previous tag together with this word: few labels have one."""
        feature = f"i-1 tag+i word {before} {folded}"
        pair = self.pairs.get(feature)
        if pair is None:
            if len(self.pairs) >= _MOST_CACHED:
                self.pairs.clear()
            weights = self.weights.get(feature, {})
            pair = self.pairs[feature] = [(self.index[key], value) for key, value in weights.items()]
        return pair


# The names of the features are NLTK's: `PerceptronTagger._get_features`.
_FEATURES: dict[str, Callable[..., tuple[str, ...]]] = {
    "word": lambda word, folded: ("bias", f"i suffix {word[-3:]}", f"i pref1 {word[:1]}", f"i word {folded}"),
    "-1": lambda word: (f"i-1 word {word}", f"i-1 suffix {word[-3:]}"),
    "-2": lambda word: (f"i-2 word {word}",),
    "+1": lambda word: (f"i+1 word {word}", f"i+1 suffix {word[-3:]}"),
    "+2": lambda word: (f"i+2 word {word}",),
    "tags": lambda tags: (f"i-1 tag {tags[0]}", f"i-2 tag {tags[1]}", f"i tag+i-2 tag {tags[0]} {tags[1]}"),
}
