"""How long until the sample is on the screen, beside a bare PySide6 window with the same text, in one run.

Each start is a fresh process, timed from before the interpreter starts until the first picture is painted.
Run it as `python tests/benchmarks/start.py [RUNS]`; it prints medians and their ratio.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BARE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print("painted", flush=True), QApplication.quit()))
app = QApplication(sys.argv)
window = Window()
text = QTextEdit()
text.setPlainText(Path(sys.argv[1]).read_text(encoding="utf-8"))
window.setCentralWidget(text)
window.resize(1320, 860)
window.show()
app.exec()
"""

OURS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator.__main__ import main
from annotator.gui import window
original = window.Window.__init__
def patched(self, *args):  # the real window, which says when it is painted
    original(self, *args)
    def say():
        print("painted", "nltk" in sys.modules, flush=True)
        QTimer.singleShot(0, QApplication.quit)
    self.painted.connect(say)
window.Window.__init__ = patched
main([])
"""


def first_picture(program: str, *words: str) -> float:
    """Return the seconds from starting a process until it says that it has painted."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    line = process.stdout.readline()
    taken = time.perf_counter() - start
    process.wait()
    if not line.startswith("painted") or "True" in line:
        raise SystemExit(f"not painted, or NLTK was imported before: {line!r}")
    return taken


def main() -> None:
    """Measure in turn, one pair after a warm-up pair at a time, and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # people start from compiled files
    with tempfile.TemporaryDirectory() as home:
        os.environ["FRAMING_ANNOTATOR_HOME"] = home
        os.environ["FRAMING_ANNOTATOR_DOCUMENTS"] = home
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(home) / "compiled")
        text = next(iter(sorted((ROOT / "resources" / "samples").glob("rampart.*"))))
        pairs = [(first_picture(BARE, str(text)), first_picture(OURS)) for _ in range(runs + 1)][1:]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(two / one for one, two in pairs)
    print(f"first picture, median of {runs} fresh starts")
    print(f"  bare PySide6 window with the text  {bare * 1000:6.0f} ms")
    print(f"  Framing Annotator on its sample    {ours * 1000:6.0f} ms")
    print(f"  ratio, pair by pair                {ratio:6.2f}")


if __name__ == "__main__":
    main()
