"""Which groups of the navigator are shut, remembered for each corpus on this machine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.gui.settings import PLACES, Settings

FOLDS = "navigator_folds"


@dataclass(frozen=True, slots=True)
class Folds:
    """All groups are open, or `shut`, but for those with the values `others`: so "all" is remembered, too."""

    shut: bool = False
    others: frozenset[str] = frozenset()

    def __contains__(self, value: object) -> bool:
        return self.shut != (value in self.others)

    def turned(self, value: str, *, shut: bool) -> Folds:
        """Return the same with one group shut or open."""
        others = self.others - {value} if shut == self.shut else self.others | {value}
        return replace(self, others=others)


def folds_of(settings: Settings, corpus: str) -> dict[str, Folds]:
    """Return what was shut in a corpus when it was open last, by what its articles were grouped by."""
    known: dict[str, object] = settings.get(FOLDS, {})
    kept = known.get(corpus)
    return {group: _read(told) for group, told in kept.items()} if isinstance(kept, dict) else {}


def keep_folds(settings: Settings, corpus: str, folds: dict[str, Folds]) -> None:
    """Remember what is shut in a corpus."""
    known: dict[str, object] = settings.get(FOLDS, {})
    others = [(key, kept) for key, kept in known.items() if key != corpus]
    told = {group: [one.shut, sorted(one.others)] for group, one in folds.items() if one != Folds()}
    here = [(corpus, told)] if told else []
    settings.put(FOLDS, dict([*others, *here][-PLACES:]))


def _read(told: object) -> Folds:
    match told:
        case [bool(shut), list(others)]:
            return Folds(shut, frozenset(map(str, others)))
    return Folds()
