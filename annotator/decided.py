"""Which cues of an article a coder has decided on: kept edit by edit, asked in constant time."""

from collections import Counter
from collections.abc import Callable, Iterable

from annotator.model import Annotation, Code, Decision


class Decided:
    """The keys of cues that annotations and rejections settle.

    A rejection settles its cue; an annotation settles the cue it was made from, and any cue of exactly its
    span in a category that its code stands for. `code` looks a code up by its id; `article` is the one whose
    cues are asked for, that of each value when it is empty.
    """

    def __init__(
        self,
        values: Iterable[Annotation | Decision] = (),
        *,
        code: Callable[[str], Code | None],
        article: str = "",
    ) -> None:
        self._code = code
        self._article = article
        self._keys_of: dict[str, tuple[str, ...]] = {}
        self._count: Counter[str] = Counter()
        for value in values:
            self.put(value)

    def __contains__(self, key: str) -> bool:
        return self._count[key] > 0

    def put(self, value: Annotation | Decision) -> tuple[str, ...]:
        """Take in a new or changed value; return the keys whose state may have changed."""
        before = self._keys_of.pop(value.id, ())
        after = () if value.deleted else tuple(self._settles(value))
        self._count.subtract(before)
        self._count.update(after)
        if after:
            self._keys_of[value.id] = after
        return (*before, *after)

    def _settles(self, value: Annotation | Decision) -> Iterable[str]:
        if isinstance(value, Decision):
            return {f"{value.category}:{value.start}:{value.end}"}
        keys = set()
        here = self._article or value.article
        if value.cue is not None and value.article == here:
            keys.add(f"{value.cue.category}:{value.cue.start}:{value.cue.end}")
        code = self._code(value.code)
        if code is not None and code.categories and (not value.target or value.within(here)):
            span = value.span_in(here)
            keys.update(f"{category}:{span.start}:{span.end}" for category in code.categories)
        return keys
