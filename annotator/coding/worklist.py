"""Which of a coder's annotations were made under a meaning that their code no longer has."""

from collections import Counter
from collections.abc import Callable, Iterable

from annotator.model import Annotation, Code


def asks_again(made_under: str, code: Code | None) -> bool:
    """Say whether an annotation has to be looked at again, by its `code_version` and its code as it is now.

    Annotations that are older than `code_version` (empty) are left alone, unless their code is retired.
    """
    if code is None or (not made_under and not code.retired):
        return False
    return made_under != code.version


class Worklist:
    """The annotations of one coder by code and version: counting them costs what the codebook has codes.

    It is kept edit by edit with `put`; a change of the codebook needs nothing at all. `code` looks a code up.
    """

    def __init__(self, annotations: Iterable[Annotation] = (), *, code: Callable[[str], Code | None]) -> None:
        self._code = code
        self._place: dict[str, tuple[str, str]] = {}
        self._held: dict[str, dict[str, None]] = {}
        self._versions: dict[str, Counter[str]] = {}
        for annotation in annotations:
            self.put(annotation)

    def put(self, annotation: Annotation) -> None:
        """Take in a new or changed annotation; one that is deleted goes."""
        place = self._place.pop(annotation.id, None)
        if place is not None:
            code, version = place
            del self._held[code][annotation.id]
            self._versions[code][version] -= 1
        if annotation.deleted:
            return
        code, version = annotation.code, annotation.code_version
        self._place[annotation.id] = code, version
        self._held.setdefault(code, {})[annotation.id] = None
        self._versions.setdefault(code, Counter())[version] += 1

    def count(self, code: str | None = None) -> int:
        """Return how many annotations have to be looked at again, of one code or of all."""
        return sum(self._due_of(one) for one in ([code] if code is not None else list(self._versions)))

    def codes(self) -> tuple[str, ...]:
        """Return the ids of the codes of which there are such annotations."""
        return tuple(code for code in self._versions if self._due_of(code))

    def due(self, code: str) -> tuple[str, ...]:
        """Return the ids of the annotations of a code that have to be looked at again."""
        current = self._code(code)
        stale = {version for version in self._versions.get(code, ()) if asks_again(version, current)}
        if not stale:
            return ()
        return tuple(key for key in self._held[code] if self._place[key][1] in stale)

    def _due_of(self, code: str) -> int:
        current = self._code(code)
        versions = self._versions.get(code, Counter())
        return sum(count for version, count in versions.items() if count and asks_again(version, current))


def goes_to(code: Code, look_up: Callable[[str], Code | None]) -> Code | None:
    """Return the code in use into which a retired one was merged, however many times; None without one."""
    seen = {code.id}
    current: Code | None = code
    while current is not None and current.retired:
        if not current.merged_into or current.merged_into in seen:
            return None
        seen.add(current.merged_into)
        current = look_up(current.merged_into)
    return current if current is not code else None
