"""What the workspace tells of a change, and of long work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annotator.model import Change

Part = str
"""One of: corpus, articles, article, cues, annotations, codebook, coder, mode, focus, hover, caret,
hidden, others, saved, progress, rules, states, memos, samples, units, masks, ties,
dismissals."""

MASKED: tuple[Part, ...] = ("masks", "article", "articles", "annotations", "others", "cues", "mode", "focus")
"""What has to be looked at again when something else is hidden."""

PARTS_OF: Mapping[str, tuple[Part, ...]] = {
    "Annotation": ("annotations", "cues"),
    "Decision": ("annotations", "cues"),
    "Code": ("codebook",),
    "Adjustment": ("rules", "cues"),
    "Event": ("articles",),
    "Dismissal": ("dismissals",),
    "ArticleState": ("states",),
    "Revision": ("codebook",),
    "Memo": ("memos",),
    "Sample": ("samples",),
    "Units": ("units", "annotations"),
    "Tie": ("ties",),
    "Corrections": ("articles", "article"),
    "Coder": ("coder",),
}
"""What has to be looked at again after a change of values of a kind."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What `Workspace.changed` tells: which parts to look at again, and the change that did it, if any."""

    parts: frozenset[Part]
    change: Change | None = None

    def touches(self, *parts: Part) -> bool:
        """Say whether any of the given parts changed."""
        return not self.parts.isdisjoint(parts)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some long work is, and what stops it."""

    label: str
    done: int
    total: int
    stop: Callable[[], None]


@dataclass(frozen=True, slots=True)
class WordsFor:
    """A question that words of the open article can support: of an annotation, or of a code.

    The latter is asked of the whole article.
    """

    attribute: str
    annotation: str = ""
    code: str = ""
