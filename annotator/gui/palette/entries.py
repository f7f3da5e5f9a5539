"""What the palette offers: every action of the menus, the codes, the articles, each with how it looks."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from annotator.gui.actions import Actions, Made, Need
from annotator.gui.code_bar import keys_of
from annotator.gui.keymap import spoken
from annotator.gui.palette.matching import folded
from annotator.gui.widgets.chooser import Choice
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Workspace
from annotator.model import Code

Entry = tuple[str, Choice]
"""The folded words that are searched, and what is offered."""

MISSING: dict[Need, str] = {
    "article": "needs an open article",
    "selection": "needs selected words",
    "cue": "needs a cue in focus",
    "annotation": "needs an annotation in focus",
    "words": "needs an annotation of words",
}


def missing(need: Need, workspace: Workspace) -> str:
    """Say in words what an action lacks now; nothing when it can do its work."""
    annotation, cue = workspace.focus.annotation(), workspace.focus.cue()
    there = {
        "": True,
        "article": workspace.article is not None,
        "selection": workspace.here.selection is not None,
        "cue": cue is not None and workspace.here.is_open(cue.key),
        "annotation": annotation is not None,
        "words": annotation is not None and bool(annotation.target),
    }
    return "" if there[need] else MISSING[need]


def action_entries(bar: QMenuBar, actions: Actions, workspace: Workspace) -> list[Entry]:
    """Return every action of the menus, in their order."""
    known = {made.action: made for made in actions.all()}
    return [_action_entry(menu, one, known.get(one), workspace) for menu, one in _leaves(bar)]


def _action_entry(menu: str, one: QAction, made: Made | None, workspace: Workspace) -> Entry:
    title = one.text().replace("&&", "\0").replace("&", "").replace("\0", "&").partition("\t")[0]
    lacks = missing(made.declared.needs, workspace) if made else ""
    lacks = lacks or ("" if one.isEnabled() else "not possible now")
    keys = workspace.keymap.keys(made.name) if made else ()
    note = lacks or (("on" if one.isChecked() else "off") if one.isCheckable() else menu)
    row = Row(
        title=title,
        note=note,
        key=spoken(keys[0]) if keys else "",
        quiet=bool(lacks),
        spoken=", ".join(part for part in (title, menu, lacks, *(spoken(key) for key in keys)) if part),
        tip=one.statusTip(),
    )
    return folded(f"{title} {menu}"), Choice(row=row, stands_for=one)


def _leaves(bar: QMenuBar) -> Iterator[tuple[str, QAction]]:
    for entry in bar.actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            name = entry.text().replace("&", "")
            yield from ((name, one) for one in _of_menu(menu))


def _of_menu(menu: QMenu) -> Iterator[QAction]:
    for one in menu.actions():
        inner = one.menu()
        if isinstance(inner, QMenu):
            yield from _of_menu(inner)
        elif not one.isSeparator() and one.isVisible():
            yield one


def code_entry(code: Code, workspace: Workspace, *, lead: str = "") -> Entry:
    """Return how a code is offered, found by its tag and by its name."""
    keys = keys_of(code, workspace.keymap) if code.key else ()
    row = Row(
        title=f"{lead}{code.name or code.tag}",
        tag=tag_of(code),
        slot=code.slot,
        filled=True,
        key=spoken(keys[0]) if keys else "",
        note={"span": "", "sentence": "sentences", "paragraph": "paragraphs", "article": "whole article"}[
            code.level
        ],
        spoken=f"Code {code.name}, tag {code.tag}",
        tip=code.definition,
    )
    return folded(f"{tag_of(code)} {code.name} {lead}"), Choice(row=row, stands_for=code)
