"""Looks for the entries of every word list at once: one automaton, built once, run once over each text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import ahocorasick

from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import Entry, Lexicon, lexicons
from annotator.text.analysis import Analysis

Hits = Mapping[str, tuple["Hit", ...]]

_PLAINER = {"\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-"}
_PARTS = {"v": ("VB",), "n": ("NN",), "a": ("JJ", "RB", "VBN", "VBG")}


class Hit(NamedTuple):
    """One entry found at `[start, end)` of the canonical text."""

    start: int
    end: int
    entry: Entry


class Matcher:
    """An automaton over any number of word lists: its cost grows with the text and hardly with the lists."""

    def __init__(self, lists: Iterable[Lexicon]) -> None:
        by_form: dict[str, list[Entry]] = defaultdict(list)
        searched = [lexicon for lexicon in lists if lexicon.searched_for]
        for lexicon in searched:
            for entry in lexicon.entries:
                by_form[entry.form].append(entry)
        self._in_compounds = {lexicon.name for lexicon in searched if lexicon.hyphens_open}
        self._automaton = ahocorasick.Automaton()
        for form, entries in by_form.items():
            self._automaton.add_word(form, (len(form), _joins(form[0]), _joins(form[-1]), tuple(entries)))
        if by_form:
            self._automaton.make_automaton()

    def hits(self, folded: str, text: str) -> Hits:
        """Return what is found, by list, in text order and without overlap inside one list.

        `folded` is `text` in lower case with straight apostrophes and has the same length. Parts of speech
        are not checked here.
        """
        found = self.whole_words(spaces_folded(folded), text)
        return {name: without_overlap(hits) for name, hits in found.items()}

    def whole_words(self, haystack: str, text: str) -> dict[str, list[Hit]]:
        """Return, by list, every entry where it stands as a whole word; `haystack` is of `spaces_folded`."""
        found: dict[str, list[Hit]] = defaultdict(list)
        if not len(self._automaton):
            return found
        for last, (length, begins_word, ends_word, entries) in self._automaton.iter(haystack):
            start, end = last + 1 - length, last + 1
            before, after = haystack[start - 1 : start], haystack[end : end + 1]
            if begins_word and (before.isalnum() or before == "_"):
                continue
            inside = ends_word and (after.isalnum() or after == "_")
            compound = "-" in (before, after) and _in_compound(haystack, start, end)
            for entry in entries:
                if entry.open_end:
                    found[entry.lexicon].append(Hit(start, _word_end(haystack, end), entry))
                elif inside or (compound and entry.lexicon not in self._in_compounds):
                    continue
                elif not entry.exact or text[start:end].replace("’", "'") == entry.exact:
                    found[entry.lexicon].append(Hit(start, end - entry.unmarked, entry))
        return found


def spaces_folded(folded: str) -> str:
    """Return folded text with every kind of space and hyphen as the plain one; the length stays."""
    for char, plainer in _PLAINER.items():
        # Ten times as fast as `str.translate`: most of these are not there.
        folded = folded.replace(char, plainer)
    return folded


def _joins(char: str) -> bool:
    return char.isalnum() or char == "_"


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _joins(text[end]):
        end += 1
    return end


def _in_compound(text: str, start: int, end: int) -> bool:
    before = start >= 2 and text[start - 1] == "-" and _joins(text[start - 2])
    after = end + 1 < len(text) and text[end] == "-" and _joins(text[end + 1])
    return before or after


def without_overlap(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Drop what an exception covers, then keep the longest of those that begin first.

    Words that are listed as two parts of speech stay twice, until the tagger has decided.
    """
    blocked = [(hit.start, hit.end) for hit in hits if hit.entry.blocks]
    if blocked:
        exceptions = Intervals(blocked)
        hits = [hit for hit in hits if not exceptions.cover(hit.start, hit.end)]
    kept: list[Hit] = []
    reached = 0
    for hit in sorted(hits, key=_longest_first) if len(hits) > 1 else hits:
        if hit.start >= reached or _is_other_reading(hit, kept[-1]):
            kept.append(hit)
            reached = hit.end
    return tuple(kept)


def _is_other_reading(hit: Hit, last: Hit) -> bool:
    """Say whether both are the same words, as different parts of speech: the tagger decides between them."""
    same = (hit.start, hit.end) == (last.start, last.end)
    return same and bool(last.entry.part) and hit.entry.part != last.entry.part


def _longest_first(hit: Hit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.entry.section


@cache
def bundled_matcher() -> Matcher:
    """Return the matcher over all lists that come with the program."""
    return Matcher(lexicons().values())


@dataclass(frozen=True, slots=True)
class _Found:
    """What one search found, and the lists of it that were asked for, without overlap and confirmed."""

    raw: Mapping[str, list[Hit]]
    confirmed: dict[str, tuple[Hit, ...]]


def hits_in(analysis: Analysis, lexicon: str) -> tuple[Hit, ...]:
    """Return what entries of one bundled list are found in a text, their parts of speech confirmed."""
    found: _Found | None = analysis.worked_out.get("hits")
    if found is None:
        haystack = spaces_folded(analysis.folded)
        found = _Found(bundled_matcher().whole_words(haystack, analysis.text), {})
        analysis.worked_out["hits"] = found
    if lexicon not in found.confirmed:
        hits = without_overlap(found.raw.get(lexicon, ()))
        found.confirmed[lexicon] = tuple(_decided(analysis, hits))
    return found.confirmed[lexicon]


def _decided(analysis: Analysis, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits whose part of speech is confirmed, one for the same words."""
    reached = -1
    for hit in hits:
        if hit.start >= reached and confirmed(analysis, hit):
            yield hit
            reached = hit.end


def confirmed(analysis: Analysis, hit: Hit) -> bool:
    """Say whether the tagger confirms the part of speech that a hit's entry asks for."""
    if not hit.entry.part:
        return True
    tokens = analysis.tokens_in(hit.start, hit.end)
    if not tokens:
        return False
    head = tokens[0] if hit.entry.part == "v" else tokens[-1]
    return analysis.tag(head).startswith(_PARTS[hit.entry.part])
