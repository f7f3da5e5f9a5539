"""Cut a text into paragraphs and sentences: lines first, then NLTK's Punkt with own abbreviations."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from annotator.model import Span
from annotator.text.loading import one_at_a_time
from annotator.text.word_lists import word_set

# Abbreviations that do not end a sentence, keyed in from common style guides for English news.
_ABBREVIATIONS = word_set(
    """
    mr mrs ms mx dr prof gov sen rep gen lt col sgt capt cmdr maj adm cpl pvt brig hon rev fr msgr st sr jr
    messrs mmes pres supt det insp amb atty asst assoc
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co ltd bros dept univ est vs v etc al ca cf approx fig no nos vol pp p ed eds
    ave blvd rd mt ft sq
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore
    pa tenn tex va vt wash wis wyo
    """
)
# Words that begin a sentence when they follow such an abbreviation with a capital: "in the U.S. The bill".
_STARTERS = word_set(
    "the he she it they we but and in a an this that these those his her its their there however on at as "
    "if when while after before for with by from to according"
)
_INITIALS = re.compile(r"(?:\w{1,3}-)?(?:[^\W\d_]\.)+[^\W\d_]")
_MARKS = r"[)\";}\]*:@'({\[!?“”‘’«»]"
"""What no word holds, as Punkt's own expression, with the curly and angular marks that it leaves out."""
_STOP = re.compile(rf"[.?!](?=(?P<after_tok>{_MARKS}|\s+(?P<next_tok>\S+)))")
_PLAIN_END = re.compile(rf"(?:[^\W\d_]+-)*([^\W\d_]{{2,}})[.?!](?:\s|{_MARKS})")
_MOST_KNOWN = 2_000
# Punkt looks back over a word at each stop in it: a line with a huge one is taken as one sentence.
_LONGEST_WORD = 5_000


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of `text` that hold more than space, without the space around them."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            found.append(_trimmed(text, at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def sentences(text: str, lines: Iterable[Span] | None = None) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, never across a line end, without the space around them.

    `lines` are its paragraphs, where they are known already.
    """
    found: list[Span] = []
    for line in paragraphs(text) if lines is None else lines:
        piece = text[line.start : line.end]
        if len(piece) > _LONGEST_WORD < max(map(len, piece.split())):
            found.append(line)
            continue
        for start, end in _punkt().span_tokenize(piece):
            sentence = _trimmed(text, line.start + start, line.start + end)
            if found and found[-1].start >= line.start and _goes_on(text, found[-1], sentence):
                sentence = Span(found.pop().start, sentence.end)
            found.append(sentence)
    return tuple(found)


def _goes_on(text: str, before: Span, sentence: Span) -> bool:
    """Say whether a supposed sentence is the rest of the one before, as in `"Why?" he asked`."""
    return text[sentence.start].islower() and text[before.end - 1] in "\"'”’»"


def _trimmed(text: str, start: int, end: int) -> Span:
    if not text[start : start + 1].isspace() and not text[end - 1 : end].isspace():
        return Span(start, end)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + left + len(piece.strip()))


@cache
def _punkt() -> Any:  # noqa: ANN401 - nltk has no types
    """Return the sentence splitter; nltk is imported here, so that no window waits for it."""
    with one_at_a_time:
        from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

    class Abbreviations(set[str]):
        """The set above and every sequence of initials: `s.e.c`, `r-s.c`."""

        def __contains__(self, word: object) -> bool:
            return super().__contains__(word) or (isinstance(word, str) and bool(_INITIALS.fullmatch(word)))

    class Marks(PunktLanguageVars):  # type: ignore[misc] # nltk has no types
        """English, with the curly and angular marks that Punkt does not count as the end of a sentence."""

        _re_non_word_chars = _MARKS
        re_boundary_realignment = re.compile(r"[\"'”’“»«)\]}]+?(?:\s+|(?=--)|$)", re.MULTILINE)

        def period_context_re(self) -> re.Pattern[str]:
            return _STOP

    class Sentences(PunktSentenceTokenizer):  # type: ignore[misc] # nltk has no types
        """Punkt, not asked about a word of letters that is no abbreviation, nor twice about the same."""

        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            self._asked = lru_cache(_MOST_KNOWN)(super().text_contains_sentbreak)

        def text_contains_sentbreak(self, text: str) -> bool:
            plain = _PLAIN_END.match(text)
            if plain is not None and plain.group(1).lower() not in _ABBREVIATIONS:
                return True
            return bool(self._asked(text))

    parameters = PunktParameters()
    parameters.abbrev_types = Abbreviations(_ABBREVIATIONS)
    parameters.sent_starters = set(_STARTERS)
    return Sentences(parameters, lang_vars=Marks())
