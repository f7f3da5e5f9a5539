"""What a change of the codebook means for whom, to look at before it is made."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from annotator.coding.effect import QUOTES, Effect, Share
from annotator.gui.widgets.plain import PlainLabel, one_line, yielding
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Code


class Preview(QWidget):
    """Counts for each coder and article, and the words of some annotations."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._own_fate, self._others_fate = "", ""
        self.summary = yielding(PlainLabel())
        self.shares = RowModel(self._share_row)
        self.articles = RowModel(self._article_row)
        self.quotes = RowModel(self._quote_row)
        self.lists = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.summary)
        column.addWidget(self.lists, 1)
        column.addStretch(0)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self.lists)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (said, model, lines) in enumerate(
            (("Coders", self.shares, 2), ("Articles", self.articles, 1), ("Some of them", self.quotes, 2))
        ):
            rows = RowList(model, lines=lines, name=said, on_click=False)
            top, left = (2 * at, 0) if at < 2 else (0, 1)
            grid.addWidget(PlainLabel(said, role="section", wrap=False), top, left)
            grid.addWidget(rows, top + 1, left, 1 if at < 2 else 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        grid.setRowStretch(3, 1)

    def show_effect(self, effect: Effect, told: str, *, own: str, others: str) -> None:
        """Show whose annotations are touched; `told` says what that means, `own` and `others` in short."""
        self._own_fate, self._others_fate = own, others
        self.summary.setText(told)
        self.lists.setVisible(bool(effect.annotations))
        self.shares.replace(effect.shares)
        self.articles.replace(effect.articles)
        hidden = concealed(self._workspace)
        readable = [one for one in effect.others if one.article not in hidden]
        self.quotes.replace([*effect.own, *readable][:QUOTES])

    def _share_row(self, thing: object) -> Row:
        assert isinstance(thing, Share)
        own = self._workspace.coder is not None and thing.coder == self._workspace.coder.id
        name = coder_name(self._workspace, thing.coder)
        title = f"{name} (you)" if own else name
        fate = self._own_fate if own else self._others_fate
        detail = f"{thing.annotations:,} in {articles(thing.articles)} · {fate}"
        return Row(
            title=title, detail=detail, strong=own, spoken=f"{title}, {detail}", tip=f"{title}\n{detail}"
        )

    def _article_row(self, thing: object) -> Row:
        key, count = thing if isinstance(thing, tuple) else ("", 0)
        title = headline(self._workspace, key)
        return Row(title=title, number=count, spoken=f"{title}, {many(count)}", tip=title)

    def _quote_row(self, thing: object) -> Row:
        assert isinstance(thing, Annotation)
        return annotation_row(self._workspace, thing, whose=True)


def annotation_row(
    workspace: Workspace, one: Annotation, *, whose: bool = False, checked: bool | None = None
) -> Row:
    """Return the row of an annotation: its words, and where they stand."""
    quote = one_line(workspace.masks.quote(one)) or "The whole article"
    coder = coder_name(workspace, one.coder) if whose else ""
    context = one_line(workspace.masks.quote(one, around=True))
    around = f"…{context[:120]}…" if context else ""
    parts = (coder, around, headline(workspace, one.article), one_line(one.memo))
    detail = " · ".join(part for part in parts if part)
    return Row(
        title=quote,
        detail=detail,
        memo=bool(one.memo),
        checked=checked,
        spoken=f"{quote}, {detail}",
        tip=f"{quote[:400]}\n{detail}",
    )


def summary(effect: Effect, *, own: str, others: str) -> str:
    """Say what becomes of how many annotations: `own` of the coder's own ones, `others` of the rest."""
    if not effect.annotations:
        return "No annotation has this code."
    mine = len(effect.own)
    rest = effect.annotations - mine
    coders = len(effect.shares) - (1 if mine else 0)
    whose = "another coder" if coders == 1 else f"{coders} other coders"
    said = [f"{many(mine)} of yours {_are(mine)} {own}." if mine else "None of your annotations has it."]
    if rest:
        said.append(f"{many(rest)} of {whose} {_are(rest)} {others}.")
    return " ".join(said)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def concealed(workspace: Workspace) -> set[str]:
    """Return the articles in which this coder may not see what others did: a sample says so."""
    coder = workspace.coder.id if workspace.coder is not None else ""
    return {
        article
        for sample in workspace.corpus.samples()
        if "coders" in sample.concealed and (not sample.coders or coder in sample.coders)
        for article in sample.articles
    }


def coder_name(workspace: Workspace, key: str) -> str:
    """Return the name of a coder; the id of one that is not here."""
    return next((one.name for one in workspace.corpus.coders() if one.id == key), key)


def headline(workspace: Workspace, article: str) -> str:
    """Return an article's headline as it is listed."""
    heads = workspace.corpus.contents.heads
    return one_line(workspace.masks.head(article).headline) or "No headline" if article in heads else article


def many(count: int) -> str:
    """Return a number of annotations in words."""
    return "1 annotation" if count == 1 else f"{count:,} annotations"


def articles(count: int) -> str:
    """Return a number of articles in words."""
    return "1 article" if count == 1 else f"{count:,} articles"


def labelled(codes: Sequence[tuple[Code, int]]) -> list[tuple[str, str]]:
    """Return ids of codes and what they are called in a list, with their depth in the tree."""
    return [(code.id, f"{'    ' * depth}{code.name or 'Unnamed'}") for code, depth in codes]
