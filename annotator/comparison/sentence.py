"""One sentence as it is put beside others: its words with stems, tags, names and voices."""

from collections.abc import Sequence
from functools import cached_property

from annotator.comparison.alignment import Told
from annotator.model import Span, Voice
from annotator.text.function_words import FUNCTION_WORDS
from annotator.text.irregular_verbs import base, bases
from annotator.text.reporting_verbs import reporting_verbs
from annotator.text.stems import stem
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_TITLE_CASE = 0.6
"""From this share of its long words on with a capital, a sentence is read as a title."""
_LONG = 4
_KNOWN = "contrasts.capitals"

_PLAIN = frozenset(FUNCTION_WORDS["en"].split()) | word_set(
    "am being did does having say says said told tell mr mrs ms here there own both each while whom whose "
    "why how should might cannot don t s also just then than very now still even only again already yet "
    "too so a an the n't 's 're 've 'll 'd 'm such much many more most some any all other others another "
    "one two not no"
)
_AS = {"gop": "republican", "dems": "democrat", "democratic": "democrat", "u.s": "american"}


class Sentence:
    """A sentence of an article: its tokens are numbered from 0, spans are code points of the article's text.

    A title in capitals is tagged as if its words were written small, but for those that have a capital
    elsewhere in the article: else each of them would be a name.
    """

    def __init__(self, told: Told, number: int) -> None:
        self.told = told
        self.article = told.article
        self.number = number
        self.analysis = told.analysis
        self.place = told.span(number)

    @cached_property
    def tagged(self) -> TaggedText:
        """The sentence alone, with its tags; its offsets begin at 0."""
        written = self.analysis.text[self.place.start : self.place.end]
        return TaggedText(self._small(written) if is_title(written) else written)

    def _small(self, written: str) -> str:
        capitals = capitals_of(self.told)
        known = TaggedText(written)
        letters = list(written)
        for at, start in enumerate(known.starts):
            word = written[start : known.ends[at]]
            if at and word[:1].isupper() and not word[1:2].isupper() and known.words[at] not in capitals:
                letters[start] = word[0].lower() if len(word[0].lower()) == 1 else word[0]
        return "".join(letters)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return self.tagged.words

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each token, of irregular verbs that of the verb."""
        return tuple(stem(base(_AS.get(word.rstrip("."), word.rstrip(".") or word))) for word in self.words)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The part of speech of each token, as in the Penn Treebank."""
        tags = [self.tagged.tag(at) for at in range(len(self.words))]
        if self._is_title:
            for at in range(1, len(tags) - 1):
                if tags[at] in ("NNS", "NNPS", "NNP", "VBZ") and self._is_verb_of_title(at, tags):
                    tags[at] = "VBZ"
        return tuple(tags)

    @cached_property
    def _is_title(self) -> bool:
        return self.is_headline or is_title(self.analysis.text[self.place.start : self.place.end])

    def _is_verb_of_title(self, at: int, tags: Sequence[str]) -> bool:
        """Say whether a plural behind a name is a verb: `Lee signs bill`, which no tagger is used to."""
        word = self.words[at]
        written = self.tagged.text[self.tagged.starts[at]]
        before = at - 1 - (self.words[at - 1] == ",")
        if not word.endswith("s") or written.isupper() or not tags[before].startswith("NNP"):
            return False
        return not tags[at + 1].startswith(("VB", "MD")) and self._has_past(word)

    def _has_past(self, word: str) -> bool:
        bare = word.removesuffix("es") if word.endswith(("shes", "ches", "sses")) else word.removesuffix("s")
        pasts = {f"{bare}ed", f"{bare}d", f"{bare}{bare[-1:]}ed", f"{bare.removesuffix('y')}ied"}
        known = bare in bases() or word in reporting_verbs()
        return known or bool(self.analysis.places(frozenset(pasts)))

    @cached_property
    def names(self) -> tuple[bool, ...]:
        """Whether each token is part of a name."""
        return tuple(self._is_name(at) for at in range(len(self.words)))

    def _is_name(self, at: int) -> bool:
        if not self.tagged.text[self.tagged.starts[at]].isupper():
            return False
        return self.tags[at] in ("NNP", "NNPS") or self._named_in_article(at)

    def _named_in_article(self, at: int) -> bool:
        there = self.analysis.token_at(self.place.start + self.tagged.starts[at])
        return there is not None and self.analysis.is_name(there)

    def is_content(self, at: int) -> bool:
        """Say whether a token is a word that says what a sentence is about."""
        word = self.words[at]
        return word not in _PLAIN and any(map(str.isalnum, word))

    def span(self, tokens: range) -> Span:
        """Return where tokens stand in the article."""
        start, tagged = self.place.start, self.tagged
        return Span(start + tagged.starts[tokens.start], start + tagged.ends[tokens.stop - 1])

    def written(self, tokens: range) -> str:
        """Return tokens as they are written."""
        span = self.span(tokens)
        return self.analysis.text[span.start : span.end]

    def tokens_in(self, span: Span) -> range:
        """Return the tokens of the sentence that overlap a span of the article."""
        start = self.place.start
        return self.tagged.tokens_in(span.start - start, span.end - start)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Whose words each token is."""
        spans = (self.span(range(at, at + 1)) for at in range(len(self.words)))
        return tuple(self.analysis.voice_at(span.start, span.end)[0] for span in spans)

    @cached_property
    def is_headline(self) -> bool:
        """Whether it is a headline."""
        return self.analysis.zone_at(self.place.start) == "headline"


def is_title(written: str) -> bool:
    """Say whether most long words of a line have a capital."""
    initials = [word[0] for word in written.split() if len(word) >= _LONG and word[0].isalpha()]
    return len(initials) > 1 and sum(map(str.isupper, initials)) > _TITLE_CASE * len(initials)


def capitals_of(told: Told) -> frozenset[str]:
    """Return the words of an article that have a capital where no sentence begins and no title stands."""
    worked_out = told.analysis.worked_out
    if _KNOWN not in worked_out:
        worked_out[_KNOWN] = frozenset(_capitals(told))
    known: frozenset[str] = worked_out[_KNOWN]
    return known


def _capitals(told: Told) -> Sequence[str]:
    analysis = told.analysis
    found: list[str] = []
    for number, span in enumerate(analysis.sentences):
        if is_title(analysis.text[span.start : span.end]):
            continue
        tokens = analysis.sentence_tokens[number]
        found += [
            analysis.words[at]
            for at in tokens[1:]
            if analysis.text[analysis.starts[at]].isupper() and analysis.words[at - 1] not in _OPENS
        ]
    return found


_OPENS = word_set("\" “ ‘ ' : `` — – ―")
