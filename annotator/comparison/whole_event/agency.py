"""Whether the subject of a headline acts or is acted upon, as far as its first verb shows."""

from dataclasses import dataclass
from typing import Literal

from annotator.model import Span
from annotator.text.analysis import Analysis, analyse
from annotator.text.phrases import noun_phrase_after
from annotator.text.word_lists import word_set

How = Literal["", "active", "passive, agent named", "passive, agent not named"]

_BE = word_set("is are was were be been being gets get got am")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_BEHIND = word_set("by in on for over after as to at from with during amid of into out under")
_BETWEEN = word_set("not still also now being been just never again finally reportedly")
_OF_A_CLAUSE = word_set("that who which whose")
"""Behind these a verb says nothing of the headline's subject."""
_NO_PASSIVE = word_set(
    "said added called set put cut hit let read told agreed refused failed vowed decided promised tried "
    "wanted started continued died returned resigned happened arrived appeared offered pledged threatened "
    "moved turned"
)


@dataclass(frozen=True, slots=True)
class Agency:
    """How the first verb of a headline has its subject, and where a passive one names who did it."""

    how: How = ""
    agent: Span | None = None


def agency_of(analysis: Analysis, headline: Span | None) -> Agency:
    """Return what the first verb of an English headline tells; nothing where it has none that is known.

    Headlines leave "is" and "was" out: "Mayor accused of waste" is passive.
    """
    if headline is None or not analysis.may_be_english:
        return Agency()
    # capitals of a title make the tagger see names everywhere
    low = analyse(_lowered(analysis, headline), language="en")
    for at, word in enumerate(low.words):
        if word in _OF_A_CLAUSE:
            break
        found = _at(low, at)
        if found is not None:
            agent = found.agent
            return Agency(found.how, agent and Span(agent.start + headline.start, agent.end + headline.start))
    return Agency()


def _lowered(analysis: Analysis, headline: Span) -> str:
    """Return a headline with a capital where a name has one, as long as before."""
    text = analysis.text[headline.start : headline.end]
    kept = list(analysis.folded[headline.start : headline.end])
    for at in analysis.tokens_in(headline.start, headline.end):
        start = analysis.starts[at] - headline.start
        if analysis.is_sure_name(at):
            kept[start] = text[start]
    return "".join(kept)


def _at(low: Analysis, at: int) -> Agency | None:
    """Return what a word tells if it is the first verb, None if it is none."""
    word, tag = low.words[at], low.tag(at)
    if word in _BE and at:
        behind = at + 1
        while behind < len(low.words) and (low.words[behind] in _BETWEEN or low.tag(behind) == "RB"):
            behind += 1
        done = behind < len(low.words) and low.tag(behind) in ("VBN", "VBD")
        return _passive(low, behind) if done else Agency("active") if tag in _FINITE else None
    if tag == "MD" and low.words[at + 1 : at + 2] == ("be",):
        return _at(low, at + 1) or Agency("active")
    if not at or tag not in _FINITE | {"VBN"}:
        return None
    left_out = tag in ("VBN", "VBD") and word not in _NO_PASSIVE and _has_no_object(low, at)
    if left_out and (tag == "VBN" or word.endswith("ed")):
        return _passive(low, at)
    return Agency("active") if tag in _FINITE else None


def _has_no_object(low: Analysis, at: int) -> bool:
    return at + 1 == len(low.words) or low.words[at + 1] in _BEHIND


def _passive(low: Analysis, at: int) -> Agency:
    """Return a passive with its agent, which stands behind `by`."""
    for by in range(at + 1, len(low.words) - 1):
        if low.words[by] == "by" and low.tag(by + 1) != "VBG":
            agent = noun_phrase_after(low, by + 1, len(low.words))
            if agent is not None:
                return Agency("passive, agent named", Span(low.starts[agent.start], low.ends[agent.stop - 1]))
        if low.tag(by) in _FINITE or low.words[by] in ";:":
            break
    return Agency("passive, agent not named")
