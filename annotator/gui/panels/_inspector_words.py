"""What the inspector says, in words: of cues, of codes, of annotations; no widget is needed for it."""

import re
from collections.abc import Iterable
from datetime import datetime

from annotator.coding.concealing import said
from annotator.cues import categories
from annotator.gui.across import article_names
from annotator.gui.widgets.facts import Fact
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Code, Cue

HINT = (
    "Space goes to the next cue.\nEnter accepts it, X rejects it.\n\n"
    "Select words and press a code's key to annotate by hand. W, S and P select the word, the sentence, "
    "the paragraph at the caret."
)
BLIND_HINT = (
    "Blind mode: cues are hidden, so that they do not steer your reading.\n\n"
    "Select words and press a code's key to annotate. W, S and P select the word, the sentence, "
    "the paragraph at the caret."
)
LONG_QUOTE = 400
FOLDED = 90
"""Characters of a known problem that are shown until a person asks for all of it."""
_AFTER_YEAR = re.compile(r"(?<= \d{4}), ")
_OPENING, _CLOSING = frozenset("“‘„‚«‹\"'"), frozenset("”’“‘»›\"'")


def spoken_voice(cue: Cue) -> str:
    """Say in words whose words a cue is, and in which part of the article."""
    said = {
        "author": "The author's own words",
        "quoted": f"Quoted from {cue.speaker}" if cue.speaker else "Quoted; the speaker is not clear",
        "reported": f"Reported from {cue.speaker}"
        if cue.speaker
        else "Reported speech; the speaker is not clear",
    }[cue.voice]
    return said if cue.zone == "body" else f"{said}, in the {cue.zone}"


def code_facts(code: Code | None) -> tuple[Fact, ...]:
    """Return what the codebook says of a code."""
    if code is None:
        return (Fact("Code", "The codebook of this corpus does not have this code (yet)."),)
    retired = "Retired. " if code.retired else ""
    return (
        Fact("Definition", retired + code.definition),
        Fact("Include", code.include),
        Fact("Exclude", code.exclude),
    )


def history(one: Annotation, workspace: Workspace) -> tuple[Fact, ...]:
    """Return where an annotation comes from, when it was made and how."""
    made = when(one.created)
    changed = f", changed {when(one.modified)}" if one.modified not in ("", one.created) else ""
    seen = " The cue could be seen before." if one.cue_seen and one.origin == "human" else ""
    return (
        Fact("Origin", _origin(one, workspace) + seen),
        Fact("Made", f"{made}{changed}" if made else ""),
        Fact("Mode", f"{one.mode.capitalize()}, codebook revision {one.codebook_revision}"),
        Fact("Hidden", said(one.concealed)),
    )


def _origin(one: Annotation, workspace: Workspace) -> str:
    if one.cue is None:
        return "By hand." if one.origin == "human" else one.origin
    found = workspace.here.cue(f"{one.cue.category}:{one.cue.start}:{one.cue.end}")
    reason = f" {workspace.masks.words(one.article, found.reason)}" if found is not None else ""
    return f"Accepted from a cue of the rule {one.cue.rule}.{reason}"


def folded(text: str) -> tuple[str, str]:
    """Return the beginning of a long text and the whole of it; a short one as it is, and nothing."""
    if len(text) <= FOLDED:
        return text, ""
    return text[:FOLDED].rsplit(" ", 1)[0].rstrip(",;:(") + " …", text


def measured(cue: Cue) -> tuple[str, str]:
    """Return what was measured of a cue's category and rule; nothing for the rules of a corpus's own."""
    if cue.category not in categories() or cue.rule.startswith(f"{cue.category}.own-"):
        return "", ""
    from annotator.evaluation.wording import said_of_cue  # a start has no cue to tell of

    return said_of_cue(cue.category, cue.rule)


def named(literature: Iterable[str]) -> tuple[str, str]:
    """Return works by authors and year, and in full."""
    short = "; ".join(_AFTER_YEAR.split(work, maxsplit=1)[0] for work in literature)
    return short, "\n".join(f"– {work}" for work in literature)


def quoted(text: str) -> str:
    """Return words of the article between quotation marks, unless they bring their own."""
    shown = text if len(text) <= LONG_QUOTE else f"{text[:LONG_QUOTE]} …"
    return shown if text[:1] in _OPENING and text[-1:] in _CLOSING else f"“{shown}”"


def across_quotes(one: Annotation, workspace: Workspace) -> list[str]:
    """Return the words of a contrast, a line for each of its articles, the open one first."""
    articles = sorted(one.articles, key=lambda key: key != workspace.here.article)
    lines = []
    for key in articles:
        words = " … ".join(map(workspace.masks.cut, one.within(key)))
        lines.append(f"{article_names(workspace, [key])}: {quoted(words)}")
    return lines


def when(stamp: str) -> str:
    """Return a moment in local time; what is no moment as it stands."""
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):  # Windows knows no local time before 1970
        return stamp
