"""One sentence as attribution sees it: its tokens, the quotations in and around it, and its verb groups."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.model import Span
from annotator.text.phrases import verb_group_start
from annotator.text.relations import Quotation
from annotator.text.reporting_verbs import ReportingVerb
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

QUOTES = word_set("\" “ ” „ « » ' ‘ ’ ‹ › '' ``")
FINITE = word_set("VBD VBZ VBP MD")
SUBORDINATORS = word_set("when while after as if although though before since because")
_SEPARATORS = word_set(", : ; — – -")
NEARBY = 24
"""How many of the last quotations or relations are looked at for one that reaches so far."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A reporting verb in its place: token `head`, with its auxiliaries from token `start`, in `clause`."""

    verb: ReportingVerb
    start: int
    head: int
    clause: range


class Clause:
    """One sentence with the quotations of its text, and the way from tokens to spans.

    `nearby` are the last quotations that begin before its end, `inside` those of them that overlap it, outer
    before inner.
    """

    def __init__(self, text: TaggedText, quotations: Sequence[Quotation], index: int, tokens: range) -> None:
        self.text = text
        self.quotations = quotations
        self.index = index
        self.tokens = tokens
        sentence = text.sentences[index]
        last = self.first_quotation_after(sentence.end)
        self.nearby = quotations[max(0, last - NEARBY) : last]
        self.inside = [quotation for quotation in self.nearby if quotation.end > sentence.start]
        self.main_subjects: dict[int, tuple[int, range | None]] = {}
        """For the start of each clause: its first subject of a finite verb, and how far it was looked for."""
        self._bare = range(0)
        self._spoken = [each for each in self.inside if each.kind in ("direct", "partial")]

    def is_spoken(self, token: int) -> bool:
        """Say whether the token stands in somebody's quoted words."""
        at = self.text.starts[token]
        return any(quotation.start <= at < quotation.end for quotation in self._spoken)

    def group(self, verb: ReportingVerb, head: int) -> VerbGroup:
        """Return the verb group around a verb of this sentence."""
        clause = self.around(head)
        return VerbGroup(verb, verb_group_start(self.text, head, clause.start), head, clause)

    def around(self, token: int) -> range:
        """Return the tokens of this sentence that stand in the same quotation as `token`, or in none."""
        at = self.text.starts[token]
        holders = [
            quotation for quotation in self.inside if quotation.inner_start <= at < quotation.inner_end
        ]
        if not holders:
            return self.tokens
        tokens = self.text.tokens_in(holders[-1].inner_start, holders[-1].inner_end)
        return range(max(tokens.start, self.tokens.start), min(tokens.stop, self.tokens.stop))

    def span(self, start: int, stop: int) -> Span:
        """Return the span of the tokens `[start, stop)` without marks that only separate, at either end."""
        words = self.text.words
        while start < stop - 1 and words[start] in _SEPARATORS:
            start += 1
        while stop - 1 > start and (words[stop - 1] in _SEPARATORS or words[stop - 1] == "."):
            stop -= 1
        return Span(self.text.starts[start], self.text.ends[max(start, stop - 1)])

    def first_token(self, span: Span) -> int:
        """Return the first token of a span."""
        return self.text.tokens_in(span.start, span.end).start

    def first_of(self, words: frozenset[str], tokens: range) -> int | None:
        """Return the first of the tokens that is one of the words."""
        return next((at for at in tokens if self.text.words[at] in words), None)

    def comma(self, at: int, clause: range) -> int:
        """Return the next token that separates, or the end of the clause."""
        following = bisect_left(self._breaks, at)
        return min(self._breaks[following], clause.stop) if following < len(self._breaks) else clause.stop

    @cached_property
    def _breaks(self) -> list[int]:
        return [at for at in self.tokens if self.text.words[at] in _BREAKS]

    def is_finite(self, tokens: range) -> bool:
        """Say whether a finite verb is among the tokens.

        The stretch that was last seen to have none is not looked through again: a sentence may be a whole
        speech, and each of its verbs asks.
        """
        at, bare = tokens.start, self._bare
        while at < tokens.stop:
            if bare.start <= at < bare.stop:
                at = bare.stop
            elif self.text.tag(at) in FINITE:
                break
            else:
                at += 1
        joined = bare.start <= tokens.start <= bare.stop
        self._bare = range(bare.start if joined else tokens.start, max(at, bare.stop) if joined else at)
        return at < tokens.stop

    def first_quotation_after(self, pos: int) -> int:
        """Return the index of the first quotation of the text that begins behind `pos`."""
        return bisect_right(self.quotations, pos, key=lambda quotation: quotation.start)

    def quotation_from(self, token: int) -> Quotation | None:
        """Return the quotation that opens with this token."""
        at = self.text.starts[token]
        return next((quotation for quotation in self.inside if quotation.start == at), None)

    def quotation_to(self, token: int) -> Quotation | None:
        """Return the outermost quotation that closes with this token."""
        end = self.text.ends[token]
        return next((quotation for quotation in self.inside if quotation.end == end), None)


_BREAKS = word_set(", ; : —")
