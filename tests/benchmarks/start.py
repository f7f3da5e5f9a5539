"""How long until the sample is on the screen, beside a bare PySide6 window with the same text, in one run.

Each start is a fresh process, timed from before the interpreter starts until the first picture is painted,
and on until the panels beside the text are made. The processor's time is that of the process: it says more
than the clock where others work too. Run it as `python tests/benchmarks/start.py [RUNS]`.
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
import time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print("painted", time.process_time(), flush=True), QApplication.quit()))
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
import time
from importlib.util import find_spec

class Watch:  # nothing is imported earlier than in a usual start: only the window is told to speak
    def find_spec(self, name, path=None, target=None):
        if name == "annotator.gui.window":
            sys.meta_path.remove(self)
            found = find_spec(name)
            run = found.loader.exec_module
            found.loader.exec_module = lambda module: (run(module), watch(module.Window))
            return found

def watch(Window):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    original, told = Window.paintEvent, []
    def say():
        assert "nltk" not in sys.modules
        print("painted", time.process_time(), flush=True)
    def end():
        print("panels", time.process_time(), flush=True)
        QApplication.quit()
    def paintEvent(self, event):
        if not told:
            told.append(True)
            QTimer.singleShot(0, say)
            self.painted.connect(lambda: QTimer.singleShot(0, end))
        original(self, event)
    Window.paintEvent = paintEvent

sys.meta_path.insert(0, Watch())
from annotator.__main__ import main
main([])
"""


Told = tuple[float, float]
"""Seconds of the clock and of the processor from starting a process until it says something."""


def start(program: str, *words: str) -> list[Told]:
    """Return when a program says that it has painted, and whatever it says afterwards."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    told = [(time.perf_counter() - began, float(line.split()[1])) for line in process.stdout]
    process.wait()
    if not told:
        raise SystemExit("not painted, or NLTK was imported before")
    return told


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
        pairs = [(start(BARE, str(text)), start(OURS)) for _ in range(runs + 1)][1:]
    bare = [told[0] for told, _ in pairs]
    painted, panels = ([told[index] for _, told in pairs] for index in (0, 1))
    print(f"median of {runs} fresh starts             clock   ratio  processor   ratio")
    for name, rows in (
        ("bare PySide6 window with the text", bare),
        ("Framing Annotator, first picture", painted),
        ("with its panels, cues under way", panels),
    ):
        cells = [_cell([row[which] for row in rows], [row[which] for row in bare]) for which in (0, 1)]
        print(f"  {name:33} {'    '.join(cells)}")


def _cell(ours: list[float], bare: list[float]) -> str:
    """Return the median in milliseconds and that of the ratios, pair by pair."""
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    return f"{statistics.median(ours) * 1000:4.0f} ms  {ratio:5.2f}"


if __name__ == "__main__":
    main()
