"""What answers and states cost in the window: forms, attributes, articles done, in a corpus of many articles.

Each figure is the time from the key to the end of the paint that shows what it did, in milliseconds; every
answer is in the journal on the disk by then. Beside it stands how long the window's thread had a processor
for it, which other programs on the machine do not change.
Run it as `python tests/benchmarks/forms.py [ARTICLES [ANNOTATIONS]]`.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.corpus import Corpus
from annotator.gui import app
from annotator.gui.interaction import Interaction
from annotator.gui.seen import Seen
from annotator.gui.window import Window
from annotator.model import Annotation, Article, ArticleState, Attribute, Code, Coder, Span

CODES, ITEMS = 5, 20
ROUNDS = 15
YES_NO = ("yes", "no")


def make_codes() -> list[Code]:
    """Return five codes of twenty items for whole articles, and one for words with a required choice."""
    items = [Attribute(id=f"q{n}", name=f"Item {n} of the scale", values=YES_NO) for n in range(ITEMS)]
    frames = [
        Code(id=f"frame-{n}", name=f"Frame {n}", level="article", order=n, attributes=tuple(items))
        for n in range(CODES)
    ]
    stance = Attribute(id="stance", name="Stance", values=("for", "against", "neither"), required=True)
    return [*frames, Code(id="claim", name="Claim", tag="CL", key="1", order=9, attributes=(stance,))]


def make_article(number: int, words: int) -> Article:
    """Return an article of so many words."""
    text = f"Article {number}\n\n" + " ".join(f"word{at % 97}" for at in range(words)) + "."
    digest = sha256(text.encode()).hexdigest()
    return Article(id=f"art-{number:06}", text=text, sha256=digest, headline=f"Article {number}")


def make_corpus(folder: Path, articles: int, annotations: int) -> Corpus:
    """Return a corpus whose first article has so many annotations, and of which a third is done."""
    many = [make_article(number, 6_000 if number == 0 else 40) for number in range(articles)]
    marked = [
        Annotation(
            id=f"ann-{at:06}",
            article=many[0].id,
            coder="coder-b",
            code="claim",
            target=(edits.segment(many[0], Span(20 + 6 * at, 25 + 6 * at)),),
            text_sha256=many[0].sha256,
        )
        for at in range(annotations)
    ]
    done = [
        ArticleState(id=f"state-{one.id}", article=one.id, coder="coder-b", state="done")
        for one in many[2::3]
    ]
    draft = Corpus.draft(
        "Forms",
        articles=many,
        codes=make_codes(),
        annotations=marked,
        coders=[Coder(id="coder-b", name="Bench")],
        others=done,
    )
    return draft.save_as(folder)


Taken = tuple[float, float]
"""Milliseconds that went by, and those in which the window's thread had a processor."""


def timed(act: Callable[[], object]) -> Taken:
    """Return how long an act takes with its paint."""
    start, worked = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000, (time.thread_time() - worked) * 1000


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Taken:
    """Press a key where the keyboard is."""
    return timed(lambda: QTest.keyClick(QApplication.focusWidget(), key, held))


def row(name: str, taken: list[Taken]) -> None:
    """Print the median and the longest of the time, and the median of the work."""
    times, work = zip(*taken, strict=True)
    print(f"  {name:<46}{statistics.median(times):8.1f}{max(times):8.1f}{statistics.median(work):8.1f}")


def measure(window: Window) -> None:
    """Act with keys and print what each act costs."""
    workspace, view = window.workspace, window.reading.article_view
    view.setFocus()
    print(f"  {'ms':<46}{'median':>8}{'longest':>8}{'work':>8}")
    row(f"the form of {CODES * ITEMS} questions comes up", [press(Qt.Key.Key_Q)])
    row("a first answer", [press(Qt.Key.Key_Y)])
    answers, steps = [], []
    for _ in range(ROUNDS):
        steps.append(press(Qt.Key.Key_Down))
        answers.append(press(Qt.Key.Key_Y))
    row("an answer", answers)
    row("on to the next question", steps)
    press(Qt.Key.Key_Escape)
    row("into the attributes", _with_focus(window, Qt.Key.Key_E))
    row("an attribute", _with_focus(window, Qt.Key.Key_E, Qt.Key.Key_A))
    view.setFocus()
    done = [press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier) for _ in range(ROUNDS)]
    row("article done and on to the next", done)
    row("undo of it", [press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier) for _ in range(ROUNDS)])
    window.docks["navigator"].widget().bar.order(group="state")
    QApplication.processEvents()
    done = [press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier) for _ in range(ROUNDS)]
    row("the same in a list that is grouped by state", done)
    workspace.states.forget()
    row("states of all articles, found anew", [timed(workspace.states.done)])


def _with_focus(window: Window, *keys: Qt.Key) -> list[Taken]:
    """Press keys with one annotation after another in focus; return what the last of them took."""
    workspace, taken = window.workspace, []
    for one in [one for one in workspace.here.annotations() if one.target][: 10 * ROUNDS : 10]:
        window.reading.article_view.setFocus()
        workspace.focus.set(one.id)
        QApplication.processEvents()
        taken.append([press(key) for key in keys][-1])
    return taken


def main() -> None:
    """Build the corpus, open the window, act."""
    articles, annotations = ([int(word) for word in sys.argv[1:]] + [10_000, 5_000][len(sys.argv) - 1 :])[:2]
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        os.environ["FRAMING_ANNOTATOR_HOME"] = str(Path(home) / "state")
        os.environ["FRAMING_ANNOTATOR_DOCUMENTS"] = home
        make_corpus(Path(home) / "forms", articles, annotations).close()
        window = app.make_window([Path(home) / "forms"], interaction=Interaction())
        window.resize(1320, 860)
        workspace = window.workspace
        workspace.use_coder("Bench")
        for key in workspace.corpus.articles()[: 4 * ROUNDS]:  # what finding cues costs is measured elsewhere
            workspace.seen.keep(workspace.corpus.article(key).sha256, Seen((), ()))
        workspace.show_article(workspace.corpus.articles()[0])
        window.show()
        window.activateWindow()
        while not (window.isActiveWindow() and window.docks["inspector"].widget()):
            QApplication.processEvents()
        print(
            f"{articles:,} articles, {annotations:,} annotations in the first; load {os.getloadavg()[0]:.1f}"
        )
        measure(window)
        window.close()
    application.quit()


if __name__ == "__main__":
    main()
