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


class NamedText(TaggedText):
    """A tagged text that knows its names.

    It answers when it is asked: most tokens never are, and tags cost most.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._names: dict[int, bool] = {}

    def is_name(self, index: int) -> bool:
        """Say whether the token is part of a proper name."""
        known = self._names.get(index)
        if known is None:
            known = self._names[index] = self._names_something(index)
        return known

    def is_sure_name(self, index: int) -> bool:
        """Say whether a token is a name although a common word might stand there with a capital.

        At the start of a sentence a tag alone is no ground: "Treason is rare" has no name.
        """
        if index not in self._forced or index in self._in_title_case:
            return self.is_name(index)
        if not self._is_capital(index) or self.tag(index) not in _NAME_TAGS:
            return False
        if self.words[index] in self._capital_elsewhere:
            return True
        after = index + 1
        return after < len(self.starts) and after not in self._forced and self._is_capital(after)

    def _names_something(self, index: int) -> bool:
        if not self._is_capital(index):
            return False
        tag = self.tag(index)
        word = self.words[index]
        if tag in _NAME_TAGS:
            return index not in self._forced or self._has_evidence(index, word)
        if tag not in _BESIDE_TAGS or index in self._forced:
            return False
        return any(self._is_free_capital(beside) for beside in (index - 1, index + 1))

    def _is_capital(self, index: int) -> bool:
        written = self.text[self.starts[index] : self.ends[index]]
        return written[0].isupper() or (written.isalnum() and written != written.lower())

    def _is_free_capital(self, index: int) -> bool:
        """Say whether the token has a capital that its place does not explain."""
        if not 0 <= index < len(self.starts) or not self._is_capital(index):
            return False
        return self.tag(index) in _ANY_TAGS and index not in self._forced

    def _has_evidence(self, index: int, word: str) -> bool:
        """Say whether the rest of the text, or the neighbour, shows that such a capital is a name's."""
        if word in self._capital_elsewhere:
            return True
        if word in self._small_elsewhere:
            return False
        if index in self._in_title_case:
            return len(self.words[index]) > 1
        return index + 1 >= len(self.starts) or self.tag(index + 1) not in ("NN", "NNS")

    @cached_property
    def _forced(self) -> frozenset[int]:
        """The tokens that have a capital anyhow: those that begin something, and those in title case."""
        return self._first_tokens | self._in_title_case

    @cached_property
    def _first_tokens(self) -> frozenset[int]:
        """The first word of each sentence, and of what is quoted or follows a colon."""
        first = {at + 1 for at in self.places(_OPENING)}
        for sentence in self.sentences:
            tokens = self.tokens_in(sentence.start, sentence.end)
            first.add(next((at for at in tokens if self.words[at].isalnum()), tokens.start))
        return frozenset(first)

    @cached_property
    def _in_title_case(self) -> frozenset[int]:
        """The tokens of sentences in which most long words have a capital."""
        starts = self.starts
        edges = [bisect_left(starts, sentence.start) for sentence in self.sentences] + [len(starts)]
        titles = (place for place, each in enumerate(self.sentences) if self._reads_as_title(each))
        return frozenset(at for place in titles for at in range(edges[place], edges[place + 1]))

    def _reads_as_title(self, sentence: Span) -> bool:
        words = self.text[sentence.start : sentence.end].split()
        initials = [word[0] for word in words if len(word) > _LONGEST_SHORT_WORD and word[0].isalpha()]
        if sum(map(str.isupper, initials)) <= _TITLE_CASE_SHARE * len(initials):
            return False
        return sum(word[0].isalpha() for word in words) >= _FEWEST_WORDS

    @cached_property
    def _capital_elsewhere(self) -> frozenset[str]:
        """The words that are written with a capital where only a name is."""
        text, words, forced = self.text, self.words, self._forced
        capital = (at for at, start in enumerate(self.starts) if text[start].isupper())
        return frozenset(words[at] for at in capital if at not in forced)

    @cached_property
    def _small_elsewhere(self) -> frozenset[str]:
        text, starts = self.text, self.starts
        return frozenset(
            word for word, start in zip(self.words, starts, strict=True) if text[start].islower()
        )


_OPENING = frozenset({'"', "“", "„", "«", "‘", ":", "``", "''", "'"})
