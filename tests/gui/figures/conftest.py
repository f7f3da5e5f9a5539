"""A small study of three outlets, and the window of figures over it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from annotator import edits
from annotator.gui.figures.window import FiguresWindow
from annotator.model import Event, Span
from annotator.work import Worker

LOUD = "The regime slammed the so-called reform on Tuesday. Critics fear a disaster for families."
CALM = "The government approved the reform on Tuesday. Members of both houses had discussed it for a week."


@pytest.fixture
def study(make_article):
    """Sixteen articles: seven of one outlet, seven of another, two of a third; two of each in an event."""
    texts = {"The Rampart": [LOUD] * 7, "Open Record": [CALM] * 6 + [LOUD], "Harbour Wire": [CALM] * 2}
    made = []
    for outlet, bodies in texts.items():
        for place, body in enumerate(bodies):
            number = len(made) + 1
            text = f"Reform {number}\n\n{body}\n\nNumber {number} was printed." + " It rains." * (place % 3)
            made.append(
                make_article(
                    text.replace(".", f" {number}."),  # else those of an event would be copies of one another
                    number=number,
                    headline=f"Reform {number}",
                    outlet=outlet,
                    date=f"2025-0{1 + place % 3}-1{place}",
                    language="en",
                )
            )
    return made


@pytest.fixture
def opened(make_workspace, study, codes):
    workspace = make_workspace(articles=study, codes=codes)
    for article in study[:3]:
        workspace.apply(
            "Code", lambda hand, one=article: edits.annotate(one, [Span(0, 6)], "code-loaded", hand)
        )
    corpus = workspace.corpus
    moved = [corpus.corrections(study[at].id) for at in (0, 1, 7, 8, 14, 15)]
    workspace.apply("Group", lambda _hand: edits.group(moved, Event(id="event-1", name="Reform passed")))
    workspace.show_article(study[0].id)
    return workspace


@pytest.fixture
def make_window(qtbot):
    """Return a function that opens the window over a workspace and waits for its table."""

    def make(workspace):
        window = FiguresWindow(workspace)
        qtbot.addWidget(window)
        window.resize(1100, 760)
        window.show()
        settle(qtbot, window)
        return window

    return make


@pytest.fixture
def window(opened, make_window):
    return make_window(opened)


@pytest.fixture
def turn(qtbot):
    """Return a function that shows a page and waits for what is on it."""

    def turn(window, page):
        shown = window.table if page == "" else window.figures[page]
        window.tabs.setCurrentWidget(shown)
        settle(qtbot, window)
        return shown

    return turn


@pytest.fixture
def settled(qtbot):
    """Return a function that waits until nothing is asked for any more."""
    return lambda window: settle(qtbot, window)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.is_waiting, timeout=60_000)


@pytest.fixture(autouse=True)
def near(monkeypatch):
    """Let a thread do what the worker process would: a process takes a second to start."""
    pool = ThreadPoolExecutor(1)
    monkeypatch.setattr(Worker, "submit", lambda _worker, work, *given: pool.submit(work, *given))
    yield
    pool.shutdown()
