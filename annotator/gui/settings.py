"""What this machine remembers between two starts: one small JSON file outside every corpus."""

import json
from pathlib import Path
from typing import Any, Final, TypeVar

from annotator.machine import local_state
from annotator.model import Coder

RECENT = 12
PLACES = 50
"""How many corpora this machine remembers the place of."""

_AS_WRITTEN: Final[dict[str, str]] = {"encoding": "utf-8", "errors": "surrogatepass"}
"""A path need not be Unicode: half a character of one is kept as it is."""

T = TypeVar("T")


class Settings:
    """Named values that survive a restart; a damaged file means a fresh start, never an error.

    `file` defaults to `settings.json` in the folder for local state.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or local_state() / "settings.json"
        self._values: dict[str, Any] = _read(self._file)

    def get(self, name: str, default: T) -> T:
        """Return a value, or `default` when it is absent or of another type than `default`."""
        value = self._values.get(name, default)
        return value if isinstance(value, type(default)) else default

    def put(self, name: str, value: object) -> None:
        """Remember a JSON value at once; a full or read-only disk costs only the memory of it."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        fresh = self._file.with_name(self._file.name + ".new")
        try:
            fresh.write_text(json.dumps(self._values, indent=1, ensure_ascii=False), **_AS_WRITTEN)
            fresh.replace(self._file)
        except OSError:
            return

    def recent(self) -> tuple[str, ...]:
        """Return the paths opened last, the newest first."""
        known: list[object] = self.get("recent", [])
        return tuple(path for path in known if isinstance(path, str))

    def add_recent(self, path: Path) -> None:
        """Put a path first among those opened last."""
        others = [known for known in self.recent() if known != str(path)]
        self.put("recent", [str(path), *others][:RECENT])

    def forget_recent(self) -> None:
        """Empty the list of paths opened last."""
        self.put("recent", [])

    def coders(self) -> tuple[Coder, ...]:
        """Return the coders who have worked on this machine, the last one first."""
        listed: list[object] = self.get("coders", [])
        return tuple(
            Coder(id=str(one["id"]), name=str(one["name"]), created=str(one.get("created", "")))
            for one in listed
            if isinstance(one, dict) and one.get("id") and one.get("name")
        )

    def add_coder(self, coder: Coder) -> None:
        """Put a coder first among those who have worked on this machine."""
        others = [one for one in self.coders() if one.id != coder.id]
        listed = [{"id": one.id, "name": one.name, "created": one.created} for one in [coder, *others]]
        self.put("coders", listed)

    def place_in(self, corpus: str) -> tuple[str, int]:
        """Return the article and the caret at which a corpus was left on this machine; "" and 0 if never."""
        places: dict[str, object] = self.get("places", {})
        match places.get(corpus):
            case [str(article), int(caret)]:
                return article, caret
        return "", 0

    def remember_place(self, corpus: str, article: str, caret: int) -> None:
        """Remember the article and the caret at which a corpus is left."""
        places: dict[str, object] = self.get("places", {})
        others = [(key, place) for key, place in places.items() if key != corpus]
        self.put("places", dict([*others, (corpus, [article, caret])][-PLACES:]))


def _read(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(file.read_text(**_AS_WRITTEN))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
