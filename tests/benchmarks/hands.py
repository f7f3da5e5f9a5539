"""What coding costs with the keyboard: keys for each annotation, and milliseconds from a key to its paint.

A hundred selections and codings by real key events in the real window, task after task through an invented
article. Run it as `python tests/benchmarks/hands.py [ROUNDS [ARTICLES [ANNOTATIONS]]]`: how often the tasks
are done in turn, how many articles there are beside the one that is coded, and how many annotations it has.
"""

import os
import statistics
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.codebooks import starter_codes
from annotator.corpus import Corpus
from annotator.gui import app
from annotator.gui.interaction import Interaction
from annotator.gui.window import Window
from annotator.model import Annotation, Article, Coder, Span
from tests.hands import Hands, places, story, tasks

HUNDRED = 100
SENTENCES = 260


def article_of(text: str, name: str) -> Article:
    """Return an article of a text."""
    digest = sha256(text.encode()).hexdigest()
    key = "art-" + name.replace(" ", "-")
    return Article(id=key, text=text, sha256=digest, headline=name, outlet="Example")


def annotations_of(article: Article, count: int) -> list[Annotation]:
    """Return annotations of short spans, spread evenly over an article."""
    codes = [code.id for code in starter_codes() if code.level == "span"]
    made = []
    for number in range(count):
        start = number * (len(article.text) - 40) // count
        part = edits.segment(article, Span(start, start + 4 + number % 30))
        made.append(
            Annotation(
                id=f"ann-{number:06}",
                article=article.id,
                coder="coder-b",
                code=codes[number % len(codes)],
                target=(part,),
                text_sha256=article.sha256,
                rev=1,
                device="bench",
            )
        )
    return made


def open_window(home: Path, articles: int, annotations: int) -> Window:
    """Return the window on a corpus with the article first, its cues known."""
    coded = article_of(story(SENTENCES), "coded")
    others = [article_of(f"{story(12)} {number}", f"other {number}") for number in range(articles)]
    draft = Corpus.draft(
        "Hands",
        codes=starter_codes(),
        articles=[coded, *others],
        annotations=annotations_of(coded, annotations) if annotations else [],
        coders=[Coder(id="coder-b", name="Bench")],
    )
    draft.save_as(home / "hands").close()
    window = app.make_window([home / "hands"], interaction=Interaction())
    window.resize(1320, 860)
    window.workspace.use_coder("Bench")
    window.show()
    window.activateWindow()
    until(lambda: window.isActiveWindow() and window.workspace.here.cues_known)
    return window


def until(condition) -> None:
    """Let everything happen until a condition holds, at most a minute."""
    end = time.monotonic() + 60
    while not condition():
        QApplication.processEvents()
        assert time.monotonic() < end


def main() -> None:
    """Open the window, code, print the table."""
    words = [int(word) for word in sys.argv[1:]]
    rounds, articles, annotations = (*words, *(6, 0, 0)[len(words) :])
    with tempfile.TemporaryDirectory() as home:
        os.environ["FRAMING_ANNOTATOR_HOME"] = str(Path(home) / "state")
        os.environ["FRAMING_ANNOTATOR_DOCUMENTS"] = home
        QApplication([])
        window = open_window(Path(home), articles, annotations)
        measure(window, rounds)
        window.close()


def measure(window: Window, rounds: int) -> None:
    """Do every task in turn, each at another sentence, and print what it cost."""
    hands = Hands(window)
    spots = iter(places(window.workspace.article.text)[1:])
    todo = [*tasks()]
    keys: dict[str, list[int]] = {task.name: [] for task in todo}
    taken: dict[str, list[float]] = {task.name: [] for task in todo}
    for _round in range(rounds):
        for task in todo:
            words = next(spots)
            hands.stand(words[0].start)
            hands.pressed, hands.taken = 0, []
            assert task.does(hands, words), task.name
            keys[task.name].append(hands.pressed)
            taken[task.name] += hands.taken
    count = rounds * len(todo)
    corpus = window.workspace.corpus
    print(f"{count} annotations made or changed; {len(corpus.articles()):,} articles; keys each, ms a key")
    print(f"  {'task':<32}{'keys':>6}{'may':>6}{'median':>9}{'p99':>8}")
    for task in todo:
        spent = sorted(taken[task.name])
        middle, worst = statistics.median(spent), spent[int(len(spent) * 0.99)]
        print(f"  {task.name:<32}{max(keys[task.name]):>6}{task.keys:>6}{middle:>9.1f}{worst:>8.1f}")
    every = sorted(one for each in taken.values() for one in each)
    total = sum(sum(each) for each in keys.values())
    middle, worst = statistics.median(every), every[int(len(every) * 0.99)]
    print(f"  {'all':<32}{total / count:>6.1f}{'':>6}{middle:>9.1f}{worst:>8.1f}")
    assert count >= HUNDRED or rounds < 6


if __name__ == "__main__":
    main()
