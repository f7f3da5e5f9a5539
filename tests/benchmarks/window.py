"""What one act costs in the whole window, in articles with very many annotations.

Each figure is the time from the act to the end of the paint that shows it, in milliseconds, and where plain
Qt can do the same, the ratio to a QTextEdit that holds the same text.
Run it as `python tests/benchmarks/window.py [ROUNDS [WORDS ANNOTATIONS]]`.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from annotator import edits
from annotator.codebooks import starter_codes
from annotator.corpus import Corpus
from annotator.gui import app
from annotator.gui.interaction import Interaction
from annotator.gui.seen import Seen
from annotator.model import Annotation, Article, Coder, Span

CASES = ((5_000, 5_000), (100_000, 50_000))
"""Words and annotations: one on every word, and a book."""


def make_article(words: int) -> Article:
    """Return an article of so many made-up words in paragraphs of about eighty."""
    rng = random.Random(1)
    syllables = ["ra", "to", "mi", "len", "so", "ker", "va", "din", "po", "esh"]
    made = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(words)]
    paragraphs = [" ".join(made[start : start + 80]) + "." for start in range(0, words, 80)]
    text = "\n".join(paragraphs)
    return Article(id="art-large", text=text, sha256=sha256(text.encode()).hexdigest(), outlet="Example")


def make_annotations(article: Article, count: int) -> list[Annotation]:
    """Return so many annotations, spread evenly, many of them overlapping."""
    rng = random.Random(2)
    codes = [code.id for code in starter_codes() if code.level == "span"]
    made = []
    for number in range(count):
        start = number * (len(article.text) - 80) // count
        part = edits.segment(article, Span(start, start + rng.randint(4, 60)))
        made.append(
            Annotation(
                id=f"ann-{number:06}",
                article=article.id,
                coder="coder-b",
                code=rng.choice(codes),
                target=(part,),
                text_sha256=article.sha256,
                rev=1,
                device="bench",
            )
        )
    return made


def painted() -> None:
    """Let everything that is due happen, painting included."""
    QApplication.processEvents()
    QApplication.processEvents()


def timed(act, rounds: int) -> list[float]:
    """Return how long each of `rounds` calls of `act(number)` took with its paint, in ms."""
    taken = []
    for number in range(rounds):
        start = time.perf_counter()
        act(number)
        painted()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def row(name: str, taken: list[float], floor: list[float] | None = None) -> None:
    """Print median and 99th percentile, and the ratio of medians to the floor."""
    middle, worst = statistics.median(taken), sorted(taken)[int(len(taken) * 0.99)]
    ratio = f"{middle / statistics.median(floor):8.1f}" if floor else "       -"
    print(f"  {name:<34}{middle:8.1f}{worst:8.1f}{ratio}")


def main() -> None:
    """Build the corpora, open the window, act, print a table for each."""
    rounds, *own = [int(word) for word in sys.argv[1:]] or [100]
    application = QApplication([])
    for words, spans in [own] if own else CASES:
        with tempfile.TemporaryDirectory() as home:
            os.environ["FRAMING_ANNOTATOR_HOME"] = str(Path(home) / "state")
            os.environ["FRAMING_ANNOTATOR_DOCUMENTS"] = home
            article = make_article(words)
            draft = Corpus.draft(
                "Large",
                codes=starter_codes(),
                articles=[article],
                annotations=make_annotations(article, spans),
                coders=[Coder(id="coder-b", name="Bench")],
            )
            draft.save_as(Path(home) / "large").close()
            print(f"{words:,} words, {spans:,} annotations; {rounds} rounds; ms")
            measure(Path(home) / "large", article, rounds)
    application.quit()


def measure(folder: Path, article: Article, rounds: int) -> None:
    """Act in the real window on `folder` and in a plain text widget, in one run."""
    start = time.perf_counter()
    window = app.make_window([folder], interaction=Interaction())
    window.resize(1320, 860)
    workspace = window.workspace
    workspace.use_coder("Bench")
    workspace.seen.keep(article.sha256, Seen((), ()))  # the engine's speed is measured elsewhere
    window.show()
    painted()
    opened = (time.perf_counter() - start) * 1000
    print(f"  window on the corpus opened and painted after {opened:,.0f} ms")
    view = window.reading.article_view
    page = view.page
    plain = QTextEdit()
    plain.setPlainText(article.text)
    plain.resize(700, 700)
    plain.show()
    painted()
    rng = random.Random(3)
    spots = [rng.randrange(len(article.text) - 100) for _ in range(rounds)]
    code = workspace.corpus.codes()[0]
    print(f"  {'':<34}{'median':>8}{'p99':>8}{'x plain':>8}")

    def scroll(bar):
        return lambda _number: bar.setValue(bar.value() + 60)

    def plain_select(number):
        cursor = plain.textCursor()
        cursor.setPosition(spots[number])
        cursor.setPosition(spots[number] + 20, QTextCursor.MoveMode.KeepAnchor)
        plain.setTextCursor(cursor)

    floor = timed(scroll(plain.verticalScrollBar()), rounds)
    row("scroll a step", timed(scroll(page.verticalScrollBar()), rounds), floor)
    floor = timed(plain_select, rounds)
    row("select far away", timed(lambda n: view.select(spots[n], spots[n] + 20), rounds), floor)
    near = page.caret()
    row("select nearby", timed(lambda n: view.select(near, near + 5 + n % 40), rounds))
    view.reveal(spots[0], spots[0] + 12)

    def select_word(number):
        start = spots[0] + 7 * (number % 20)
        view.select(start, start + 6)

    def one_by_one(act):
        """Time only `act`, with a word of the visible text selected before."""
        taken = []
        for number in range(rounds):
            select_word(number)
            painted()
            taken += timed(act, 1)
        return taken

    row("add an annotation, durable", one_by_one(lambda _n: window.coding.apply_code(code)))
    painted()

    def delete(_number):
        window.coding.delete()

    def add_before():
        window.coding.apply_code(code)
        painted()

    taken = []
    for number in range(rounds):
        select_word(number)
        add_before()
        taken += timed(delete, 1)
    row("delete it, durable", taken)
    row("undo", timed(lambda _n: workspace.undo_stack.undo(), rounds))
    row("redo", timed(lambda _n: workspace.undo_stack.redo(), rounds))
    row("next annotation", timed(lambda _n: window.coding.next_annotation(), rounds))
    strip = page.strip
    middle = strip.height() // 2

    def drag(number):
        """Take hold of the middle of the map and move down a pixel or more."""
        at = QPointF(strip.width() / 2, middle // 2 + number % middle)
        kind = QEvent.Type.MouseMove if number else QEvent.Type.MouseButtonPress
        held = Qt.MouseButton.LeftButton
        at_all = strip.mapToGlobal(at)
        QApplication.sendEvent(
            strip, QMouseEvent(kind, at, at_all, held, held, Qt.KeyboardModifier.NoModifier)
        )

    row("drag on the map", timed(drag, rounds))
    row("one group alone, and all again", timed(lambda _n: window.reading.chips.groups.solo(3), rounds // 10))
    plain.close()
    window.close()


if __name__ == "__main__":
    main()
