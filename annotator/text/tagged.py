"""A text with its sentences, tokens and part-of-speech tags, each computed once and on first need."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import compress
from typing import overload

from annotator.model import Span
from annotator.text.sentences import paragraphs, sentences
from annotator.text.tagging import known_tags, plain_words, tag_at
from annotator.text.tokens import cut, fold, fold_tokens

_CAPITAL_SIGMA = "\u03a3"


class Tokens(Sequence[Span]):
    """The spans of tokens, each made when it is asked for: nearly all never are."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts, self._ends = starts, ends

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> "Tokens": ...
    def __getitem__(self, index: int | slice) -> "Span | Tokens":
        if isinstance(index, slice):
            return Tokens(self._starts[index], self._ends[index])
        return Span(self._starts[index], self._ends[index])


class TaggedText:
    """One frozen text and what is counted out in it; offsets are code points of `text`.

    Tags are found when they are first asked for, each with no more of its sentence than it depends on:
    tagging costs more than everything else.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._last_tagged = range(0)

    @cached_property
    def folded(self) -> str:
        """The text in lower case with straight apostrophes, of the same length: offsets hold."""
        return fold(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that hold more than space, without the space around them."""
        return paragraphs(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order, without the space around them; none crosses a line end."""
        return sentences(self.text, self.paragraphs)

    @cached_property
    def _cut(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]:
        return cut(self.text)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each token starts."""
        return self._cut[0]

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where each token ends."""
        return self._cut[1]

    @cached_property
    def tokens(self) -> "Tokens":
        """The tokens in order: words, clitics (`n't`, `'s`), numbers and single marks."""
        return Tokens(self.starts, self.ends)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded text of each token, parallel to `tokens`."""
        if _CAPITAL_SIGMA not in self.text:
            return fold_tokens(self._cut[2])
        return tuple(self.folded[start:end] for start, end in zip(self.starts, self.ends, strict=True))

    def places(self, words: frozenset[str]) -> list[int]:
        """Return the indices of the tokens whose folded text is one of the words."""
        if words.isdisjoint(self._vocabulary):
            return []
        return list(compress(range(len(self.words)), map(words.__contains__, self.words)))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _plain_words(self) -> Sequence[str]:
        return plain_words(self._cut[2])

    @cached_property
    def _tags(self) -> list[str | None]:
        return known_tags(self._plain_words)

    @cached_property
    def sentence_tokens(self) -> Sequence[range]:
        """The indices of the tokens of each sentence, parallel to `sentences`."""
        return [self.tokens_in(sentence.start, sentence.end) for sentence in self.sentences]

    def sentence_of(self, index: int) -> range:
        """Return the indices of the tokens of the sentence that the token stands in."""
        return self.sentence_tokens[self.sentence_index(self.starts[index])]

    def sentence_index(self, pos: int) -> int:
        """Return which sentence holds `pos`; between two sentences, the one before (-1: there is none)."""
        if not self.sentences:
            return -1
        return max(0, bisect_right(self._sentence_starts, pos) - 1)

    def sentence_at(self, pos: int) -> Span:
        """Return the sentence that holds `pos`; between two, the one before; an empty span without any."""
        index = self.sentence_index(pos)
        return self.sentences[index] if index >= 0 else Span(0, 0)

    def token_at(self, pos: int) -> int | None:
        """Return the index of the token that holds `pos`, or None in the space between tokens."""
        index = bisect_right(self.starts, pos) - 1
        return index if index >= 0 and pos < self.ends[index] else None

    def tokens_in(self, start: int, end: int) -> range:
        """Return the indices of the tokens that overlap `[start, end)`."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def tag(self, index: int) -> str:
        """Return the Penn Treebank tag of the token."""
        known = self._tags[index]
        return known if known is not None else self._found_tag(index)

    def tags(self, span: Span) -> tuple[str, ...]:
        """Return the tags of the tokens that overlap `span`."""
        return tuple(self.tag(index) for index in self.tokens_in(span.start, span.end))

    def _found_tag(self, index: int) -> str:
        if index not in self._last_tagged:
            self._last_tagged = self.sentence_of(index)
        return tag_at(index, self._plain_words, self._tags, self._last_tagged)
