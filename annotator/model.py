"""The values that everything else passes around: frozen, comparable, and free of Qt and of the disk.

Offsets are Unicode code points in an article's canonical text, half open: `text[start:end]`.
Every stored value keeps the keys it did not understand in `extra`, so that a file written by a newer
version of the program survives being rewritten by this one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Literal

Mode = Literal["blind", "assisted", "review"]
Voice = Literal["author", "quoted", "reported"]
LineStyle = Literal["solid", "dashed", "dotted", "wavy", "double"]
Level = Literal["span", "sentence", "paragraph", "article"]
AttributeKind = Literal["choice", "choices", "scale", "number", "text", "span", "entity"]
State = Literal["new", "started", "done", "discuss"]
Concealed = Literal["outlet", "byline", "date", "url", "names", "cues", "coders", "order"]
ZoneKind = Literal["headline", "standfirst", "dateline", "byline", "body", "caption", "credit"]
Extent = Literal["whole", "truncated", "headline"]

MODES: tuple[Mode, ...] = ("blind", "assisted", "review")
LINE_STYLES: tuple[LineStyle, ...] = ("solid", "dashed", "dotted", "wavy", "double")
LEVELS: tuple[Level, ...] = ("span", "sentence", "paragraph", "article")
ATTRIBUTE_KINDS: tuple[AttributeKind, ...] = (
    "choice",
    "choices",
    "scale",
    "number",
    "text",
    "span",
    "entity",
)
STATES: tuple[State, ...] = ("new", "started", "done", "discuss")
CONCEALED: tuple[Concealed, ...] = ("outlet", "byline", "date", "url", "names", "cues", "coders", "order")
SLOTS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)


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


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one file, in words for a person; the rest was read all the same.

    `file` is the path as it was given (inside a corpus: relative to its folder, with slashes); `where` is the
    place in it, such as `line 3, column 7` or `annotations[4].target[0]`, or empty for the whole file.
    """

    file: str
    where: str
    message: str
    notice: bool = False
    """Whether it is nothing wrong, only worth a look."""

    def __str__(self) -> str:
        return f"{self.file}, {self.where}: {self.message}" if self.where else f"{self.file}: {self.message}"


# --- what is imported ------------------------------------------------------------------------------------


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


# --- what a detector finds -------------------------------------------------------------------------------


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


# --- what a coder does -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who set a field last, for merging: the higher `(rev, device)` wins."""

    rev: int
    device: str
    coder: str = ""
    at: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False, kw_only=True)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """What a code asks to be told with it; `id` is the key of its value in `Annotation.attributes`.

    `values` are what can be chosen, for a `scale` from its lower to its upper end; unused by other kinds.
    An `entity` is a person or organisation that the article names, a `span` other words of the article.
    """

    id: str
    name: str = ""
    kind: AttributeKind = "choice"
    values: tuple[str, ...] = ()
    definition: str = ""
    required: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A label of the codebook with what a coder needs to apply it.

    `key` is the single character that applies it, `slot` (1-6) and `line` how it is painted, `categories` the
    cue categories that it stands for. `level` says what it is put on; `span` is a word or a phrase.
    `may_overlap` says whether two annotations with it may share words. Codes are retired, never deleted:
    annotations refer to them by `id`; one that was merged into another has its id in `merged_into`.
    `stamps` holds one stamp a field, so that two people changing different fields both win.
    """

    id: str
    name: str = ""
    tag: str = ""
    key: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    literature: str = ""
    slot: int = 1
    line: LineStyle = "solid"
    level: Level = "span"
    may_overlap: bool = True
    attributes: tuple[Attribute, ...] = ()
    parent: str = ""
    order: int = 0
    categories: tuple[str, ...] = ()
    retired: bool = False
    merged_into: str = ""
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Return twelve hexadecimal digits that stand for what the code means, whoever wrote it when.

        They change with the definition, what to include and exclude, the level and the attributes, and when
        the code is taken out of use.
        """
        meant: tuple[str, ...] = (self.definition, self.include, self.exclude, self.level)
        if self.retired:
            meant += ("retired", self.merged_into)
        asked = [(one.id, one.name, one.kind, one.values, one.definition) for one in self.attributes]
        return sha256(repr((meant, asked)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What a change of the codebook did to one field of a code; values as they stand in the code's file."""

    code: str
    name: str
    before: Any = None
    after: Any = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change of the codebook: its number, who made it when and why, and what it changed.

    Two people who change the codebook apart make two revisions of one number.
    """

    id: str
    number: int = 0
    coder: str = ""
    at: str = ""
    note: str = ""
    changes: tuple[FieldChange, ...] = ()
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """What a corpus changes in the cues of one category, or a category of its own.

    `id` is that of the category. `on` switches it (None: as it comes with the program), `rules_off` names
    rules without their version that mark nothing in this corpus. `words` are the lines of a word list as
    `annotator.cues.own_lists` reads them: words to mark, exceptions, patterns. `name`, `tag`, `definition`,
    `slot` and `line` are for a category of the corpus's own. One that is `retired` changes nothing.
    """

    id: str
    on: bool | None = None
    rules_off: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    name: str = ""
    tag: str = ""
    definition: str = ""
    slot: int = 6
    line: LineStyle = "solid"
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def revision(self) -> int:
        """Return how often it was changed, on whatever machine: the version of the rules in it."""
        return 1 + sum(max(stamp.rev - 1, 0) for stamp in self.stamps.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What people changed in an article's metadata (None: as imported), and whether it is removed.

    `id` is the article's id. The imported article itself is never rewritten.
    """

    id: str
    headline: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    event: str | None = None
    copy_of: str | None = None
    removed: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening that several articles tell of: the unit of outlet comparison.

    Which articles belong to it stands with the articles (`Corrections.event`), so that two people who group
    different articles never clash. One that is `retired` groups nothing.
    """

    id: str
    name: str = ""
    note: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """That articles do not tell of one happening, or (with an `event`) not of that one: a person said so.

    Its id follows from what was dismissed, so that two people who dismiss the same mean one.
    """

    id: str
    articles: tuple[str, ...] = ()
    event: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A note of a coder on words of an article, an article, a code, or, with none of these, the corpus.

    `links` are the ids of annotations that it has to do with. `created` is ISO 8601 in UTC.
    """

    id: str
    coder: str = ""
    text: str = ""
    article: str = ""
    code: str = ""
    target: tuple[Segment, ...] = ()
    links: tuple[str, ...] = ()
    created: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Articles that certain coders shall code, in which order, and what they may not see meanwhile.

    `articles` are in the order in which they were drawn; `how` says in words how, with the seed. Without
    `coders` it is for everybody. `reveal` shows cues once an article is done blind. With `unitise` the coders
    first mark units, and then code those of `Units`.
    """

    id: str
    name: str = ""
    articles: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    how: str = ""
    concealed: tuple[Concealed, ...] = ()
    reveal: bool = False
    unitise: bool = False
    created: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The units of an article on which its coders agreed, to be coded by each; `id` is the article's."""

    id: str
    segments: tuple[Segment, ...] = ()
    note: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That a person joined two sentences of articles on one event, or parted them (`joined` is False).

    The `id` follows from the two places, so that everybody's corrections of one link are one value. `one` is
    in the article whose id comes first.
    """

    id: str
    event: str = ""
    one: Segment | None = None
    other: Segment | None = None
    joined: bool = True
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """A person who annotates."""

    id: str
    name: str
    created: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusInfo:
    """What `corpus.json` says: written once, when the corpus is made."""

    id: str
    name: str
    created: str = ""
    derived_from: str = ""
    text_rules: int = 1
    extra: Mapping[str, Any] = field(default_factory=dict)


# --- change ----------------------------------------------------------------------------------------------

Fielded = Code | Corrections | Adjustment | Event | Dismissal | Revision | Memo | Sample | Units | Tie
"""What several people may change: merged field by field, each with a stamp of its own."""

Marked = Annotation | Decision | ArticleState
"""What one coder alone writes, a file an article: merged as a whole."""

Value = Marked | Fielded | Coder
"""What a change can put into a corpus."""


@dataclass(frozen=True, slots=True)
class Put:
    """One value of a change: as it was (None: it did not exist) and as it shall be."""

    before: Value | None
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that one action of a coder changes, applied and undone as a whole.

    `note` says why, where the codebook is changed: it stands in its `Revision`.
    """

    puts: tuple[Put, ...] = ()
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.puts)

    def __add__(self, other: "Change") -> "Change":
        return Change(self.puts + other.puts, self.note or other.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Whose hand makes an edit, and under which circumstances: recorded with every annotation."""

    coder: str
    mode: Mode
    codebook_revision: int
    now: str
    """ISO 8601, UTC."""
    mint: Callable[[str], str]
    """Return a new id with the given prefix, never one that was used before."""
    cues_revision: int = 0
    concealed: tuple[Concealed, ...] = ()
    """What the coder cannot see now."""
    code_version: Callable[[str], str] = lambda _code: ""
    """Return `Code.version` of a code by its id."""
