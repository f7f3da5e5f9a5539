"""How the article is set for the eyes that read it: size, column, line height and typeface, remembered."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.actions import Actions, action
from annotator.gui.article_view import LEADINGS, ArticleView, Leading, Reading
from annotator.gui.article_view.reading import LARGEST, NARROWEST, SMALLEST, WIDEST
from annotator.gui.settings import Settings

USUAL = Reading()
"""What is set before anybody chose anything; 60 to 75 letters a line are read with least effort."""
_STEP = 5
"""Characters by which the column gets wider or narrower with a key."""

SIZE, COLUMN, HEIGHT, FACE = "Text si&ze", "Column &width", "Line &height", "T&ypeface"
"""Submenus of the View menu."""


def remembered(settings: Settings) -> Reading:
    """Return how the text is to be set, as it was chosen last on this machine."""
    leading = settings.get("line_height", USUAL.leading)
    return Reading(
        family=settings.get("family", USUAL.family) or USUAL.family,
        size=min(max(settings.get("text_size", USUAL.size), SMALLEST), LARGEST),
        columns=min(max(settings.get("column", USUAL.columns), NARROWEST), WIDEST),
        leading=leading if leading in LEADINGS else USUAL.leading,
    )


class Comfort(QObject):
    """Sets the article as it is chosen, in the View menu or in the small window that it opens."""

    changed = Signal()

    def __init__(self, settings: Settings, view: ArticleView, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._views: list[ArticleView] = []
        self._window = window
        self._actions: Actions | None = None
        self.add_view(view)

    def add_view(self, view: ArticleView) -> None:
        """Set one more view as the others are."""
        self._views.append(view)
        view.size_changed.connect(lambda size: self.choose(size=size))
        self._apply()

    def reading(self) -> Reading:
        """Return how the text is set."""
        return remembered(self._settings)

    def choose(
        self,
        *,
        family: str | None = None,
        size: int | None = None,
        columns: int | None = None,
        leading: Leading | None = None,
    ) -> None:
        """Change some of it, and remember that."""
        chosen = {"family": family, "text_size": size, "column": columns, "line_height": leading}
        for name, value in chosen.items():
            if value is not None:
                self._settings.put(name, value)
        self._apply()

    def _apply(self) -> None:
        reading = self.reading()
        shown = self._settings.get("map", True)
        for view in self._views:
            view.set_reading(
                family=reading.family, size=reading.size, columns=reading.columns, leading=reading.leading
            )
            view.page.show_map(shown=shown)
        self._tick()
        self.changed.emit()

    def show_state(self, actions: Actions) -> None:
        """Tick in the menus what is in force, from now on."""
        self._actions = actions
        self._tick()

    def _tick(self) -> None:
        if self._actions is None:
            return
        reading = self.reading()
        for name, ticked in (
            ("show_map", self._settings.get("map", True)),
            ("serif", reading.family == "serif"),
            ("sans", reading.family == "sans"),
            *((leading, reading.leading == leading) for leading in LEADINGS),
        ):
            made = self._actions[name]
            if made.isChecked() != ticked:
                made.blockSignals(True)  # noqa: FBT003  # Qt takes the state by position
                made.setChecked(ticked)
                made.blockSignals(False)  # noqa: FBT003  # as above
                made.changed.emit()  # menus draw the tick anew

    # --- the View menu -----------------------------------------------------------------------------------

    @action("&Larger", menu="View", submenu=SIZE, keys=["Ctrl++", "Ctrl+="], group=1, order=0)
    def larger(self) -> None:
        """Make the article's text larger."""
        self.choose(size=min(self.reading().size + 1, LARGEST))

    @action("&Smaller", menu="View", submenu=SIZE, keys=["Ctrl+-"], group=1, order=1)
    def smaller(self) -> None:
        """Make the article's text smaller."""
        self.choose(size=max(self.reading().size - 1, SMALLEST))

    @action("&Usual size", menu="View", submenu=SIZE, keys=["Ctrl+0"], group=1, order=2)
    def usual(self) -> None:
        """Go back to the usual text size."""
        self.choose(size=USUAL.size)

    @action("&Wider column", menu="View", submenu=COLUMN, keys=["Ctrl+Shift+W"], group=1, order=3)
    def wider(self) -> None:
        """Set more letters on a line."""
        self.choose(columns=min(self.reading().columns + _STEP, WIDEST))

    @action("&Narrower column", menu="View", submenu=COLUMN, keys=["Ctrl+Shift+N"], group=1, order=4)
    def narrower(self) -> None:
        """Set fewer letters on a line."""
        self.choose(columns=max(self.reading().columns - _STEP, NARROWEST))

    @action("&Usual column", menu="View", submenu=COLUMN, group=1, order=5)
    def usual_column(self) -> None:
        """Go back to the usual column."""
        self.choose(columns=USUAL.columns)

    @action("&Compact lines", menu="View", submenu=HEIGHT, group=1, order=6, checkable=True)
    def compact(self, _chosen: bool) -> None:  # noqa: FBT001  # Qt hands the state on by position
        """Set lines close to one another."""
        self.choose(leading="compact")

    @action("&Normal lines", menu="View", submenu=HEIGHT, group=1, order=7, checkable=True)
    def normal(self, _chosen: bool) -> None:  # noqa: FBT001  # as above
        """Set lines as far apart as is read with least effort."""
        self.choose(leading="normal")

    @action("&Wide lines", menu="View", submenu=HEIGHT, group=1, order=8, checkable=True)
    def wide(self, _chosen: bool) -> None:  # noqa: FBT001  # as above
        """Set lines far apart: more marks find a lane below the words."""
        self.choose(leading="wide")

    @action("Ne&xt line height", menu="View", submenu=HEIGHT, keys=["Ctrl+Shift+L"], group=1, order=9)
    def next_height(self) -> None:
        """Go from compact to normal to wide lines, and back to compact."""
        following = (LEADINGS.index(self.reading().leading) + 1) % len(LEADINGS)
        self.choose(leading=LEADINGS[following])

    @action("&Serif", menu="View", submenu=FACE, group=1, order=10, checkable=True)
    def serif(self, _chosen: bool) -> None:  # noqa: FBT001  # as above
        """Set the article in a typeface with serifs."""
        self.choose(family="serif")

    @action("S&ans serif", menu="View", submenu=FACE, group=1, order=11, checkable=True)
    def sans(self, _chosen: bool) -> None:  # noqa: FBT001  # as above
        """Set the article in a typeface without serifs."""
        self.choose(family="sans")

    @action("&Reading...", menu="View", keys=["F9"], group=1, order=12)
    def adjust(self) -> None:
        """Set size, column, line height and typeface, any font of the system, with the text in view."""
        from annotator.gui.comfort_window import show_comfort

        show_comfort(self, self._window)

    @action("&Map of the article", menu="View", group=1, order=13, checkable=True)
    def show_map(self, shown: bool) -> None:  # noqa: FBT001  # as above
        """Show where in the article its marks are, in the scroll bar."""
        self._settings.put("map", shown)
        self._apply()
