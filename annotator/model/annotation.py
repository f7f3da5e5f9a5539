"""What one coder makes of an article: annotations and what they stand on, decisions on cues, its state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from annotator.model.article import Span

Mode = Literal["blind", "assisted", "review"]
State = Literal["new", "started", "done", "discuss"]
Concealed = Literal["outlet", "byline", "date", "url", "names", "cues", "coders", "order"]

MODES: tuple[Mode, ...] = ("blind", "assisted", "review")
STATES: tuple[State, ...] = ("new", "started", "done", "discuss")
CONCEALED: tuple[Concealed, ...] = ("outlet", "byline", "date", "url", "names", "cues", "coders", "order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One stretch of text that an annotation stands on, with its exact quote and a little context."""

    article: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRef:
    """Which cue an annotation was made from, kept whatever is changed in the annotation later."""

    category: str
    rule: str
    start: int
    end: int
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What in the text an answer rests on: that of an attribute, by its id, or of the code itself ("").

    For an attribute of the kind `span` the segments are the value itself.
    """

    attribute: str = ""
    segments: tuple[Segment, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """That one annotation has to do with another: `to` is its id, `kind` says in which way (`says`)."""

    to: str
    kind: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A coder's application of a code to one or more segments, or to the whole article.

    An empty `target` means the whole article. Segments in several articles of an event make it a contrast;
    `absent_from`, the ids of articles in which the same is not said, makes it an omission. `article` is where
    it is kept: the article of its first segment when it was made. `attributes` has the values of the code's
    attributes by their ids: a string for a choice, a step of a scale, a text or an entity; a list of strings
    for several choices; a number. `code_version` is that of `Code.version` when the code was given or
    confirmed last, empty for annotations that are older than that; `concealed` what the coder could not see
    then. `origin` is `human`, `rule:<id>@<version>`, `model:<hash>` or `import:<file>`; `cue_seen` says
    whether the coder could see a cue there before deciding.
    `codebook_revision` and `cues_revision` say under which codebook and which `Adjustment`s it was made.
    `created` and `modified` are ISO 8601 in UTC. `deleted` marks a tombstone, which is kept for merging.
    """

    id: str
    article: str
    coder: str
    code: str
    target: tuple[Segment, ...] = ()
    absent_from: tuple[str, ...] = ()
    text_sha256: str = ""
    memo: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    links: tuple[Link, ...] = ()
    flagged: bool = False
    origin: str = "human"
    cue: CueRef | None = None
    cue_seen: bool = False
    mode: Mode = "assisted"
    concealed: tuple[Concealed, ...] = ()
    codebook_revision: int = 0
    code_version: str = ""
    cues_revision: int = 0
    created: str = ""
    modified: str = ""
    rev: int = 0
    device: str = ""
    deleted: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Return where the first segment in its own article starts (0 without any: the whole article)."""
        target = self.target
        if target and target[0].article == self.article:
            return target[0].start
        return self.span_in(self.article).start

    @property
    def end(self) -> int:
        """Return where the last segment in its own article ends (0 without any: the whole article)."""
        target = self.target
        if target and target[-1].article == self.article:
            return target[-1].end
        return self.span_in(self.article).end

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the ids of the articles in which it has segments, in their order."""
        return tuple(dict.fromkeys([one.article for one in self.target]))

    @property
    def across(self) -> bool:
        """Say whether it is a contrast or an omission: about more articles than the one it is kept with."""
        return bool(self.absent_from) or any(one.article != self.article for one in self.target)

    def within(self, article: str) -> tuple[Segment, ...]:
        """Return the segments in one article."""
        return tuple([one for one in self.target if one.article == article])

    def span_in(self, article: str) -> Span:
        """Return from where to where its segments in one article reach; an empty span at 0 without any."""
        here = self.within(article)
        return Span(here[0].start, here[-1].end) if here else Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A coder's rejection of a cue, remembered by text hash, category and span, whatever rule finds it."""

    id: str
    article: str
    coder: str
    category: str
    rule: str
    start: int
    end: int
    quote: str
    text_sha256: str
    verdict: Literal["rejected"] = "rejected"
    mode: Mode = "assisted"
    cues_revision: int = 0
    created: str = ""
    modified: str = ""
    rev: int = 0
    device: str = ""
    deleted: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleState:
    """How far a coder is with an article; its `id` follows from the article's: one a coder and article."""

    id: str
    article: str
    coder: str
    state: State = "new"
    modified: str = ""
    rev: int = 0
    device: str = ""
    deleted: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Return 0: it is about the whole article."""
        return 0

    @property
    def end(self) -> int:
        """Return 0: it is about the whole article."""
        return 0
