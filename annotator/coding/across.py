"""What a coder says of several articles at once: which say it in which words, and which leave it out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from annotator import edits
from annotator.model import Annotation, Change, Hand, Segment

Stance = Literal["said", "absent", "open"]
"""Whether an article says it, leaves it out, or is not considered."""

STANCES: tuple[Stance, ...] = ("said", "absent", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is said of one article; `words` are kept while the stance is another one than `said`."""

    article: str
    stance: Stance = "open"
    words: tuple[Segment, ...] = ()
    by_hand: bool = False
    """Whether the coder said so; else it was offered, and another offer may take its place."""

    @property
    def says_it(self) -> bool:
        """Say whether the article says it, in words that are known."""
        return self.stance == "said" and bool(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A contrast or omission while it is made or changed; `annotation` is the id of one that is changed."""

    lines: tuple[Line, ...]
    code: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    memo: str = ""
    annotation: str = ""

    @property
    def said(self) -> tuple[Line, ...]:
        """Return the lines of the articles that say it."""
        return tuple(line for line in self.lines if line.says_it)

    @property
    def absent(self) -> tuple[str, ...]:
        """Return the ids of the articles that leave it out."""
        return tuple(line.article for line in self.lines if line.stance == "absent")

    @property
    def wordless(self) -> tuple[str, ...]:
        """Return the ids of the articles that say it in words which nobody has shown yet."""
        return tuple(line.article for line in self.lines if line.stance == "said" and not line.words)

    @property
    def is_omission(self) -> bool:
        """Say whether an article leaves it out."""
        return bool(self.absent)

    @property
    def is_whole(self) -> bool:
        """Say whether it can be kept: words of one article, and a second article that says or lacks it."""
        return bool(self.said) and not self.wordless and len(self.said) + len(self.absent) > 1

    def line(self, article: str) -> Line | None:
        """Return the line of an article."""
        return next((line for line in self.lines if line.article == article), None)

    def put(self, changed: Line) -> "Draft":
        """Return the same with another line for its article."""
        return replace(
            self, lines=tuple(changed if line.article == changed.article else line for line in self.lines)
        )

    def offer(self, words: Mapping[str, Iterable[Segment]]) -> "Draft":
        """Return the same with words for articles of which the coder has said nothing yet."""
        lines = (
            line
            if line.by_hand or not (offered := tuple(words.get(line.article, ())))
            else replace(line, stance="said", words=offered)
            for line in self.lines
        )
        return replace(self, lines=tuple(lines))


def begin(articles: Iterable[str], *, code: str) -> Draft:
    """Return a draft on these articles, none of which is considered yet."""
    return Draft(lines=tuple(Line(article=key) for key in articles), code=code)


def reopen(one: Annotation, articles: Iterable[str]) -> Draft:
    """Return a draft of an annotation: its own articles, then the others of the event, in the order given."""
    keys = dict.fromkeys([*articles, *one.articles, *one.absent_from])
    return Draft(
        lines=tuple(_line_of(one, key) for key in keys),
        code=one.code,
        attributes=dict(one.attributes),
        memo=one.memo,
        annotation=one.id,
    )


def caught_up(draft: Draft, before: Annotation, now: Annotation) -> Draft:
    """Return a draft with what became of its annotation meanwhile, but for what the draft says otherwise.

    `before` is the annotation as the draft was begun with it.
    """
    began, meant = reopen(before, ()), reopen(now, ())

    def caught(article: str) -> Line:
        nothing = Line(article=article, by_hand=True)
        line = draft.line(article) or nothing
        as_it_was = line == (began.line(article) or nothing)
        return (meant.line(article) or nothing) if as_it_was else line

    keys = dict.fromkeys(line.article for line in (*draft.lines, *meant.lines))
    told = {
        name: getattr(meant, name)
        for name in ("code", "attributes", "memo")
        if getattr(draft, name) == getattr(began, name)
    }
    return replace(draft, lines=tuple(map(caught, keys)), **told)


def _line_of(one: Annotation, article: str) -> Line:
    words = one.within(article)
    stance: Stance = "said" if words else "absent" if article in one.absent_from else "open"
    return Line(article=article, stance=stance, words=words, by_hand=True)


def change_of(draft: Draft, known: Annotation | None, hand: Hand, *, sha256: str) -> Change:
    """Return the change that keeps a draft, of a new annotation or of the `known` one.

    `sha256` is that of the text of the article that it is kept with: of a new one the first with words.
    Raises ValueError when it is not whole.
    """
    if not draft.is_whole:
        raise ValueError("what is said of one article alone compares nothing")
    segments = [part for line in draft.said for part in line.words]
    told: dict[str, Any] = {
        "sha256": sha256,
        "absent_from": draft.absent,
        "attributes": draft.attributes,
        "memo": draft.memo,
    }
    if known is None:
        return edits.contrast(segments, draft.code, hand, **told)
    return edits.compare_anew(known, segments, draft.code, hand, **told)
