"""Groups of contested names: which compete with one another, and how that is said of one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.cues.inflection import forms
from annotator.cues.lexicon import Entry

SHOWN_ONLY, WITH_SANCTIONS = "shown only", "with sanctions"
"""Notes of names that are shown as alternatives only, or count only in a sentence about sanctions."""

_MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Name:
    """One of several competing names, with its plural (the same where it has none)."""

    name: str
    plural: str


def grouped(entries: Iterable[Entry]) -> Mapping[str, tuple[Name, ...]]:
    """Return the competing names of each group, those first that are only shown and never marked."""
    by_group: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if not entry.blocks:
            by_group[entry.section].setdefault(entry.lemma, entry)
    return {
        section: tuple(_name(entry) for entry in sorted(group.values(), key=lambda e: e.note != SHOWN_ONLY))
        for section, group in by_group.items()
    }


def _name(entry: Entry) -> Name:
    return Name(entry.lemma, forms(entry.lemma, "n")[1] if entry.kind == "n" else entry.lemma)


def reason(words: str, entry: Entry, names: Iterable[Name], meant: str) -> str:
    """Say that `words` is one of several names for what is `meant`, and what others write; no verdict."""
    plural = entry.kind == "n" and entry.form != entry.lemma.lower()
    others = [
        f"“{other.plural if plural else other.name}”"
        for other in names
        if other.name not in entry.lemma and entry.lemma not in other.name
    ]
    said = f"“{words}” is one of several contested names{f' for {meant}' if meant else ''}"
    return f"{said}; others write {', '.join(others[:_MOST_SHOWN])}." if others else f"{said}."
