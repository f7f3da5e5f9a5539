"""The same code on all places of some words in the open article, as one step."""

from dataclasses import dataclass

from annotator import edits
from annotator.coding.levels import units_of
from annotator.coding.occurrences import Sorted, occurrences, sort_places
from annotator.gui.coding import short_words
from annotator.gui.workspace import Workspace
from annotator.model import Change, Code, Hand, Span


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and its places."""

    words: str
    places: tuple[Span, ...]

    @property
    def said(self) -> str:
        """Say in words what will be coded."""
        count = len(self.places)
        return f"“{short_words(self.words)}”, {'once' if count == 1 else f'{count} times'} in this article"


class CodingOccurrences:
    """Looks first, so that a person sees how many there are, and then codes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._found: Found | None = None

    def look(self) -> Found | None:
        """Find the selected words, else those in focus, wherever they stand; None when there are none."""
        workspace, self._found = self._workspace, None
        article, span = workspace.article, workspace.here.selection
        focused = workspace.focus.cue() or workspace.focus.annotation()
        if span is None and focused is not None and workspace.here.span_of(focused).end:
            span = workspace.here.span_of(focused)
        if article is None or span is None:
            workspace.told.emit("Select words first, or put the focus on a cue or an annotation.")
            return None
        words = article.text[span.start : span.end]
        shown = workspace.masks.described(article.id).text[span.start : span.end]
        self._found = Found(shown, occurrences(article.text, words) or (span,))
        return self._found

    def code(self, code: Code) -> None:
        """Code what was found, but what has the code already, and say how many."""
        workspace, article, found = self._workspace, self._workspace.article, self._found
        if article is None or found is None:
            return
        if code.level == "article":
            workspace.told.emit(f"{code.name} is for whole articles.")
            return
        units = units_of(code.level, article.text, workspace.seen.current.sentences)
        if code.level == "sentence" and not units:
            workspace.told.emit(f"{code.name} is for whole sentences, which are still being looked for.")
            return
        made = sort_places(found.places, code, workspace.here.annotations(), units, article=article.id)
        seen = {span: self._cue_seen(span) for span in made.new}

        def make(hand: Hand) -> Change:
            changes = (
                edits.annotate(article, [span], code.id, hand, cue_seen=seen[span]) for span in made.new
            )
            return sum(changes, Change())

        if made.new and not workspace.apply(f"Code {_times(len(made.new))} as {code.name}", make):
            return
        workspace.told.emit(told(made, code))

    def _cue_seen(self, span: Span) -> bool:
        cues = self._workspace.here.open_cues()
        return any(cue.start < span.end and span.start < cue.end for cue in cues)


def told(made: Sorted, code: Code) -> str:
    """Say in words what became of the places."""
    count = len(made.new)
    said = [f"Coded {_times(count)} as {code.name}" if count else f"Nothing new to code as {code.name}"]
    if made.known:
        said.append(f"{_times(made.known)} coded so already")
    if made.in_the_way:
        said.append(f"{_times(made.in_the_way)} left out: {code.name} may not overlap")
    return "; ".join(said) + (". Ctrl+Z takes it back." if count else ".")


def _times(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"
