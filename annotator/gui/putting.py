"""How a code gets onto words: on which, as large as its level wants, and not where it may not overlap."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator import edits
from annotator.coding.levels import snapped, unit_at, units_of
from annotator.coding.overlap import in_the_way, joined, spans_of
from annotator.gui.article_view.selection import word_at
from annotator.gui.workspace import WordsFor, Workspace
from annotator.model import Annotation, Article, Change, Code, Cue, Hand, Segment, Span

Offer = tuple[str, str, Span, int, Span | None]
"""An annotation that could be extended: its id, its code, to which words; with caret and selection then."""


class Putting:
    """Puts codes on what a person means; says what it does not do, and why."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._offered: Offer | None = None

    def put(self, code: Code) -> bool:
        """Use a code on what is meant now; say whether that decided on a cue."""
        workspace = self._workspace
        cue, annotation = workspace.focus.cue(), workspace.focus.annotation()
        if self._take_offer(code):
            return False
        if code.level == "article":
            self._toggle_on_article(code)
        elif workspace.here.selection is not None:
            self._on_words(code, workspace.here.selection)
        elif cue is not None and workspace.here.is_open(cue.key):
            return self.accept(cue, code)
        elif (unit := self._agreed_unit(code)) is not None:
            self._on_span(code, unit)
        elif annotation is not None and annotation.target:
            self.recode(annotation, code)
        else:
            self._at_caret(code)
        return False

    def _words_of_another(self) -> Span | None:
        """Return the words of another coder's annotation in focus, where they are in one piece."""
        theirs = self._workspace.focus.of_others()
        pieces = spans_of(theirs, self._article().id) if theirs is not None else ()
        return pieces[0] if len(pieces) == 1 else None

    def accept(self, cue: Cue, code: Code) -> bool:
        """Turn a cue into an annotation; say whether that was done."""
        workspace, article = self._workspace, self._article()
        span = self._fitting(code, Span(cue.start, cue.end))
        if span is None or self._is_there(code, span):
            return False
        stored = workspace.apply(
            f"Accept as {code.name}", lambda hand: edits.accept(article, cue, code.id, hand, span=span)
        )
        if stored:
            workspace.focus.set(stored.puts[-1].after.id)
        return bool(stored)

    def recode(self, annotation: Annotation, code: Code) -> None:
        """Give an annotation another code, on as many words as that wants."""
        if annotation.code == code.id:
            return
        if annotation.across:
            self._recode_everywhere(annotation, code)
            return
        article = self._article().id
        found = [self._fitting(code, span) for span in spans_of(annotation, article)]
        spans = joined(span for span in found if span is not None)
        if None in found:
            return
        other = in_the_way(self._others(annotation), spans, code, article=article)
        if other is not None:
            self._workspace.focus.set(other.id)
            self._workspace.told.emit(f"{code.name} may not overlap, and is there already.")
            return
        target = self._target(annotation, spans)
        self._workspace.apply(
            f"Re-code as {code.name}", lambda hand: edits.recode(annotation, code.id, hand, target=target)
        )

    def _recode_everywhere(self, annotation: Annotation, code: Code) -> None:
        """Give a contrast or omission another code, where that fits the words in each of its articles."""
        from annotator.coding.many import plan_recoding  # not before the first contrast

        plan = plan_recoding(self._workspace.corpus, [annotation], code)
        if plan.in_the_way:
            self._workspace.told.emit(f"{code.name} may not overlap, and is on some of its words already.")
        elif plan.fits:
            target = plan.fits[0][1]
            self._workspace.apply(
                f"Re-code as {code.name}",
                lambda hand: edits.recode(annotation, code.id, hand, target=target),
            )

    # --- on what -----------------------------------------------------------------------------------------

    def _agreed_unit(self, code: Code) -> Span | None:
        """Return the unit at the caret on which the coders agreed: it is coded exactly, but not as a unit."""
        from annotator.coding.units import UNIT, unit_at

        if code.id == UNIT:
            return None
        workspace = self._workspace
        return unit_at(workspace.corpus.units(self._article().id), workspace.here.caret)

    def _on_words(self, code: Code, words: Span) -> None:
        span = self._fitting(code, words)
        if span is not None:
            self._on_span(code, span)

    def _on_span(self, code: Code, span: Span) -> None:
        workspace, article = self._workspace, self._article()
        if self._is_there(code, span):
            return
        seen = self._cue_seen(span)

        def make(hand: Hand) -> Change:
            return edits.annotate(article, [span], code.id, hand, cue_seen=seen)

        stored = workspace.apply(f"Code as {code.name}", make)
        if stored:
            workspace.focus.set(stored.puts[-1].after.id)
            workspace.revealed.emit(span.start, span.end)

    def _at_caret(self, code: Code) -> None:
        workspace, article = self._workspace, self._article()
        units = units_of(code.level, article.text, workspace.seen.current.sentences)
        word = self._words_of_another() or word_at(article.text, workspace.here.caret)
        there = unit_at(units, workspace.here.caret) if units else word
        if there is not None:
            self._on_words(code, there)
        else:
            workspace.told.emit("Select words first: W, S or P, Shift and the arrows, or the mouse.")

    def _fitting(self, code: Code, words: Span) -> Span | None:
        """Return words made as large as the level of a code wants; None, and that is said, when not known."""
        workspace = self._workspace
        if code.level not in ("sentence", "paragraph"):
            return words
        units = units_of(code.level, self._article().text, workspace.seen.current.sentences)
        if not units:
            workspace.told.emit(f"{code.name} is for whole sentences, which are still being looked for.")
            return None
        return snapped(words, units)

    def _toggle_on_article(self, code: Code) -> None:
        """Put a code on the article or take it off; one that asks something is answered in the form."""
        workspace, article = self._workspace, self._article()
        if code.attributes:
            workspace.words_for = WordsFor(code.attributes[0].id, code=code.id)
            workspace.form_wanted.emit()
            return
        there = [one for one in workspace.here.annotations() if not one.target and one.code == code.id]
        if there:
            workspace.apply(f"Take {code.name} off the article", lambda hand: edits.delete(there, hand))
        else:
            workspace.apply(
                f"Code the article as {code.name}", lambda hand: edits.annotate(article, [], code.id, hand)
            )

    # --- what is there already ---------------------------------------------------------------------------

    def _is_there(self, code: Code, span: Span) -> bool:
        """Say whether the code is on these words already, or on others that it may not overlap with."""
        workspace = self._workspace
        same = self._same(span, code)
        if same is not None:
            workspace.focus.set(same.id)
            workspace.told.emit(f"These words are coded as {code.name} already.")
            return True
        other = in_the_way(workspace.here.annotations(), [span], code, article=self._article().id)
        if other is None:
            return False
        workspace.focus.set(other.id)
        self._offered = (other.id, code.id, span, workspace.here.caret, workspace.here.selection)
        workspace.told.emit(
            f"{code.name} may not overlap, and is on some of these words already. "
            "The same code again extends it to all of them."
        )
        return True

    def _take_offer(self, code: Code) -> bool:
        """Extend the annotation that was in the way, when the same code is used again at once."""
        workspace, offered = self._workspace, self._offered
        self._offered = None
        if offered is None or offered[1] != code.id or workspace.focus.key != offered[0]:
            return False
        one, span = workspace.focus.annotation(), offered[2]
        if one is None or offered[3:] != (workspace.here.caret, workspace.here.selection):
            return False
        article = self._article()
        target = self._target(one, joined([*spans_of(one, article.id), span]))
        sha256 = article.sha256 if one.article == article.id else one.text_sha256
        if workspace.apply("Extend", lambda hand: edits.retarget(one, target, sha256, hand)):
            workspace.told.emit(f"{code.name} is on all of these words now.")
            workspace.revealed.emit(span.start, span.end)
        return True

    def _same(self, span: Span, code: Code) -> Annotation | None:
        """Return the annotation of exactly these words with this code, if there is one."""
        mine, span_of = self._workspace.here.annotations(), self._workspace.here.span_of
        at = bisect_left(mine, span.start, key=lambda one: span_of(one).start)
        while at < len(mine) and span_of(one := mine[at]).start == span.start:
            if span_of(one) == span and one.code == code.id and len(one.target) == 1 and not one.across:
                return one
            at += 1
        return None

    def _others(self, annotation: Annotation) -> list[Annotation]:
        return [one for one in self._workspace.here.annotations() if one.id != annotation.id]

    def _target(self, annotation: Annotation, spans: Sequence[Span]) -> list[Segment]:
        """Return segments of the open article for spans, with those that an annotation has in others."""
        article = self._article()
        elsewhere = [one for one in annotation.target if one.article != article.id]
        return [*(edits.segment(article, span) for span in spans), *elsewhere]

    def _cue_seen(self, span: Span) -> bool:
        workspace = self._workspace
        return any(
            cue.start < span.end and span.start < cue.end and workspace.here.is_open(cue.key)
            for cue in workspace.here.all_cues()
        )

    def _article(self) -> Article:
        article = self._workspace.article
        assert article is not None
        return article
