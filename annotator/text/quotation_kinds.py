"""Tell quotations apart: whole utterances, fragments of speech, scare quotations, and titles or terms."""

import re
from bisect import bisect_right
from operator import attrgetter

from annotator.text.quotation_marks import Quoted, find_quoted
from annotator.text.relations import Quotation, QuotationKind
from annotator.text.reporting_verbs import ReportingVerb, reporting_verbs
from annotator.text.stance_verbs import NOISE
from annotator.text.tagged import TaggedText
from annotator.text.utterances import BLANKS, SMALL, STOPPED, UTTERED, goes_on, is_spoken, is_whole, speaks
from annotator.text.word_lists import word_set
from annotator.text.words import WORD

_MOST_SCARE_WORDS = 4
_FULL_WIDTH = re.compile(r"[。！？…、，]$")
# Nouns and verbs that announce a title or a term; after the style manuals' rule that both are quoted.
_WORKS = word_set(
    "book novel memoir film movie documentary song album single show series sitcom programme program "
    "podcast play musical opera painting poem poems essay article column editorial op-ed report paper "
    "study magazine newspaper blog section chapter episode headline headlined slogan motto banner "
    "campaign hashtag operation game titled entitled"
)
# A work when they stand behind a capital: "Friends" reruns; those of the second line behind any quotation.
_WORKS_BEHIND = word_set(
    "app album anchor blog co-host column exhibition finale franchise game host magazine musical podcast "
    "premiere presenter programme remake reruns sequel series show sitcom soundtrack star tour trailer"
)
_PROMOTED = word_set("blog column hashtag newsletter podcast")
_TERMS = word_set(
    "word words term terms phrase nicknamed nickname known knows dubbed codenamed alias aka meaning means "
    "meant googled pronounced spelled spelt typed translates translated"
)
# Who calls itself a state is no title: the "people's republic".
_POLITIES = word_set("caliphate emirate government parliament republic republics state")
_ENDS_CLAUSE = word_set(". , ; : ! ? and but in on by to")
_OPENS_CLAUSE = word_set("that how why what whether who which when where because while if . , ; : -- — – ( )")
# Verbs that give their object a name or a judgement: `called it "unfair" even before the vote`.
_NAMING = word_set(
    "blast brand call characterise characterize condemn decry denounce deride describe dismiss dub label "
    "portray ridicule slam term"
)
_NOT_NAMING = word_set("for on upon")
_PARTICLES = word_set("off out in up")
_NAMING_AS = word_set("cast depict frame hail paint praise refer regard see view")
_NOISE = frozenset(NOISE.split())
_SAYING = word_set("say tell write add tweet")
_DEFINITE = word_set("the his her their its")
_PREPOSITIONS = word_set("IN TO")
_LONGEST_HEADING = 200
_FEWEST_TITLE_WORDS = 4
_TITLE_CASE_SHARE = 0.6
_JOINED = re.compile(r"(?:[,;]\s*|\s+(?=and|or|but))(?:(?:and|or|but|even)\s+)?(?:as\s+)?(?:(?:an?|the)\s+)?")
_VERBS = word_set("VBD VBZ VBP MD VBG VB")
_FARTHEST_VERB = 9


def find_quotations(text: TaggedText, *, english: bool = True) -> tuple[Quotation, ...]:
    """Return what stands in quotation marks with its kind, without speakers; sorted, outer before inner.

    `english` False: words around tell nothing, so the kind goes by capitals and punctuation alone.
    """
    kind = _kind if english else _plain_kind
    found: list[Quotation] = []
    for quoted in find_quoted(text.text, text.paragraphs):
        what = kind(text, quoted)
        if english and found and what in ("scare", "partial"):
            what = _beside(text, found[-1], quoted, what)
        found.append(
            Quotation(
                quoted.start, quoted.end, quoted.inner_start, quoted.inner_end, what, closed=quoted.closed
            )
        )
    return tuple(found)


def _beside(text: TaggedText, last: Quotation, quoted: Quoted, kind: QuotationKind) -> QuotationKind:
    """Return what a fragment is, given the quotation before it."""
    if last.kind == "direct" and goes_on(text, last, quoted):
        return "direct"
    return "partial" if kind == "scare" and _goes_on(text, last, quoted) else kind


def _goes_on(text: TaggedText, last: Quotation, quoted: Quoted) -> bool:
    """Say whether one verb has both quotations for its complement: `called it "unfair" and a "farce"`."""
    if last.kind != "partial" or last.end > quoted.start:
        return False
    between = text.text[last.inner_end - 1 : quoted.start].replace(
        text.text[last.inner_end : last.end], "", 1
    )
    return _JOINED.fullmatch(between[1:] if between[0].isalnum() else between) is not None


def _kind(text: TaggedText, quoted: Quoted) -> QuotationKind:
    """Return what a quotation is, by its length, its letters and the words around it."""
    inner = text.text[quoted.inner_start : quoted.inner_end].strip()
    words = WORD.findall(inner)
    before, after = _around(text, quoted)
    if is_whole(text, quoted, inner) or is_spoken(text, quoted, before, after, inner):
        return "direct"
    if _is_title(text, quoted, words, before, after):
        return "title"
    short = quoted.closed and len(words) <= _MOST_SCARE_WORDS
    return "scare" if short and not _is_complement(text, quoted, before, after) else "partial"


def _plain_kind(text: TaggedText, quoted: Quoted) -> QuotationKind:
    """Return what a quotation is in any language; titles are not told from fragments."""
    inner = text.text[quoted.inner_start : quoted.inner_end].strip()
    lead = text.text[max(0, quoted.start - 3) : quoted.start].rstrip(BLANKS)
    opens = not inner[:1].islower()
    ends = (
        UTTERED.search(inner)
        or _FULL_WIDTH.search(inner)
        or text.text[quoted.end : quoted.end + 1] == ","
        or lead[-1:] in (":", "：")
    )
    if opens and ends:
        return "direct"
    return "scare" if quoted.closed and len(WORD.findall(inner)) <= _MOST_SCARE_WORDS else "partial"


def _around(text: TaggedText, quoted: Quoted) -> tuple[int, int]:
    """Return the last token before the quotation and the first one behind it; they may not exist."""
    return bisect_right(text.ends, quoted.start) - 1, text.tokens_in(quoted.end - 1, quoted.end + 1).start + 1


def _is_title(text: TaggedText, quoted: Quoted, words: list[str], before: int, after: int) -> bool:
    """Say whether the quotation names something: a work, a term, a person's nickname."""
    if _is_announced(text, before) or _is_promoted(text, words, after):
        return True
    capitals = [word for word in words if word.lower() not in SMALL]
    if not capitals or not all(word[:1].isupper() or word[:1].isdigit() for word in capitals):
        return False
    if capitals[-1].lower() in _POLITIES:
        return False
    if _in_heading(text, quoted):
        return before >= 0 and text.words[before] in ("on", "from")
    return len(capitals) > 1 or _is_nickname(text, before, after) or _is_broadcast(text, before)


def _is_announced(text: TaggedText, before: int) -> bool:
    """Say whether a noun or verb before it announces a title or a term: the song "…", known as "…"."""
    lead = [text.words[at] for at in range(max(0, before - 2), before + 1)]
    last, one_before = ([*lead[::-1], "", ""])[:2]
    if last in _TERMS or (last in ("as", "called", "by", ",") and one_before in _TERMS):
        return True
    return last in _WORKS or (last in (",", "called") and one_before in _WORKS)


def _is_promoted(text: TaggedText, words: list[str], after: int) -> bool:
    """Say whether a noun behind it makes it a work: "Friends" reruns, the "morning brief" newsletter."""
    behind = text.words[after] if after < len(text.words) else ""
    return behind in _PROMOTED or (behind in _WORKS_BEHIND and bool(words) and words[0][:1].isupper())


def _is_broadcast(text: TaggedText, before: int) -> bool:
    """Say whether the quotation belongs to a name in capitals, as a broadcast does: CNN's "Crossfire"."""
    if before < 1 or text.words[before] != "'s":
        return False
    return text.text[text.starts[before - 1] : text.ends[before - 1]].isupper()


def _in_heading(text: TaggedText, quoted: Quoted) -> bool:
    """Say whether the line is a heading in capitals, so that those of the quotation say nothing."""
    line = text.paragraphs[bisect_right(text.paragraphs, quoted.start, key=attrgetter("start")) - 1]
    words = text.text[line.start : line.end]
    if len(words) > _LONGEST_HEADING or STOPPED.search(words):
        return False
    around = f"{text.text[line.start : quoted.start]} {text.text[quoted.end : line.end]}".split()
    long_words = [word for word in around if word[0].isalpha() and len(word) > 3]
    capital = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= _FEWEST_TITLE_WORDS and capital > _TITLE_CASE_SHARE * len(long_words)


def _is_nickname(text: TaggedText, before: int, after: int) -> bool:
    """Say whether names stand on both sides: William "Bill" Smith."""
    if before < 0 or after >= len(text.words):
        return False
    return all(text.text[text.starts[at]].isupper() for at in (before, after)) and text.tag(
        before
    ).startswith("NNP")


def _is_complement(text: TaggedText, quoted: Quoted, before: int, after: int) -> bool:
    """Say whether a short quotation is all that a reporting verb has for its complement.

    `called the plan "reckless".` is; `noted that it will rely on "second-grade tech"` is not: there the
    quotation is a part of a clause in the author's words.
    """
    found = _verb_before(text, before)
    if found is None:
        return False
    token, skipped = found
    if text.words[token + 1] in _PARTICLES:
        return False
    verb, ends = reporting_verbs()[text.words[token]], _ends_clause(text, quoted, after)
    if verb.lemma in _NAMING and text.words[token + 1] not in _NOT_NAMING:
        return _is_named(text, before, after, ends=ends) and (ends or not skipped)
    if verb.lemma in _NAMING_AS and "as" in text.words[max(0, before - 1) : before + 1]:
        return True
    return ends and not skipped and _is_whole_complement(text, verb, range(token + 1, before + 1))


def _ends_clause(text: TaggedText, quoted: Quoted, after: int) -> bool:
    """Say whether the clause, its sentence or its line ends behind the quotation."""
    if STOPPED.search(text.text[quoted.inner_start : quoted.inner_end]) or after >= len(text.words):
        return True
    if text.words[after] in _ENDS_CLAUSE or "\n" in text.text[quoted.end : text.starts[after]]:
        return True
    return speaks(text, range(after, min(after + 3, len(text.words))))


def _verb_before(text: TaggedText, before: int) -> tuple[int, bool] | None:
    """Return the reporting verb of the clause, and whether an infinitive stands in between."""
    verbs, skipped = reporting_verbs(), False
    for token in range(before, max(-1, before - _FARTHEST_VERB), -1):
        word, tag = text.words[token], text.tag(token)
        if word == "called" and text.words[max(0, token - 2) : token] == ("so", "-"):
            return None
        if word in verbs and tag.startswith("VB"):
            return token, skipped
        if tag == "VB" and token < before and text.words[token - 1] == "to":
            skipped = True
        elif word in _OPENS_CLAUSE or tag in _VERBS:
            return None
    return None


def _is_named(text: TaggedText, before: int, after: int, *, ends: bool) -> bool:
    """Say whether the quotation is the name that is given: not `called the "reform" a farce`."""
    behind = "" if after >= len(text.words) else text.words[after]
    if behind == "as":
        return text.words[before] == "as"
    if ends:
        return True
    tag = text.tag(after)
    return tag not in ("DT", "PRP$") and not (
        text.words[before] in _DEFINITE and tag.startswith(("NN", "JJ"))
    )


def _is_whole_complement(text: TaggedText, verb: ReportingVerb, between: range) -> bool:
    """Say whether nothing but the verb's own preposition stands between: not `praised the use of "force"`."""
    if verb.lemma in _NOISE and not between:
        return True
    if "speaker" in verb.frames or not verb.frames & {"speech", "object"}:
        return False
    prepositions = [text.words[at] for at in between if text.tag(at) in _PREPOSITIONS]
    if verb.lemma in _SAYING or not prepositions:
        return True
    return len(prepositions) == 1 and prepositions[0] in verb.prepositions | {"as"}
