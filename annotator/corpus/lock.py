"""One writer per corpus on a machine: a lock that the system takes back however the program ends."""

from pathlib import Path
from typing import TYPE_CHECKING

from annotator import machine

if TYPE_CHECKING:
    from filelock import BaseFileLock

ELSEWHERE = (
    "It is open in another window of this program on this computer. Close it there and open it here again to "
    "change it; until then it can be read here."
)


def take_lock(corpus: str) -> "tuple[BaseFileLock | None, str]":
    """Return the lock of a corpus, or None and the reason why it cannot be had, in words."""
    from filelock import FileLock, Timeout

    try:
        folder: Path = machine.local_state() / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{corpus}.lock", thread_local=False)
        lock.acquire(timeout=0)
    except Timeout:
        return None, ELSEWHERE
    except OSError as error:
        return None, f"This computer's folder for unsaved edits cannot be written ({error})."
    return lock, ""
