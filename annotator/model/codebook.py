"""The codes that annotations apply, how they came to be so, and what a corpus changes in the cues."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from annotator.model.corpus import Stamp

LineStyle = Literal["solid", "dashed", "dotted", "wavy", "double"]
Level = Literal["span", "sentence", "paragraph", "article"]
AttributeKind = Literal["choice", "choices", "scale", "number", "text", "span", "entity"]

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
SLOTS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)


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
