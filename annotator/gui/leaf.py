"""One article in one article view: its text, header and units, and the marks of cues and annotations."""

from annotator.gui.article_view import ArticleView, Header
from annotator.gui.at_article import AtArticle
from annotator.gui.heading import header_for
from annotator.gui.marking import Marking
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Span

EVERYTHING = Changed(frozenset({"units", "cues", "annotations", "focus"}))
"""What a view takes over that was out of sight."""


class Leaf:
    """Follows the workspace into a view; which article that shows, is said with `show`.

    In a `brief` one the view's header leaves out what is said elsewhere.
    """

    def __init__(self, workspace: Workspace, view: ArticleView, *, brief: bool = False) -> None:
        self._workspace = workspace
        self._brief = brief
        self._text: str | None = None
        self._sentences: tuple[Span, ...] = ()
        self.view = view
        self.article = ""
        self.marking = Marking(workspace, self)

    @property
    def at(self) -> AtArticle:
        """Return what there is to tell of the article that is shown."""
        return self._workspace.at(self.article)

    @property
    def is_open(self) -> bool:
        """Say whether the article that is shown is the open one."""
        return self.article == self._workspace.here.article

    def show(self, article: str) -> None:
        """Show an article as it may be seen, or none; the same text stays as it is, scrolled and selected."""
        described = self._workspace.masks.described(article) if article else None
        header = header_for(self._workspace, article, brief=self._brief) if article else Header()
        text = described.text if described is not None else ""
        if (article, text) == (self.article, self._text):
            self.view.set_header(header)
            return
        place = self.place() if article == self.article and self._text is not None else None
        self.article, self._text, self._sentences = article, text, ()
        self.view.set_article(text, described.zones if described is not None else (), header)
        self.marking.forget()
        if place is not None:  # other words may be seen, at the same places
            self.take_place(*place)
        self.follow(EVERYTHING)

    def follow(self, what: Changed) -> None:
        """Take over what changed, of what concerns the article that is shown."""
        if not self._workspace.looks_upon(self.article):
            return  # another one is about to be shown
        if what.touches("article", "units"):
            self._show_units()
        self.marking.follow(what)
        if what.touches("cues") and what.change is None:
            self._show_sentences()

    def _show_units(self) -> None:
        units = self._workspace.corpus.units(self.article) if self.article else None
        spans = [(part.start, part.end) for part in (units.segments if units is not None else ())]
        self.view.page.show_units(spans)

    def _show_sentences(self) -> None:
        sentences = self.at.seen.sentences
        if sentences is not self._sentences:
            self._sentences = sentences
            self.view.set_units(sentences)

    # --- the place in the text ---------------------------------------------------------------------------

    def place(self) -> tuple[int, int, float]:
        """Return where anchor and caret are, and the code point, with its fraction, at the upper edge."""
        page = self.view.page
        return page.anchor(), page.caret(), page.span_on_screen()[0]

    def take_place(self, anchor: int, caret: int, top: float) -> None:
        """Put caret and selection where they were in another view of the article, scrolled alike."""
        with self.view.page.by_itself():  # what is beside it has a place of its own
            self.view.page.select(anchor, caret)
            self.view.page.scroll_to(top)

    def continue_from(self, other: "Leaf") -> None:
        """Go on where another view of the same article was left."""
        if other is not self and other.article == self.article:
            self.take_place(*other.place())
