"""The numbers that Word counts by itself and that stand nowhere in a document's text: `1.`, `b)`, `IV`."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.importers._counting import whole, written
from annotator.importers._xml import attribute, find, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""


class Numbering:
    """Counts the paragraphs of every list of a document."""

    def __init__(self, root: "_Element | None") -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        """By the list's abstract id."""
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for one in () if root is None else root:
            if local(one) == "abstractNum":
                self._levels[attribute(one, "abstractNumId")] = _levels(one)
            elif local(one) == "num":
                number = attribute(one, "numId")
                self._lists[number] = value(find(one, "abstractNumId"))
                self._restarts[number] = _restarts(one)

    def next(self, number: str, level: str) -> str:
        """Return what stands before the next paragraph of a list, with a space; empty for bullets."""
        abstract = self._lists.get(number, "")
        at = whole(level, 0)
        levels = self._levels.get(abstract, {})
        own = levels.get(at)
        if own is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        restart = self._restarts[number].pop(at, None)
        counts[at] = counts.get(at, own.start - 1) + 1 if restart is None else restart
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]

        def counted(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            known = levels.get(place, own)
            return written(counts.get(place, known.start), known.form)

        shown = "" if own.form in {"bullet", "none"} else _PLACE.sub(counted, own.pattern)
        return f"{shown} " if shown.strip() else ""


def _levels(abstract: "_Element") -> dict[int, _Level]:
    return {
        whole(attribute(one, "ilvl"), 0): _Level(
            whole(value(find(one, "start")), 1),
            value(find(one, "numFmt")) or "decimal",
            value(find(one, "lvlText")),
        )
        for one in abstract
        if local(one) == "lvl"
    }


def _restarts(one: "_Element") -> dict[int, int]:
    found = ((attribute(part, "ilvl"), value(find(part, "startOverride"))) for part in one)
    return {whole(level, 0): whole(start, 1) for level, start in found if start}
