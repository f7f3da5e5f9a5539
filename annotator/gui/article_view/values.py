"""What the article view is given to show: marks over the text, and the lines above it."""

from dataclasses import dataclass

from annotator.model import LineStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A coloured line under `[start, end)` (code points), with a short tag in the margin.

    `key` identifies the mark in the view; a mark put with a known key replaces the former one. `slot` (1-6)
    chooses the colour, `line` the style. What a person `decided` is a thick line with a filled tag, what a
    rule found a thin one with a hollow tag. `title` is plain text for tooltips and screen readers.
    `parts` are the stretches of a mark that leaves words out, in text order; `start` and `end` are then those
    of all of them. `by` are the initials of another coder who made the mark: it can be looked at only.
    """

    key: str
    start: int
    end: int
    slot: int
    line: LineStyle = "solid"
    tag: str = ""
    decided: bool = False
    title: str = ""
    parts: tuple[tuple[int, int], ...] = ()
    by: str = ""

    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Return the stretches of text that are marked."""
        return self.parts or ((self.start, self.end),)


@dataclass(frozen=True, slots=True, kw_only=True)
class TieMark:
    """What a sentence `[start, end)` (code points) has to do with other articles on the same event.

    `number` is that of its group, None outside of one; `only_here` says that no other article has it;
    `current` that it is of the group that is looked at, `by_hand` that people joined or parted it. `says` is
    plain text for tooltips and screen readers.
    """

    start: int
    end: int
    number: int | None = None
    only_here: bool = False
    current: bool = False
    by_hand: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The lines that are not part of the text: `headline` stands above a text that has none of its own."""

    headline: str = ""
    details: str = ""
