"""Say which tokens are parts of proper names: by their tag, and by how the word is written elsewhere."""

from collections.abc import Mapping, Sequence
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
        self._titles: dict[int, bool] = {}
        self._firsts: dict[int, int] = {}
        self._elsewhere: dict[str, bool] = {}

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
        if not self._is_capital(index):
            return False
        if not self.begins(index) or self.in_title_case(index):
            return self.is_name(index)
        if self.tag(index) not in _NAME_TAGS:
            return False
        if self._is_capital_elsewhere(self.words[index]):
            return True
        after = index + 1
        return after < len(self.starts) and self._is_capital(after) and not self._is_forced(after)

    def _names_something(self, index: int) -> bool:
        if not self._is_capital(index):
            return False
        tag = self.tag(index)
        word = self.words[index]
        if tag in _NAME_TAGS:
            return not self._is_forced(index) or self._has_evidence(index, word)
        if tag not in _BESIDE_TAGS or self._is_forced(index):
            return False
        return any(self._is_free_capital(beside) for beside in (index - 1, index + 1))

    def _is_capital(self, index: int) -> bool:
        written = self.text[self.starts[index] : self.ends[index]]
        return written[0].isupper() or (written.isalnum() and written != written.lower())

    def _is_free_capital(self, index: int) -> bool:
        """Say whether the token has a capital that its place does not explain."""
        if not 0 <= index < len(self.starts) or not self._is_capital(index):
            return False
        return self.tag(index) in _ANY_TAGS and not self._is_forced(index)

    def _has_evidence(self, index: int, word: str) -> bool:
        """Say whether the rest of the text, or the neighbour, shows that such a capital is a name's."""
        if self._is_capital_elsewhere(word):
            return True
        if word in self._small_elsewhere:
            return False
        if self.in_title_case(index):
            return len(self.words[index]) > 1
        return index + 1 >= len(self.starts) or self.tag(index + 1) not in ("NN", "NNS")

    def _is_forced(self, index: int) -> bool:
        """Say whether the token has a capital anyhow: it begins something, or stands in title case."""
        return self.begins(index) or self.in_title_case(index)

    def begins(self, index: int) -> bool:
        """Say whether the token is the first word of its sentence, of what is quoted or follows a colon."""
        if index and self.words[index - 1] in _OPENING:
            return True
        number = self.sentence_index(self.starts[index])
        first = self._firsts.get(number)
        if first is None:
            tokens = self.sentence_tokens[number]
            first = next((at for at in tokens if self.words[at].isalnum()), tokens.start)
            self._firsts[number] = first
        return index == first

    def in_title_case(self, index: int) -> bool:
        """Say whether the token stands in a sentence in which most long words have a capital."""
        number = self.sentence_index(self.starts[index])
        title = self._titles.get(number)
        if title is None:
            title = self._titles[number] = self._reads_as_title(self.sentences[number])
        return title

    def _reads_as_title(self, sentence: Span) -> bool:
        words = self.text[sentence.start : sentence.end].split()
        initials = [word[0] for word in words if len(word) > _LONGEST_SHORT_WORD and word[0].isalpha()]
        if sum(map(str.isupper, initials)) <= _TITLE_CASE_SHARE * len(initials):
            return False
        return sum(word[0].isalpha() for word in words) >= _FEWEST_WORDS

    def _is_capital_elsewhere(self, word: str) -> bool:
        """Say whether a word is written with a capital where only a name is."""
        known = self._elsewhere.get(word)
        if known is None:
            known = any(not self._is_forced(at) for at in self._capitals.get(word, ()))
            self._elsewhere[word] = known
        return known

    @cached_property
    def _capitals(self) -> Mapping[str, Sequence[int]]:
        """The tokens that begin with a capital, by their folded word."""
        found: dict[str, list[int]] = {}
        for at, start in enumerate(self.starts):
            if self.text[start].isupper():
                found.setdefault(self.words[at], []).append(at)
        return found

    @cached_property
    def _small_elsewhere(self) -> frozenset[str]:
        text, starts = self.text, self.starts
        return frozenset(
            word for word, start in zip(self.words, starts, strict=True) if text[start].islower()
        )


_OPENING = frozenset({'"', "“", "„", "«", "‘", ":", "``", "''", "'"})
