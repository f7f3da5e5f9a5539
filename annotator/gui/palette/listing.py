"""The keys as they are now, in groups: what the overlay shows and the window of the keys changes."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.gui.actions import Actions
from annotator.gui.code_bar import keys_of
from annotator.gui.keymap import spoken
from annotator.gui.workspace import Workspace
from annotator.model import Code

GROUPS: dict[tuple[str, int], str] = {
    ("Edit", 3): "Select",
    ("Code", 0): "Step",
    ("Code", 1): "Decide on cues",
    ("Code", 2): "Code",
    ("Code", 3): "Shape a span",
    ("Code", 4): "Write and mark",
    ("Code", 5): "Codebook and rules",
    ("Code", 6): "Memos",
    ("Code", 7): "Masks, samples, units",
}
"""Names of groups of the menus that are more than the menu's own."""
FIRST = ("Move", "Select", "Step", "Decide on cues", "Code", "Shape a span", "Write and mark", "Memos")
"""What a coder does all day comes first, then the codes, then the menus."""
CODES = "Codes of this corpus"

_WORDS = "Option" if sys.platform == "darwin" else "Ctrl"
"""What a caret goes by words with."""

CARET = (
    (f"← →  {_WORDS}+← →", "Move the caret by letter, by word"),
    ("Shift+← →", "Select letter by letter"),
    (f"{_WORDS}+Shift+← →", "Select word by word"),
    ("↑ ↓  PgUp PgDn", "Move by line, by page"),
)
"""Keys of the text itself, which cannot be changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One action or code: its keys as they are written here, and what it does; `name` is the action's."""

    keys: tuple[str, ...]
    text: str
    name: str = ""
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


def key_groups(actions: Actions, workspace: Workspace, *, keyless: bool = False) -> Sequence[Group]:
    """Return all keys by group, in the order of the menus, the codes last; `keyless` with what has none."""
    groups: dict[str, list[Line]] = {title: [] for title in (*FIRST, CODES)}
    if not keyless:
        groups["Move"] += [Line((keys,), text) for keys, text in CARET]
    for made in actions.all():
        keys = _written(workspace.keymap.keys(made.name))
        if keys or keyless:
            title = GROUPS.get((made.declared.menu, made.declared.group), made.declared.menu)
            groups.setdefault(title, []).append(Line(keys, made.declared.caption, made.name))
    codes = (_code_line(code, workspace) for code in workspace.corpus.codes())
    groups[CODES] += [line for line in codes if line.keys or keyless]
    return [Group(title, tuple(lines)) for title, lines in groups.items() if lines]


def _written(keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys as they are written here; that there are two keys for Enter need not be said."""
    return tuple(dict.fromkeys(spoken(key.replace("Return", "Enter")) for key in keys))


def _code_line(code: Code, workspace: Workspace) -> Line:
    keys = keys_of(code, workspace.keymap) if code.key else ()
    return Line(tuple(spoken(key) for key in keys), code.name or code.tag, code=code)
