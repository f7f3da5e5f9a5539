"""Rooms and the direction of imports: what may import what, proved without Qt and from the source."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "annotator"

GROUND = {"bundled", "csv_lines", "errors", "machine", "memory", "model", "registry"}
TEXT = GROUND | {"text"}
CUES = TEXT | {"cues"}
CORPUS = CUES | {"edits", "corpus"}
SEARCH = CORPUS | {"search", "summary"}
ABOVE = CORPUS | {"codebooks"}
OUTER = ABOVE | {
    "answers",
    "coding",
    "comparison",
    "evaluation",
    "decided",
    "exporters",
    "importers",
    "opening",
    "sample",
    "search",
    "summary",
    "confined",
    "work",
    "",
}

MAY_IMPORT: dict[str, set[str]] = {
    **dict.fromkeys(GROUND, GROUND),
    "answers": GROUND,
    "text": TEXT,
    "cues": CUES,
    "edits": TEXT,
    "codebooks": CORPUS,
    "coding": CORPUS | {"answers"},
    "corpus": CORPUS | {"work"},
    "decided": CORPUS,
    "summary": CUES,
    "work": GROUND,
    "confined": GROUND | {"work"},
    "evaluation": SEARCH | {"comparison"},
    "comparison": SEARCH | {"answers"},
    "importers": CORPUS | {"confined"},
    "exporters": CORPUS | {"answers"},
    "opening": CORPUS,
    "search": SEARCH | {"work"},
    "sample": ABOVE | {"importers"},
    "cli": OUTER | {"cli"},
    "gui": OUTER | {"gui"},
    "__main__": OUTER | {"cli", "gui"},
    "": OUTER,  # the public interface imports when it is asked
}
"""Each room (a package or module directly in `annotator`; "" is its `__init__`) and what it may import."""


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full name of every import in a file, also inside functions; nothing may be relative."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (
                (node.lineno, name) for name in (whole if node.module == "annotator" else [node.module])
            )


def is_room(name: str) -> bool:
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()


def test_every_room_has_its_place():
    rooms = {room_of(module) for module, _path in modules()}
    assert rooms <= set(MAY_IMPORT), "a new room: say in MAY_IMPORT what it may import"


def test_imports_go_in_one_direction_only():
    wrong = []
    for module, path in modules():
        for line, name in imported(path):
            if name.split(".")[0] != "annotator":
                continue
            target = room_of(name)
            target = target if is_room(target) else ""  # `from annotator import find_cues`
            if (
                target not in MAY_IMPORT[room_of(module)] | {room_of(module)}
                and name != "annotator.__version__"
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert wrong == []


def test_only_the_window_imports_qt():
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for module, path in modules()
        for line, name in imported(path)
        if name.split(".")[0] in {"PySide6", "shiboken6"} and room_of(module) != "gui"
    ]
    assert wrong == []


def test_nothing_below_the_window_and_the_command_line_prints_or_asks():
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} calls {node.func.id}"
        for module, path in modules()
        if room_of(module) not in {"gui", "cli", "__main__"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"print", "input"}
        if path.name != "schema.py"  # a command of its own, for developers
    ]
    assert wrong == []


IMPORT_ALL = """
import importlib, pkgutil, sys

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Gone())
import annotator

names = ["annotator"]
for package in [annotator]:
    pending = [(package.__path__, "annotator.")]
    while pending:
        path, prefix = pending.pop()
        for info in pkgutil.iter_modules(path, prefix):
            if info.name == "annotator.gui":
                continue
            module = importlib.import_module(info.name)
            names.append(info.name)
            if info.ispkg:
                pending.append((module.__path__, info.name + "."))
print(len(names))
slow = "nltk textblob trafilatura tqdm lxml docx odfdo pypdfium2 PySide6"
print(*sorted(name for name in slow.split() if name in sys.modules))
"""


@pytest.fixture(scope="module")
def everything() -> list[str]:
    """What a process printed that imported all modules but the window's, where Qt cannot be imported."""
    ended = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, cwd=ROOT, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout.decode().splitlines()


def test_all_below_the_window_can_be_imported_without_qt(everything: list[str]):
    below = [module for module, _path in modules() if room_of(module) != "gui"]
    assert int(everything[0]) == len(below)


def test_what_is_slow_to_import_is_not_imported_with_any_module(everything: list[str]):
    assert everything[1] == ""


def test_the_names_that_importers_give_late_are_those_they_promise():
    from annotator import importers

    assert set(importers._LATER) == set(importers.__all__)
    assert all(getattr(importers, name) is not None for name in importers.__all__)


NETWORK = {"asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib.request"}
FETCHES = PACKAGE / "importers" / "_fetching.py"


def test_one_module_alone_opens_the_network():
    """Pages are fetched there when a person gives an address; a cluster is asked by its own library."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for _module, path in modules()
        for line, name in imported(path)
        if path != FETCHES and (name in NETWORK or name.split(".")[0] in NETWORK)
    ]
    assert wrong == []
