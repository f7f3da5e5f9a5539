"""Tell quotations that are somebody's utterance: whole lines, sentences, what a verb of speech brings."""

import re

from annotator.text.quotation_marks import Quoted
from annotator.text.relations import Quotation
from annotator.text.reporting_verbs import reporting_verbs
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set
from annotator.text.words import WORD

UTTERED = re.compile(r"[.!?…,;:—–-]\W*$")
STOPPED = re.compile(r"[.!?…]\W*$")
BLANKS = " \u00a0\u202f"
SMALL = word_set("a an the of and or to in on at for with by from as is it de la le von &")
_CALLS = word_set("calls chant chants cries cry shout shouts screams")
_ASKS = word_set("ask inquire wonder")
_SPEECH_AFTER = 6
_FEWEST_WORDS, _FEWEST_BROKEN_OFF = 4, 2
_DASHES = ("—", "–", "--")
_LONGEST_INSERTION = 160
# An end of a sentence that is none of an abbreviation: "said. The", not "said Ms. Berg".
_SENTENCE_END = re.compile(r"[^\W\d_]{3,}[.!?]\s|\n")
_AT_CLAUSE_END = re.compile(r"[.,;!?]|\s*(?:\n|$)")


def is_whole(text: TaggedText, quoted: Quoted, inner: str) -> bool:
    """Say whether the quotation is a whole line, or whole sentences standing by themselves.

    A sentence of some words that ends with a comma in its marks and begins where a sentence may is one, too:
    its speaker follows (`"We shall pay," Anna Berg, who leads the bank, said`).
    """
    outside = text.text[max(0, quoted.start - 1) : quoted.start], text.text[quoted.end : quoted.end + 1]
    if all(char in ("", "\n") for char in outside):
        return True
    if not inner[:1].isupper() or not UTTERED.search(inner):
        return False
    lead = text.text[max(0, quoted.start - 3) : quoted.start].rstrip(BLANKS)
    if lead and lead[-1] not in '\n.!?:…”"’»':
        return False
    words = WORD.findall(inner)
    fewest = _FEWEST_BROKEN_OFF if inner.endswith(_DASHES) else _FEWEST_WORDS
    sentence = len(words) >= fewest and any(_is_plain(word) for word in words)
    return STOPPED.search(inner) is not None or sentence


def _is_plain(word: str) -> bool:
    return word[0].islower() and word not in SMALL


def is_spoken(text: TaggedText, quoted: Quoted, before: int, after: int, inner: str) -> bool:
    """Say whether a reporting verb makes the quotation an utterance: `said, "Yes"`, `"Yes," he said`.

    `before` and `after` are the tokens around it. The comma may stand behind the marks (`"Yes", he said`).
    """
    led_in = before >= 1 and text.words[before] in (",", ":")
    ends = UTTERED.search(inner) is not None
    if led_in and (ends or _AT_CLAUSE_END.match(text.text, quoted.end)) and _leads_in(text, before):
        return True
    if _is_asked(text, before, inner):
        return True
    if not inner[:1].isupper() and inner[:1] not in "….[":
        return False
    if (led_in and speaks(text, range(max(0, before - 8), before))) or _is_called_out(text, before, inner):
        return True
    if not WORD.search(inner) or not (ends or text.text[quoted.end : quoted.end + 1] == ","):
        return False
    return speaks(text, range(after, min(after + _SPEECH_AFTER, len(text.words))))


def _leads_in(text: TaggedText, before: int) -> bool:
    """Say whether a verb of speech stands right before the comma or colon: `said,`, `told him:`."""
    farthest = 3 if text.words[before] == ":" else 1
    return speaks(text, range(max(0, before - farthest), before))


def _is_asked(text: TaggedText, before: int, inner: str) -> bool:
    """Say whether a question follows its verb: `asked "why?"`."""
    verb = reporting_verbs().get(text.words[before]) if before >= 0 else None
    return verb is not None and verb.lemma in _ASKS and inner.endswith("?")


def _is_called_out(text: TaggedText, before: int, inner: str) -> bool:
    """Say whether a sentence follows its verb or the noun of a call: `cried "Stop!"`, `chants of "No!"`."""
    if not STOPPED.search(inner) or before < 0:
        return False
    return speaks(text, range(before, before + 1)) or (
        inner.endswith("!") and text.words[max(0, before - 1)] in _CALLS
    )


def speaks(text: TaggedText, tokens: range) -> bool:
    """Say whether a verb of speech stands among the tokens."""
    verbs = reporting_verbs()
    for token in tokens:
        verb = verbs.get(text.words[token])
        if verb is not None and "speech" in verb.frames:
            return True
    return False


def goes_on(text: TaggedText, last: Quotation, quoted: Quoted) -> bool:
    """Say whether a quotation is the rest of an utterance that its attribution interrupts.

    `"We will," said Ms. Berg, "win this."`; and of two questions asked, `"why?" and "how?"`.
    """
    between = text.text[last.end : quoted.start]
    if last.end > quoted.start or len(between) > _LONGEST_INSERTION or _SENTENCE_END.search(between):
        return False
    inner, rest = text.text[last.inner_start : last.inner_end], between.rstrip()
    if inner.endswith("?") and rest.strip(" ,") in ("and", "or"):
        return text.text[quoted.inner_start : quoted.inner_end].endswith("?")
    interrupted = inner.endswith((",", "—", "–", "-")) or rest.startswith(",")
    inside = text.tokens_in(last.end, quoted.start)
    return interrupted and rest.endswith(",") and len(rest) > 1 and speaks(text, inside)
