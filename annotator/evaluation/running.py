"""Runs every task on a folder of gold data and collects the lines of the table."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.errors import InputError
from annotator.evaluation.contract import Row, Task
from annotator.evaluation.gold import Gold, data_sets, read_gold, stem_of
from annotator.model import Problem
from annotator.registry import members

Watch = Callable[[Iterable[Gold | Problem], str], Iterable[Gold | Problem]]
"""Shows rows going by; gets them and the name of their data set."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for one task: lines of the table, or none where its data are `missing`."""

    task: Task
    rows: tuple[Row, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of all tasks in order, and the rows of gold data that could not be used."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()
    limit: int | None = None
    rows: tuple[Row, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(row for result in self.results for row in result.rows))


def tasks() -> tuple[Task, ...]:
    """Return all tasks in the order of the table."""
    found = members("annotator.evaluation.tasks", "TASK", Task)
    return tuple(sorted(found, key=lambda task: task.place))


def unwatched(rows: Iterable[Gold | Problem], data_set: str) -> Iterable[Gold | Problem]:  # noqa: ARG001  # a Watch
    """Pass rows on."""
    return rows


def evaluate(folder: Path, *, limit: int | None = None, watch: Watch = unwatched) -> Evaluation:
    """Run every task on the data sets that a folder has for it, each on its first `limit` rows (None: all).

    All figures but the pace are the same at every run and on every machine. Raises InputError when there is
    no such folder, or nothing in it for any task.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder of gold data")
    problems: list[Problem] = []
    results = tuple(_result(task, folder, limit, watch, problems) for task in tasks())
    if not any(result.rows for result in results):
        named = ", ".join(task.such_as for task in tasks())
        raise InputError(f"there are no gold data in {folder}; files are called {named}, or end in .jsonl.gz")
    return Evaluation(results, tuple(problems), limit)


def _result(task: Task, folder: Path, limit: int | None, watch: Watch, problems: list[Problem]) -> Result:
    paths = data_sets(folder, task.files)
    if not paths:
        return Result(task, missing=f"skipped, there is no file {task.such_as} (or .jsonl.gz)")
    rows: list[Row] = []
    for path in paths:
        read = watch(read_gold(path, limit=limit), stem_of(path))
        try:
            rows += task.measure(stem_of(path), _good(read, problems))
        except (OSError, EOFError, zlib.error) as error:
            problems.append(Problem(path.name, "", f"it cannot be read ({error})"))
    return Result(task, tuple(rows), "" if rows else "skipped, its file cannot be read")


def _good(rows: Iterable[Gold | Problem], problems: list[Problem]) -> Iterator[Gold]:
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
        else:
            yield row
