"""What is hidden from the coder now, in the top bar, and how to see it."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from annotator.coding.concealing import said
from annotator.gui.widgets.plain import as_caption, explain
from annotator.gui.workspace import Changed, Workspace

LIFT = (
    "Everything about this article is shown to you from now on, on this machine. What you code in it "
    "is stored as coded with nothing hidden. That cannot be taken back: you will have seen it."
)


class MaskChip(QWidget):
    """A quiet button that is there only when something is hidden, or was before it was lifted."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.button = QToolButton()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setAccessibleName("What is hidden")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.button)
        workspace.changed.connect(self._refresh)
        self._show()

    def _refresh(self, what: Changed) -> None:
        if what.touches("masks", "article", "corpus", "coder", "mode", "states"):
            self._show()

    def _show(self) -> None:
        workspace = self._workspace
        article = workspace.article
        hidden = workspace.masks.hidden(article.id) if article is not None else workspace.masks.by_hand
        lifted = article is not None and workspace.masks.is_lifted(article.id)
        text = f"Hidden: {_short(hidden)}" if hidden else "Masks lifted" if lifted else ""
        self.button.setText(as_caption(text))
        explain(self.button, _why(workspace) if text else "")
        self.button.setVisible(bool(text))

    def _fill(self) -> None:
        menu, workspace = self.menu, self._workspace
        menu.clear()
        for line in _why(workspace).split("\n"):
            menu.addAction(as_caption(line)).setEnabled(False)
        menu.addSeparator()
        article = workspace.article
        if article is not None and workspace.masks.hidden(article.id) - workspace.masks.by_hand:
            menu.addAction("Lift for this article...", lambda: lift_here(workspace))
        if workspace.masks.by_hand:
            menu.addAction("Show again what is hidden by hand", lambda: workspace.hide_by_hand(()))


def lift_here(workspace: Workspace) -> None:
    """Show all of the open article, after a question."""
    article, masks = workspace.article, workspace.masks
    if article is None or not masks.hidden(article.id) - masks.by_hand:
        workspace.told.emit("No sample hides anything of this article.")
    elif workspace.interaction.confirm("Lift the masks of this article?", LIFT, yes="Lift"):
        workspace.lift_masks([article.id])


def _short(hidden: frozenset[str]) -> str:
    """Return what is hidden in a few words."""
    names = said(hidden).replace("the outlet's name in the text", "name in the text").split(", ")
    return ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")


def _why(workspace: Workspace) -> str:
    """Return what is hidden and because of what, a line each."""
    masks, article = workspace.masks, workspace.article
    lines = [f"By hand, in all articles: {said(masks.by_hand)}"] if masks.by_hand else []
    for sample in masks.samples_of(article.id) if article is not None else ():
        shown = frozenset(sample.concealed) & masks.hidden(article.id) if article is not None else frozenset()
        named = f"Sample {sample.name or sample.id}"
        if shown:
            lines.append(f"{named}: {said(shown)}")
        elif sample.concealed:
            lines.append(f"{named}: lifted, and stored so with what you code")
    return "\n".join(lines) or "Nothing is hidden here."
