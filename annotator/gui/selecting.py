"""Selecting in the text without the mouse: words, phrases, sentences, paragraphs, more of them and less."""

from collections.abc import Sequence

from annotator.coding.levels import units_of
from annotator.gui.actions import action
from annotator.gui.article_view.selection import words_around
from annotator.gui.stage import Stage
from annotator.gui.workspace import Workspace
from annotator.model import Span


class Selecting:
    """The same key again selects one more; with Shift one less."""

    def __init__(self, workspace: Workspace, stage: Stage) -> None:
        self._workspace = workspace
        self._stage = stage
        self._paragraphs: tuple[str, Sequence[Span]] = ("", ())

    @action("Select the &word", menu="Edit", keys=["W"], in_text=True, group=3, order=0, needs="article")
    def select_word(self) -> None:
        """Select the word at the caret, or the next one; again: one more."""
        self._grow(self._words())

    @action("One word less", menu="Edit", keys=["Shift+W"], in_text=True, group=3, order=1, needs="selection")
    def less_words(self) -> None:
        """Take the last word off the selection."""
        self._shrink(self._words())

    @action("Select the p&hrase", menu="Edit", keys=["N"], in_text=True, group=3, order=2, needs="article")
    def select_phrase(self) -> None:
        """Select the noun phrase at the caret, or the next one; again: up to the end of the one after it."""
        self._grow(self._phrases())

    @action("Select the &sentence", menu="Edit", keys=["S"], in_text=True, group=3, order=3, needs="article")
    def select_sentence(self) -> None:
        """Select the sentence at the caret; again: one more."""
        self._grow(self._units("sentence"))

    @action(
        "One sentence less", menu="Edit", keys=["Shift+S"], in_text=True, group=3, order=4, needs="selection"
    )
    def less_sentences(self) -> None:
        """Take the last sentence off the selection."""
        self._shrink(self._units("sentence"))

    @action("Select the &paragraph", menu="Edit", keys=["P"], in_text=True, group=3, order=5, needs="article")
    def select_paragraph(self) -> None:
        """Select the paragraph at the caret; again: one more."""
        self._grow(self._units("paragraph"))

    @action(
        "One paragraph less", menu="Edit", keys=["Shift+P"], in_text=True, group=3, order=6, needs="selection"
    )
    def less_paragraphs(self) -> None:
        """Take the last paragraph off the selection."""
        self._shrink(self._units("paragraph"))

    # --- the units -----------------------------------------------------------------------------------------

    def _words(self) -> Sequence[Span]:
        """Return the words around both ends of what is chosen, as they may be seen: a covered name is one."""
        article, chosen = self._workspace.shown, self._workspace.here.selection
        if article is None:
            return ()
        if chosen is None:
            return words_around(article.text, self._workspace.here.caret)
        ends = (*words_around(article.text, chosen.start), *words_around(article.text, chosen.end))
        return sorted(set(ends))

    def _phrases(self) -> Sequence[Span]:
        """Return the noun phrases of the paragraph in which what is chosen ends."""
        from annotator.text.noun_phrases import noun_phrases  # loads the tagger

        article, chosen = self._workspace.article, self._workspace.here.selection
        if article is None:
            return ()
        place = chosen.end if chosen is not None else self._workspace.here.caret
        near = [one for one in self._units("paragraph") if one.end >= place][:1]
        return [phrase for one in near for phrase in noun_phrases(article.text, one.start, one.end)]

    def _units(self, level: str) -> Sequence[Span]:
        article = self._workspace.article
        if level == "sentence" or article is None:
            return self._workspace.seen.current.sentences
        if self._paragraphs[0] != article.sha256:
            self._paragraphs = (article.sha256, units_of("paragraph", article.text, ()))
        return self._paragraphs[1]

    # --- the selection -------------------------------------------------------------------------------------

    def _grow(self, units: Sequence[Span]) -> None:
        from annotator.coding.growing import grown

        workspace = self._workspace
        span = grown(units, caret=workspace.here.caret, chosen=workspace.here.selection)
        if span is not None:
            self._stage.view.select(span.start, span.end)

    def _shrink(self, units: Sequence[Span]) -> None:
        from annotator.coding.growing import shrunk

        chosen = self._workspace.here.selection
        if chosen is None:
            return
        span = shrunk(units, chosen=chosen)
        if span is not None:
            self._stage.view.select(span.start, span.end)
        else:
            self._stage.view.set_caret(chosen.start)
