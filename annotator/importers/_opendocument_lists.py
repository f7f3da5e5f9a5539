"""The numbers of OpenDocument lists, which are counted by whoever shows them."""

from typing import TYPE_CHECKING, Self

from annotator.importers._counting import whole, written
from annotator.importers._xml import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class ListStyles:
    """How the levels of each list style are numbered."""

    def __init__(self, roots: "list[_Element]") -> None:
        self._levels: dict[tuple[str, int], _Element] = {}
        for root in roots:
            for style in root.iter():
                if local(style) == "list-style":
                    self._learn(style)

    def _learn(self, style: "_Element") -> None:
        for level in style:
            if local(level) == "list-level-style-number":
                place = whole(attribute(level, "level"), 1)
                self._levels[attribute(style, "name"), place] = level

    def level(self, style: str, level: int) -> "_Element | None":
        """Return what is said of a level (from 1) of a style; None for bullets."""
        return self._levels.get((style, level))


class Numbers:
    """Counts the items of one list, which may stand in an item of another."""

    def __init__(self, styles: ListStyles, style: str, outer: Self | None) -> None:
        self._styles = styles
        self.style: str = style or (outer.style if outer else "")
        self.depth: int = outer.depth + 1 if outer else 1
        self._outer = outer
        self._level = styles.level(self.style, self.depth)
        self._count = whole(attribute(self._level, "start-value"), 1) - 1
        self._waits = False

    def begin_item(self, start: str) -> None:
        """Go on to the next item; `start` is the number that it is given, if any."""
        self._count = whole(start, self._count + 1)
        self._waits = True

    def take(self) -> str:
        """Return what stands before the first paragraph of an item, and nothing before its others."""
        waits, self._waits = self._waits, False
        shown = self._shown() if waits else ""
        return f"{shown} " if shown else ""

    def _shown(self) -> str:
        if not self._form():
            return ""
        levels = whole(attribute(self._level, "display-levels"), 1)
        number = ".".join(self._numbers(levels))
        return attribute(self._level, "num-prefix") + number + attribute(self._level, "num-suffix")

    def _form(self) -> str:
        return _FORMS.get(attribute(self._level, "num-format"), "")

    def _numbers(self, levels: int) -> list[str]:
        outer = self._outer if levels > 1 else None
        before = outer._numbers(levels - 1) if outer else []  # noqa: SLF001  # it is one of its own kind
        return [*before, written(self._count, self._form())]
