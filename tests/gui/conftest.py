"""What tests of the window need: a workspace over a small corpus, and hands that answer for a person."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip

from annotator.corpus import Corpus
from annotator.cues import categories
from annotator.gui.coding import Coding
from annotator.gui.settings import Settings
from annotator.gui.theme import LIGHT, apply
from annotator.gui.workspace import Workspace
from annotator.model import Article, Code
from annotator.text.canonical import sha256
from tests.answers import FakeInteraction

FIRST = (
    "Ministry defends data deal\n\n"
    "The government allegedly rammed through a deal on Tuesday, a senior official said. 😀 "
    "Critics called it a “partnership” of the regime. Sanctions could follow.\n\n"
    "Mistakes were made, the report admitted. Censorship of the findings was reported."
)
SECOND = "Cabinet agrees on data deal\n\nThe cabinet agreed on the deal. It may be signed in May."


@pytest.fixture
def fake_interaction():
    return FakeInteraction()


@pytest.fixture
def make_article():
    """Return a function that makes an article of a text: `make_article(text, number=1, headline="...")`."""

    def make(text, *, number=1, **fields):
        return Article(id=f"art-{number:016}", text=text, sha256=sha256(text), **fields)

    return make


@pytest.fixture
def articles(make_article):
    """Two short articles on one happening."""
    return (
        make_article(FIRST, headline="Ministry defends data deal", outlet="The Rampart", date="2024-12-30"),
        make_article(
            SECOND,
            number=2,
            headline="Cabinet agrees on data deal",
            outlet="Open Record",
            date="2025-01-02",
        ),
    )


@pytest.fixture
def codes():
    """Two codes for words, which together stand for every category, and one for whole articles."""
    return (
        Code(
            id="code-loaded",
            name="Loaded language",
            tag="LL",
            key="1",
            definition="Praises or blames beyond what the fact requires.",
            include="Evaluative verbs.",
            exclude="Neutral names of bad things.",
            categories=tuple(name for name in categories() if name != "hedge"),
            order=1,
        ),
        Code(
            id="code-hedge",
            name="Hedge",
            tag="HE",
            key="2",
            slot=4,
            line="dashed",
            order=2,
            categories=("hedge",),
        ),
        Code(
            id="code-conflict",
            name="Frame: conflict",
            tag="FC",
            slot=6,
            level="article",
            line="double",
            order=3,
        ),
    )


@pytest.fixture
def make_workspace(qtbot, qapp, tmp_path, fake_interaction):
    """Return a function that opens a workspace over a draft: `make_workspace(articles=..., codes=...)`."""
    apply(qapp, LIGHT)
    made = []

    def make(*, articles=(), codes=(), coder="Ada"):
        workspace = Workspace(Corpus.draft("Empty"), Settings(tmp_path / "settings.json"), fake_interaction)
        if coder:
            workspace.use_coder(coder)
        workspace.open_corpus(Corpus.draft("Test study", articles=articles, codes=codes))
        workspace.ready = True
        made.append(workspace)
        return workspace

    yield make
    QToolTip.showText(QPoint(), "")
    for workspace in made:
        workspace.close_corpus()
        workspace.jobs.stop()
        workspace.deleteLater()


@pytest.fixture
def workspace(qtbot, make_workspace, articles, codes):
    """Two articles, three codes and a coder; the first article is open, its cues are known."""
    opened = make_workspace(articles=articles, codes=codes)
    opened.find_cues()
    qtbot.waitUntil(lambda: opened.here.cues_known, timeout=20_000)
    return opened


@pytest.fixture
def coding(workspace):
    return Coding(workspace)
