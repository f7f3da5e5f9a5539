"""Which of a coder's annotations were made under a meaning that their code no longer has."""

from collections.abc import Callable, Iterable, Iterator

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
        self._groups: dict[tuple[str, str], dict[str, None]] = {}
        self._group_of: dict[str, dict[str, None]] = {}
        for annotation in annotations:
            self.put(annotation)

    def put(self, annotation: Annotation) -> None:
        """Take in a new or changed annotation; one that is deleted goes."""
        before = self._group_of.pop(annotation.id, None)
        if before is not None:
            del before[annotation.id]
        if annotation.deleted:
            return
        key = annotation.code, annotation.code_version
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = {}
        group[annotation.id] = None
        self._group_of[annotation.id] = group

    def count(self, code: str | None = None) -> int:
        """Return how many annotations have to be looked at again, of one code or of all."""
        return sum(len(group) for key, group in self._stale() if code in (None, key))

    def codes(self) -> tuple[str, ...]:
        """Return the ids of the codes of which there are such annotations."""
        return tuple(dict.fromkeys(key for key, _group in self._stale()))

    def due(self, code: str) -> tuple[str, ...]:
        """Return the ids of the annotations of a code that have to be looked at again."""
        return tuple(one for key, group in self._stale() if key == code for one in group)

    def _stale(self) -> Iterator[tuple[str, dict[str, None]]]:
        """Yield the code and the annotations of each group that has to be looked at again."""
        for (code, version), group in self._groups.items():
            if group and asks_again(version, self._code(code)):
                yield code, group


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
