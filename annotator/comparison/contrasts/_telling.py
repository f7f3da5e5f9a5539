"""Sentences as claims are looked for in them: whose each stretch is, and which verbs tell what happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annotator.comparison.alignment import Told
from annotator.comparison.contrast_contract import LONGEST
from annotator.comparison.contrasts._whose import Voice, content_of, stretches, voices_of
from annotator.comparison.sentence import Sentence
from annotator.text.reporting_verbs import reporting_verbs
from annotator.text.word_lists import word_set

FEWEST = 3
"""Stems that a claim and what another article tells have in common."""
_FINITE = ("VBD", "VBZ", "VBP")
_HELPS = word_set("am is are was were be been being has have had having 's 've get gets got")
_HYPHENS = frozenset("-‑")
_NOT_SAID = word_set("plead warn allegedly ask urge demand call")
"""Verbs behind which there is no claim that something is so."""
_MODALS = word_set("will would may might could can should shall must 'd 'll")
_SPEAKS = word_set(
    "according announced calls called confirmed data figures finds found poll polls reported reports said "
    "say saying says show shows surveys told tweeted wrote"
)
_WHEN = word_set("after since when while before until as")
_PRONOUNS = word_set("he she it they we")
_FIRST_PERSON = word_set("i me my we us our mine ours")
_RELATIVE = word_set("who which whose whom where")
_INTRODUCES = word_set("that whether if how why what")
_OF_A_CLAIM = word_set(
    "allegation assertion belief charge claim concern conclusion fear idea notion possibility report "
    "revelation rumor rumour speculation statement suggestion theory"
)
_DENIES = word_set(
    "not n't never no without neither nor refraining denied denies denying refuse refused failed"
)
_BEFORE = 8
"""Tokens before a stretch in which a relative clause opens, or words that hand over what another one says."""
_INTRODUCED = 4
_NEAR = 3
"""Tokens before a stretch in which it is denied."""
_KNOWN = "contrasts.claims.read"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of a sentence, so many of them content words, with the stems that are shared among them."""

    tokens: range
    length: int
    stems: frozenset[str]


class Read:
    """What is looked at of a sentence; it holds on to no article."""

    def __init__(self, sentence: Sentence) -> None:
        self.number = sentence.number
        self.words, self.tags, self.stems = sentence.words, sentence.tags, sentence.stems
        tagged = sentence.tagged
        self.is_small = tuple(tagged.text[start].islower() for start in tagged.starts)
        self.content = content_of(sentence)
        voices, said = voices_of(sentence), _said_in(sentence)
        self.voices = [_strict(voices[at], said=at in said) for at in self.content]
        self.is_headline = sentence.is_headline
        self.is_by_others = not _FIRST_PERSON.isdisjoint(self.words) or _has_speaker_of_title(sentence)

    @cached_property
    def own(self) -> frozenset[str]:
        """The stems of what the author says."""
        pairs = zip(self.content, self.voices, strict=True)
        return frozenset(self.stems[at] for at, voice in pairs if voice == "own")

    def pieces(self, *wanted: Voice) -> Iterator[tuple[Voice, list[int]]]:
        """Yield content words that follow one another in one of the wanted voices."""
        for voice, start, stop in stretches(self.voices):
            if voice in wanted and stop - start >= FEWEST:
                yield voice, self.content[start:stop]


def _has_speaker_of_title(sentence: Sentence) -> bool:
    """Say whether a headline names who says it: `Lund: Harbour Is Safe`."""
    return sentence.is_headline and ":" in sentence.words


def _strict(voice: Voice, *, said: bool) -> Voice:
    return "" if voice == "reported" and not said else voice


def _said_in(sentence: Sentence) -> frozenset[int]:
    """Return the tokens that somebody is told to have said: not asked for, warned of, thought or shown."""
    pieces = (
        piece
        for relation in sentence.analysis.attributions
        if relation.kind == "speech" and relation.verb not in _NOT_SAID
        for piece in (relation.content, *relation.rest)
        if piece is not None and piece.start < sentence.place.end and sentence.place.start < piece.end
    )
    return frozenset(at for piece in pieces for at in sentence.tokens_in(piece))


def read_of(told: Told) -> tuple[Read, ...]:
    worked_out, key = told.analysis.worked_out, _KNOWN
    if key not in worked_out:
        every = (Sentence(told, at) for at in range(len(told)))
        worked_out[key] = tuple(Read(one) for one in every if one.place.end - one.place.start <= LONGEST)
    known: tuple[Read, ...] = worked_out[key]
    return known


# --- whether it is a claim ---------------------------------------------------------------------------------


def claimed(read: Read, stretch: Stretch, shared: frozenset[str]) -> frozenset[str]:
    """Return the stems of the verbs that tell what happens in words of others.

    What the author adds of whom it is about is none of it.
    """
    verbs = _verbs(read, stretch, shared)
    return frozenset(read.stems[at] for at in verbs if not _is_added(read, at))


def is_told(read: Read, stretch: Stretch, verbs: frozenset[str]) -> bool:
    """Say whether it is told as a fact: not behind `confirmed on Friday that`, nor before `, aides said`."""
    if not any(True for _verb in _verbs(read, stretch, verbs)) or _is_handed_over(read, stretch.tokens.start):
        return False
    return not _speaks_in(read, range(stretch.tokens.start, len(read.words)))


def _speaks_in(read: Read, tokens: range) -> bool:
    return any(read.words[at] in _SPEAKS for at in tokens)


def _is_handed_over(read: Read, start: int) -> bool:
    if read.is_headline:
        return any(word in reporting_verbs() for word in read.words[:start])
    return any(
        word in reporting_verbs() or word.removesuffix("s") in _OF_A_CLAIM
        for at in range(1, start + 1)
        if read.words[at] in _INTRODUCES
        for word in read.words[max(0, at - _INTRODUCED) : at]
    )


def _verbs(read: Read, stretch: Stretch, shared: frozenset[str]) -> Iterator[int]:
    return (at for at in stretch.tokens if read.stems[at] in shared and _tells(read, at))


def _tells(read: Read, at: int) -> bool:
    """Say whether a token is a verb that tells what happens: not `to go`, `gone` or `long-awaited`."""
    before = read.words[max(0, at - _NEAR) : at]
    if not read.is_small[at] or not read.words[at].isalpha() or "to" in before[-2:]:
        return False
    tag = read.tags[at]
    helped = tag == "VBN" and not _HELPS.isdisjoint(before)
    helped = helped or (tag == "VB" and not _MODALS.isdisjoint(before))
    apart = _HYPHENS.isdisjoint(read.words[max(0, at - 1) : at + 2])
    return apart and (tag in _FINITE or helped)


def _is_added(read: Read, at: int) -> bool:
    """Say whether a verb tells more of a person or thing, or when it was: `who won`, `after it fell`."""
    before = range(max(1, at - _BEFORE), at)
    if any(read.words[one] in _RELATIVE for one in before):
        return True
    near = [one for one in before if at - one <= _INTRODUCED]
    return any(
        read.words[one] in _WHEN
        or (read.words[one] in _PRONOUNS and read.tags[one - 1].startswith("NN"))
        for one in near
    )  # fmt: skip


def is_denied(read: Read, stretch: Stretch) -> bool:
    begins = max(0, stretch.tokens.start - _NEAR)
    return not _DENIES.isdisjoint(read.words[begins : stretch.tokens.stop])
