"""Disks that really are full, read-only, gone or empty: the system itself refuses, and no edit is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("small_disk_child.py")
ALONE = ("unshare", "--user", "--map-root-user", "--mount")
"""A space of its own for a process, in which it may mount disks that nobody else sees."""


def why_not() -> str:
    """Return why disks cannot be mounted here; empty where they can."""
    if shutil.which("unshare") is None or shutil.which("mount") is None:
        return "small disks are mounted with unshare and mount, which are not here"
    tried = subprocess.run(
        [*ALONE, "mount", "-t", "tmpfs", "tried", "/mnt"], capture_output=True, text=True, check=False
    )
    return f"the system lets nobody mount small disks: {tried.stderr.strip()}" if tried.returncode else ""


@pytest.fixture(scope="module")
def _disks() -> None:
    if reason := why_not():
        pytest.skip(reason)


@pytest.mark.usefixtures("_disks")
@pytest.mark.parametrize("scenario", ["full", "read_only", "drive"])
def test_a_real_disk_that_gives_out_costs_no_edit(scenario, tmp_path, capsys):
    (tmp_path / "place").mkdir()
    environment = {
        **os.environ,
        "FRAMING_ANNOTATOR_HOME": str(tmp_path / "home"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    ran = subprocess.run(
        [*ALONE, sys.executable, str(CHILD), scenario, str(tmp_path / "place")],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    with capsys.disabled():
        print(f"\n{ran.stdout.strip()} ", end="")
