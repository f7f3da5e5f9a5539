"""Threads that need NLTK and TextBlob at the same moment all get them whole."""

import ast
import subprocess
import sys
from pathlib import Path

import annotator

AT_ONCE = """
import sys
import threading

sys.setswitchinterval(1e-6)
from annotator.text.stems import stem
from annotator.text.analysis import analyse
from annotator.text.sentences import _punkt
from annotator.text.tagging import perceptron

TEXT = "A poor plan."
troubles = []
ready = threading.Barrier(4)


def load(needed):
    ready.wait()
    try:
        needed()
    except BaseException as error:
        troubles.append(repr(error))


def tone():
    from annotator.summary import tone

    tone(analyse(TEXT))


loaders = (lambda: stem("plans"), _punkt, perceptron, tone)
threads = [threading.Thread(target=load, args=(one,)) for one in loaders]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(*troubles, sep="\\n")
sys.exit(bool(troubles))
"""


def test_nltk_and_textblob_are_loaded_by_one_thread_at_a_time():
    ended = subprocess.run([sys.executable, "-c", AT_ONCE], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def imports(node: ast.AST, *, guarded: bool = False):
    """Yield the line of each import of NLTK or TextBlob below a node that stands outside of the lock."""
    for child in ast.iter_child_nodes(node):
        names = [one.name for one in child.names] if isinstance(child, ast.Import) else []
        if isinstance(child, ast.ImportFrom):
            names = [child.module or ""]
        if not guarded and any(name.partition(".")[0] in ("nltk", "textblob") for name in names):
            yield child.lineno
        inside = isinstance(child, ast.With) and "one_at_a_time" in ast.unparse(child.items[0])
        yield from imports(child, guarded=guarded or inside)


def test_no_module_loads_them_outside_of_the_lock():
    folder = Path(annotator.__file__).parent
    found = {
        str(path.relative_to(folder)): lines
        for path in folder.rglob("*.py")
        if (lines := list(imports(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert found == {}
