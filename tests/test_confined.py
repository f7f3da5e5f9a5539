"""Work in a process apart: it may fail in every way there is, and whoever asked gets a reason and goes on."""

import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path
from threading import Event

import pytest

from annotator import memory
from annotator.confined import AMPLE, MEGABYTE, Confined, LimitError, Limits, StoppedError
from annotator.errors import InputError

ROOT = Path(__file__).parents[1]


def answer(value):
    return value, os.getpid()


def never_end(_value=None):
    Event().wait()


def spin_in_c(_value=None):
    sum(range(10**15))


def fill(megabytes):
    return len([b"x" * MEGABYTE for _ in range(megabytes)])


def fill_and_wait(megabytes):
    try:
        keep(megabytes)
    except MemoryError:
        raise AssertionError("the system set a limit") from None
    Event().wait()


def keep(megabytes):
    KEPT.append([b"x" * MEGABYTE for _ in range(megabytes)])
    return os.getpid()


KEPT: list[list[bytes]] = []


def crash():
    os.abort()


def leave(code):
    os._exit(code)


def fail(message):
    raise InputError(message)


class UnportableError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def fail_oddly():
    raise UnportableError("this", "that")


def give_a_function():
    return lambda: None


def say_much():
    print("noise")
    print("noise", file=sys.stderr)
    os.write(2, b"noise from below\n")
    warnings.warn("noise", stacklevel=1)


@pytest.fixture
def confined():
    made = Confined()
    yield made
    made.stop()


def test_one_process_does_one_task_after_the_other(confined: Confined):
    (one, process), (other, same) = confined.call(AMPLE, answer, 1), confined.call(AMPLE, answer, value="é")
    assert (one, other) == (1, "é")
    assert process == same != os.getpid()
    assert confined.started == 1


def test_what_work_raises_is_raised_here_and_the_process_goes_on(confined: Confined):
    with pytest.raises(InputError, match="no article"):
        confined.call(AMPLE, fail, "no article")
    with pytest.raises(RuntimeError, match="UnportableError: this and that"):
        confined.call(AMPLE, fail_oddly)
    with pytest.raises(RuntimeError, match="cannot be sent back"):
        confined.call(AMPLE, give_a_function)
    assert confined.call(AMPLE, answer, 1)[0] == 1
    assert confined.started == 1


@pytest.mark.parametrize("work", [never_end, spin_in_c])
def test_work_that_does_not_end_is_ended(confined: Confined, work):
    with pytest.raises(LimitError, match=r"not done within 0\.5 seconds"):
        confined.call(Limits(seconds=0.5), work)
    assert confined.call(AMPLE, answer, 1)[0] == 1
    assert confined.started == 2


def test_work_that_fills_the_memory_is_ended(confined: Confined):
    with pytest.raises(LimitError, match="needs more than 64 MB of memory"):
        confined.call(Limits(memory=64 * MEGABYTE), fill, 4096)
    assert confined.call(AMPLE, fill, 10) == 10
    assert confined.started == 2


def test_memory_is_watched_where_the_system_sets_no_limit(monkeypatch: pytest.MonkeyPatch):
    """In the new process the module that sets limits cannot be imported, as on Windows."""
    monkeypatch.syspath_prepend(ROOT / "tests" / "without_limits")
    confined = Confined()
    with pytest.raises(LimitError, match="needs more than 64 MB of memory"):
        confined.call(Limits(memory=64 * MEGABYTE), fill_and_wait, 200)
    confined.stop()


def test_work_that_breaks_the_process_is_told_and_the_next_gets_a_new_one(confined: Confined):
    with pytest.raises(LimitError, match="broke down on it"):
        confined.call(AMPLE, crash)
    with pytest.raises(LimitError, match=r"broke down on it \(exit code 3\)"):
        confined.call(AMPLE, leave, 3)
    assert confined.call(AMPLE, answer, 1)[0] == 1
    assert confined.started == 3


def test_a_process_that_was_idle_has_gone_and_a_new_one_answers():
    confined = Confined(idle=0.05)
    _one, process = confined.call(AMPLE, answer, 1)
    confined._process.join()
    _other, another = confined.call(AMPLE, answer, 1)
    assert process != another
    confined.stop()


def test_a_process_that_ends_as_it_is_asked_is_asked_again(confined: Confined):
    """`leave(0)` looks like going to rest; it is tried once more, and then given up."""
    with pytest.raises(LimitError, match="cannot be started"):
        confined.call(AMPLE, leave, 0)
    assert confined.started == 2


def test_what_work_leaves_behind_does_not_count_against_the_next(confined: Confined):
    limits = Limits(memory=200 * MEGABYTE)
    processes = {confined.call(limits, keep, 150) for _ in range(3)}
    assert len(processes) == 3


def test_stopping_ends_the_work_and_the_next_call_starts_anew(
    confined: Confined, monkeypatch: pytest.MonkeyPatch
):
    """It is stopped where it is looked after while it works, as another thread would do at any moment."""
    with monkeypatch.context() as patched:
        patched.setattr(memory, "used_by", lambda _process: confined.stop())
        with pytest.raises(StoppedError, match="it was stopped"):
            confined.call(AMPLE, never_end)
    assert confined.call(AMPLE, answer, 1)[0] == 1


def test_nothing_that_work_prints_reaches_the_terminal(confined: Confined, capfd: pytest.CaptureFixture[str]):
    confined.call(AMPLE, say_much)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="there are no signals to ignore")
def test_the_process_leaves_stopping_by_the_keyboard_to_its_parent(confined: Confined):
    _one, process = confined.call(AMPLE, answer, 1)
    os.kill(process, signal.SIGINT)
    assert confined.call(AMPLE, answer, 2) == (2, process)


def test_a_script_without_a_guard_is_not_run_again(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(
        "print('begun')\n"
        "from annotator.confined import Confined, Limits\n"
        "from os import getpid\n"
        "print(Confined().call(Limits(), getpid) != getpid())\n"
    )
    ended = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )
    assert (ended.stdout.split(), ended.stderr) == ([b"begun", b"True"], b"")


def test_naming_formats_starts_and_loads_nothing():
    """The window asks for them at its start."""
    asked = "import annotator.importers, sys; print('multiprocessing' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", asked], capture_output=True, cwd=ROOT, check=True)
    assert ended.stdout.strip() == b"False"


def test_memory_of_a_process_is_known_while_it_lives():
    assert memory.used_by(os.getpid()) > 5 * MEGABYTE
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert memory.used_by(ended.pid) is None
