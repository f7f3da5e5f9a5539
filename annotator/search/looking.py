"""Looking through articles for the hits of a query: work that can be sent to another process in portions."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property

import msgspec

from annotator.corpus import disk
from annotator.corpus.disk import Signature
from annotator.corpus.files import Added, read
from annotator.corpus.wire import Malformed
from annotator.cues.patterns import MatchedTooLong
from annotator.model import Adjustment, Article, Cue, Span
from annotator.search.fields import PlaceTest
from annotator.search.known_marks import KnownMarks
from annotator.search.marked import Marked
from annotator.search.matching import Matcher
from annotator.search.tree import Filter, Query
from annotator.search.values import Count, HitKind, Portion, Row
from annotator.text.zones import find_zones

PATIENCE = 3
"""Articles of one task in which a regular expression may take too long before the others are left out."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an annotation stands, of which code, and its id; `[0, 0)` is the whole article."""

    start: int
    end: int
    code: str
    annotation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article to look through, with all that only the open corpus knows of it.

    `path` is that of its file in the corpus folder; empty when the article comes along. `facts` are the
    filters that are true of it, `marks` the annotations that each test on places means, by its number.
    """

    id: str
    outlet: str
    date: str
    headline: str
    language: str
    path: str = ""
    article: Article | None = None
    facts: frozenset[Filter] = frozenset()
    marks: dict[int, tuple[Mark, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Some articles to look through for a query."""

    query: Query
    tests: tuple[PlaceTest, ...]
    items: tuple[Item, ...]
    folder: str = ""
    index: str = ""
    """Where the index is, in which cues are kept; empty when there is none."""
    adjustments: tuple[Adjustment, ...] = ()
    diacritics: bool = False
    context: int = 60


def look(task: Task) -> Portion:
    """Return the hits in the articles of a task."""
    rows: list[Row] = []
    counts: dict[str, Count] = {}
    troubles: list[str] = []
    slow = 0
    with ExitStack() as stack:
        marks = KnownMarks(task.adjustments)
        if any(test.kind in ("cue", "voice") for test in task.tests):
            marks.open(task.index, stack)
        for item in task.items:
            if slow > PATIENCE:
                troubles.append(f"{item.headline or item.id}: it was not looked through")
                continue
            try:
                found = _rows(task, item, marks, troubles)
            except MatchedTooLong as error:
                slow += 1
                troubles.append(f"{item.headline or item.id}: the pattern /{error}/ took too long")
                continue
            except (OSError, Malformed) as error:
                troubles.append(f"{item.headline or item.id}: its file cannot be read ({error})")
                continue
            if found:
                rows += found
                counts[item.outlet] = counts.get(item.outlet, Count()) + Count(len(found), 1)
        marks.keep()
    return Portion(rows=tuple(rows), by_outlet=counts, looked=len(task.items), troubles=tuple(troubles))


# --- one article -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hit:
    span: Span
    kind: HitKind = "words"
    label: str = ""
    key: str = ""


def _rows(task: Task, item: Item, cues: KnownMarks, troubles: list[str]) -> list[Row]:
    read_one = _Read(task, item, cues)
    tree = task.query.articles
    matcher = Matcher(read_one.text, diacritics=task.diacritics, facts=item.facts)
    if tree is not None and not matcher.holds(tree):
        return []
    hits = [hit for hit in _hits(task, item, read_one, matcher) if _stands(hit.span, task, item, read_one)]
    if read_one.troubles:
        troubles.extend(f"{item.headline or item.id}: {trouble}" for trouble in read_one.troubles)
    return [_row(hit, item, read_one.text, task.context) for hit in hits]


def _hits(task: Task, item: Item, read_one: "_Read", matcher: Matcher) -> list[_Hit]:
    """Return what the query finds in an article before it is asked where it stands, in order."""
    if task.query.terms:
        spans = {span for term in task.query.terms for span in matcher.spans(term)}
        return [_Hit(span) for span in sorted(spans)]
    wanted = [(number, test) for number, test in enumerate(task.tests) if test.wanted]
    for _number, test in wanted:
        if test.kind == "cue":
            return [_of_cue(cue) for cue in read_one.marked.cues if cue.category in test.values]
    for number, test in wanted:
        if test.kind == "annotation":
            return [_of_mark(mark) for mark in sorted(item.marks.get(number, ()), key=_in_text)]
    return [_Hit(Span(0, 0), "article")]


def _of_cue(cue: Cue) -> _Hit:
    return _Hit(Span(cue.start, cue.end), "cue", cue.category, cue.key)


def _of_mark(mark: Mark) -> _Hit:
    return _Hit(Span(mark.start, mark.end), "annotation", mark.code, mark.annotation)


def _in_text(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.annotation


def _stands(span: Span, task: Task, item: Item, read_one: "_Read") -> bool:
    """Say whether a hit stands where the query wants it."""
    return all(
        _passes(span, test, item.marks.get(number, ()), read_one) == test.wanted
        for number, test in enumerate(task.tests)
    )


def _passes(span: Span, test: PlaceTest, marks: Sequence[Mark], read_one: "_Read") -> bool:
    match test.kind:
        case "zone":
            return read_one.zone_at(span.start) in test.values
        case "voice":
            return read_one.marked.voice_at(span.start, span.end) in test.values
        case "cue":
            cues = (cue for cue in read_one.marked.cues if cue.category in test.values)
            return any(_share(span, Span(cue.start, cue.end)) for cue in cues)
        case "annotation":
            return any(mark.end == 0 or _share(span, Span(mark.start, mark.end)) for mark in marks)


def _share(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one == other


class _Read:
    """An article as far as it had to be read for the hits in it."""

    def __init__(self, task: Task, item: Item, cues: KnownMarks) -> None:
        self._task = task
        self._item = item
        self._cues = cues
        self._data = b""
        self._looks: Signature | None = None
        self.troubles: tuple[str, ...] = ()
        if item.article is not None:
            self.text = item.article.text
        else:
            self._data, self._looks = disk.read_file(f"{task.folder}/{item.path}")
            self.text = _text_of(self._data)

    @cached_property
    def article(self) -> Article:
        """The article, with its language corrected."""
        found = self._item.article
        if found is None:
            added = read(self._data).value
            if not isinstance(added, Added):
                raise Malformed("", "is no article")
            found = added.article
        return replace(found, language=self._item.language)

    @cached_property
    def marked(self) -> Marked:
        """Its cues and voices."""
        found = self._cues.of(self.article, self._item.path, self._looks)
        self.troubles = found.troubles
        return found

    @cached_property
    def _zones(self) -> tuple[tuple[int, int, str], ...]:
        zones = self.article.zones or find_zones(self.text)
        return tuple((zone.start, zone.end, zone.kind) for zone in zones)

    def zone_at(self, place: int) -> str:
        """Return the kind of the zone that holds a place."""
        kinds = [kind for start, _end, kind in self._zones if start <= place]
        return kinds[-1] if kinds else "body"


class _Text(msgspec.Struct):
    text: str


_decoder = msgspec.json.Decoder(_Text)


def _text_of(data: bytes) -> str:
    try:
        return _decoder.decode(data.removeprefix(b"\xef\xbb\xbf")).text
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Malformed("", str(error)) from error


def _row(hit: _Hit, item: Item, text: str, context: int) -> Row:
    start, end = hit.span.start, hit.span.end
    whole = end == 0
    return Row(
        article=item.id,
        start=start,
        end=end,
        left="" if whole else _one_line(text[max(0, start - context) : start]),
        keyword=item.headline if whole else text[start:end],
        right="" if whole else _one_line(text[end : end + context]),
        outlet=item.outlet,
        date=item.date,
        headline=item.headline,
        kind=hit.kind,
        label=hit.label,
        key=hit.key,
    )


_BREAK = re.compile(r"\s")


def _one_line(text: str) -> str:
    """Return a text with a space for each line end, tab and other space: as long as it was."""
    line = text.replace("\n", " ")
    return line if line.isprintable() else _BREAK.sub(" ", line)
