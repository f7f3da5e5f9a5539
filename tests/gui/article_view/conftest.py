"""A shown article view, and the small things tests of it do over and over."""

import pytest

from annotator.gui import theme
from annotator.gui.article_view import ArticleView, Header, Mark
from annotator.model import Zone

TEXT = (
    "The government on Tuesday rammed through its controversial reform, handing a blow to ordinary families. "
    "Critics claim that they will be left to foot the bill.\n"
    "“This is nothing short of a betrayal,” said a union leader who asked not to be named. It may be so.\n"
    "Source: Example Wire"
)


@pytest.fixture
def view(qtbot, qapp):
    """An empty view of 900 x 700 pixels, on the screen, in light colours."""
    theme.apply(qapp, theme.LIGHT)
    shown = ArticleView()
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def open_text(view):
    """Return a function that shows a text and returns it."""

    def show(text=TEXT, zones=(), headline="", details=""):
        view.set_article(text, zones or (Zone("body", 0, len(text)),), Header(headline, details))
        return text

    return show


@pytest.fixture
def make_mark():
    """Return a function that makes a mark on the first occurrence of some words."""

    def make(words, *, text=TEXT, key="", **fields):
        start = text.index(words)
        given = {"slot": 1, "tag": "LL", "title": words} | fields
        return Mark(key=key or words, start=start, end=start + len(words), **given)

    return make


@pytest.fixture
def grab(view, qapp):
    """Return a function that paints the view and returns the picture."""

    def picture():
        qapp.processEvents()
        return view.grab().toImage()

    return picture


@pytest.fixture
def colours_in():
    """Return a function that counts the pixels of each colour in a rectangle of a picture."""

    def count(image, rectangle):
        found = {}
        for y in range(rectangle.top(), rectangle.bottom() + 1):
            for x in range(rectangle.left(), rectangle.right() + 1):
                name = image.pixelColor(x, y).name().upper()
                found[name] = found.get(name, 0) + 1
        return found

    return count
