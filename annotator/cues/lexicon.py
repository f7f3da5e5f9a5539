"""Word lists as data files: how `resources/lexicons/*.txt` are written and read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotator.bundled import resource
from annotator.cues.inflection import forms
from annotator.errors import InputError

REQUIRED_HEADER = ("what", "source", "licence")

_HEADER = re.compile(r"#\s*(?P<key>[a-z]+):\s*(?P<value>.*)")
SECTION = re.compile(r"\[(?P<name>[a-z0-9-]+)\]\s*(?P<text>.*)")
_ENTRY = re.compile(
    r"(?P<words>[^/!*|]+?)(?P<open>\*)?(?:/(?P<kind>[vnaj]))?(?P<checked>!)?(?:\s*\|\s*(?P<note>.*))?"
)
_FOLLOWED = re.compile(r"(?P<words>.+?) \((?P<after>[^()]+)\)")
FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of a list in one of its forms.

    `form` is what is looked for (lower case, straight apostrophes). `open_end` also finds longer words that
    begin so. `part` is the part of speech that the tagger has to confirm (`v`, `n`, `a`, or empty). `exact`
    is the required spelling where capitals count. An entry that `blocks` finds nothing itself: it keeps other
    entries of its list from being found inside it. The last `unmarked` characters of `form` have to be there
    and are no part of what is found ("barrage (of)").
    """

    lexicon: str
    section: str
    lemma: str
    form: str
    open_end: bool = False
    part: str = ""
    exact: str = ""
    blocks: bool = False
    note: str = ""
    kind: str = ""
    unmarked: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word list: its header, the text of each section, and its entries in all forms."""

    name: str
    header: Mapping[str, str]
    sections: Mapping[str, str]
    entries: tuple[Entry, ...]

    @property
    def searched_for(self) -> bool:
        """Say whether the automaton looks for the entries; a list of lemmas is only consulted."""
        return self.header.get("automaton") != "no"

    @property
    def hyphens_open(self) -> bool:
        """Say whether an entry is also found as a part of a hyphenated compound."""
        return self.header.get("hyphens") == "open"


def parse(text: str, *, name: str) -> Lexicon:
    """Read one list.

    `# key: value` lines are the header (what, source, licence), `[section] text` opens a section whose text
    belongs to its entries, and every other line is an entry: a word or phrase, `*` for an open end, `/v`,
    `/n`, `/a` to add the forms of a verb, noun or adjective, `/j` for an adjective as it stands, `!` where
    the part of speech must be confirmed, `| note` for what a detector wants to know. Words in round brackets
    at the end must follow and are not marked. `- phrase` is an exception. Raises InputError naming the line
    that is none of these.
    """
    header: dict[str, str] = {}
    sections: dict[str, str] = {}
    entries: list[Entry] = []
    section = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("#"):
            if found := _HEADER.fullmatch(line):
                header[found["key"]] = found["value"]
        elif found := SECTION.fullmatch(line):
            section = found["name"]
            sections[section] = found["text"]
        elif line:
            try:
                entries += entries_of(line, lexicon=name, section=section)
            except InputError as error:
                raise InputError(f"word list {name}, line {number}: {error}") from error
    if missing := [key for key in REQUIRED_HEADER if not header.get(key)]:
        raise InputError(f"word list {name}: the header does not say {', '.join(missing)}")
    return Lexicon(name, header, sections, tuple(entries))


def entries_of(line: str, *, lexicon: str, section: str) -> Iterator[Entry]:
    """Yield the entry of a line in all its forms; raises InputError when it is none."""
    blocks = line.startswith("- ")
    found = _ENTRY.fullmatch(line.removeprefix("- ").strip())
    if not found:
        raise InputError(f"cannot read {line!r}")
    words = found["words"].strip().translate(FOLD)
    kind = found["kind"] or ""
    after = ""
    if followed := _FOLLOWED.fullmatch(words):
        words, after = followed["words"], f" {followed['after']}"
    for form in (f"{each}{after}" for each in forms(words, kind)):
        yield Entry(
            lexicon=lexicon,
            section=section,
            lemma=words,
            form=form.lower(),
            open_end=bool(found["open"]),
            part=("a" if kind == "j" else kind) if found["checked"] else "",
            exact=form if form != form.lower() else "",
            blocks=blocks,
            note=found["note"] or "",
            kind=kind,
            unmarked=len(after),
        )


@cache
def lexicons() -> Mapping[str, Lexicon]:
    """Return all lists that come with the program, by name, in the order of their names."""
    folder: Path = resource("lexicons")
    return {
        path.stem: parse(path.read_text(encoding="utf-8"), name=path.stem)
        for path in sorted(folder.glob("*.txt"))
    }
