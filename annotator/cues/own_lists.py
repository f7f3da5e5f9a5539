"""A corpus's own word lists: what their lines say, and where their words and wildcards are found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

from annotator.cues.lexicon import FOLD, SECTION, Entry, Lexicon, entries_of
from annotator.cues.matcher import Hit, Matcher, confirmed, spaces_folded, without_overlap
from annotator.cues.patterns import Pattern
from annotator.errors import InputError
from annotator.text.analysis import Analysis

SECTION_OF_ALL = "words"
"""The section of the lines that stand before the first `[section]`."""

LEAST_LETTERS = 3
"""How many letters the longest piece of a word with a wildcard in it has to have."""

_INSIDE = re.compile(r"\*(?!$)|(?<=\s)\*")
"""A `*` that is not the end of a word at the end of its line."""

_REACH = 120
"""How far around the longest piece of a phrase with wildcards the rest of it is looked for (code points)."""


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line of a list that cannot be used, counted from 1, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class OwnList:
    """What the lines of one list say; `problems` are the lines that say nothing that can be used."""

    name: str
    sections: Mapping[str, str]
    entries: tuple[Entry, ...]
    wildcards: tuple["Wildcard", ...]
    patterns: tuple[Pattern, ...]
    problems: tuple[LineProblem, ...]


@dataclass(frozen=True, slots=True)
class Wildcard:
    """An entry with `*` elsewhere than at its end: its longest piece is looked for, then all of it."""

    entry: Entry
    piece: str
    whole: re.Pattern[str]


def read_list(lines: Iterable[str], *, name: str) -> OwnList:
    """Read the lines of a list.

    Each line is a word or phrase; `*` stands for any letters, `/v`, `/n` and `/a` add the forms of a verb,
    noun or adjective, `| note` says why it is in the list. `- phrase` is an exception, `/.../` a regular
    expression (`/.../c` where capitals count), `[section] text` opens a section whose name becomes the name
    of the rule, and `#` begins a remark. A line that is none of these becomes a problem; the others count.
    """
    section = SECTION_OF_ALL
    sections: dict[str, str] = {}
    entries: list[Entry] = []
    wildcards: list[Wildcard] = []
    patterns: list[Pattern] = []
    problems: list[LineProblem] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        try:
            if found := SECTION.fullmatch(line):
                section = found["name"]
                sections[section] = found["text"]
            elif Pattern.is_one(line):
                patterns.append(Pattern.read(line, section=section, line_number=number))
            elif _INSIDE.search(line.split("|")[0].strip()):
                wildcards.append(_wildcard(line, name=name, section=section))
            else:
                entries += _entries(line, name=name, section=section)
        except InputError as error:
            problems.append(LineProblem(number, str(error)))
    return OwnList(name, sections, tuple(entries), tuple(wildcards), tuple(patterns), tuple(problems))


def _entries(line: str, *, name: str, section: str) -> list[Entry]:
    if not any(letter.isalnum() for letter in line):
        raise InputError(f"“{line}” has no letter or digit")
    return list(entries_of(line, lexicon=name, section=section))


def _wildcard(line: str, *, name: str, section: str) -> Wildcard:
    blocks = line.startswith("- ")
    words, _, note = line.removeprefix("- ").partition("|")
    form = " ".join(words.translate(FOLD).lower().split())
    pieces = re.split(r"[*\s]+", form)
    longest = max(pieces, key=len)
    if len(longest) < LEAST_LETTERS:
        raise InputError(f"“{words.strip()}” needs {LEAST_LETTERS} letters in a row beside its *")
    entry = Entry(lexicon=name, section=section, lemma=form, form=form, blocks=blocks, note=note.strip())
    body = " ".join(
        r"\w+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in form.split()
    )
    return Wildcard(entry, longest, re.compile(rf"(?<!\w){body}(?!\w)"))


class OwnLists:
    """All lists of a corpus behind one automaton: its cost grows with the text, hardly with the lists."""

    def __init__(self, lists: Iterable[OwnList]) -> None:
        self.lists = {one.name: one for one in lists}
        self._words = Matcher(
            Lexicon(one.name, {"hyphens": "open"}, one.sections, one.entries) for one in self.lists.values()
        )
        by_piece: dict[str, list[Wildcard]] = defaultdict(list)
        for one in self.lists.values():
            for wildcard in one.wildcards:
                by_piece[wildcard.piece].append(wildcard)
        self._pieces = ahocorasick.Automaton()
        for piece, wildcards in by_piece.items():
            self._pieces.add_word(piece, tuple(wildcards))
        if by_piece:
            self._pieces.make_automaton()

    def hits(self, analysis: Analysis) -> dict[str, tuple[Hit, ...]]:
        """Return what words and wildcards find, by list, in text order and without overlap inside one list.

        Exceptions are among the hits, marked by their entries; what they cover is not.
        """
        haystack = spaces_folded(analysis.folded)
        found = self._words.whole_words(haystack, analysis.text)
        for hit in self._wild(haystack):
            found.setdefault(hit.entry.lexicon, []).append(hit)
        kept = {}
        for name, hits in found.items():
            right = [hit for hit in hits if confirmed(analysis, hit)]
            exceptions = {(hit.start, hit.end): hit for hit in right if hit.entry.blocks}
            kept[name] = (*exceptions.values(), *without_overlap(right))
        return kept

    def _wild(self, haystack: str) -> Iterator[Hit]:
        if not len(self._pieces):
            return
        seen: set[tuple[int, int, str, str]] = set()
        for last, wildcards in self._pieces.iter(haystack):
            for wildcard in wildcards:
                for start, end in _around(last, wildcard, haystack):
                    key = (start, end, wildcard.entry.lexicon, wildcard.entry.form)
                    if key not in seen:
                        seen.add(key)
                        yield Hit(start, end, wildcard.entry)


def _around(last: int, wildcard: Wildcard, haystack: str) -> Iterator[tuple[int, int]]:
    """Yield where the whole entry stands around its piece, which ends at `last`."""
    first = max(0, last - len(wildcard.piece) - _REACH)
    for found in wildcard.whole.finditer(haystack, first, last + 1 + _REACH):
        if found.start() <= last < found.end():
            yield found.start(), found.end()
