"""An article: its text, the spans and zones of that, where it came from, and the cues found in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Voice = Literal["author", "quoted", "reported"]
ZoneKind = Literal["headline", "standfirst", "dateline", "byline", "body", "caption", "credit"]
Extent = Literal["whole", "truncated", "headline"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of code points, `0 <= start <= end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of an article's text that plays one role, such as its headline or its credit line."""

    kind: ZoneKind
    start: int
    end: int
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False, kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an article's text came from (`place`: where in the file), and how its bytes were read."""

    importer: str = ""
    name: str = ""
    place: str = ""
    sha256: str = ""
    encoding: str = ""
    encoding_from: str = ""
    imported: str = ""
    notes: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text with its metadata as imported; written once and never changed.

    `text` is canonical (see `annotator.text.canonical`); `sha256` is that of its UTF-8 bytes.
    `date` is ISO 8601 (`2024-12-30`, or with a time); unknown metadata is the empty string. `extent` says
    what there is of the article: the `whole` text, one that was `truncated` by whoever supplied it, or little
    more than its `headline`. Rates per word mean nothing for the latter two.
    """

    id: str
    text: str
    sha256: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    event: str = ""
    """The id of the event that it tells of; given by people, so that an imported article has none."""
    copy_of: str = ""
    """The id of the article whose copy it is: the same text, or one agency's, in another outlet."""
    extent: Extent = "whole"
    zones: tuple[Zone, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A span that a detector found, with the reason a person can read; computed, never stored by itself.

    An attribution also says who speaks (`source`) and what is said (`content`), each where the text has it.
    `content` reaches from its first to its last word: in `"A," he said. "B."` the cue stands inside it.
    """

    start: int
    end: int
    category: str
    rule: str
    """Name and version of the rule, `name@version`; stable, cited by annotations made from it."""
    reason: str
    voice: Voice = "author"
    speaker: str | None = None
    zone: ZoneKind = "body"
    source: Span | None = None
    content: Span | None = None

    @property
    def key(self) -> str:
        """Identify the cue within its article: what a decision on it is remembered by."""
        return f"{self.category}:{self.start}:{self.end}"

    def moved(self, to: Callable[[int], int]) -> "Cue":
        """Return the cue in the offsets of another text; `to` takes a code point's position there."""

        def span(start: int, end: int) -> Span:
            return Span(to(start), to(end - 1) + 1 if end > start else to(start))

        own = span(self.start, self.end)
        source, content = (each and span(each.start, each.end) for each in (self.source, self.content))
        return replace(self, start=own.start, end=own.end, source=source, content=content)
