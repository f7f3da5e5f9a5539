"""The open corpus, the undo stack, and the one signal that says what changed."""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.cues.categories import Category, categories_with
from annotator.errors import AnnotatorError
from annotator.gui.at_article import AtArticle
from annotator.gui.changed import MASKED, PARTS_OF, Changed, Part, Progress, WordsFor
from annotator.gui.focus import Focus
from annotator.gui.hiding import Hiding
from annotator.gui.interaction import Interaction
from annotator.gui.jobs import Jobs, Later
from annotator.gui.keymap import KeyMap
from annotator.gui.known_states import KnownStates
from annotator.gui.masks import Masks
from annotator.gui.saving import Saving
from annotator.gui.seen import CueFinding, Seen, SeenArticles
from annotator.gui.settings import Settings
from annotator.model import (
    MODES,
    Adjustment,
    Article,
    ArticleState,
    Change,
    Code,
    Coder,
    Concealed,
    Hand,
    Mode,
    Span,
)

if TYPE_CHECKING:
    from annotator.gui.side_by_side import SideBySide

__all__ = ["Changed", "Part", "Progress", "WordsFor", "Workspace"]

FIND_AFTER = 10
"""Milliseconds from showing an article to looking for its cues: it is painted first, and one that is only
leafed past is not looked through."""

FIND_BESIDE_AFTER = 60
"""Milliseconds from having articles side by side on the screen to looking for the cues of those beside."""


class Workspace(QObject):
    """Holds what is open and carries out every change; views listen to `changed` only."""

    changing = Signal(object)
    """The same as `changed`, before it: for what views ask when they hear of a change."""
    changed = Signal(object)
    leaving = Signal()
    """The corpus is about to be closed: what is typed and not kept yet has to be kept now."""
    revealed = Signal(int, int)
    """A place of the open article shall come into view: start and end, code points."""
    selection_wanted = Signal(int, int)
    """Words of the open article shall be selected and come into view: start and end, code points."""
    code_wanted = Signal(str)
    """A code of the codebook shall come into view."""
    codebook_wanted = Signal(str)
    """The codebook editor shall open, at a code when one is named."""
    sample_wanted = Signal(str)
    """The articles of a sample shall be listed, and no others."""
    rules_wanted = Signal(str)
    """What the corpus changes in the cues of a category shall come into view."""
    memos_wanted = Signal(str)
    """The memos shall be shown, and one of them, by its id, be written; without an id, searched."""
    across_wanted = Signal(str)
    """An omission or contrast shall be coded, or one, by its id, be changed."""
    memo_wanted = Signal()
    """The focused annotation's memo shall be written."""
    attributes_wanted = Signal()
    """The focused annotation's attributes shall be told."""
    form_wanted = Signal()
    """The questions on the whole article shall be answered: that of `words_for`, else the first open one."""
    text_wanted = Signal()
    """The keyboard shall go back to the article."""
    columns_wanted = Signal(object)
    """Articles of one event shall be shown side by side: their ids, the one to be opened first."""
    cues_found = Signal(str)
    """The cues of an article that is shown beside the open one are known now: its id."""
    back_wanted = Signal()
    """The keyboard shall go back to the list that led to this place of the article."""
    weighty = Signal(str)
    """Much is about to be changed, and why: an earlier version should be kept before."""
    told = Signal(str)
    """Something to say in passing: shown for some seconds, never needed."""

    def __init__(self, corpus: Corpus, settings: Settings, interaction: Interaction) -> None:
        super().__init__()
        self.settings = settings
        self.interaction = interaction
        self.keymap = KeyMap(settings)
        self.jobs = Jobs(self)
        self.undo_stack = QUndoStack(self)
        self.corpus = corpus
        self.article: Article | None = None
        self.focus = Focus(self)
        self.visited: Span | None = None
        """The place that a list led to, until another article is shown: Esc leads back to the list."""
        self.words_for: WordsFor | None = None
        """The question that selected words are taken for: the one that was answered last."""
        self.ready = False
        self.progress: Progress | None = None
        self.code_in_hand = ""
        """The code that was used or chosen last: what is taken from the text as an example belongs to it."""
        self.chosen: tuple[str, ...] = ()
        """The articles that are chosen in a list: what is grouped, exported or removed together."""
        self.listed: tuple[str, ...] = ()
        """The articles as the list has them: the next one is the next there."""
        mode = settings.get("mode", "assisted")
        self._mode: Mode = mode if mode in MODES else "assisted"
        self._mode_told = self._mode
        self.hiding = Hiding(self)
        self.coder: Coder | None = next(iter(settings.coders()), None)
        self.seen = SeenArticles()
        self.states = KnownStates(lambda: (self.corpus, self.coder))
        self.masks = Masks(settings, lambda: (self.corpus, self.coder), self.states.of)
        self.here = AtArticle(self)
        """The open article, with what was done in it."""
        self._beside: dict[str, AtArticle] = {}
        self._finding = CueFinding(self)
        self._rules = -1
        self._categories: Mapping[str, Category] = {}
        self._finder = Later(self, self.find_cues)
        self.saving = Saving(self)

    @cached_property
    def side(self) -> "SideBySide":
        """Return which articles of the event stand side by side, and how they are aligned."""
        from annotator.gui.side_by_side import SideBySide

        return SideBySide(self)

    # --- opening -----------------------------------------------------------------------------------------

    def open_corpus(self, corpus: Corpus, *, article: str = "") -> None:
        """Put another corpus in the place of the open one, which is saved and closed first.

        It opens at `article`, else where it was left on this machine, else at its first article.
        """
        self.close_corpus()
        self.corpus = corpus
        self.saving.begin()
        self.undo_stack.clear()
        self.seen.forget()
        self.states.forget()
        self.masks.forget()
        self._rules = -1
        self.chosen, self.listed, self.words_for = (), (), None
        self._beside = {}
        self._show_nothing()
        if corpus.path is not None:
            self.settings.add_recent(corpus.path)
        self.announce("corpus", "articles", "codebook", "coder", "rules", "saved")
        present = corpus.articles()
        left_at, caret = self.settings.place_in(self.corpus.info.id)
        if present:
            chosen = next((one for one in (article, left_at) if corpus.position(one) is not None), present[0])
            self.show_article(chosen)
            if chosen == left_at and caret:
                self.revealed.emit(caret, caret)
        else:
            self.announce("article", "cues", "annotations", "focus")

    def close_corpus(self) -> None:
        """Save and close the open corpus; what cannot be written stays in the journal, and is said."""
        self.leaving.emit()
        if self.corpus.path is not None and self.article is not None:
            self.settings.remember_place(self.corpus.info.id, self.article.id, self.here.caret)
        self.saving.stop()
        self._finder.forget()
        try:
            self.corpus.close()
        except AnnotatorError as error:
            self.interaction.warn("Kept on this computer", str(error))

    def end(self) -> None:
        """Save and close everything: nothing may be asked of the workspace any more."""
        self.close_corpus()
        if reading := sys.modules.get("annotator.importers._reading"):  # else nothing is being read
            reading.stop_reading()
        self.jobs.stop()
        self.undo_stack.blockSignals(True)  # noqa: FBT003  # Qt takes the state by position

    def show_article(self, article: str) -> None:
        """Show an article of the corpus; its cues follow as soon as they are found.

        In one that is shown beside the open one the hand is where it was there.
        """
        self.article = self.corpus.described(article)
        self.here = self.at(article)
        self.focus.begin()
        self.visited, self.words_for = None, None
        self.seen.show(self.here.sha256)
        self.announce("article", "cues", "annotations", "focus")
        self._follow_mode()
        self._finder.start(FIND_AFTER)

    def at(self, article: str) -> AtArticle:
        """Return what there is to tell of an article, whether it is open, beside the open one or neither."""
        if article and article == self.here.article:
            return self.here
        return self._beside.get(article) or AtArticle(self, article)

    def show_beside(self, articles: Iterable[str]) -> None:
        """Say which articles are shown beside the open one: their cues are found, their places kept."""
        self._beside = {article: self.at(article) for article in articles}
        self._finder.when_free(FIND_BESIDE_AFTER)

    def looks_upon(self, article: str) -> bool:
        """Say whether an article is open or shown beside the open one; "" is no article, when none is."""
        return article == self.here.article or article in self._beside

    def looked_upon(self) -> tuple[AtArticle, ...]:
        """Return the open article, then those that are shown beside it."""
        return (self.here, *(at for at in self._beside.values() if at is not self.here))

    def start(self) -> None:
        """Begin with what has to wait until the window is on the screen: NLTK is loaded by the first cues."""
        self.ready = True
        self.find_cues()

    # --- cues --------------------------------------------------------------------------------------------

    def find_cues(self) -> None:
        """Find the cues of the articles that are shown in the background, unless they are known."""
        self._finding.look()

    def keep_cues(self, sha256: str, seen: Seen) -> None:
        """Take in what a look at a text brought."""
        self.seen.keep(sha256, seen)
        if self.here.sha256 == sha256:
            self.seen.show(sha256)
            self.announce("cues")
        for at in self._beside.values():
            if at.sha256 == sha256 and at is not self.here:
                self.cues_found.emit(at.article)

    def _look_again(self) -> None:
        """Look for cues anew: the rules of the corpus are others now."""
        self.seen.forget()
        self._rules = -1
        self.seen.show(self.here.sha256)
        self._finding.look_again()

    def categories(self) -> Mapping[str, Category]:
        """Return the categories of cues that there are in the open corpus, in the order of the screen."""
        revision = self.corpus.cues_revision
        if revision != self._rules:
            self._rules = revision
            self._categories = categories_with(self.corpus.adjustments())
        return self._categories

    def category(self, name: str) -> Category:
        """Return a category by its id; one that is not there (any more) is known by its id alone."""
        return self.categories().get(name) or categories_with([Adjustment(id=name)])[name]

    def _recount(self) -> None:
        for at in self.looked_upon():
            at.recount()

    # --- caret and mode ----------------------------------------------------------------------------------

    def set_caret(self, position: int) -> None:
        """Take over where the caret stands in the open article."""
        if position != self.here.caret:
            self.here.caret = position
            self.announce("caret")

    @property
    def mode(self) -> Mode:
        """Return the mode of the open article: the chosen one, or blind where a sample hides cues."""
        return self.here.mode

    @property
    def chosen_mode(self) -> Mode:
        """Return the mode that was chosen, whatever the sample of the open article asks for."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Change between blind, assisted and review; recorded with every annotation from now on."""
        if self.here.hides("cues"):
            if mode != "blind":
                self.told.emit("This article is to be coded blind. Code > Masks and samples says why.")
            self.announce("mode")
        elif mode != self._mode:
            self._mode = mode
            self.settings.put("mode", mode)
            self._follow_mode()

    def _follow_mode(self) -> None:
        """Tell the views when the mode of the open article is another one than that of the last."""
        if self.mode == self._mode_told:
            return
        self._mode_told = self.mode
        if self.mode == "blind":
            self.focus.leave_cue()
        self.announce("mode", "cues", "focus")

    # --- what may not be seen ----------------------------------------------------------------------------

    @property
    def shown(self) -> Article | None:
        """Return the open article as it may be seen: what views show; edits take `article`."""
        return self.masks.described(self.article.id) if self.article is not None else None

    def hide_by_hand(self, hidden: Iterable[Concealed]) -> None:
        """Hide something in every article, until it is shown again."""
        self.masks.set_by_hand(hidden)
        self._show_masks()

    def lift_masks(self, articles: Iterable[str]) -> None:
        """Show all of articles that a sample masks; annotations made in them from now on say so."""
        self.masks.lift(frozenset(articles))
        self._show_masks()

    def _show_masks(self) -> None:
        self._mode_told = self.mode
        if self.mode == "blind":
            self.focus.leave_cue()
        self.announce(*MASKED)

    # --- changing ----------------------------------------------------------------------------------------

    def apply(self, label: str, make: Callable[[Hand], Change]) -> Change:
        """Carry out an edit as one undoable step: the one place where anything is changed.

        `make` gets the hand that edits and returns the change. An empty change, a corpus that may not be
        written and a person who does not say who codes leave everything as it was; returns what was stored.
        """
        from annotator.gui.hand import hand_of  # not before the first edit

        try:
            coder = self.writing_coder()
            stored = self.commit(make(hand_of(self, coder))) if coder else Change()
        except AnnotatorError as error:
            self.interaction.warn("Not changed", str(error))
            return Change()
        if stored:
            self.push(label, stored)
        return stored

    def push(self, label: str, change: Change, undo: Change | None = None) -> None:
        """Make a change that is stored one undoable step; `undo` takes it back, if not its inverse."""
        from annotator.gui.undoing import Edit  # not before the first edit

        self.undo_stack.push(Edit(self, label, change, undo))

    def writing_coder(self) -> Coder | None:
        """Return who edits when the corpus may be edited, asking and making its folder where that is due.

        None when it is open for reading only (which is said) or nobody says who codes.
        """
        if self.corpus.read_only:
            self.interaction.warn("This corpus is open for reading only", self.corpus.read_only)
            return None
        coder = self.coder or self.ask_coder()
        if coder is not None:
            if self.corpus.path is None:
                self._give_folder()
            self._introduce(coder)
        return coder

    def commit(self, change: Change) -> Change:
        """Make a change durable and tell the views; raises AnnotatorError when it could not be kept."""
        if not change:
            return change
        if any(isinstance(put.after, Code | Adjustment) for put in change.puts):
            self.weighty.emit("before a change of codes or cue rules")
        stored = self.corpus.commit(change, coder=self.coder.id if self.coder else "")
        self._after(stored)
        return stored

    def ask_coder(self) -> Coder | None:
        """Ask who is coding, once for this machine, and remember the answer."""
        name = self.interaction.ask_text(
            "Who is coding?",
            "Your name or initials, as they shall appear in the corpus and its exports:",
            machine.login_name(),
        )
        return self.use_coder(name.strip()) if name and name.strip() else None

    def use_coder(self, name: str) -> Coder:
        """Switch to the coder of that name, large or small letters: of the corpus, this machine, or new."""
        known = {coder.name.casefold(): coder for coder in [*self.settings.coders(), *self.corpus.coders()]}
        coder = known.get(name.casefold()) or Coder(
            id=machine.mint("coder"), name=name, created=machine.now()
        )
        self.coder = coder
        self.settings.add_coder(coder)
        for at in self.looked_upon():
            at.focus = at.meant = ""
        self.states.forget()
        self.masks.forget()
        self._recount()
        self._mode_told = self.mode
        self.announce("coder", "states", "annotations", "cues", "focus", *self._masked_parts())
        return coder

    def _masked_parts(self) -> tuple[Part, ...]:
        """Return what looks otherwise to another coder, where samples hide something."""
        return MASKED if self.corpus.samples() else ()

    def _introduce(self, coder: Coder) -> None:
        if all(known.id != coder.id for known in self.corpus.coders()):
            self.corpus.commit(edits.add_coder(coder), coder=coder.id)

    def _give_folder(self) -> None:
        """Give a draft its folder: called before the first edit is kept."""
        from annotator.gui.drafts import saved_draft

        self.corpus = saved_draft(self.corpus, self.settings, self.interaction)
        self.saving.know_problems()
        self.announce("corpus", "saved")

    def _after(self, change: Change) -> None:
        kinds = {type(put.after).__name__ for put in change.puts}
        touched = {part for kind in kinds for part in PARTS_OF[kind]}
        if self.states.follow(change):
            touched.add("states")
        if "Corrections" in kinds:
            self.masks.forget()
            self._follow_articles()
        if "Code" in kinds:
            self._recount()
        if "Adjustment" in kinds:
            self._look_again()
        for at in self.looked_upon():
            at.follow(change)
        self.saving.soon()
        self.announce(*touched, "saved", change=change)
        if "Sample" in kinds:
            self.masks.forget()
            self._show_masks()
        elif "ArticleState" in kinds:
            self._reveal_cues(change)

    def _reveal_cues(self, change: Change) -> None:
        """Show cues in articles that were coded blind and are done, where a sample wants that."""
        done = [put.after.article for put in change.puts if isinstance(put.after, ArticleState)]
        revealed = [one for one in done if self.masks.is_revealed(one)]
        if revealed:
            self.masks.reveal(revealed)
            self._follow_mode()

    def _follow_articles(self) -> None:
        """Keep an article open that is still there, with its metadata as corrected."""
        present = self.corpus.articles()
        if self.article is not None and self.corpus.position(self.article.id) is not None:
            self.article = self.corpus.described(self.article.id)
            return
        self._show_nothing()
        if present:
            self.show_article(present[0])
        else:
            self.announce("article", "cues", "annotations", "focus")

    def _show_nothing(self) -> None:
        self.article, self.here = None, AtArticle(self)
        self.focus.begin()
        self.seen.show("")

    def take_in(self) -> None:
        """Look at everything again: others' work came in through the shared folder while ours was written."""
        self.states.forget()
        self.masks.forget()
        self._follow_articles()
        self._recount()
        if self.corpus.cues_revision != self._rules:
            self._look_again()
        self._mode_told = self.mode
        self.announce("codebook", "coder", "states", "rules", "samples", "units", *MASKED)

    def set_progress(self, progress: Progress | None) -> None:
        """Say how far some long work is; None when it has ended."""
        if progress is not self.progress:  # several kinds of work share the bar and end without knowing of it
            self.progress = progress
            self.announce("progress")

    def announce(self, *parts: Part, change: Change | None = None) -> None:
        """Tell the views what to look at again, and the change that did it, if any."""
        what = Changed(frozenset(parts), change)
        self.changing.emit(what)
        self.changed.emit(what)
