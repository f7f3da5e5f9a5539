"""Threads that need NLTK and TextBlob at the same moment all get them whole."""

import subprocess
import sys

AT_ONCE = """
import sys
import threading

sys.setswitchinterval(1e-6)
from annotator.comparison.alignment import _stemmer
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


threads = [threading.Thread(target=load, args=(one,)) for one in (_stemmer, _punkt, perceptron, tone)]
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
