"""Arrays of NumPy: what they are called where it is not imported, and those that are worth keeping."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

Array = Any
"""An array of NumPy, which is imported when it is needed."""


class Kept:
    """Keeps arrays by what they were made from; safe in any thread."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._held: OrderedDict[Hashable, Array] = OrderedDict()
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Return the bytes of all that is kept."""
        with self._lock:
            return self._size()

    def _size(self) -> int:
        return sum(one.nbytes for one in self._held.values())

    def get(self, key: Hashable, make: Callable[[], Array]) -> Array:
        """Return what was made for a key, or make it; nobody may write into it."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()  # two threads may make the same: that is no harm
        made.flags.writeable = False
        with self._lock:
            self._held[key] = made
            while self._size() > self.most:
                self._held.popitem(last=False)
        return made
