"""What the last evaluation found, as it comes with the program: `resources/measured.json`."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any

from annotator.bundled import resource
from annotator.evaluation.contract import Row

_NAME = "measured.json"
_PLACES = 6
"""Enough for the share of a rare rule."""
_WHAT = (
    "What `framing-annotator evaluate GOLD_FOLDER --record FILE` measured: one row a line of its table. "
    "Scores and shares lie between 0 and 1. `versions` are those of the detectors then."
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The rows that were recorded, and the version that each category's detector had then."""

    rows: tuple[Row, ...] = ()
    versions: Mapping[str, int] | None = None

    def of(self, category: str) -> tuple[Row, ...]:
        """Return the rows in which a category was counted, alone or with others, none of its rules."""
        return tuple(row for row in self.rows if category in row.categories and not row.rule)

    def rules_of(self, category: str) -> Mapping[str, tuple[Row, ...]]:
        """Return the rows of each rule of a category, by the rule's name and version."""
        found: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            if row.rule and category in row.categories:
                found[row.rule] = (*found.get(row.rule, ()), row)
        return found

    def version_of(self, category: str) -> int | None:
        """Return the version of a category's detector that was measured; None: it was not."""
        return (self.versions or {}).get(category)


def as_record(rows: tuple[Row, ...]) -> str:
    """Return the rows as they are kept: rounded, without the pace, so that any machine writes the same."""
    from annotator.cues.registry import detectors

    versions = {detector.category: detector.version for detector in detectors()}
    kept = [_kept(row) for row in rows if row.categories]
    lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in kept)
    head = json.dumps({"what": _WHAT, "versions": versions}, ensure_ascii=False, indent=2)[:-2]
    return f'{head},\n  "rows": [\n{lines}\n  ]\n}}\n'


def _kept(row: Row) -> dict[str, Any]:
    values = asdict(row)
    del values["pace"]
    return {
        name: round(value, _PLACES) if isinstance(value, float) else value
        for name, value in values.items()
        if value not in (None, "", ())
    }


@cache
def measured() -> Measured:
    """Return what comes with the program; nothing where an installation has no such file."""
    path = resource(_NAME)
    return parse(path.read_text(encoding="utf-8")) if path.exists() else Measured()


def parse(text: str) -> Measured:
    """Read what `as_record` wrote; keys that this version does not know are left out."""
    data: dict[str, Any] = json.loads(text)
    known = {field.name for field in fields(Row)}
    rows = (
        {name: value for name, value in row.items() if name in known}
        | {"categories": tuple(row["categories"])}
        for row in data["rows"]
    )
    return Measured(tuple(Row(**row) for row in rows), data["versions"])
