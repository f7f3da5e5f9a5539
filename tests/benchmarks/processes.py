"""How much memory processes use."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path


def peak() -> float:
    """Return how many megabytes this process has used at most; 0 where the system does not tell."""
    told = _told(f"/proc/{os.getpid()}/status", "VmHWM:")
    if told:  # the same as below, without what the process was that started this one
        return told
    try:
        import resource
    except ImportError:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e6 if sys.platform == "darwin" else 1e3)


def together() -> float:
    """Return how many megabytes this process uses now with all that it has started; 0: not told.

    What several of them share counts once.
    """
    return sum(_told(f"/proc/{one}/smaps_rollup", "Pss:") for one in _family(os.getpid()))


def _told(file: str, name: str) -> float:
    """Return the megabytes that a file of the system tells under a name."""
    try:
        lines = Path(file).read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(name)) / 1e6


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [one for task in tasks for one in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return
    for child in children:
        yield from _family(int(child))
