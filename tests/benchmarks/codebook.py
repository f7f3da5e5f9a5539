"""What changing a codebook costs in a corpus with very many annotations.

Figures are milliseconds of the processor's time in the window's thread, views and their lists included;
"beside" means work of another thread, for which nobody waits. The corpus is made up, and kept in FOLDER.
Run it as `python tests/benchmarks/codebook.py [ARTICLES [ANNOTATIONS-PER-ARTICLE]] [--folder FOLDER]`.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from annotator import edits
from annotator.codebooks import starter_codes
from annotator.corpus import Corpus
from annotator.gui.codebook.due import look_through
from annotator.gui.codebook.look_again import LookAgain
from annotator.gui.codebook.window import CodebookWindow, count_uses
from annotator.gui.codebooks import Codebooks
from annotator.gui.interaction import Interaction
from annotator.gui.settings import Settings
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Article, Coder, Span

SENTENCE = "The ministry said the reform would go ahead. Critics were not told of it, and nobody asked them. "
CODERS = (Coder(id="coder-ada", name="Ada"), Coder(id="coder-bo", name="Bo"))
CODE = "code-hedge"


def make_corpus(articles: int, annotations: int) -> Corpus:
    """Return a corpus in memory with so many articles and annotations in each, a fifth of them Bo's."""
    rng = random.Random(3)
    codes = starter_codes()
    on_words = [code for code in codes if code.level == "span"]
    made: list[Article] = []
    done: list[Annotation] = []
    for number in range(articles):
        text = f"{SENTENCE * 8}Article {number}."
        article = Article(id=f"art-{number:06}", text=text, sha256=sha256(text.encode()).hexdigest())
        made.append(article)
        for at in range(annotations):
            start, code = rng.randrange(0, 600), rng.choice(on_words)
            done.append(
                Annotation(
                    id=f"ann-{number}-{at}",
                    article=article.id,
                    coder=CODERS[at % 5 == 0].id,
                    code=code.id,
                    target=(edits.segment(article, Span(start, start + rng.randrange(3, 20))),),
                    text_sha256=article.sha256,
                    code_version=code.version,
                )
            )
    return Corpus.draft("Large", codes=codes, articles=made, annotations=done, coders=CODERS)


def timed(name: str, act: Callable[[], object]) -> None:
    """Carry out an act and print what it took."""
    start = time.thread_time()
    act()
    QApplication.processEvents()
    print(f"{name:<48} {(time.thread_time() - start) * 1000:8.1f} ms")


def settle(until: Callable[[], bool]) -> None:
    """Let everything happen until a condition holds."""
    while not until():
        QApplication.processEvents()
        time.sleep(0.002)


def measure(workspace: Workspace) -> None:
    """Print the figures."""
    parent = QWidget()
    menu = Codebooks(workspace, parent)
    timed("look through (beside)", lambda: look_through(workspace.corpus, CODERS[0].id, menu.due.empty()))
    timed("count the uses of every code (beside)", lambda: count_uses(workspace.corpus))
    menu.due.begin()
    settle(lambda: menu.due.is_known)
    timed("open the editor", menu.codebook)
    editor = parent.findChild(CodebookWindow)
    definition = {"definition": "Something else."}
    change = edits.change_code(workspace.corpus.code(CODE), definition)
    timed("change a definition", lambda: workspace.apply("Change", lambda _hand: change))
    timed("open the work-list", menu.look_again)
    again = parent.findChild(LookAgain)
    print(f"  {menu.due.count():,} annotations to look at again")
    timed("confirm one", again.confirm.click)
    timed("confirm all of a code", again.confirm_all.click)
    timed("undo", workspace.undo_stack.undo)
    again.close()
    editor.show_code(CODE)
    timed("merge: preview", editor.buttons["merge"].click)
    print(f"  {editor.dialog.preview.summary.text()}")
    timed("merge", editor.dialog.go.click)
    timed("undo", workspace.undo_stack.undo)
    editor.show_code(CODE)
    timed("split: list", editor.buttons["split"].click)
    timed("split: filter by words", lambda: editor.dialog.filter.setText("critics told"))
    editor.dialog.reject()


def main() -> None:
    """Make the corpus if need be, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("annotations", type=int, nargs="?", default=10)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        os.environ["FRAMING_ANNOTATOR_HOME"] = os.environ["FRAMING_ANNOTATOR_DOCUMENTS"] = aside
        app = QApplication([])
        folder = given.folder or Path(aside) / "corpus"
        known = (folder / "corpus.json").is_file()
        corpus = (
            Corpus.open(folder) if known else make_corpus(given.articles, given.annotations).save_as(folder)
        )
        workspace = Workspace(
            Corpus.draft("Empty"), Settings(Path(aside) / "settings.json"), Interaction(None)
        )
        workspace.open_corpus(corpus)
        workspace.use_coder(CODERS[0].name)
        measure(workspace)
        workspace.end()
        app.quit()


if __name__ == "__main__":
    main()
