"""Say which tokens are parts of proper names: by their tag, and by how the word is written elsewhere."""

from bisect import bisect_left
from functools import cached_property

from annotator.model import Span
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_NAME_TAGS = frozenset({"NNP", "NNPS"})
# Beside another capital, a capital makes these part of a name: "German Gref", "the Financial Times".
_BESIDE_TAGS = word_set("GW FW VBN JJ NNS NN VBG ADD")
_ANY_TAGS = _NAME_TAGS | _BESIDE_TAGS
_FEWEST_WORDS = 4
_LONGEST_SHORT_WORD = 3
_TITLE_CASE_SHARE = 0.6


class Names:
    """Answers for one text, computed when asked: most tokens are never asked about, and tags cost most."""

    def __init__(self, text: TaggedText) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def is_name(self, index: int) -> bool:
        """Say whether the token is part of a proper name."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._decide(index)
        return known

    def _decide(self, index: int) -> bool:
        if not self._is_capital(index):
            return False
        tag = self._text.tag(index)
        word = self._text.words[index]
        if tag in _NAME_TAGS:
            return index not in self._forced or self._has_evidence(index, word)
        if tag not in _BESIDE_TAGS or index in self._forced:
            return False
        return any(self._is_free_capital(beside) for beside in (index - 1, index + 1))

    def _is_capital(self, index: int) -> bool:
        text = self._text
        written = text.text[text.starts[index] : text.ends[index]]
        return written[0].isupper() or (written.isalnum() and written != written.lower())

    def _is_free_capital(self, index: int) -> bool:
        """Say whether the token has a capital that its place does not explain."""
        text = self._text
        if not 0 <= index < len(text.starts) or not self._is_capital(index):
            return False
        return text.tag(index) in _ANY_TAGS and index not in self._forced

    def _has_evidence(self, index: int, word: str) -> bool:
        """Say whether the rest of the text, or the neighbour, shows that such a capital is a name's."""
        if word in self._capital_elsewhere:
            return True
        if word in self._small_elsewhere:
            return False
        if index in self._in_title_case:
            return len(self._text.words[index]) > 1
        return index + 1 >= len(self._text.starts) or self._text.tag(index + 1) not in ("NN", "NNS")

    @cached_property
    def _forced(self) -> frozenset[int]:
        """The tokens that have a capital anyhow: those that begin something, and those in title case."""
        return self._first_tokens | self._in_title_case

    @cached_property
    def _first_tokens(self) -> frozenset[int]:
        """The first word of each sentence, and of what is quoted or follows a colon."""
        text, words = self._text, self._text.words
        first = {at + 1 for at in text.places(_OPENING)}
        for sentence in text.sentences:
            at = start = text.tokens_in(sentence.start, sentence.end).start
            while at < len(words) and text.starts[at] < sentence.end and not words[at].isalnum():
                at += 1
            first.add(at if at < len(words) and text.starts[at] < sentence.end else start)
        return frozenset(first)

    @cached_property
    def _in_title_case(self) -> frozenset[int]:
        """The tokens of sentences in which most long words have a capital."""
        text = self._text
        edges = [bisect_left(text.starts, sentence.start) for sentence in text.sentences] + [len(text.starts)]
        titles = (place for place, each in enumerate(text.sentences) if self._reads_as_title(each))
        return frozenset(at for place in titles for at in range(edges[place], edges[place + 1]))

    def _reads_as_title(self, sentence: Span) -> bool:
        words = self._text.text[sentence.start : sentence.end].split()
        initials = [word[0] for word in words if len(word) > _LONGEST_SHORT_WORD and word[0].isalpha()]
        if sum(map(str.isupper, initials)) <= _TITLE_CASE_SHARE * len(initials):
            return False
        return sum(word[0].isalpha() for word in words) >= _FEWEST_WORDS

    @cached_property
    def _capital_elsewhere(self) -> frozenset[str]:
        """The words that are written with a capital where only a name is."""
        text, words, forced = self._text.text, self._text.words, self._forced
        capital = (at for at, start in enumerate(self._text.starts) if text[start].isupper())
        return frozenset(words[at] for at in capital if at not in forced)

    @cached_property
    def _small_elsewhere(self) -> frozenset[str]:
        text, starts = self._text.text, self._text.starts
        return frozenset(
            word for word, start in zip(self._text.words, starts, strict=True) if text[start].islower()
        )


_OPENING = frozenset({'"', "“", "„", "«", "‘", ":", "``", "''", "'"})
