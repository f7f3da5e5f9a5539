"""What work costs, measured so that neither a busy machine nor what ran before changes the answer."""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python `work` carries out in this thread: what must not grow with a table."""
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> object:
        nonlocal count
        count += event == "line"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that this thread spends on `work`, without tidying up after others meanwhile."""
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun
    finally:
        if collects:
            gc.enable()
