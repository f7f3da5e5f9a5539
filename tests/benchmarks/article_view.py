"""Times the article view against plain Qt in the same run; prints a table of ratios.

Run: QT_QPA_PLATFORM=offscreen python tests/benchmarks/article_view.py
"""

import argparse
import gc
import os
import random
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from annotator.gui import theme
from annotator.gui.article_view import ArticleView, Header, Mark
from annotator.model import LINE_STYLES, Span, Zone

WORDS = """
    government officials said the partnership would strengthen technology despite sanctions and critics
    who claim that new restrictions on trade were driven by a controversial policy of the former
    administration in October
""".split()  # noqa: SIM905 - read as prose
BUDGET_MEDIAN, BUDGET_P99 = 16.0, 33.0
BUDGETED = {
    "scroll step",
    "select",
    "add one mark",
    "remove one mark",
    "jump far away",
    "focus a mark far away",
}


def make_text(words: int, *, per_paragraph: int, seed: int = 1) -> tuple[str, list[Span], list[Span]]:
    """Return a text with its words and sentences as spans."""
    rnd = random.Random(seed)
    parts, places, sentences, at, begun = [], [], [], 0, 0
    for number in range(words):
        word = rnd.choice(WORDS)
        places.append(Span(at, at + len(word)))
        stop = number % 18 == 17 or number % per_paragraph == per_paragraph - 1
        tail = ("." if stop else "") + ("\n" if number % per_paragraph == per_paragraph - 1 else " ")
        parts.append(word + tail)
        if stop:
            sentences.append(Span(begun, at + len(word) + 1))
            begun = at + len(word) + 2
        at += len(word) + len(tail)
    return "".join(parts), places, sentences


def make_marks(places: list[Span], count: int, *, seed: int = 2) -> list[Mark]:
    """Return overlapping marks of one to five words, and one in fifty as long as a paragraph."""
    rnd = random.Random(seed)
    marks = []
    for number in range(count):
        first = rnd.randrange(len(places) - 80)
        last = first + (rnd.randint(40, 70) if number % 50 == 0 else rnd.randint(0, 4))
        marks.append(
            Mark(
                key=f"m{number}",
                start=places[first].start,
                end=places[last].end,
                slot=rnd.randint(1, 6),
                line=rnd.choice(LINE_STYLES),
                tag=rnd.choice(("LL", "HE", "AT", "SQ", "PA", "SP")),
                decided=rnd.random() < 0.2,
                title="Loaded language",
            )
        )
    return marks


def timed(action) -> float:
    """Return how many milliseconds an action takes, painting included."""
    begun = time.perf_counter()
    action()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def quantiles(times: list[float]) -> tuple[float, float]:
    """Return median and 99th percentile."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


class Plain:
    """The floor: a bare QTextEdit with the same text, the same type and the same width."""

    def __init__(self, like: ArticleView) -> None:
        self.edit = QTextEdit()
        self.edit.setReadOnly(True)
        self.edit.resize(like.size())
        self.edit.document().setDefaultFont(like.page.document().defaultFont())
        self.edit.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.edit.setLineWrapColumnOrWidth(like.page.lineWrapColumnOrWidth())

    def open(self, text: str) -> None:
        self.edit.setPlainText(text)

    def select(self, start: int, end: int) -> None:
        cursor = self.edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)


def repeated(rounds: int, action) -> tuple[float, float]:
    return quantiles([timed(lambda number=number: action(number)) for number in range(rounds)])


def scroll(bar, number: int, *, step: int = 120) -> None:
    bar.setValue((bar.value() + step) % max(1, bar.maximum() - step) if number else bar.maximum() // 3)


def steps(
    view, plain: Plain, places: list[Span], marks: list[Mark], rounds: int
) -> list[tuple[str, tuple, tuple | None]]:
    """Return (what, ours, floor) for each thing a coder does."""
    rnd = random.Random(4)
    bar, floor_bar = view.page.verticalScrollBar(), plain.edit.verticalScrollBar()
    for each in (bar, floor_bar):
        timed(lambda each=each: scroll(each, 0))
    rows = [
        (
            "scroll step",
            repeated(rounds, lambda n: scroll(bar, n + 1)),
            repeated(rounds, lambda n: scroll(floor_bar, n + 1)),
        ),
        (
            "full repaint",
            repeated(rounds, lambda _n: (view.page.viewport().update(), view.page.gutter.update())),
            repeated(rounds, lambda _n: plain.edit.viewport().update()),
        ),
    ]
    shown = view.page.rows_between(view.page.scrolled, view.page.scrolled + 600)
    start, end = shown[0].start, shown[-1].end
    near = [span for span in places if start <= span.start < end]
    spans = [(rnd.choice(near[:-6]), rnd.randint(1, 5)) for _ in range(rounds)]
    rows.append(
        (
            "select",
            repeated(rounds, lambda n: view.select(spans[n][0].start, spans[n][0].end)),
            repeated(rounds, lambda n: plain.select(spans[n][0].start, spans[n][0].end)),
        )
    )
    added = [
        Mark(key=f"n{n}", start=span.start, end=span.end, slot=1 + n % 6, tag="LL", decided=True)
        for n, (span, _) in enumerate(spans)
    ]
    rows.append(("add one mark", repeated(rounds, lambda n: view.put_mark(added[n])), None))
    rows.append(("remove one mark", repeated(rounds, lambda n: view.remove_mark(added[n].key)), None))
    keys = [mark.key for mark in rnd.choices(marks, k=rounds)]
    far = [rnd.choice(places) for _ in range(rounds)]

    def jump_plain(number: int) -> None:
        plain.select(far[number].start, far[number].start)
        plain.edit.ensureCursorVisible()

    ours = repeated(rounds, lambda n: view.set_caret(far[n].start))
    rows.append(("jump far away", ours, repeated(rounds, jump_plain)))
    rows.append(("focus a mark far away", repeated(rounds, lambda n: view.focus_mark(keys[n])), None))
    return rows


def report(title: str, rows: list[tuple[str, tuple, tuple | None]]) -> bool:
    """Print one table; return whether it keeps the budget."""
    print(f"\n{title}\n| what | median ms | p99 ms | plain Qt median | p99 | ratio of medians |")
    print("|---|---|---|---|---|---|")
    kept = True
    for what, ours, floor in rows:
        ratio = f"{ours[0] / floor[0]:.1f}" if floor and floor[0] else ""
        first, second = (f"{floor[0]:.2f}", f"{floor[1]:.2f}") if floor else ("", "")
        print(f"| {what} | {ours[0]:.2f} | {ours[1]:.2f} | {first} | {second} | {ratio} |")
        kept &= what not in BUDGETED or (ours[0] < BUDGET_MEDIAN and ours[1] < BUDGET_P99)
    return kept


def opening(view: ArticleView, plain: Plain, text: str, marks: list[Mark], rounds: int) -> list[tuple]:
    """Return what opening costs: text alone, text with marks, marks alone."""
    zones = [Zone("body", 0, len(text))]
    header = Header("A headline of the usual length for an article", "The Example · 3 Mar 2025 · 642 words")

    def both(_number: int) -> None:
        view.set_article(text, zones, header)
        view.set_marks(marks)

    return [
        (
            "open the text, painted",
            repeated(rounds, lambda _n: view.set_article(text, zones, header)),
            repeated(rounds, lambda _n: plain.open(text)),
        ),
        (
            "open text and marks, painted",
            repeated(rounds, both),
            repeated(rounds, lambda _n: plain.open(text)),
        ),
        ("set all marks, painted", repeated(rounds, lambda _n: view.set_marks(marks)), None),
    ]


def case(title: str, *, words: int, per_paragraph: int, spans: int, rounds: int) -> bool:
    """Measure one article; return whether what a coder does keeps the budget."""
    text, places, sentences = make_text(words, per_paragraph=per_paragraph)
    marks = make_marks(places, spans)
    view = ArticleView()
    view.resize(1000, 900)
    view.show()
    plain = Plain(view)
    plain.edit.show()
    QApplication.processEvents()
    report(f"{title}: opening", opening(view, plain, text, marks, 3 if words > 20_000 else 30))
    view.set_units(sentences)
    plain.open(text)
    # Qt goes on laying out a long text while it is idle.
    until = time.monotonic() + 1.5
    while time.monotonic() < until:
        QApplication.processEvents()
    gc.collect()
    gc.freeze()
    kept = report(title, steps(view, plain, places, marks, rounds))
    gc.unfreeze()
    view.close()
    plain.edit.close()
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    app = QApplication([])
    theme.apply(app, theme.LIGHT)
    kept = case("600 words, 150 spans", words=600, per_paragraph=75, spans=150, rounds=rounds)
    kept &= case("100,000 words, 50,000 spans", words=100_000, per_paragraph=75, spans=50_000, rounds=rounds)
    kept &= case(
        "10,000 words in one paragraph, 5,000 spans",
        words=10_000,
        per_paragraph=10_000,
        spans=5_000,
        rounds=rounds,
    )
    verdict = "yes" if kept else "NO"
    print(f"\nWhat is budgeted < {BUDGET_MEDIAN:.0f} ms, p99 < {BUDGET_P99:.0f} ms: {verdict}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
