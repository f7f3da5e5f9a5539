"""What stands in one article as the words of others and in another one as its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from annotator.comparison.alignment import Place, Told
from annotator.comparison.contrast_contract import Case, Contrast, Finding, Group, Words
from annotator.comparison.contrasts._claims import claims
from annotator.comparison.contrasts._whose import Voice, content_of, speaks, stretches, voices_of
from annotator.comparison.sentence import Sentence
from annotator.model import Span
from annotator.text.word_lists import word_set

NAME = "quoted_and_asserted"
_NOUNS = 2
"""So many nouns alone are no claim: `border wall`."""
_FIRST_PERSON = word_set("i me my we us our mine ours")
_REPORTED = 3
"""Content words that have to be shared where words are reported without quotation marks."""
_KNOWN = "contrasts.asserted"


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that two sentences share, one after the other, but for small words between."""

    theirs: tuple[int, ...]
    own: tuple[int, ...]
    voice: Voice


def find(group: Group) -> Iterator[Finding]:
    """Yield words in quotation marks, or reported, in one article that another one has as its own."""
    same = list(_in_same_words(group))
    yield from same
    shown = [words for one in same for words in one.words]
    for one in _told_elsewhere(group):
        if not any(_overlap(words, other) for words in one.words for other in shown):
            yield one


def _overlap(one: Words, other: Words) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _in_same_words(group: Group) -> Iterator[Finding]:
    places: dict[tuple[Voice, tuple[str, ...]], dict[str, Words]] = {}
    for theirs in group.sentences:
        for block, others in _longest(theirs, group):
            stems = tuple(theirs.stems[at] for at in block.theirs)
            here = places.setdefault((block.voice, stems), {})
            here.setdefault(theirs.article, _words(group, theirs, block.theirs, block.voice))
            for other, own in others:
                here.setdefault(own.article, _words(group, own, other.own, "in its own words"))
    for (voice, _stems), words in places.items():
        reason = (
            f"One article has these words {_HOW[voice]} and never as its own; another one writes them itself."
        )
        yield _finding(group, voice, words.values(), reason)


def _told_elsewhere(group: Group) -> Iterator[Finding]:
    """Yield what others say in an article and another one tells, where one of the sentences is in the group.

    The other sentence may be in another group, or in none.
    """
    for theirs, own in permutations(group.articles, 2):
        for claim in claims(theirs, own):
            ends = Place(theirs.article, claim.theirs), Place(own.article, claim.own)
            if _holds(group, *ends):
                said, told = Sentence(theirs, claim.theirs), Sentence(own, claim.own)
                words = (
                    _words(group, said, claim.said, claim.voice),
                    _words(group, told, claim.told, "in its own words"),
                )
                reason = (
                    f"One article has this {_HOW[claim.voice]} and never as its own; in the other one"
                    " stand the same verb and most of these words, and no source."
                )
                yield _finding(group, claim.voice, words, reason)


def _holds(group: Group, *places: Place) -> bool:
    return any(place in group.places for place in places)


_HOW = {"quoted": "in quotation marks", "reported": "as what somebody else says"}


def _finding(group: Group, voice: Voice, words: Iterable[Words], reason: str) -> Finding:
    rank = [told.article for told in group.articles]
    return Finding(
        contrast=NAME,
        sort=f"{voice} and asserted",
        words=tuple(sorted(words, key=lambda one: rank.index(one.article))),
        reason=reason,
        telling=True,
    )


def _longest(theirs: Sentence, group: Group) -> Iterator[tuple[_Block, list[tuple[_Block, Sentence]]]]:
    """Yield the longest shared words of a sentence, none in another, with all that others have of them."""
    found = [
        (block, own)
        for own in group.sentences
        if own.article != theirs.article
        for block in _blocks(theirs, own)
    ]
    taken: list[range] = []
    for block, _own in sorted(found, key=lambda pair: (-len(pair[0].theirs), pair[0].theirs)):
        tokens = range(block.theirs[0], block.theirs[-1] + 1)
        if not any(tokens.start < other.stop and other.start < tokens.stop for other in taken):
            taken.append(tokens)
            yield (
                block,
                [pair for pair in found if pair[0].theirs[0] in tokens and pair[0].voice == block.voice],
            )


def _words(group: Group, sentence: Sentence, tokens: Sequence[int], what: str) -> Words:
    span = sentence.span(range(tokens[0], tokens[-1] + 1))
    return group.words(sentence, span.start, span.end, what)


# --- words that two sentences share


def _blocks(theirs: Sentence, own: Sentence) -> Iterator[_Block]:
    """Yield what is said by others in the first sentence and by the author in the second one."""
    if not _FIRST_PERSON.isdisjoint(own.words):
        return  # speech that goes on without marks
    one, other = content_of(theirs), content_of(own)
    voices, own_voices = voices_of(theirs), voices_of(own)
    asserted = _asserted(theirs.told)
    for first, second in _runs(theirs, one, own, other):
        for voice, start, stop in stretches([voices[at] for at in first]):
            block = _Block(first[start:stop], second[start:stop], voice)
            mine = all(own_voices[at] == "own" for at in block.own)
            if voice in ("quoted", "reported") and mine and _says_enough(theirs, block, asserted):
                yield block


def _runs(
    theirs: Sentence, one: Sequence[int], own: Sentence, other: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the longest runs of content words with the same stems."""
    for at in range(len(one)):
        for there in range(len(other)):
            if at and there and theirs.stems[one[at - 1]] == own.stems[other[there - 1]]:
                continue
            length = 0
            while (
                at + length < len(one)
                and there + length < len(other)
                and theirs.stems[one[at + length]] == own.stems[other[there + length]]
            ):
                length += 1
            if length:
                yield tuple(one[at : at + length]), tuple(other[there : there + length])


def _says_enough(sentence: Sentence, block: _Block, asserted: frozenset[str]) -> bool:
    """Say whether so many words are shared that the two say the same, and the first article not itself.

    Words that are reported have to hold a verb: what is called by the same name is no claim. Of a quotation
    either the whole, or more than two nouns are shared.
    """
    stems = [sentence.stems[at] for at in block.theirs]
    plain = [at for at in block.theirs if _is_plain(sentence, at)]
    if not plain or (sentence.tags[block.theirs[-1]].startswith("JJ") and len(stems) > 1):
        return False
    if block.voice == "reported":
        enough = len(stems) >= _REPORTED and _has_verb(sentence, block)
    else:
        enough = (len(plain) > 1 and _has(sentence, block, "VB", "JJ", "RB")) or len(plain) > _NOUNS
        enough = enough or _is_whole(sentence, block)
    return enough and not _pairs(stems) <= asserted


def _is_plain(sentence: Sentence, at: int) -> bool:
    if sentence.names[at] or not sentence.words[at].isalpha():
        return False
    return sentence.words[at] != "called" or not _is_hyphened(sentence, at)


def _pairs(stems: Sequence[str]) -> set[str]:
    return {f"{one} {other}" for one, other in pairwise(stems)} or set(stems)


def _has(sentence: Sentence, block: _Block, *tags: str) -> bool:
    written = sentence.tagged.text
    return any(
        sentence.tags[at].startswith(tags) and written[sentence.tagged.starts[at]].islower()
        for at in block.theirs
    )


def _has_verb(sentence: Sentence, block: _Block) -> bool:
    """Say whether there is a verb that tells what happens, and not only that something is said."""
    return any(
        sentence.tags[at].startswith("VB")
        and not sentence.names[at]
        and sentence.words[at] != "including"
        and not _is_hyphened(sentence, at)
        and not speaks(sentence.words[at])
        for at in block.theirs
    )


def _is_hyphened(sentence: Sentence, at: int) -> bool:
    """Say whether a word is a part of one with hyphens: `cost-of-living`."""
    beside = (each for each in (at - 1, at + 1) if 0 <= each < len(sentence))
    return any(sentence.words[each] in ("-", "‑") for each in beside)


def _is_whole(sentence: Sentence, block: _Block) -> bool:
    """Say whether nothing else that tells something stands between the same quotation marks."""
    span = sentence.span(range(block.theirs[0], block.theirs[0] + 1))
    quotation = sentence.analysis.quotation_at(span.start)
    if quotation is None:
        return False
    tokens = sentence.tokens_in(Span(quotation.start, quotation.end))
    return sum(sentence.is_content(each) for each in tokens) == len(block.theirs)


# --- what an article says itself


def _asserted(told: Told) -> frozenset[str]:
    """Return the stems of an article's own words, and those of each two that follow one another there."""
    worked_out = told.analysis.worked_out
    if _KNOWN not in worked_out:
        worked_out[_KNOWN] = frozenset(_own_words(told))
    known: frozenset[str] = worked_out[_KNOWN]
    return known


def _own_words(told: Told) -> Iterator[str]:
    for number in range(len(told)):
        sentence = Sentence(told, number)
        voices, last = voices_of(sentence), ""
        for at in content_of(sentence):
            stem = sentence.stems[at] if voices[at] == "own" else ""
            if stem:
                yield stem
                yield f"{last} {stem}"
            last = stem


CONTRAST = Contrast(
    name=NAME,
    title="Quoted and asserted",
    says="Words that one article has in quotation marks or as reported speech and another one as its own.",
    known_problem=(
        "Beyond the group the same verb and most of the words have to be the same, in any order; a claim in "
        "other words is not found. Of 59 findings in the same words in 270 real events 46 were right (.78), "
        "of 32 claims in another order or beyond the group 27 (.84), read by hand, by one reader: wrong ones"
        " come from reported speech whose reporting verb was not seen (“confirmed late Friday that”), from "
        "what is demanded or asked and not said, from two things of one sort (two weeks that ended), and "
        "from names of things (“town hall meeting”). That an article never says the words itself holds for "
        "these very words."
    ),
    literature=(
        (
            "Tuchman 1972, Objectivity as Strategic Ritual: An Examination of Newsmen's Notions of "
            "Objectivity, American Journal of Sociology 77(4), 660-679"
        ),
    ),
    cases=(
        Case(
            ("The union called the plan “a gift to landlords”.", "The plan is a gift to landlords."),
            (("gift to landlords", "gift to landlords"),),
        ),
        Case(("The police called it a “riot”.", "The riot ended at noon."), (("riot", "riot"),)),
        Case(
            (
                "Lund said the company dumped waste into the fjord.",
                "The company dumped waste into the fjord.",
            ),
            (("company dumped waste into the fjord", "company dumped waste into the fjord"),),
        ),
        Case(("The police called it a “riot”. The riot was loud.", "The riot ended at noon.")),
        Case(("Lund spoke of “the harbour plan of the town”.", "The harbour plan is old.")),
        Case(("Lund said the company dumped waste.", "The company of Norvik buys waste.")),
        Case(("“We dumped waste into the fjord,” Lund said.", "We dumped waste into the fjord.")),
    ),
    find=find,
)
