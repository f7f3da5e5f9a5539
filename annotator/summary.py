"""An article in numbers: words, sentences, quoted share, cues per 1,000 words, TextBlob's scores.

Every number says in `COUNTED` how it was counted, for the people who have to write it into a methods section.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotator.model import Article, Cue, Extent, Span
from annotator.text.loading import one_at_a_time
from annotator.text.words import NOBODYS

if TYPE_CHECKING:
    from annotator.text.analysis import Analysis

COUNTED = {
    "words": r"Words are matches of \w+(?:['’]\w+)* outside byline, dateline and credit line.",
    "sentences": "Sentences that begin outside byline, dateline and credit line.",
    "quoted": "Share of those words that stand in quotation marks, scare quotes too, titles of works not.",
    "own": "Words that stand neither in a quotation nor in what somebody is reported to say or think. Scare "
    "quotes and titles of works go with the words around them.",
    "rates": "Cues of the category, decided or not, divided by the number of words, times 1,000.",
    "own rates": "Cues in the author's own words, decided or not, divided by the number of the author's own "
    "words, times 1,000.",
    "tone": "Mean over the words that TextBlob's lexicon knows, with its rules for negation and intensity. "
    "Names, quoted titles and fixed terms are set aside.",
}
"""How each number was counted, one plain sentence each."""

NO_RATES: Mapping[Extent, str] = {
    "truncated": "No rates: the end of this article is missing, so they would not be those of the article.",
    "headline": "No rates: there is little more of this article than its headline.",
}
"""Why there are no rates per 1,000 words for an article that is not whole."""

CAUTION = (
    "A word list that was tested on film reviews. It knows neither the subject nor who speaks, nor irony: "
    "read the words, not the score. It is no measure of bias."
)
"""What has to be said wherever the scores are shown."""

FIXED_TERMS = (
    "artificial general intelligence",
    "artificial intelligence",
    "large language models?",
    "special military operations?",
    "natural gas",
    "real estate",
    "at least",
    "more than",
    "engaging (?:in|with)",
    "(?:far|hard|alt)[- ]right",
    "(?:left|right)[- ]wing",
)
"""Terms whose words the lexicon scores although they evaluate nothing there (regular expressions)."""

_FIXED = r"(?<!\w)(?:" + "|".join(FIXED_TERMS).replace(" ", r"\s+") + r")(?!\w)"

Reason = Literal["name", "quoted title", "fixed term"]


@dataclass(frozen=True, slots=True)
class Rate:
    """How often one category of cues occurs: in all words and in the author's own, each also per 1,000."""

    count: int
    own: int
    per_thousand: float
    own_per_thousand: float = 0.0


@dataclass(frozen=True, slots=True)
class ScoredWord:
    """A word, with its negation or intensifier, that TextBlob scored `count` times.

    `polarity` is -1 to 1, `subjectivity` 0 to 1; `reason` says why it was set aside, empty when it was not.
    """

    word: str
    polarity: float
    subjectivity: float
    count: int
    reason: Reason | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Tone:
    """TextBlob's scores of an article; `words` drove them, the strongest first, `set_aside` did not count."""

    polarity: float
    subjectivity: float
    words: tuple[ScoredWord, ...]
    set_aside: tuple[ScoredWord, ...]
    source: str

    @property
    def scored(self) -> int:
        """Return how many words of the article were scored."""
        return sum(word.count for word in self.words)


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of one article; `tone` and `own_words` are None for an article that is not in English."""

    words: int
    own_words: int | None
    sentences: int
    quoted_words: int
    tone: Tone | None

    @property
    def quoted_share(self) -> float:
        """Return the share of words in quotation marks, 0 to 1."""
        return self.quoted_words / self.words if self.words else 0.0


def summarise(article: Article) -> Summary:
    """Return the numbers of an article. Needs NLTK and TextBlob, and time in proportion to the text."""
    from annotator.text.analysis import analyse  # loads NLTK

    analysis = analyse(article.text, article.zones or None, language=article.language)
    return Summary(
        words=analysis.word_count,
        own_words=own_words(analysis),
        sentences=sum(1 for one in analysis.sentences if analysis.zone_at(one.start) not in NOBODYS),
        quoted_words=quoted_words(analysis),
        tone=tone(analysis) if is_english(article) else None,
    )


def is_english(article: Article) -> bool:
    """Say whether the article is, as far as its metadata tells, in English."""
    return not article.language or article.language.lower().startswith("en")


def rates(cues: Iterable[Cue], words: int, own_words: int | None = None) -> dict[str, Rate]:
    """Return the rate of each category that occurs among `cues`, in an article of so many words.

    `own_words` of them are the author's (see `COUNTED`). A rate over no or unknown words is 0.
    """
    voices = Counter((cue.category, cue.voice == "author") for cue in cues)
    found = {}
    for category in dict.fromkeys(category for category, _ in voices):
        own = voices[category, True]
        count = own + voices[category, False]
        found[category] = Rate(count, own, _per_thousand(count, words), _per_thousand(own, own_words))
    return found


def _per_thousand(count: int, words: int | None) -> float:
    return 1000 * count / words if words else 0.0


def own_words(analysis: "Analysis") -> int | None:
    """Return how many words are the author's own: those whose voice is the author's, as for cues.

    None for a text that is not in English: what is reported speech in it is not known.
    """
    if not analysis.may_be_english:
        return None
    spoken = iter([*analysis.spoken, Span(len(analysis.text), len(analysis.text))])
    here, own = next(spoken), 0
    for word in analysis.running_words():
        while here.end <= word.start and here.start < len(analysis.text):
            here = next(spoken)
        own += not here.contains(word)
    return own


def quoted_words(analysis: "Analysis") -> int:
    """Return how many words stand in quotation marks; a quotation in a quotation counts once."""
    total, done = 0, 0
    for quotation in analysis.quotations:
        if quotation.kind != "title" and quotation.end > done:
            total += sum(1 for _ in analysis.running_words(quotation.start, quotation.end))
            done = quotation.end
    return total


# --- TextBlob ---------------------------------------------------------------------------------------------


def tone(analysis: "Analysis") -> Tone:
    """Return TextBlob's polarity and subjectivity with the words behind them.

    What would mislead on news is hidden from TextBlob: parts of proper names, quoted titles, `FIXED_TERMS`,
    and the zones that are not counted. An unknown word stands in its place, so that nothing else moves.
    """
    from importlib.metadata import version  # costs more than the window can wait for

    with one_at_a_time:
        from textblob import TextBlob

    aside = _set_aside(analysis)
    silent = (Span(zone.start, zone.end) for zone in analysis.zones if zone.kind in NOBODYS)
    read = _hidden(analysis.text, [*(span for span, _ in aside), *silent])
    found = TextBlob(read).sentiment_assessments
    return Tone(
        polarity=found.polarity,
        subjectivity=found.subjectivity,
        words=_tally((" ".join(chunk), p, s, "") for chunk, p, s, _ in found.assessments),
        set_aside=_tally(_scored_alone(analysis, aside)),
        source=f"TextBlob {version('textblob')}, subjectivity lexicon of Pattern 1.3 (De Smedt & Daelemans)",
    )


def _set_aside(analysis: "Analysis") -> list[tuple[Span, Reason]]:
    """Return the words that the lexicon knows and that must not be scored, with the reason."""
    with one_at_a_time:
        from textblob.en import sentiment as lexicon

    fixed = _covered(Span(*found.span()) for found in re.finditer(_FIXED, analysis.folded))
    titles = _covered(Span(one.start, one.end) for one in analysis.quotations if one.kind == "title")
    aside: list[tuple[Span, Reason]] = []
    for word in analysis.running_words():
        if analysis.folded[word.start : word.end] not in lexicon:
            continue
        token = analysis.token_at(word.start)
        if word.start in fixed:
            aside.append((word, "fixed term"))
        elif word.start in titles:
            aside.append((word, "quoted title"))
        elif token is not None and analysis.is_name(token):
            aside.append((word, "name"))
    return aside


def _covered(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(position for span in spans for position in range(span.start, span.end))


def _hidden(text: str, spans: Sequence[Span]) -> str:
    """Return `text` with the letters in `spans` replaced: by letters that make no word of the lexicon."""
    pieces, done = [], 0
    for span in sorted(spans):
        if span.start >= done:
            pieces += [text[done : span.start], re.sub(r"\w", "n", text[span.start : span.end])]
            done = span.end
    return "".join([*pieces, text[done:]])


def _scored_alone(
    analysis: "Analysis", aside: Sequence[tuple[Span, Reason]]
) -> Iterable[tuple[str, float, float, Reason]]:
    with one_at_a_time:
        from textblob.en import sentiment as lexicon

    for span, reason in aside:
        polarity, subjectivity = lexicon(analysis.folded[span.start : span.end])
        yield analysis.text[span.start : span.end], polarity, subjectivity, reason


def _tally(scored: Iterable[tuple[str, float, float, Reason | Literal[""]]]) -> tuple[ScoredWord, ...]:
    """Return each word once, with its count: by weight in polarity, then in subjectivity, then by name."""
    counts = Counter(scored)
    words = [ScoredWord(word, p, s, n, reason) for (word, p, s, reason), n in counts.items()]
    return tuple(sorted(words, key=lambda w: (-abs(w.polarity) * w.count, -w.subjectivity * w.count, w.word)))
