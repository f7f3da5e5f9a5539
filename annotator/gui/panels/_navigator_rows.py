"""What the rows of the navigator show and say: articles, and the headings of their groups."""

from annotator.gui.panels._navigator_order import Heading, Known
from annotator.gui.states import WORDS
from annotator.gui.widgets.rows import Row
from annotator.model import State


def article_row(
    known: Known,
    *,
    state: State,
    made: int,
    left: int | None,
    copied: int,
    event: str,
    opened: bool,
    grouped: bool,
) -> Row:
    """Return the row of an article.

    `state` is how far this coder is, `made` are their annotations, `left` the undecided cues (None: not
    known, or not to be told), `copied` how many articles are copies of it, `event` what its event is called.
    """
    copies = _copies(known, copied)
    said = [known.title, known.detail, WORDS[state], f"{made} annotations", *copies]
    said += [f"{left} cues undecided"] if left is not None else []
    tip = [known.title, known.detail, *([f"Event: {event}"] if event else []), *copies]
    return Row(
        title=known.title,
        detail=known.detail,
        state=state,
        done=made,
        open=left,
        strong=opened,
        copies=bool(copies),
        indent=1 if grouped else 0,
        spoken=", ".join([*said, "open"] if opened else said),
        tip="\n".join([*tip, _said(state), _counted(made, left)]),
    )


def heading_row(heading: Heading) -> Row:
    """Return the row of a group's heading."""
    count = "1 article" if heading.count == 1 else f"{heading.count:,} articles"
    detail = f"{count} · {heading.done:,} done" if heading.done else count
    return Row(
        title=heading.label,
        detail=detail,
        open_group=not heading.shut,
        spoken=f"{heading.label}, group, {detail}, {'shut' if heading.shut else 'open'}",
        tip=f"{heading.label}\n{detail}",
    )


def _copies(known: Known, copied: int) -> list[str]:
    """Say in words that an article is a copy or has some."""
    said = ["A copy of another article"] if known.copy_of else []
    return [*said, *([f"{copied} copies" if copied > 1 else "1 copy"] if copied else [])]


def _said(state: State) -> str:
    return f"State: {WORDS[state]}"


def _counted(made: int, left: int | None) -> str:
    said = f"{made} annotations by this coder" if made != 1 else "1 annotation by this coder"
    return said if left is None else f"{said}, {left} cues undecided"
