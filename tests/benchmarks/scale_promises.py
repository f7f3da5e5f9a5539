"""The figures of `scale.py` and `scale_window.py`, line by line, and those that are promised in a table."""

import os
from collections.abc import Iterator
from typing import Any

Line = tuple[str, float, int, str]
"""What, how much was measured, how much is asked at most, and the unit of both."""


def show(what: str, seconds: float | None, said: str, told: dict[str, Any] | None = None) -> None:
    """Print a line: what, how long, and what else is to be said."""
    length = (
        "" if seconds is None else f"{seconds:10.2f} s " if seconds >= 1 else f"{seconds * 1000:10.2f} ms"
    )
    memory = f", at most {told['memory']:,.0f} MB" if told else ""
    print(f"{what:46}{length:14}  {said}{memory}", flush=True)


def promised(work: Any, rebuild: Any, *, engine: float) -> None:
    """Print what was measured in the window beside what is promised, then what else was.

    `engine` are the articles a second in which one process with nothing else to do finds cues.
    """
    busy = " and ".join(f"{part['busy']:.1f}" for part in (work, rebuild))
    print(f"\nin the window, with {busy} processes at work on {os.cpu_count()} processors before it")
    print(f"{'':50}{'measured':>10}{'asked':>10}{'ratio':>7}")
    for what, measured, asked, unit in lines(work, rebuild):
        told = "" if measured <= asked else "  not held"
        print(f"{what:50}{measured:10.2f} {unit:2}{asked:7,}{measured / asked:7.2f}{told}")
    search = work["search"]
    for what, seconds in (
        ("first picture, with an index", work["open"]["painted"]),
        ("cues of the first article", work["open"]["cues"]),
        ("the very first search, typed at once", next(iter(search["first"].values()))),
        ("articles leafed through, 95th percentile", work["leaf"]["p95"]),
        ("an edit until it is on the screen", work["edit"]["shown"]["p50"]),
        (f"{search['rows']:,} hits sorted", search["sorted"]),
        ("  the longest time without an answer meanwhile", search["sort_stall"]),
        ("  the same while words are indexed", rebuild["rebuild_stall"]),
    ):
        show(what, seconds, "")
    if "cues" in rebuild:
        watched(rebuild["cues"], engine)


def lines(work: Any, rebuild: Any) -> Iterator[Line]:
    """Yield the lines of the table."""
    search, edit = work["search"], work["edit"]
    first = list(search["first"].values())[1:]  # before the first one, everything is read that a search needs
    most = {name: max(part["memory"][name] for part in (work, rebuild)) for name in ("window", "all")}
    yield "usable, with an index", work["open"]["usable"], 3, "s"
    yield "usable, without one", rebuild["open"]["usable"], 5, "s"
    yield "words indexed beside the window, from nothing", rebuild["rebuilt"], 90, "s"
    yield "first hits, the slowest of the queries", 1e3 * max(first), 100, "ms"
    yield "concordance of a frequent word, 100 lines", 1e3 * search["page"], 300, "ms"
    yield "another article, 95th percentile", 1e3 * work["switch"]["p95"], 100, "ms"
    yield "one durable edit, in fsyncs", edit["commit"]["p50"] / edit["fsync"]["p50"], 10, "x"
    yield "memory of the window, at most", most["window"], 1_000, "MB"
    yield "memory with its worker processes", most["all"], 1_000, "MB"


def watched(cues: Any, engine: float) -> None:
    """Print how it was to work while cues were looked for."""
    pace = cues["done"] / cues["seconds"]
    rest = f"all would take {cues['left'] / pace / 60:.1f} min" if cues["done"] < cues["left"] else "all done"
    show("cues beside the window", cues["seconds"], f"{cues['done']:,} articles, {pace:,.0f}/s; {rest}")
    show("", None, f"{pace / engine:.2f} of the pace of the engine alone, {engine:,.0f}/s")
    show("  the longest time without an answer meanwhile", cues["stall"], "")
    show("  another article meanwhile, 95th percentile", cues["switch"]["p95"], "")
