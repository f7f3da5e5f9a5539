"""What the figures of outlets cost over many articles whose cues are known: without a window, and in it.

Run it as `python tests/benchmarks/figures.py [ARTICLES] [OUTLETS] [--corpus FOLDER]`. The articles (2,000 of
20 outlets) are made of words that are drawn at random, and so are their cues, which are put into the index as
if they had been looked for. The corpus is made in FOLDER and kept there, or is used as it is when there is
one; without FOLDER it is made aside and removed. Times are in milliseconds, of one machine.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.corpus.index import index_path, writing
from annotator.corpus.layout import FileKey
from annotator.cues.categories import categories
from annotator.model import Article, Change, Code, Coder, Cue, Event, Hand, Put, Span
from annotator.search import bring_up_to_date, upkeep_of
from annotator.search.cue_cache import instrument_key, keep_rows, key_for, row_to_keep
from annotator.search.marked import Marked
from annotator.text.canonical import sha256

WORDS = 450
CODES = 12


def made_articles(count: int, outlets: int) -> Iterator[Article]:
    """Yield so many articles of random words, frequent ones and rare ones."""
    dice = random.Random(1)
    stock = [f"w{'abcdefghij'[number % 10]}{number:04}".translate(_LETTERS) for number in range(4_000)]
    weights = [1 / (place + 3) for place in range(len(stock))]
    first = date(2024, 1, 1)
    for number in range(count):
        words = dice.choices(stock, weights, k=dice.randint(WORDS // 2, WORDS * 3 // 2))
        lines = [" ".join(words[at : at + 14]) + "." for at in range(0, len(words), 14)]
        text = f"Headline {number} of words\n\n" + "\n\n".join(lines)
        yield Article(
            id=f"art-{number:016x}",
            text=text,
            sha256=sha256(text),
            headline=f"Headline {number} of words",
            outlet=f"Outlet {number % outlets + 1}",
            date=(first + timedelta(days=dice.randrange(360))).isoformat(),
            language="en",
        )


_LETTERS = str.maketrans("0123456789", "abcdefghij")


def make_corpus(folder: Path, count: int, outlets: int) -> None:
    """Write a corpus with codes and decisions on every other article, of two coders on some of them."""
    articles = list(made_articles(count, outlets))
    codes = [
        Code(
            id=f"code-{number}",
            name=f"Frame {number}",
            tag=f"F{number}",
            level="article" if number % 2 else "span",
        )
        for number in range(CODES)
    ]
    codes.append(Code(id="code-cues", name="Cues", tag="C", categories=tuple(categories())))
    with Corpus.create(folder, "Many", codes=codes) as corpus:
        corpus.add_articles(articles)
        coder, second = Coder(id="coder-1", name="Ada"), Coder(id="coder-2", name="Bo")
        for one in (coder, second):
            corpus.commit(edits.add_coder(one), coder=one.id)
        dice = random.Random(2)
        for number, article in enumerate(articles[::2]):
            for one in (coder, second)[: 1 if number % 10 else 2]:
                change = Change(tuple(_work(article, one, codes[:-1], dice)))
                corpus.commit(change, coder=one.id)
        for start in range(0, count // 4, 4):
            moved = [corpus.corrections(one.id) for one in articles[start : start + 4]]
            event = Event(id=f"event-{start}", name=f"Event {start}")
            corpus.commit(edits.group(moved, event), coder=coder.id)
        corpus.flush()


def _work(article: Article, coder: Coder, codes: list[Code], dice: random.Random) -> Iterator[Put]:
    """Yield what a coder does in an article: four codes, and decisions on eight cues."""
    hand = Hand(coder=coder.id, mode="assisted", codebook_revision=0, now=machine.now(), mint=machine.mint)
    for code in dice.sample(codes, 4):
        spans = [Span(0, 8)] if code.level == "span" else []
        yield from edits.annotate(article, spans, code.id, hand).puts
    for cue in dice.sample(made_cues(article), 8):
        if dice.random() < 0.7:
            yield from edits.accept(article, cue, "code-cues", hand).puts
        else:
            yield from edits.reject(article, cue, hand).puts


def made_cues(article: Article) -> tuple[Cue, ...]:
    """Return forty cues of a random kind in random places, the same at every call."""
    dice, names = random.Random(article.id), list(categories())
    starts = sorted(dice.sample(range(len(article.text) - 9), 40))
    return tuple(
        Cue(
            category=category,
            start=start,
            end=start + 6,
            voice=dice.choice(("author", "quoted")),
            rule=f"{category}.made@1",
            reason="Made for a benchmark.",
        )
        for start in starts
        for category in [dice.choice(names)]
    )


def know_cues(folder: Path) -> None:
    """Put random cues of every article into the index."""
    with Corpus.open(folder, read_only=True) as corpus:
        job = upkeep_of(corpus, cues=False)
        for _progress in bring_up_to_date(job) if job is not None else ():
            pass
        key, looks = key_for(instrument_key(), "en"), corpus.signatures()
        rows = []
        for article in map(corpus.article, corpus.articles()):
            path, words = FileKey("article", article.id).path, len(article.text.split())
            marked = Marked(cues=made_cues(article), words=words, own_words=words * 3 // 4)
            row = row_to_keep(path, looks[path], key, marked)
            assert row is not None
            rows.append(row)
        with writing(index_path(corpus.info.id, folder)) as index:
            keep_rows(index, rows)


# --- measuring -------------------------------------------------------------------------------------------


class Watched:
    """The longest stretch in which the window's thread did not come to its next event, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Measure from now on."""
        self.longest, self._last = 0.0, time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, 1000 * (now - self._last)), now


def measure(folder: Path) -> None:
    """Show every page of the window, ask something else of each, and print how long that took."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from annotator.gui.figures.window import FiguresWindow
    from annotator.gui.interaction import Interaction
    from annotator.gui.settings import Settings
    from annotator.gui.theme import LIGHT, apply
    from annotator.gui.workspace import Workspace

    app = QApplication([])
    apply(app, LIGHT)
    workspace = Workspace(Corpus.draft("Empty"), Settings(folder.parent / "settings.json"), Interaction())
    workspace.use_coder("Ada")
    workspace.open_corpus(Corpus.open(folder, read_only=True))
    workspace.ready = True
    watched = Watched()

    def until_done(window: FiguresWindow) -> None:
        loop = QEventLoop()
        timer = QTimer(interval=1)
        timer.timeout.connect(lambda: None if window.is_waiting else loop.quit())
        timer.start()
        loop.exec()

    def told(label: str, does: Callable[[], object], window: FiguresWindow) -> None:
        watched.begin()
        answers: list[float] = []
        answered = window.running.answered.connect(lambda _answer: answers.append(time.perf_counter()))
        start = time.perf_counter()
        does()
        until_done(window)
        window.running.answered.disconnect(answered)
        taken = 1000 * (time.perf_counter() - start)
        first = f"{1000 * (answers[0] - start):6.0f} ms" if len(answers) > 1 else ""
        shown = window.page() == "" or window.figures[window.page()].numbers is not None
        print(
            f"{label:<28} {taken:6.0f} ms   window blocked at most {watched.longest:4.0f} ms   "
            f"{f'without tests {first}' if first else '' if shown else '(nothing to show)'}",
            flush=True,
        )

    window = FiguresWindow(workspace)
    window.resize(1360, 900)
    told("the table, first", window.show, window)
    form = window.form
    filters: dict[str, Callable[[], object]] = {
        "own words": lambda: _choose(form.words, form.words.count() - 1 - form.words.currentIndex()),
        "fifteen outlets": lambda: _tick_some(form.outlets, tuple(f"Outlet {n}" for n in range(1, 16))),
        "all outlets": lambda: _tick_some(form.outlets, ()),
        "accepted cues": lambda: _choose(form.cues, 1),
        "all cues": lambda: _choose(form.cues, 0),
    }
    for name, page in {"": window.table, **window.figures}.items():
        title = page.kind.title if name else "Table"
        if name:
            told(f"{title}, first", lambda page=page: window.tabs.setCurrentWidget(page), window)
        own = {"another outlet": lambda: _choose(form.of, form.of.currentIndex() + 1)}
        for label, ask in (own if name == "keyness" else filters).items():
            told(f"  {label}", ask, window)
    window.close()
    workspace.end()


def _choose(combo: Any, row: int) -> None:
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def _tick_some(several: Any, chosen: tuple[str, ...]) -> None:
    several.show_chosen(chosen)
    several.changed.emit()


def main() -> None:
    """Make the corpus if need be, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=int, nargs="?", default=2_000)
    parser.add_argument("outlets", type=int, nargs="?", default=20)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        folder = given.corpus or Path(aside) / "corpus"
        os.environ["FRAMING_ANNOTATOR_HOME"] = str(folder.parent / "state")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if not (folder / "corpus.json").exists():
            make_corpus(folder, given.articles, given.outlets)
            time.sleep(2.5)  # the index takes no file that was written just now
            know_cues(folder)
        measure(folder)


if __name__ == "__main__":
    main()
