"""`run.py` in a folder of its own: what it sets up, what it hands on, and what it says when it cannot."""

import ast
import importlib.util
import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import types
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAIN = "import os, sys; print(sys.argv[1:]); print(os.getcwd()); sys.exit(len(sys.argv) + 3)\n"
PYTEST = "import os, sys; print(sys.argv[1:], os.environ.get('QT_QPA_PLATFORM')); sys.exit(5)\n"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _tree(folder: Path) -> Path:
    """Make a program that needs no packages, in a folder whose name is not easy."""
    (folder / "requirements").mkdir(parents=True)
    (folder / "annotator" / "cli").mkdir(parents=True)
    shutil.copy(ROOT / "run.py", folder)
    shutil.copy(ROOT / "requirements" / "debian.txt", folder / "requirements")
    for lock in ("run.txt", "dev.txt"):
        (folder / "requirements" / lock).write_text(f"# nothing in {lock}\n")
    (folder / "annotator" / "cli" / "cues.py").touch()
    (folder / "main.py").write_text(MAIN)
    (folder / "pytest.py").write_text(PYTEST)
    return folder


def _run(folder: Path, *words: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    known = {key: value for key, value in os.environ.items() if key not in SCREENS}
    return subprocess.run(
        [sys.executable, str(folder / "run.py"), *words],
        cwd=cwd or folder,
        env={**known, "PYTHONIOENCODING": "utf-8", **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """A program whose environment is finished; tests work on copies of it."""
    folder = _tree(tmp_path_factory.mktemp("ready") / "übung mit leerzeichen")
    first = _run(folder, "cues")
    assert first.returncode == 5, first.stderr
    return folder


@pytest.fixture
def program(ready, tmp_path):
    return Path(shutil.copytree(ready, tmp_path / "prógram 1", symlinks=True))


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The module itself, loaded from a fresh program, on a machine without a screen."""
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    spec = importlib.util.spec_from_file_location("run_under_test", _tree(tmp_path / "fresh") / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def calls(run, monkeypatch):
    """What run.py would have started: nothing is."""
    made = []
    monkeypatch.setattr(run.subprocess, "call", lambda words, **_options: made.append(list(words)) or 0)
    return made


# --- starting --------------------------------------------------------------------------------------------


def test_words_go_to_the_program_as_they_are_and_its_exit_code_comes_back(program, tmp_path):
    done = _run(program, "cues", "ä b.txt", "--format=text", cwd=tmp_path)
    assert done.returncode == 7
    assert done.stdout.splitlines() == [str(["cues", "ä b.txt", "--format=text"]), str(tmp_path)]


def test_a_finished_environment_is_started_without_a_word_and_without_pip(program):
    for packages in program.joinpath(".venv").rglob("site-packages"):
        shutil.rmtree(packages / "pip")
    done = _run(program, "cues")
    assert (done.returncode, done.stderr) == (5, "")


def test_the_word_test_runs_pytest_in_the_program_folder_offscreen_without_a_screen(program, tmp_path):
    (program / ".venv" / "framing-annotator.json").write_text(
        json.dumps(_marker(program) | {"dev.txt": _digest(program, "dev.txt"), "qt": ["plain"]})
    )
    done = _run(program, "test", "-x", "tests/a b.py", cwd=tmp_path)
    assert done.returncode == 5
    platform = "offscreen" if sys.platform.startswith("linux") else None
    assert done.stdout.strip() == f"{['-x', 'tests/a b.py']} {platform}"


def test_what_set_up_says_never_stands_in_the_output_of_the_program(program):
    (program / "requirements" / "run.txt").write_text("# changed\n")
    done = _run(program, "cues")
    assert done.stdout.splitlines()[0] == "['cues']"
    assert "Setting up" in done.stderr


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ([], True),
        (["article.txt"], True),
        (["/a/cues"], True),
        (["cues", "article.txt"], False),
        (["--help"], False),
        (["--screenshot", "a.png"], False),
        (["--screenshot=a.png", "article.txt"], False),
    ],
)
def test_a_command_a_picture_and_help_need_no_screen(run, words, opens):
    assert run.opens_window(words) is opens


def test_a_path_to_something_beside_a_python_file_is_no_command(run):
    (run.HERE / "annotator" / "essay.py").touch()
    assert run.opens_window(["../essay"])


def test_a_second_run_waits_for_the_first(run, program):
    with (program / "requirements" / "run.txt").open("rb") as held:
        assert run.try_lock(held)
        second = subprocess.Popen(
            [sys.executable, str(program / "run.py"), "cues"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert b"waiting" in second.stderr.readline()
        assert second.poll() is None
    second.communicate(timeout=60)
    assert second.returncode == 5


def test_the_lock_is_asked_for_until_it_is_free(run, monkeypatch, capsys):
    answers = [True, False, False]
    monkeypatch.setattr(run, "try_lock", lambda _file: answers.pop())
    monkeypatch.setattr(run.time, "sleep", lambda _seconds: None)
    with run.alone():
        assert answers == []
    assert "waiting" in capsys.readouterr().err


# --- the environment -------------------------------------------------------------------------------------


def _marker(folder):
    return json.loads((folder / ".venv" / "framing-annotator.json").read_text())


def _digest(folder, lock):
    import hashlib

    return hashlib.sha256((folder / "requirements" / lock).read_bytes()).hexdigest()


def test_a_changed_lock_is_installed_once(program):
    (program / "requirements" / "run.txt").write_text("# changed\n")
    assert "Setting up" in _run(program, "cues").stderr
    assert _marker(program)["run.txt"] == _digest(program, "run.txt")
    assert _run(program, "cues").stderr == ""


def test_an_interrupted_installation_is_begun_anew(program):
    (program / ".venv" / "framing-annotator.json").write_text("{}")
    (program / ".venv" / "left over").touch()
    assert _run(program, "cues").returncode == 5
    assert not (program / ".venv" / "left over").exists()


@pytest.mark.parametrize("half", [[], ["pyvenv.cfg"]])
def test_an_environment_whose_making_was_interrupted_is_made_anew(run, monkeypatch, half):
    run.ENVIRONMENT.mkdir()
    for name in half:
        (run.ENVIRONMENT / name).touch()
    made = []
    monkeypatch.setattr(run, "make_environment", lambda: made.append("made"))
    monkeypatch.setattr(run, "install", made.append)
    run.prepare("run.txt")
    assert made == ["made", "run.txt"]


def test_somebody_elses_environment_is_added_to_and_not_replaced(program):
    (program / ".venv" / "framing-annotator.json").unlink()
    (program / ".venv" / "mine").touch()
    assert _run(program, "cues").returncode == 5
    assert (program / ".venv" / "mine").exists()


def test_a_folder_that_is_no_environment_is_left_alone(run):
    run.ENVIRONMENT.mkdir()
    (run.ENVIRONMENT / "thesis.odt").touch()
    with pytest.raises(run.SetupError, match="something else"):
        run.make_environment()
    assert (run.ENVIRONMENT / "thesis.odt").exists()


@pytest.mark.parametrize("change", [{"base": "/no/such/python"}, {"python": "3.1"}])
def test_an_environment_of_a_python_that_has_gone_is_not_whole(run, change):
    run.PYTHON.parent.mkdir(parents=True)
    run.PYTHON.touch()
    marker = run.finished("run.txt", "0")
    assert run.is_whole(marker)
    assert not run.is_whole({**marker, **change})


def test_without_a_network_it_says_so_and_the_next_run_will_begin_anew(program):
    lock = program / "requirements" / "run.txt"
    lock.write_text(f"no-such-package==1 --hash=sha256:{'0' * 64}\n")
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "1",
    }
    done = _run(program, "cues", **nowhere)
    assert done.returncode == 1
    assert "network" in done.stderr.splitlines()[-2]
    assert "Traceback" not in done.stderr
    assert _marker(program) == {}


@pytest.mark.parametrize(
    ("complaint", "meaning"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "proxy or a mirror"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: ... ERROR: No matching distribution found for click==8", "network"),
        ("ERROR: No matching distribution found for PySide6-Essentials==6.11", "no build of a package"),
        ("HINT: ... this system does not have Windows Long Path support enabled.", r"C:\FramingAnnotator"),
        ("PermissionError: [WinError 5] Access is denied: 'Qt6Core.dll'", "Close every window"),
        ("PermissionError: [WinError 32] The process cannot access the file", "Close every window"),
        ("FileNotFoundError: [WinError 5000]", "says why above"),
        ("something new", "says why above"),
    ],
)
def test_what_pip_complains_about_is_said_in_plain_words(run, complaint, meaning):
    assert meaning in run.pip_reason(complaint)


# --- what is missing -------------------------------------------------------------------------------------


def test_an_old_python_is_told_that_it_is_too_old(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.10"):
        runpy.run_path(str(ROOT / "run.py"))


def test_the_grammar_is_one_that_old_pythons_can_read():
    """No annotations, f-strings, keyword-only parameters, `raise ... from`, walrus, match."""
    text = (ROOT / "run.py").read_text(encoding="ascii")
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.Starred, ast.Nonlocal)
    for node in ast.walk(ast.parse(text)):
        assert not isinstance(node, newer), ast.unparse(node)
        if isinstance(node, ast.Raise):
            assert node.cause is None, ast.unparse(node)
        if isinstance(node, ast.arguments):
            assert not node.kwonlyargs
            assert not node.posonlyargs
            assert all(argument.annotation is None for argument in node.args)


def test_it_imports_the_standard_library_only():
    tree = ast.parse((ROOT / "run.py").read_text(encoding="ascii"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def _on_debian(run, monkeypatch, *, root: bool) -> None:
    monkeypatch.setattr(run, "is_debian", lambda: True)
    monkeypatch.setattr(run.os, "geteuid", lambda: 0 if root else 1000, raising=False)


def test_without_the_venv_module_the_line_for_debian_is_named(run, calls, monkeypatch):
    _on_debian(run, monkeypatch, root=False)
    monkeypatch.setattr(run, "can_make_environments", lambda: False)
    with pytest.raises(run.SetupError, match=r"ensurepip(.|\n)*sudo apt install python3"):
        run.make_environment()
    assert calls == []


def test_as_root_on_debian_what_is_missing_is_said_and_installed(run, calls, monkeypatch, capsys):
    _on_debian(run, monkeypatch, root=True)
    answers = iter([False, True])
    monkeypatch.setattr(run, "can_make_environments", lambda: next(answers))
    run.make_environment()
    assert [words[:2] for words in calls[:2]] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "-y" in calls[1]
    assert "you are root" in capsys.readouterr().err


MISSING = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"


def test_a_missing_library_of_qt_is_named_with_the_package_that_has_it(run, calls, monkeypatch):
    _on_debian(run, monkeypatch, root=False)
    monkeypatch.setattr(run, "qt_problem", lambda _screen: MISSING)
    with pytest.raises(
        run.SetupError, match=r"libEGL\.so\.1 .*libegl1(.|\n)*sudo apt install libegl1 libgl1"
    ):
        run.check_qt(None)
    assert calls == []


@pytest.mark.parametrize(("screen", "asked"), [(None, False), ("", False), ("wayland", False), ("xcb", True)])
def test_the_libraries_of_an_x_screen_are_asked_for_only_with_one(run, screen, asked):
    packages = run.debian_packages(screen)
    assert "libegl1" in packages
    assert ("libxcb-cursor0" in packages) is asked


def test_on_other_systems_the_library_is_named_all_the_same(run, monkeypatch):
    monkeypatch.setattr(run, "is_debian", lambda: False)
    monkeypatch.setattr(run, "qt_problem", lambda _screen: MISSING)
    with pytest.raises(run.SetupError, match=r"libEGL\.so\.1(.|\n)*another name"):
        run.check_qt(None)


@pytest.mark.parametrize(("system", "hint"), [("Windows", "Visual C++"), ("Darwin", "macOS")])
def test_on_windows_and_macos_nobody_is_sent_to_debian(run, calls, monkeypatch, system, hint):
    said = "DLL load failed while importing QtWidgets: The specified procedure could not be found."
    monkeypatch.setattr(run.platform, "system", lambda: system)
    monkeypatch.setattr(run, "qt_problem", lambda _screen: said)
    with pytest.raises(run.SetupError) as told:
        run.check_qt("")
    assert said in str(told.value)
    assert hint in str(told.value)
    assert "apt" not in str(told.value)
    assert calls == []


def test_the_lock_on_windows_is_taken_behind_the_end_of_the_file(run, monkeypatch):
    """What is locked there cannot be read by others, and pip reads this file."""
    asked = []

    def locking(descriptor, kind, length):
        asked.append((os.lseek(descriptor, 0, os.SEEK_CUR), kind, length))
        if len(asked) == 2:
            raise PermissionError(13, "Permission denied")

    fake = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(run, "os", types.SimpleNamespace(name="nt"))
    lock = run.LOCKS / "run.txt"
    with lock.open("rb") as file:
        assert run.try_lock(file)
        assert not run.try_lock(file), "another run has it"
    assert asked[0][0] > lock.stat().st_size
    assert asked[0][1:] == (2, 1)


def test_on_windows_the_program_is_waited_for_and_its_exit_code_comes_back(run, monkeypatch):
    started = []

    class Process:
        def __init__(self, command):
            started.append(command)

        def wait(self):
            return 7

    monkeypatch.setattr(run, "os", types.SimpleNamespace(name="nt"))
    monkeypatch.setattr(run.subprocess, "Popen", Process)
    monkeypatch.setattr(run.signal, "signal", lambda number, what: started.append((number, what)))
    assert run.start(["main.py", "a file.txt"]) == 7
    assert started[0] == [str(run.PYTHON), "main.py", "a file.txt"]
    assert started[1] == (signal.SIGINT, signal.SIG_IGN), "Ctrl+C is for the program, which may be saving"


def test_what_qt_needs_is_looked_at_once_for_each_kind_of_screen(run, monkeypatch):
    run.ENVIRONMENT.mkdir()
    asked = []
    monkeypatch.setattr(run, "qt_problem", lambda screen: asked.append(screen) or "")
    for screen in (None, None, "xcb", "xcb", None):
        run.check_qt(screen)
    assert asked == [None, "xcb"]


def test_each_library_stands_in_one_row_of_the_debian_table(run):
    libraries = [library for row in run.debian_table() for library in row[2:] if library != "-"]
    assert len(libraries) == len(set(libraries))
    assert {row[1] for row in run.debian_table()} == {"always", "xcb", "wayland"}


# --- the locks -------------------------------------------------------------------------------------------


def _pins(lock: str) -> set[str]:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+==[^\\\n]*?) *\\?$", text, re.MULTILINE))


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_a_lock_names_versions_and_hashes_and_no_address(lock):
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|file:| @ ", text)
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) > 20
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)


def test_what_is_needed_to_run_is_in_both_locks_in_the_same_version():
    assert _pins("run.txt") <= _pins("dev.txt")


def test_python_3_11_never_gets_the_qt_that_miscounts_references():
    """PySide6 6.12 on Python 3.11 aborts the process after a few thousand calls."""
    pins = [pin for pin in _pins("run.txt") if pin.startswith("pyside6-essentials")]
    versions = {re.split("==|[ ;]", pin)[1]: pin for pin in pins}
    for version, pin in versions.items():
        if tuple(map(int, version.split(".")[:2])) >= (6, 12):
            assert ">= '3.12'" in pin
