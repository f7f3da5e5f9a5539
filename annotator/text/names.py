"""Say which tokens are parts of proper names: by their tag, and by how the word is written elsewhere."""

from functools import cached_property

from annotator.model import Span
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_NAME_TAGS = frozenset({"NNP", "NNPS"})
# Beside another capital, a capital makes these part of a name: "German Gref", "the Financial Times".
_BESIDE_TAGS = word_set("GW FW VBN JJ NNS NN VBG ADD")
_FEWEST_WORDS = 4
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
            return not self._is_forced_capital(index) or self._has_evidence(index, word)
        if tag not in _BESIDE_TAGS or self._is_forced_capital(index):
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
        return text.tag(index) in _NAME_TAGS | _BESIDE_TAGS and not self._is_forced_capital(index)

    def _is_forced_capital(self, index: int) -> bool:
        """Say whether the place alone explains the capital: a sentence's first word, or title case."""
        return index in self._first_tokens or self._in_title_case(index)

    def _has_evidence(self, index: int, word: str) -> bool:
        """Say whether the rest of the text, or the neighbour, shows that such a capital is a name's."""
        if word in self._capital_elsewhere:
            return True
        if word in self._small_elsewhere:
            return False
        if self._in_title_case(index):
            return len(self._text.words[index]) > 1
        return index + 1 >= len(self._text.starts) or self._text.tag(index + 1) not in ("NN", "NNS")

    @cached_property
    def _first_tokens(self) -> frozenset[int]:
        """The first word of each sentence, and of what is quoted or follows a colon."""
        text, first = self._text, set()
        for sentence in text.sentences:
            tokens = text.tokens_in(sentence.start, sentence.end)
            first.add(next((at for at in tokens if text.words[at].isalnum()), tokens.start))
        first.update(at + 1 for at, word in enumerate(text.words) if word in _OPENING)
        return frozenset(first)

    @cached_property
    def _title_case(self) -> tuple[Span, ...]:
        return tuple(sentence for sentence in self._text.sentences if self._reads_as_title(sentence))

    def _reads_as_title(self, sentence: Span) -> bool:
        words = [word for word in self._text.text[sentence.start : sentence.end].split() if word[0].isalpha()]
        long_words = [word for word in words if len(word) > 3]
        capital = sum(word[0].isupper() for word in long_words)
        return len(words) >= _FEWEST_WORDS and capital > _TITLE_CASE_SHARE * len(long_words)

    @cached_property
    def _title_case_starts(self) -> frozenset[int]:
        return frozenset(sentence.start for sentence in self._title_case)

    def _in_title_case(self, index: int) -> bool:
        return self._text.sentence_at(self._text.starts[index]).start in self._title_case_starts

    @cached_property
    def _capital_elsewhere(self) -> frozenset[str]:
        """The words that are written with a capital where only a name is."""
        text = self._text
        return frozenset(
            word
            for at, word in enumerate(text.words)
            if text.text[text.starts[at]].isupper() and not self._is_forced_capital(at)
        )

    @cached_property
    def _small_elsewhere(self) -> frozenset[str]:
        text = self._text
        return frozenset(word for at, word in enumerate(text.words) if text.text[text.starts[at]].islower())


_OPENING = frozenset({'"', "“", "„", "«", "‘", ":", "``", "''", "'"})
