"""What the workspace tells of one article: the open one, or one that is shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.corpus.across import about_articles
from annotator.decided import Decided
from annotator.model import Annotation, Change, Cue, Decision, Mode, Put, Span

if TYPE_CHECKING:
    from annotator.gui.seen import Seen
    from annotator.gui.workspace import Workspace


class AtArticle:
    """An article with its cues, and what the coder who works here did there; "" is no article.

    `caret`, `selection`, `focus` and `meant` are where the hand is, or was when another became the open one.
    """

    def __init__(self, workspace: Workspace, article: str = "") -> None:
        self._workspace = workspace
        self.article = article
        self.sha256 = workspace.corpus.head(article).sha256 if article else ""
        self.caret = 0
        self.selection: Span | None = None
        self.focus = self.meant = ""
        self.last_settled: tuple[str, ...] = ()
        """The keys of the cues whose state the last change may have changed."""
        self._by_key: tuple[Seen | None, dict[str, Cue]] = (None, {})
        self._decided: Decided
        self.recount()

    # --- cues --------------------------------------------------------------------------------------------

    @property
    def seen(self) -> Seen:
        """Return what is known of the text: nothing, until it has been looked at."""
        return self._workspace.seen.of(self.sha256)

    @property
    def cues_known(self) -> bool:
        """Say whether the article's cues have been found already."""
        return bool(self.article) and self.sha256 in self._workspace.seen

    @property
    def mode(self) -> Mode:
        """Return the mode of the article: the chosen one, or blind where a sample hides cues."""
        return "blind" if self.hides("cues") else self._workspace.chosen_mode

    def hides(self, what: str) -> bool:
        """Say whether something may not be seen here now: one of `CONCEALED`."""
        return bool(self.article) and what in self._workspace.masks.hidden(self.article)

    def cue(self, key: str) -> Cue | None:
        """Return a cue by its key."""
        seen = self.seen
        if seen is not self._by_key[0]:
            self._by_key = seen, {cue.key: cue for cue in seen.cues}
        return self._by_key[1].get(key)

    def all_cues(self) -> tuple[Cue, ...]:
        """Return every cue, decided or not, in text order."""
        return self.seen.cues

    def undecided_cues(self) -> tuple[Cue, ...]:
        """Return the cues that this coder has neither accepted nor rejected, hidden ones too."""
        return tuple(cue for cue in self.seen.cues if cue.key not in self._decided)

    def open_cues(self) -> tuple[Cue, ...]:
        """Return the cues that wait for this coder's decision and are not hidden; none in blind mode."""
        if self.mode == "blind":
            return ()
        hidden = self._workspace.hiding.all_categories()
        return tuple(cue for cue in self.undecided_cues() if cue.category not in hidden)

    def is_open(self, key: str) -> bool:
        """Say whether a cue waits for a decision and may be seen."""
        cue = self.cue(key)
        return (
            cue is not None
            and self.mode != "blind"
            and key not in self._decided
            and cue.category not in self._workspace.hiding.all_categories()
        )

    # --- what coders did ---------------------------------------------------------------------------------

    def annotations(self) -> tuple[Annotation, ...]:
        """Return this coder's annotations with words here or on the whole article, in text order."""
        coder = self._workspace.coder
        if not self.article or coder is None:
            return ()
        return self._workspace.corpus.annotations_in(self.article, coder=coder.id)

    def shown_annotations(self) -> tuple[Annotation, ...]:
        """Return this coder's annotations as `annotations` does, without those of hidden groups."""
        found, hiding = self.annotations(), self._workspace.hiding
        return tuple(one for one in found if hiding.shows(one)) if hiding.groups else found

    def missing(self) -> tuple[Annotation, ...]:
        """Return this coder's annotations which say that something is absent here, without hidden groups."""
        workspace, coder = self._workspace, self._workspace.coder
        if not self.article or coder is None:
            return ()
        found = workspace.corpus.missing_from(self.article, coder=coder.id)
        return tuple(one for one in found if workspace.hiding.shows(one) and workspace.corpus.is_shown(one))

    def span_of(self, value: Annotation | Cue | Decision) -> Span:
        """Return from where to where something reaches in this article; an empty span at 0 if nowhere."""
        if isinstance(value, Annotation):
            return value.span_in(self.article)
        return Span(value.start, value.end)

    def decisions(self) -> tuple[Decision, ...]:
        """Return this coder's rejections."""
        coder = self._workspace.coder
        if not self.article or coder is None:
            return ()
        return self._workspace.corpus.decisions(self.article, coder=coder.id)

    def others_may_be_shown(self) -> bool:
        """Say whether this coder may see what others marked: no mask forbids it."""
        return bool(self.article) and not self.hides("coders")

    def others_annotations(self) -> tuple[Annotation, ...]:
        """Return what other coders made, without hidden groups; none unless wanted."""
        workspace = self._workspace
        if not workspace.hiding.others_shown or not self.others_may_be_shown():
            return ()
        mine = workspace.coder.id if workspace.coder else ""
        found = workspace.corpus.annotations_in(self.article)
        return tuple(
            one for one in found if one.coder != mine and workspace.hiding.shows(one) and self._may_show(one)
        )

    def _may_show(self, one: Annotation) -> bool:
        """Say whether no other article that an annotation of somebody else is about hides it."""
        hidden = self._workspace.masks.hidden
        return not one.across or all("coders" not in hidden(article) for article in about_articles(one))

    def holds(self, value: Annotation | Decision) -> bool:
        """Say whether a value is this coder's, and on words of this article or on the whole of it."""
        coder = self._workspace.coder
        if coder is None or value.coder != coder.id:
            return False
        if isinstance(value, Annotation) and value.target:
            return bool(value.within(self.article))
        return value.article == self.article

    def lacks(self, annotation: Annotation) -> bool:
        """Say whether an annotation has words, and none of them here."""
        return bool(annotation.target) and not annotation.within(self.article)

    def concerns(self, put: Put) -> bool:
        """Say whether a put changes what this coder did here, or said to be absent here."""
        coder = self._workspace.coder
        versions = (one for one in (put.before, put.after) if isinstance(one, Annotation | Decision))
        return any(
            self.holds(one)
            or (
                isinstance(one, Annotation)
                and self.article in one.absent_from
                and coder is not None
                and one.coder == coder.id
            )
            for one in versions
        )

    # --- following ---------------------------------------------------------------------------------------

    def recount(self) -> None:
        """Look at everything again: another coder, other codes, or others' work came in."""
        values: list[Annotation | Decision] = [*self.annotations(), *self.decisions()]
        self._decided = Decided(values, code=self._workspace.corpus.code, article=self.article)

    def follow(self, change: Change) -> None:
        """Take in a change."""
        self.last_settled = tuple(
            key
            for put in change.puts
            if isinstance(put.after, Annotation | Decision) and self.concerns(put)
            for key in self._decided.put(put.after)
        )
