"""What rules on trial would mark: counts in words, and the places where they differ from the present ones."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.cues.trial import Count, Place, Trial
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row

MOST = 500
"""How many places are listed."""


class Outcome(QWidget):
    """Two sentences with the counts, and below them the places gained and lost; Enter goes to one.

    `seen` returns words of an article as they may be seen.
    """

    def __init__(self, go_to: Callable[[Place], None], seen: Callable[[str, str], str]) -> None:
        super().__init__()
        self._go_to = go_to
        self.counts = PlainLabel()
        self.progress = PlainLabel(role="small")
        self.troubles = PlainLabel()
        self.model = RowModel(lambda thing: _row(thing, seen))
        self.places = RowList(self.model, lines=1, name="Places where the rules differ")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(4)
        column.addWidget(PlainLabel("Tried, not kept", role="section"))
        for part in (self.counts, self.progress, self.troubles):
            column.addWidget(part)
        column.addWidget(self.places, 1)
        self.places.setMinimumHeight(self.places.verticalHeader().defaultSectionSize() * 3)
        self.places.activated_at.connect(self._activate)

    def show_trial(self, here: Trial, sample: Trial, total: int) -> None:
        """Show what was found so far: in the open article, and in `sample.articles` of `total` others."""
        sentences = []
        if here.articles:
            sentences.append(f"In this article: {_cues(here.then)} (now {here.now.cues:,}).")
        if sample.articles:
            now = f"now {sample.now.cues:,} in {sample.now.articles:,}"
            articles = "1 article" if sample.articles == 1 else f"{sample.articles:,} articles"
            found = f"{_cues(sample.then)} in {sample.then.articles:,} of them ({now})"
            sentences.append(f"In a sample of {articles}: {found}.")
        self.counts.setText(" ".join(sentences))
        self.places.empty = "No place differs."
        waiting = total - sample.articles
        self.progress.setText(f"Looking at {waiting:,} more..." if waiting else "")
        self.progress.setVisible(bool(waiting))
        self._show_troubles(dict.fromkeys((*here.troubles, *sample.troubles)))
        seen = {(place.article, place.start, place.end) for place in (*here.gained, *here.lost)}
        rest = [
            (place, gained)
            for places, gained in ((sample.gained, True), (sample.lost, False))
            for place in places
            if (place.article, place.start, place.end) not in seen
        ]
        first = [*((one, True) for one in here.gained), *((one, False) for one in here.lost)]
        chosen = self.places.rows()
        self.model.replace([*first, *rest][:MOST])
        if chosen and chosen[0] < len(self.model.things):
            self.places.choose(chosen[0])

    def show_nothing(self, said: str) -> None:
        """Show that there is nothing to try, and why."""
        self.counts.setText(said)
        self.places.empty = ""
        self.progress.hide()
        self.troubles.hide()
        self.model.replace([])

    def _show_troubles(self, troubles: dict[str, None]) -> None:
        self.troubles.setVisible(bool(troubles))
        self.troubles.setText("Not complete: " + next(iter(troubles)) if troubles else "")

    def _activate(self, row: int) -> None:
        thing = self.model.things[row]
        assert isinstance(thing, tuple)
        self._go_to(thing[0])


def _cues(count: Count) -> str:
    return "1 cue" if count.cues == 1 else f"{count.cues:,} cues"


def _row(thing: object, seen: Callable[[str, str], str]) -> Row:
    assert isinstance(thing, tuple)
    place, gained = thing
    assert isinstance(place, Place)
    before, words, after = _as_seen(place, seen)
    sign, said = ("+", "gained") if gained else ("−", "lost")
    context = f"…{before.partition(' ')[2]}«{words}»{after.rpartition(' ')[0]}…"
    return Row(
        title=f"{sign}  {context}",
        spoken=f"{said}: {words}, in {before}{words}{after}",
        tip=f"{said}, rule {place.rule}",
    )


def _as_seen(place: Place, seen: Callable[[str, str], str]) -> tuple[str, str, str]:
    """Return the words of a place and what is around them: covered as one, for a name may reach over them."""
    start, end = len(place.before), len(place.before) + len(place.words)
    whole = seen(place.article, f"{place.before}{place.words}{place.after}")
    return whole[:start], whole[start:end], whole[end:]
