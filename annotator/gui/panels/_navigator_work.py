"""What the person who codes here has done in the articles of the list."""

from collections.abc import Mapping

from annotator.gui.workspace import Workspace
from annotator.model import State


class CoderWork:
    """How far the coder is with the articles, and their annotations, counted when somebody asks for them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._made: dict[str, int] = {}

    @property
    def states(self) -> Mapping[str, State]:
        """The states of all articles that are not new."""
        return self._workspace.states.all()

    def know_anew(self) -> None:
        """Forget what was counted: another coder, or another corpus."""
        self._made.clear()

    def follow(self, article: str) -> None:
        """Count anew in an article."""
        self._made.pop(article, None)

    def made(self, article: str) -> int:
        """Return how many annotations the coder has made in an article."""
        coder = self._workspace.coder
        if coder is None:
            return 0
        if article not in self._made:
            self._made[article] = len(self._workspace.corpus.annotations_in(article, coder=coder.id))
        return self._made[article]
