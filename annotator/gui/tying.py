"""Sentences of articles side by side: from one to the next, joined and parted by hand, scrolled together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator import edits
from annotator.gui.actions import Actions, action
from annotator.gui.coding import short_words
from annotator.gui.pending import Pending
from annotator.gui.reading import Reading
from annotator.gui.workspace import Workspace
from annotator.model import Change, Hand, Span, Tie

if TYPE_CHECKING:
    from annotator.comparison.alignment import Place
    from annotator.comparison.side_by_side import Aligned
    from annotator.gui.palette.beside import Beside
    from annotator.gui.widgets.chooser import Choice

SENTENCES = "&Sentences side by side"
"""Submenu of the Article menu."""
LOCKED = "scroll_together"
"""Under which name it is remembered whether the columns scroll together."""


class Tying:
    """What a person does with the alignment; everybody who shares the corpus shares what is corrected."""

    def __init__(self, workspace: Workspace, reading: Reading, pending: Pending, beside: Beside) -> None:
        self._workspace = workspace
        self._reading = reading
        self._pending = pending
        self._beside = beside
        self._actions: Actions | None = None
        reading.columns_begin.connect(self._add_button)

    # --- scrolling together ------------------------------------------------------------------------------

    def show_state(self, actions: Actions) -> None:
        """Tick in the menu what is in force, from now on."""
        actions["scroll_together"].setChecked(self._workspace.settings.get(LOCKED, True))
        self._actions = actions

    @action("Sc&roll together", menu="View", keys=["Ctrl+L"], group=3, order=5, checkable=True)
    def scroll_together(self, locked: bool) -> None:  # noqa: FBT001  # Qt hands the state on by position
        """Scroll articles that are side by side all together, or each for itself."""
        self._workspace.settings.put(LOCKED, locked)
        if self._reading.columns is not None:
            self._reading.columns.tied.lock(locked=locked)

    def _add_button(self) -> None:
        """Put the action into the line above the columns, once."""
        columns, actions = self._reading.columns, self._actions
        if columns is not None and actions is not None:
            columns.bar.offer_lock(actions["scroll_together"])

    # --- from sentence to sentence -----------------------------------------------------------------------

    @action(
        "&Next sentence that others have",
        menu="Article",
        submenu=SENTENCES,
        keys=["Alt+Shift+Down"],
        group=2,
        order=10,
    )
    def next_shared(self) -> None:
        """Go to the next sentence with a number, and bring what is beside it into line."""
        self._step(forward=True, shared=True)

    @action(
        "&Previous sentence that others have",
        menu="Article",
        submenu=SENTENCES,
        keys=["Alt+Shift+Up"],
        group=2,
        order=11,
    )
    def previous_shared(self) -> None:
        """Go to the sentence with a number before."""
        self._step(forward=False, shared=True)

    @action("Next sentence &only here", menu="Article", submenu=SENTENCES, keys=["F4"], group=2, order=12)
    def next_only_here(self) -> None:
        """Go to the next sentence to which no other article has anything beside it."""
        self._step(forward=True, shared=False)

    @action(
        "Previous sentence only &here",
        menu="Article",
        submenu=SENTENCES,
        keys=["Shift+F4"],
        group=2,
        order=13,
    )
    def previous_only_here(self) -> None:
        """Go to the sentence before that no other article has."""
        self._step(forward=False, shared=False)

    def _step(self, *, forward: bool, shared: bool) -> None:
        workspace, aligned = self._workspace, self._aligned()
        if aligned is None:
            return
        article, side = workspace.here.article, workspace.side
        alone = aligned.only_here(article)
        numbered = (place for group in aligned.groups for place in group if place.article == article)
        places = sorted(numbered if shared else alone, key=lambda place: place.number)
        if not places:
            workspace.told.emit(
                "No sentence here has one beside it." if shared else "Every sentence here has one."
            )
            return
        here = side.place.number if side.place is not None else -1
        beyond = [one for one in places if (one.number > here if forward else one.number < here)]
        chosen = (beyond or places)[0 if forward else -1]
        span = aligned.span(chosen)
        workspace.focus.set("")
        workspace.revealed.emit(span.start, span.end)
        workspace.told.emit(self._told(aligned, chosen, places, shared=shared, around=not beyond))

    def _told(
        self, aligned: Aligned, chosen: Place, places: Sequence[Place], *, shared: bool, around: bool
    ) -> str:
        said = f"{places.index(chosen) + 1} of {len(places)} sentences only here"
        if shared:
            others = {one.article for one in aligned.group(chosen)} - {chosen.article}
            count = "one other article" if len(others) == 1 else f"{len(others)} other articles"
            said = f"Sentence {aligned.number(chosen)} of {len(aligned.groups)}, also in {count}"
        return f"Round again, from the other end. {said}" if around else said

    # --- joining and parting -----------------------------------------------------------------------------

    @action(
        "&Join with a sentence beside...",
        menu="Article",
        submenu=SENTENCES,
        keys=["Ctrl+J"],
        group=2,
        order=14,
    )
    def join_sentences(self) -> None:
        """Say that the sentence at the caret says the same as one of another column, which is chosen next."""
        here = self._here()
        if here is None:
            return
        one = here[1]
        says = (
            f"Join {self._named(*here)}: go to the sentence in another column (a click, or F8), then press "
            "Enter. Esc ends this."
        )
        side = self._workspace.side
        self._pending.begin(says, go_on=lambda: self._arrive(one), ended=lambda: side.hold(None))
        side.hold(one)

    def _arrive(self, one: Place) -> None:
        here = self._here()
        if here is None or one.article not in here[0].articles:
            self._pending.end()
            self._workspace.told.emit("The sentence to be joined is in none of the columns any more.")
            return
        aligned, other = here
        if other.article == one.article:
            self._workspace.told.emit(
                "Enter joins once you are at a sentence in another column: F8 goes there."
            )
        elif other in aligned.group(one):
            self._workspace.told.emit("These two are beside one another already.")
        else:
            self._pending.end()
            self._join(aligned, one, other)

    def _join(self, aligned: Aligned, one: Place, other: Place) -> None:
        if not self._correct("Join sentences", aligned, {(one, other): True}):
            return
        told = f"Joined: {self._named(aligned, one)} and {self._named(aligned, other)}."
        now = self._workspace.side.aligned
        if now is not None and other not in now.group(one):
            told += " Each keeps its number: it stands beside others that do not go together."
        self._workspace.told.emit(told)

    @action(
        "P&art from a sentence beside...",
        menu="Article",
        submenu=SENTENCES,
        keys=["Ctrl+Shift+J"],
        group=2,
        order=15,
    )
    def part_sentences(self) -> None:
        """Say that the sentence at the caret does not say the same as one that is beside it, or as any."""
        here = self._here()
        if here is None:
            return
        aligned, one = here
        beside = dict.fromkeys(link.other if link.one == one else link.one for link in aligned.links_of(one))

        def part(others: Sequence[Place]) -> None:
            if self._correct("Part sentences", aligned, {(one, other): False for other in others}):
                self._workspace.told.emit(f"Parted: {self._named(aligned, one)}. Ctrl+Z takes it back.")

        self._choose(aligned, list(beside), part, asked="Part it from which one?")

    @action(
        "&Leave it to the program again...",
        menu="Article",
        submenu=SENTENCES,
        group=2,
        order=16,
    )
    def leave_sentences(self) -> None:
        """Take back what people joined or parted at the sentence at the caret, whoever it was."""
        here = self._here()
        if here is None:
            return
        aligned, one = here

        def leave(others: Sequence[Place]) -> None:
            self._correct("Leave sentences to the program", aligned, {(one, other): None for other in others})

        corrected = list(aligned.corrected(one))
        self._choose(aligned, corrected, leave, asked="Which correction?", none="Nobody has corrected it.")

    def _choose(
        self,
        aligned: Aligned,
        places: Sequence[Place],
        then: Callable[[Sequence[Place]], None],
        *,
        asked: str,
        none: str = "Nothing stands beside this sentence.",
    ) -> None:
        """Do something with the one place there is, or with the one or all that a person chooses."""
        if not places:
            self._workspace.told.emit(none)
        elif len(places) == 1:
            then(places)
        else:
            choices = {self._named(aligned, place): (place,) for place in places}
            self._ask({**choices, "All of them": tuple(places)}, then, asked)

    def _ask(
        self, choices: Mapping[str, Sequence[Place]], then: Callable[[Sequence[Place]], None], asked: str
    ) -> None:
        from annotator.gui.palette.matching import best, folded
        from annotator.gui.widgets.chooser import Choice
        from annotator.gui.widgets.rows import Row

        offered = [(folded(name), Choice(row=Row(title=name), stands_for=name)) for name in choices]

        def find(typed: str) -> Sequence[Choice]:
            return best(typed, offered, most=len(offered))

        self._beside.ask(find, lambda name: then(choices[str(name)]), name=asked, prompt=asked)

    # --- what all of them need ---------------------------------------------------------------------------

    def _aligned(self) -> Aligned | None:
        """Return the alignment of the columns; say what is missing where there is none."""
        workspace = self._workspace
        if not self._reading.is_side_by_side:
            workspace.told.emit("Ctrl+B shows the articles of an event side by side.")
        elif not workspace.side.articles:
            workspace.told.emit("This article has none beside it: it is in no event with others.")
        elif workspace.side.aligned is None:
            workspace.told.emit(workspace.side.trouble or "The sentences are being aligned: one moment.")
        else:
            return workspace.side.aligned
        return None

    def _here(self) -> tuple[Aligned, Place] | None:
        """Return the alignment and the sentence at the caret; say what is missing."""
        aligned = self._aligned()
        place = self._workspace.side.place
        if aligned is None:
            return None
        if place is None:
            self._workspace.told.emit("Go to a sentence first: the caret stands before the first one.")
            return None
        return aligned, place

    def _named(self, aligned: Aligned, place: Place) -> str:
        """Return outlet and words of a sentence, as they may be seen."""
        columns, span = self._reading.columns, aligned.span(place)
        name = columns.tied.names().get(place.article, "") if columns is not None else ""
        text = self._workspace.masks.described(place.article).text
        return f"{name} “{short_words(text[span.start : span.end])}”"

    def _correct(
        self, label: str, aligned: Aligned, wanted: Mapping[tuple[Place, Place], bool | None]
    ) -> Change:
        """Join, part or leave pairs of sentences, in one step that can be undone."""

        def change(_hand: Hand) -> Change:
            made = [self._tied(aligned, *pair, joined=joined) for pair, joined in wanted.items()]
            return Change(tuple(put for one in made for put in one.puts))

        return self._workspace.apply(label, change)

    def _tied(self, aligned: Aligned, one: Place, other: Place, *, joined: bool | None) -> Change:
        corpus = self._workspace.corpus
        ends = [
            edits.segment(corpus.article(place.article), _trimmed(aligned, place)) for place in (one, other)
        ]
        known = self._known(aligned, one, other)
        if joined is None:
            gone = (edits.tie(tie, aligned.event, *ends, joined=None) for tie in known)
            return Change(tuple(put for change in gone for put in change.puts))
        changed = known[-1] if known else corpus.tie(edits.tie_id(*ends))  # of several the last one holds
        return edits.tie(changed, aligned.event, *ends, joined=joined)

    def _known(self, aligned: Aligned, one: Place, other: Place) -> list[Tie]:
        """Return the corrections of two sentences, which may have been made on other edges of theirs."""
        return [
            tie
            for tie in aligned.ties
            if tie.one is not None
            and tie.other is not None
            and {aligned.place_at(end.article, end.start) for end in (tie.one, tie.other)} == {one, other}
        ]


def _trimmed(aligned: Aligned, place: Place) -> Span:
    """Return where the words of a sentence are."""
    span, words = aligned.span(place), aligned.words(place)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
