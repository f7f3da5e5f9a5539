"""The program's beginning: commands, the window, help, and words that are neither."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import click
import pytest

from annotator import __version__, cli
from annotator.__main__ import main
from annotator.cli._group import group
from annotator.registry import member

ROOT = Path(__file__).parents[2]
TEXT = "Critics slammed the so-called reform. Officials said it was “clean”.\n"
WITHOUT_QT = (
    "import sys\n"
    "class Gone:\n"
    "    def find_spec(self, name, path=None, target=None):\n"
    "        if name.split('.')[0] == 'PySide6':\n"
    "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
    "sys.meta_path.insert(0, Gone())\n"
    "from annotator.__main__ import main\n"
    "sys.exit(main())\n"
)


def start(*words: str, code: str = "", **options):
    program = ["-c", code] if code else ["-m", "annotator"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, *program, *words],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
        **options,
    )


@contextmanager
def reading_rows(**options):
    words = [sys.executable, "-m", "annotator", "cues", "--input-format", "jsonl"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}
    program = subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=0, **options
    )
    # a program that keeps its rows to itself would make the test wait for ever
    clock = threading.Timer(30, program.kill)
    clock.start()
    try:
        yield program
    finally:
        clock.cancel()
        program.kill()
        program.wait()
        for stream in (program.stdin, program.stdout, program.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The words with which the window was opened, instead of opening it."""
    calls: list[list[str]] = []

    class App:
        @staticmethod
        def run(words):
            calls.append(list(words))
            return 0

    monkeypatch.setitem(sys.modules, "annotator.gui.app", App)
    return calls


def test_every_command_is_called_as_its_file_and_explains_itself():
    assert set(cli.names()) >= {"cues", "validate", "export"}
    for name in cli.names():
        command = member("annotator.cli", name, "COMMAND", click.Command)
        assert command.name == name
        assert command.get_short_help_str()


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "--help"] for name in cli.names())])
def test_help_is_given_for_the_program_and_for_each_command(call, words: list[str]):
    ended = call(*words)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Usage: framing-annotator")
    assert all(len(line) <= 112 for line in ended.out.splitlines())


def test_help_lists_every_command(call):
    out = call("--help").out
    assert all(f"  {name} " in out for name in cli.names())
    assert "Exit codes" in out


def test_the_version_is_said(call):
    assert call("--version").out == f"framing-annotator, version {__version__}\n"


@pytest.mark.parametrize(
    "words", [["cues", "--frmat", "csv"], ["export"], ["validate"], ["cues", "--format", "xml"]]
)
def test_wrong_usage_is_2_and_says_what_is_wrong(call, words: list[str]):
    ended = call(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "Error: " in ended.err


@pytest.mark.parametrize("words", [[], ["--screenshot", "a.png"], ["article.txt"], ["folder", "article.txt"]])
def test_paths_and_options_open_the_window(opened, monkeypatch, tmp_path: Path, words: list[str]):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(TEXT)
    (tmp_path / "folder").mkdir()
    assert main(words) == 0
    assert opened == [words]


def test_a_word_that_is_nothing_is_answered_with_the_nearest_command(call, opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = call("ceus", "x.txt")
    assert (ended.code, opened) == (2, [])
    assert "There is no command and no file or folder “ceus”. Did you mean “cues”?" in ended.err


def test_a_command_comes_before_a_file_of_its_name(call, opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "validate").mkdir()
    assert call("validate", "--help").code == 0
    assert opened == []


def test_group_lists_the_registry():
    assert group().list_commands(click.Context(group())) == list(cli.names())


def test_commands_run_where_there_is_no_qt():
    ended = start("cues", code=WITHOUT_QT, input=TEXT.encode())
    assert ended.returncode == 0, ended.stderr
    assert b'"category"' in ended.stdout


def test_the_window_without_qt_is_a_plain_message(tmp_path: Path):
    ended = start(code=WITHOUT_QT, cwd=tmp_path)
    assert ended.returncode == 2
    assert b"The window cannot be opened" in ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_output_is_utf_8_whatever_the_system_says(encoding: str):
    ended = start("cues", "--format", "text", input=TEXT.encode(), env={"PYTHONIOENCODING": encoding})
    assert ended.returncode == 0, ended.stderr
    assert "«" in ended.stdout.decode("utf-8")
    assert "“" in ended.stdout.decode("utf-8")


def test_messages_are_utf_8_whatever_the_system_says():
    ended = start("cues", "no “file”.txt", env={"PYTHONIOENCODING": "ascii"})
    assert "no “file”.txt: it cannot be read" in ended.stderr.decode("utf-8")


def test_a_reader_that_has_enough_ends_the_program_quietly():
    rows = b'{"text": "Critics slammed the so-called reform again."}\n' * 3000
    with reading_rows(stderr=subprocess.PIPE) as program:
        program.stdin.write(rows[:20_000])
        program.stdin.flush()
        assert program.stdout.readline().startswith(b"{")
        program.stdout.close()
        with suppress(BrokenPipeError):
            program.stdin.write(rows)
            program.stdin.close()
        assert program.wait(timeout=60) == 0
        assert program.stderr.read() == b""


def test_rows_come_out_while_others_are_still_awaited():
    with reading_rows() as program:
        program.stdin.write(b'{"text": "Critics slammed the so-called reform again."}\n')
        program.stdin.flush()
        assert program.stdout.readline().startswith(b'{"article": 1')
        program.stdin.close()
        assert program.wait(timeout=60) == 0


def test_main_py_is_the_same_program():
    ended = subprocess.run(
        [sys.executable, ROOT / "main.py", "--version"], capture_output=True, timeout=60, check=True
    )
    assert ended.stdout.decode().strip() == f"framing-annotator, version {__version__}"
