"""Annotations for a table: which are wanted, in which order, and what a cell says of one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from annotator.answers import value_text
from annotator.corpus import Corpus
from annotator.corpus.across import about_articles
from annotator.corpus.contents import Head
from annotator.model import Annotation, Attribute, Code, Coder, Segment

Origin = Literal["hand", "cue", "other"]
"""Where an annotation comes from: by hand, from a cue, or from anything else, such as an imported file."""
Mark = tuple[bool, float | str]
"""What a cell is sorted by: whether it is empty (those come last), and its value."""

WHOLE = "Whole article"
"""What the words of an annotation are called that has none."""
PIECES = 2
"""How many pieces of an annotation are shown; of more, only how many there are."""
OF_ATTRIBUTE = "attribute:"
"""What the id of a column begins with that shows one attribute."""


class Sight(Protocol):
    """What may be seen of articles and of the words in them."""

    def hidden(self, article: str) -> Collection[str]:
        """Return what may not be seen of an article."""

    def head(self, article: str) -> Head:
        """Return an article without its text as it may be seen."""

    def cut(self, segment: Segment) -> str:
        """Return the words of a segment as they may be seen."""

    def words(self, article: str, text: str) -> str:
        """Return what is said about an article as it may be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading and what it means; one of an attribute shows the values of a single code."""

    id: str
    heading: str
    meaning: str
    attribute: Attribute | None = None


COLUMNS = (
    Column(id="code", heading="Code", meaning="The code; sorted as the codebook has them"),
    Column(id="words", heading="Words", meaning="The words that the code is on"),
    Column(id="attributes", heading="Attributes", meaning="What was told with the code"),
    Column(id="memo", heading="Memo", meaning="What the coder noted"),
    Column(id="coder", heading="Coder", meaning="Who made the annotation"),
    Column(id="headline", heading="Article", meaning="The headline of the article"),
    Column(id="outlet", heading="Outlet", meaning="Who published the article"),
    Column(id="date", heading="Date", meaning="When the article was published"),
    Column(id="flag", heading="Flag", meaning="Whether it is to be discussed"),
    Column(id="modified", heading="Modified", meaning="When the annotation was changed last"),
)


def columns_for(code: Code | None) -> tuple[Column, ...]:
    """Return the columns of a table: of one code alone, each of its attributes has its own."""
    if code is None or not code.attributes:
        return COLUMNS
    own = tuple(
        Column(
            id=f"{OF_ATTRIBUTE}{one.id}",
            heading=one.name or one.id,
            meaning=one.definition or f"An attribute of {code.name}",
            attribute=one,
        )
        for one in code.attributes
    )
    at = next(at for at, one in enumerate(COLUMNS) if one.id == "attributes")
    return (*COLUMNS[:at], *own, *COLUMNS[at + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which annotations a table shows; what is empty asks for nothing.

    Each of the blank-separated `words` has to be in the words, the memo or the headline. `article` is the id
    of the only one that is looked at.
    """

    words: str = ""
    article: str = ""
    codes: frozenset[str] = frozenset()
    coders: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    origin: Origin | None = None
    flagged: bool | None = None

    @property
    def everything(self) -> bool:
        """Say whether nothing is asked for but an article."""
        return not (self.words.strip() or self.codes or self.coders or self.outlets) and (
            self.origin is None and self.flagged is None
        )


@dataclass(frozen=True, slots=True)
class Order:
    """By the id of which column annotations are sorted; without one, as they stand in the articles."""

    column: str = ""
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The annotations that are wanted, in order; of how many, and in which outlets all of these are."""

    rows: list[Annotation] = field(default_factory=list)
    total: int = 0
    outlets: tuple[str, ...] = ()


class Listing:
    """Looks up annotations of a corpus as one coder may see them.

    What it looks up of articles is kept: a listing holds until articles, codes, coders or masks are others.
    """

    def __init__(self, corpus: Corpus, sight: Sight, *, coder: str) -> None:
        self._corpus, self._sight, self._coder = corpus, sight, coder
        self._codes = {code.id: (place, code) for place, code in enumerate(corpus.all_codes())}
        self._coders: dict[str, Coder] = {one.id: one for one in corpus.coders()}
        self._heads: dict[str, Head] = {}
        self._hidden: dict[str, bool] = {}
        self._says_of: dict[str, Callable[[Annotation], str]] = {
            "words": lambda one: self.quote(one, most=PIECES),
            "attributes": self.attributes,
            "memo": self.memo,
            "code": self._code_name,
            "coder": self._coder_name,
            "headline": lambda one: self.head(one.article).headline,
            "outlet": lambda one: self.head(one.article).outlet,
            "date": lambda one: self.head(one.article).date[:10],
            "flag": lambda one: "to discuss" if one.flagged else "",
            "modified": lambda one: one.modified[:16].replace("T", " "),
        }

    # --- which -------------------------------------------------------------------------------------------

    def find(self, wanted: Wanted, order: Order) -> Found:
        """Return what is wanted, in order."""
        every = [one for one in self._source(wanted) if self._is_seen(one)]
        outlets = {self.head(article).outlet for article in {one.article for one in every}}
        asked = every if wanted.everything else [one for one in every if self.is_wanted(one, wanted)]
        rows = self.in_order(asked, order)
        return Found(rows, len(every), tuple(sorted(outlets - {""}, key=str.casefold)))

    def _source(self, wanted: Wanted) -> Iterable[Annotation]:
        corpus = self._corpus
        if not wanted.article:
            return corpus.every_annotation()
        if corpus.position(wanted.article) is None:
            return ()
        there = corpus.annotations_in(wanted.article), corpus.missing_from(wanted.article)
        return {one.id: one for found in there for one in found if corpus.is_shown(one)}.values()

    def may_be_seen(self, one: Annotation) -> bool:
        """Say whether an annotation is there, and no mask hides that another coder made it."""
        return self._corpus.is_shown(one) and self._is_seen(one)

    def _is_seen(self, one: Annotation) -> bool:
        if one.coder == self._coder:
            return True
        about = (one.article,) if not one.across else about_articles(one)
        return all("coders" not in self._sight.hidden(article) for article in about)

    def _hides(self, article: str) -> bool:
        """Say whether anything of an article may not be seen."""
        known = self._hidden.get(article)
        if known is None:
            known = self._hidden[article] = bool(self._sight.hidden(article))
        return known

    def is_wanted(self, one: Annotation, wanted: Wanted) -> bool:
        """Say whether an annotation is among those that are wanted."""
        return (
            (not wanted.codes or one.code in wanted.codes)
            and (not wanted.coders or one.coder in wanted.coders)
            and (wanted.flagged is None or one.flagged == wanted.flagged)
            and (wanted.origin is None or origin_of(one) == wanted.origin)
            and (not wanted.article or wanted.article in about_articles(one))
            and (not wanted.outlets or self.head(one.article).outlet in wanted.outlets)
            and (not wanted.words or self._says(one, wanted.words.casefold().split()))
        )

    def _says(self, one: Annotation, words: Sequence[str]) -> bool:
        said = (self.quote(one), self.memo(one), self.head(one.article).headline)
        together = "\n".join(said).casefold()
        return all(word in together for word in words)

    # --- in which order ----------------------------------------------------------------------------------

    def in_order(self, rows: Iterable[Annotation], order: Order) -> list[Annotation]:
        """Return annotations sorted; those that are equal stand as in the articles."""
        found = sorted(rows, key=self._place)
        if order.column:
            found.sort(key=lambda one: self._mark(one, order.column), reverse=order.backwards)
        return found

    def place_among(self, rows: Sequence[Annotation], one: Annotation, order: Order) -> int:
        """Return where a new annotation belongs among sorted ones."""
        low, high = 0, len(rows)
        while low < high:
            middle = (low + high) // 2
            if self._comes_before(rows[middle], one, order):
                low = middle + 1
            else:
                high = middle
        return low

    def _comes_before(self, one: Annotation, other: Annotation, order: Order) -> bool:
        mine, its = self._mark(one, order.column), self._mark(other, order.column)
        if mine != its:
            return (mine > its) if order.backwards else (mine < its)
        return self._place(one) < self._place(other)

    def _place(self, one: Annotation) -> tuple[int, int, int, str]:
        target = one.target  # its own properties cost as much as all the rest
        start, end = (target[0].start, target[-1].end) if target else (0, 0)
        return self._corpus.position(one.article) or 0, start, end, one.id

    def _mark(self, one: Annotation, column: str) -> Mark:
        if column == "code":
            return False, self._codes[one.code][0] if one.code in self._codes else len(self._codes)
        if column == "flag":
            return not one.flagged, 0
        if column.startswith(OF_ATTRIBUTE):
            return self._mark_of_attribute(one, column.removeprefix(OF_ATTRIBUTE))
        said = self.said(one, column).casefold()
        return not said, said

    def _mark_of_attribute(self, one: Annotation, attribute: str) -> Mark:
        """Numbers are sorted by size, choices and scales as the codebook has them."""
        asked, value = self._asked(one, attribute), one.attributes.get(attribute)
        said = self.attribute(one, attribute)
        if asked is not None and asked.kind == "number":
            return not isinstance(value, int | float), float(value) if isinstance(value, int | float) else 0.0
        if asked is not None and asked.kind in ("choice", "scale"):
            known = isinstance(value, str) and value in asked.values
            return not said, float(asked.values.index(value)) if known else float(len(asked.values))
        return not said, said.casefold()

    # --- what is said ------------------------------------------------------------------------------------

    def said(self, one: Annotation, column: str) -> str:
        """Return what a cell says, as it may be seen."""
        say = self._says_of.get(column)
        return say(one) if say is not None else self.attribute(one, column.removeprefix(OF_ATTRIBUTE))

    def code(self, one: Annotation) -> Code | None:
        """Return the code of an annotation, also a retired one."""
        known = self._codes.get(one.code)
        return known[1] if known is not None else None

    def _code_name(self, one: Annotation) -> str:
        code = self.code(one)
        return code.name if code is not None else "Unknown code"

    def _coder_name(self, one: Annotation) -> str:
        coder = self._coders.get(one.coder)
        return coder.name if coder is not None else "Somebody else"

    def quote(self, one: Annotation, *, most: int = 0) -> str:
        """Return the words of an annotation; of many pieces `most`, and how many more there are."""
        if not one.target:
            return WHOLE
        pieces = one.target[:most] if most else one.target
        if len(pieces) > 1 or self._hides(pieces[0].article):  # each piece may be in another article
            shown = " … ".join(map(self._sight.cut, pieces))
        else:
            shown = pieces[0].quote
        more = len(one.target) - len(pieces)
        return f"{shown} … + {more}" if more else shown

    def memo(self, one: Annotation) -> str:
        """Return the memo as it may be seen."""
        hides = bool(one.memo) and self._hides(one.article)
        return self._sight.words(one.article, one.memo) if hides else one.memo

    def attributes(self, one: Annotation) -> str:
        """Return all that was told, in the order of the codebook."""
        code = self.code(one)
        asked = [attribute.id for attribute in code.attributes] if code is not None else []
        others = [key for key in one.attributes if key not in asked]
        told = ((key, self.attribute(one, key)) for key in (*asked, *others))
        return " · ".join(f"{self._name(one, key)}: {value}" for key, value in told if value)

    def attribute(self, one: Annotation, key: str) -> str:
        """Return the value of one attribute as it may be seen; that of the kind `span` is its words."""
        asked = self._asked(one, key)
        if asked is not None and asked.kind == "span":
            places = (place for each in one.evidence if each.attribute == key for place in each.segments)
            return " … ".join(map(self._sight.cut, places))
        value = value_text(one.attributes.get(key))
        return self._sight.words(one.article, value) if value and self._hides(one.article) else value

    def head(self, article: str) -> Head:
        """Return an article without its text as it may be seen."""
        known = self._heads.get(article)
        if known is None:
            known = self._heads[article] = self._sight.head(article)
        return known

    def _asked(self, one: Annotation, key: str) -> Attribute | None:
        code = self.code(one)
        asked = code.attributes if code is not None else ()
        return next((each for each in asked if each.id == key), None)

    def _name(self, one: Annotation, key: str) -> str:
        asked = self._asked(one, key)
        known = asked or next((each for each in self._attributes() if each.id == key), None)
        return (known.name or known.id) if known is not None else key

    def _attributes(self) -> Iterator[Attribute]:
        """Return what any code asks: what was told stays with an annotation that is re-coded."""
        return (each for _place, code in self._codes.values() for each in code.attributes)


def origin_of(annotation: Annotation) -> Origin:
    """Return where an annotation comes from."""
    if annotation.origin == "human":
        return "hand"
    return "cue" if annotation.origin.startswith("rule:") else "other"
