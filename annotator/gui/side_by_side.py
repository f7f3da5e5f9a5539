"""Which articles stand side by side, how their sentences are aligned, and at which one the person is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.gui.jobs import Later
from annotator.model import Article

if TYPE_CHECKING:  # both need what the start has no time for
    from annotator.comparison.alignment import Place
    from annotator.comparison.side_by_side import Aligned
    from annotator.gui.workspace import Changed, Workspace

TOPIC = "alignment"
KEPT = 8
"""So many alignments are remembered: leafing to and fro between events aligns none of them again."""
ALIGN_AFTER = 60
"""Milliseconds from having articles on the screen to aligning them."""
MUCH = 60_000
"""From this many code points on, articles are aligned in the worker process: the window would stutter."""

Looked = tuple[tuple[str, str, str], ...]
"""What was aligned: the ids of articles, sorted, with the hashes of their texts and their languages."""


class SideBySide(QObject):
    """Follows the workspace; aligns nothing before somebody has said `want`.

    `changed` tells of other articles or another alignment, `place_changed` of another sentence at the caret.
    """

    changed = Signal()
    place_changed = Signal()

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._wanted = False
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._members: Mapping[str, Sequence[str]] | None = None
        self._known: dict[Looked, Aligned] = {}
        self._told: tuple[tuple[str, ...], Aligned | None] = ((), None)
        self.articles: tuple[str, ...] = ()
        self.aligned: Aligned | None = None
        self.place: Place | None = None
        self.held: Place | None = None
        """A sentence that waits for another one to be joined with: meanwhile nothing is brought into line."""
        self.trouble = ""
        """Why there is no alignment, when it failed."""
        self._soon = Later(self, self._look)
        workspace.changing.connect(self._follow)
        workspace.leaving.connect(self._soon.forget)

    @property
    def event_id(self) -> str:
        """Return the event of the open article; empty when it has none."""
        article = self._workspace.article
        return article.event if article is not None else ""

    @property
    def group(self) -> "tuple[Place, ...]":
        """Return the sentences that say the same as the one at the caret, itself among them."""
        if self.aligned is None or self.place is None:
            return ()
        return self.aligned.group(self.place)

    def of_event(self) -> tuple[str, ...]:
        """Return the ids of all articles of the event in the order in which they are offered."""
        from annotator.comparison.side_by_side import ranked

        if not self.event_id:
            return ()
        head = self._workspace.corpus.head
        heads = [head(key) for key in self._grouped().get(self.event_id, ())]
        return ranked((one.id, one.outlet, bool(one.copy_of)) for one in heads)

    def _grouped(self) -> Mapping[str, Sequence[str]]:
        """Return the articles of each event; looked up once for all articles, however many there are."""
        if self._members is None:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for key in self._workspace.corpus.articles():
                if event := self._workspace.corpus.head(key).event:
                    found[event].append(key)
            self._members = dict(found)
        return self._members

    def choose(self, articles: Iterable[str]) -> None:
        """Set articles of the event side by side, in this order, at most four of them."""
        from annotator.comparison.side_by_side import MOST

        present = set(self.of_event())
        chosen = tuple(dict.fromkeys(key for key in articles if key in present))[:MOST]
        if self.event_id and len(chosen) > 1:
            self._chosen[self.event_id] = chosen
            self._show()

    def want(self) -> None:
        """Begin to align, and go on with whatever is open from now on."""
        if not self._wanted:
            self._wanted = True
            self._show()

    def hold(self, place: "Place | None") -> None:
        """Let a sentence wait to be joined, or none."""
        if place != self.held:
            self.held = place
            self.place_changed.emit()

    # --- following the workspace -------------------------------------------------------------------------

    def _follow(self, what: "Changed") -> None:
        if not self._wanted:
            return
        if what.touches("corpus", "articles"):
            self._members = None
        if what.touches("corpus", "article", "articles"):
            self._show()
        elif what.touches("ties"):
            self._correct()
        if what.touches("caret", "article", "corpus"):
            self._find_place()

    def _show(self) -> None:
        """Take over which articles are side by side now, and align them unless that is known."""
        self.articles = self._in_columns()
        looked = self._looked()
        known = self._known.get(looked)
        if known is not None:
            self._known[looked] = self._known.pop(looked)  # the one used last is forgotten last
            self._put(known)
            return
        self._put(None)
        if self.articles:
            self._soon.when_free(ALIGN_AFTER)

    def _in_columns(self) -> tuple[str, ...]:
        from annotator.comparison.side_by_side import MOST

        present = self.of_event()
        opened = self._workspace.article
        if opened is None or len(present) < 2:
            return ()
        chosen = [key for key in self._chosen.get(self.event_id, ()) if key in present]
        if len(chosen) < 2:
            chosen = list(present[:MOST])
        if opened.id not in chosen:  # it is what the person looks at: in the place of the last one
            chosen[MOST - 1 :] = [opened.id]
            if self.event_id in self._chosen:
                self._chosen[self.event_id] = tuple(chosen)
        return tuple(chosen)

    def _looked(self) -> Looked:
        heads = map(self._workspace.corpus.head, self.articles)
        return tuple(sorted((head.id, head.sha256, head.language) for head in heads))

    def _look(self) -> None:
        workspace, looked = self._workspace, self._looked()
        if not looked or looked in self._known:
            return
        articles = [workspace.corpus.described(key) for key in self.articles]
        workspace.jobs.run(
            TOPIC,
            align_articles,
            self.event_id,
            articles,
            done=lambda found: self._keep(looked, found),
            failed=lambda error: self._fail(looked, error),
            process=sum(len(one.text) for one in articles) > MUCH,
            instead=True,
        )

    def _keep(self, looked: Looked, found: "Aligned") -> None:
        self._known[looked] = found
        while len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        if looked == self._looked():
            self._put(found)

    def _fail(self, looked: Looked, error: BaseException) -> None:
        if looked != self._looked():  # nobody looks at these articles any more
            return
        self.trouble = f"The sentences could not be aligned: {error}"
        self.changed.emit()

    def _correct(self) -> None:
        known = self._known.get(self._looked())
        if known is not None:
            self._put(known)

    def _put(self, found: "Aligned | None") -> None:
        if found is not None:
            event = self.event_id  # it may be another one than when they were aligned
            seen = event, self.articles, self._workspace.corpus.ties(event)
            if seen != (found.event, found.articles, found.ties):
                found = found.as_seen(*seen)
                self._known[self._looked()] = found
        self.trouble = ""
        self.aligned = found
        if self._told != (self.articles, found):
            self._told = self.articles, found
            self.changed.emit()
        self._find_place()

    def _find_place(self) -> None:
        article = self._workspace.article
        place = None
        if self.aligned is not None and article is not None and article.id in self.articles:
            at, chosen = self._workspace.here.caret, self._workspace.here.selection
            if chosen is not None and chosen.end == at:  # else it is that of before: the caret comes first
                at = chosen.start
            place = self.aligned.place_at(article.id, at)
        if place != self.place:
            self.place = place
            self.place_changed.emit()


def align_articles(event: str, articles: Sequence[Article]) -> "Aligned":
    """Align articles as nobody has corrected it; for a thread or the worker process."""
    from annotator.comparison.alignment import Told
    from annotator.comparison.side_by_side import aligned
    from annotator.text.analysis import analyse

    told = [Told(one.id, analyse(one.text, one.zones or None, language=one.language)) for one in articles]
    return aligned(event, told)
