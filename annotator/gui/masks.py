"""What the coder who works here may not see now, and articles as they may be seen."""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from annotator.coding.concealing import (
    Published,
    cover,
    cover_article,
    cover_head,
    in_order,
    published,
)
from annotator.coding.sampling import applies_to
from annotator.corpus import Corpus, Head
from annotator.gui.settings import Settings
from annotator.model import CONCEALED, Annotation, Article, Coder, Concealed, Sample, Segment, State

ABOUT_OUTLETS: frozenset[Concealed] = frozenset(("outlet", "names"))
"""What, when hidden somewhere, forbids lists and searches by outlet everywhere: they would tell the rest."""
KEPT = 30
"""Texts that are kept as they may be seen."""

Opened = Callable[[], tuple[Corpus, Coder | None]]


class Masks:
    """Which masks there are by hand and by the samples of the coder, and what is left to see.

    A sample's masks hold for its articles until the coder lifts them, article by article; those set by hand
    for every article. What was lifted or revealed once stays so on this machine: it was seen.
    """

    def __init__(self, settings: Settings, opened: Opened, state_of: Callable[[str], State]) -> None:
        self._settings = settings
        self._opened = opened
        self._state_of = state_of
        self._sampled: dict[str, tuple[Sample, ...]] | None = None
        self._seen: frozenset[str] = frozenset()
        self._revealed: frozenset[str] = frozenset()
        self._published: dict[str, Published] = {}
        self._cover = lru_cache(maxsize=KEPT)(self._covered)
        wanted: list[object] = settings.get("masks", [])
        self.by_hand: frozenset[Concealed] = frozenset(one for one in CONCEALED if one in wanted)

    def forget(self) -> None:
        """Look anew: another corpus, coder or sample, or other outlets."""
        self._sampled = None
        self._published.clear()
        self._cover.cache_clear()

    # --- what is hidden ----------------------------------------------------------------------------------

    def set_by_hand(self, hidden: Iterable[Concealed]) -> None:
        """Hide something in every article, until it is shown again."""
        self.by_hand = frozenset(hidden)
        self._settings.put("masks", list(in_order(self.by_hand)))

    def samples_of(self, article: str) -> tuple[Sample, ...]:
        """Return the samples that the coder shall code an article for."""
        return self._look().get(article, ())

    def hidden(self, article: str) -> frozenset[Concealed]:
        """Return what may not be seen of an article now."""
        samples = self.samples_of(article)
        if not samples or article in self._seen:
            return self.by_hand
        wanted = {one for sample in samples for one in sample.concealed}
        if "cues" in wanted and self.is_revealed(article):
            wanted.discard("cues")
        return self.by_hand.union(wanted)

    def anywhere(self) -> frozenset[Concealed]:
        """Return what may not be seen of at least one article."""
        return self.by_hand.union(*(self.hidden(article) for article in self._look()))

    def is_revealed(self, article: str) -> bool:
        """Say whether cues are shown in an article that was coded blind first."""
        samples = self.samples_of(article)
        return (
            bool(samples)
            and all(one.reveal for one in samples if "cues" in one.concealed)
            and (article in self._revealed or self._state_of(article) == "done")
        )

    # --- lifting -----------------------------------------------------------------------------------------

    def is_lifted(self, article: str) -> bool:
        """Say whether the coder has lifted the masks that a sample puts on an article."""
        self._look()
        return article in self._seen

    def lift(self, articles: Collection[str]) -> None:
        """Show all of some articles, whatever sample they are in; what is coded in them later says so."""
        self._seen = self._remember("lifted_masks", self._seen.union(articles))
        self._cover.cache_clear()

    def reveal(self, articles: Collection[str]) -> None:
        """Remember that cues were shown in articles after they had been coded blind."""
        self._look()
        self._revealed = self._remember("revealed_cues", self._revealed.union(articles))

    # --- what is left to see -----------------------------------------------------------------------------

    def head(self, article: str) -> Head:
        """Return an article without its text as it may be seen."""
        head, hidden = self._opened()[0].head(article), self.hidden(article)
        return cover_head(head, self._known(article), hidden) if hidden else head

    def described(self, article: str) -> Article:
        """Return an article as it may be seen: to show, never to store anything from."""
        hidden = self.hidden(article)
        return self._cover(article, hidden) if hidden else self._opened()[0].described(article)

    def hide_outlets(self) -> bool:
        """Say whether articles may not be told apart by outlet: when that of one is hidden, none may."""
        return bool(self.anywhere() & ABOUT_OUTLETS)

    def words(self, article: str, text: str) -> str:
        """Return what is said about an article, without what may not be seen of it."""
        hidden = self.hidden(article)
        return cover(text, self._known(article), hidden) if hidden else text

    def cut(self, segment: Segment, *, around: bool = False) -> str:
        """Return the words of a segment as they may be seen, with what is stored `around` them if wanted."""
        before, after = (segment.prefix, segment.suffix) if around else ("", "")
        words = f"{before}{segment.quote}{after}"
        if not self.hidden(segment.article):
            return words
        text = self.described(segment.article).text
        cut = text[segment.start - len(before) : segment.end + len(after)]
        same = len(cut) == len(words)  # else the text is another one now
        return cut if same else self.words(segment.article, words)

    def quote(self, annotation: Annotation, *, around: bool = False) -> str:
        """Return the words of an annotation as they may be seen."""
        return " … ".join(self.cut(one, around=around) for one in annotation.target)

    def _covered(self, article: str, hidden: frozenset[Concealed]) -> Article:
        return cover_article(self._opened()[0].described(article), self._known(article), hidden)

    def _known(self, article: str) -> Published:
        if article not in self._published:
            corpus = self._opened()[0]
            self._published[article] = published(corpus.head(article), corpus.contents.heads[article])
        return self._published[article]

    def _look(self) -> dict[str, tuple[Sample, ...]]:
        """Return the coder's samples by article."""
        if self._sampled is None:
            corpus, coder = self._opened()
            found: dict[str, tuple[Sample, ...]] = {}
            for sample in corpus.samples():
                if applies_to(sample, coder.id if coder is not None else ""):
                    found |= {key: (*found.get(key, ()), sample) for key in sample.articles}
            self._sampled = found
            self._seen, self._revealed = self._recall("lifted_masks"), self._recall("revealed_cues")
        return self._sampled

    def _recall(self, name: str) -> frozenset[str]:
        known: dict[str, object] = self._settings.get(name, {})
        kept = known.get(self._place())
        return frozenset(kept if isinstance(kept, list) else ())

    def _remember(self, name: str, articles: frozenset[str]) -> frozenset[str]:
        known: dict[str, object] = self._settings.get(name, {})
        self._settings.put(name, {**known, self._place(): sorted(articles)})
        return articles

    def _place(self) -> str:
        corpus, coder = self._opened()
        return f"{corpus.info.id}/{coder.id if coder is not None else ''}"
