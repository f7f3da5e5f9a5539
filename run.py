"""Set the program up beside this file and start it: needs Python 3.11 or newer, and nothing else.

    python3 run.py                      open the window on the sample
    python3 run.py ARTICLE or CORPUS    open the window on that
    python3 run.py cues article.txt     any other words go to the program as they are
    python3 run.py test                 run the program's tests (more words go to pytest)

The first run makes a virtual environment in `.venv` and installs the locked packages into it; later runs see
that nothing has changed and start at once. This file keeps to the grammar that Python 2 and 3 share (no
annotations, no f-strings), so that an old Python can read it far enough to be told that it is too old.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Framing Annotator needs Python 3.11 or newer, and this is Python %d.%d (%s).\n"
        "Install a newer one and name it: python3.13 run.py, or on Windows: py -3.13 run.py"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCKS = HERE / "requirements"
ENVIRONMENT = HERE / ".venv"
MARKER = ENVIRONMENT / "framing-annotator.json"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BASE = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
VERSION = "%d.%d" % sys.version_info[:2]

# What pip says when it fails, and what that means for the person who waits; the first that fits is shown.
PIP_FAILURES = (
    (
        "DO NOT MATCH THE HASHES",
        (
            "A package that arrived is not the one this program was tested with, so it was not installed.\n"
            "The usual reason is a proxy or a mirror that changes files."
        ),
    ),
    (
        "[Ll]ong [Pp]ath",
        (
            "A path is longer than Windows takes (260 characters). Move this folder nearer to the top of\n"
            "the drive, such as C:\\FramingAnnotator, and run this again there: %s"
        )
        % HERE,
    ),
    (
        "WinError (5|32)\\b",
        ("A file is in use, or may not be written. Close every window of the program, and run this again."),
    ),
    ("No space left on device|Errno 28", "The disk is full: some 550 MB are needed in %s." % HERE),
    (
        (
            "NewConnectionError|establish a new connection|name resolution|getaddrinfo|unreachable|"
            "Max retries|ProxyError|timed out|Timeout|SSLError|CERTIFICATE|ConnectionReset|refused"
        ),
        (
            "The package index cannot be reached. The network is needed once, for this installation.\n"
            "Behind a proxy, set HTTPS_PROXY first."
        ),
    ),
    (
        "No matching distribution|Could not find a version|Failed building wheel|Failed to build",
        (
            "There is no build of a package for this machine (%s %s, Python %s).\n"
            "There are for 64-bit Linux, Windows and macOS 14 with Python 3.11 to 3.14, and for macOS 13\n"
            "with Python 3.11. On Windows with an ARM processor, take Python's installer for x86-64."
        )
        % (platform.system(), platform.machine(), VERSION),
    ),
)

# Run in the new environment: says on standard error what keeps Qt from starting.
QT_CHECK = """
import ctypes, pathlib, sys
try:
    import PySide6.QtWidgets
    for name in sys.argv[1:]:
        ctypes.CDLL(str(pathlib.Path(PySide6.__path__[0], "Qt", "plugins", "platforms", f"libq{name}.so")))
except (ImportError, OSError) as problem:
    sys.exit(str(problem))
"""


# What to do where the system has no Debian packages, when Qt does not start all the same.
QT_HINTS = {
    "Windows": (
        "Qt needs Windows 10 (version 1809) or newer and a Microsoft Visual C++ Redistributable that is not\n"
        "too old: https://aka.ms/vs/17/release/vc_redist.x64.exe. The Python of Anaconda brings an old one\n"
        "along; that of python.org works."
    ),
    "Darwin": "Qt needs a macOS that Apple still looks after.",
}


class SetupError(Exception):
    """Something that only the person at the machine can mend, said in plain words."""


def main(words):
    """Set up what is missing, then start what `words` ask for; return the exit code."""
    testing = words[:1] == ["test"]
    windowed = not testing and opens_window(words)
    screen = find_screen()
    try:
        with alone():
            prepare("dev.txt" if testing else "run.txt")
            if testing or windowed or "--screenshot" in options(words):
                check_qt(screen if windowed else None)
    except SetupError as problem:
        say("\n%s\n" % problem)
        return 1
    except KeyboardInterrupt:
        say("\nStopped. The next run begins where it is safe to begin.\n")
        return 130
    if testing:
        os.chdir(HERE)
        if screen is None:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return start(["-m", "pytest"] + words[1:])
    return start([str(HERE / "main.py")] + words)


def opens_window(words):
    """Say whether these words open a window: they name no command and ask for no text or picture."""
    if options(words) & {"--help", "-h", "--version", "--screenshot"}:
        return False
    name = words[0].replace("-", "_") if words else ""
    return not (name.isidentifier() and (HERE / "annotator" / "cli" / (name + ".py")).is_file())


def options(words):
    """Return the options among the words, without their values."""
    return {word.split("=")[0] for word in words if word.startswith("-")}


def find_screen():
    """Return the Qt platform that can show a window, "" when Qt knows itself, None without a screen."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else None


def start(words):
    """Start the environment's Python with `words`; return its exit code (on POSIX, become it)."""
    command = [str(PYTHON)] + words
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which may be saving
    return process.wait()


def say(text):
    """Write to standard error: standard output belongs to the program that is started."""
    sys.stderr.write(text)
    sys.stderr.flush()


@contextlib.contextmanager
def alone():
    """Hold a lock while the environment is looked after; a second run waits for the first."""
    with (LOCKS / "run.txt").open("rb") as held:
        if not try_lock(held):
            say("Another run.py is setting the program up; waiting for it ...\n")
            while not try_lock(held):
                time.sleep(0.2)
        yield


def try_lock(file):
    """Lock an open file without waiting, until it is closed; say whether this worked."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1 << 30)  # Windows keeps others from reading what is locked: take a byte behind the end
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        # Some network folders know no locks; better to go on than to wait for ever.
        return not isinstance(problem, (BlockingIOError, PermissionError))
    return True


# --- the virtual environment -----------------------------------------------------------------------------


def prepare(lock):
    """Bring the environment to what a lock file says; silent and quick when it is there already.

    The marker file inside says what was finished. It is emptied before anything is changed, so that the next
    run sees that this one was interrupted, and makes the environment anew.
    """
    marker = read_marker()
    wanted = hashlib.sha256((LOCKS / lock).read_bytes()).hexdigest()
    if is_whole(marker) and marker.get(lock) == wanted:
        return
    say("Setting up Framing Annotator in %s (needed once, takes a minute or three) ...\n" % ENVIRONMENT)
    try:
        if not is_whole(marker) and not (marker is None and is_foreign_but_works()):
            make_environment()
        write_marker({})
        install(lock)
        write_marker(finished(lock, wanted))
    except OSError as problem:
        raise SetupError("%s cannot be written:\n    %s" % (ENVIRONMENT, problem))
    say("Ready.\n")


def finished(lock, digest):
    """Return what the marker says after a lock was installed; the larger lock contains the smaller one."""
    done = {"base": BASE, "python": VERSION, lock: digest}
    if lock == "dev.txt":
        done["run.txt"] = hashlib.sha256((LOCKS / "run.txt").read_bytes()).hexdigest()
    return done


def read_marker():
    """Return what the last run finished: {} when it was interrupted, None when none has been here."""
    try:
        return dict(json.loads(MARKER.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        return {}


def write_marker(marker):
    """Replace the marker in one step."""
    beside = MARKER.with_suffix(".new")
    beside.write_text(json.dumps(marker, indent=1), encoding="utf-8")
    beside.replace(MARKER)


def is_whole(marker):
    """Say whether an earlier run finished the environment and its Python is still the same one."""
    if not marker or not PYTHON.exists() or not Path(marker.get("base", "?")).exists():
        return False
    return marker["base"] != BASE or marker.get("python") == VERSION


def is_foreign_but_works():
    """Say whether somebody else made a usable environment here: it is added to, not replaced."""
    check = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.call([str(PYTHON), "-I", "-c", check], stdout=2, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_environment():
    """Make the virtual environment anew, or raise SetupError."""
    if ENVIRONMENT.is_dir():
        present = {path.name for path in ENVIRONMENT.iterdir()}
        if present and not present & {"pyvenv.cfg", MARKER.name}:
            raise SetupError("%s holds something else. Move it away, then run this again." % ENVIRONMENT)
    if not can_make_environments():
        install_debian([venv_package()], "This Python came without its modules venv and ensurepip.")
    if not can_make_environments():
        raise SetupError(
            "Python's modules venv and ensurepip are missing still. Is this Python complete: %s" % BASE
        )
    if subprocess.call([BASE, "-m", "venv", "--clear", str(ENVIRONMENT)], stdout=2) != 0:
        raise SetupError("The virtual environment could not be made; the reason stands above.")


def can_make_environments():
    """Say whether this Python can make virtual environments (Debian ships it without ensurepip)."""
    importlib.invalidate_caches()
    return bool(importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"))


def venv_package():
    """Return the Debian package that completes this Python."""
    default = os.path.realpath("/usr/bin/python3") == BASE
    return "python3-venv" if default else "python%s-venv" % VERSION


def install(lock):
    """Install a lock file with pip, its progress shown; raise SetupError with the likely reason."""
    command = [str(PYTHON), "-I", "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--requirement", str(LOCKS / lock)]
    environment = dict(os.environ, PIP_USER="0", PYTHONUTF8="1")
    pip = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=2, stderr=subprocess.PIPE, env=environment
    )
    complaints = []
    with pip.stderr as lines:
        for line in lines:
            complaints.append(line.decode("utf-8", "replace"))
            say(complaints[-1])
    if pip.wait() != 0:
        raise SetupError("The packages could not be installed.\n" + pip_reason("".join(complaints)))


def pip_reason(complaints):
    """Return what pip's error output means for a person."""
    for pattern, meaning in PIP_FAILURES:
        if re.search(pattern, complaints):
            return meaning
    return "pip says why above."


# --- what Qt needs of the system -------------------------------------------------------------------------


def check_qt(screen):
    """See that Qt can start, once for each kind of screen; bring what is missing, or raise SetupError."""
    marker = read_marker() or {}
    kind = screen or "plain"
    if kind in marker.get("qt", []):
        return
    problem = qt_problem(screen)
    if problem and platform.system() in QT_HINTS:
        raise SetupError("%s\n%s" % (describe_qt_problem(problem), QT_HINTS[platform.system()]))
    if problem:
        install_debian(debian_packages(screen), describe_qt_problem(problem))
        problem = qt_problem(screen)
    if problem:
        raise SetupError(describe_qt_problem(problem))
    write_marker(dict(marker, qt=sorted(set(marker.get("qt", [])) | {kind})))


def qt_problem(screen):
    """Return what keeps Qt from starting here, in the system's words, or the empty string."""
    command = [str(PYTHON), "-I", "-c", QT_CHECK] + ([screen] if screen else [])
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return done.stderr.decode("utf-8", "replace").strip() if done.returncode else ""


def describe_qt_problem(problem):
    """Say in plain words what Qt lacks, and which Debian package has it."""
    found = re.search(r"([\w.+-]+\.so[.\d]*): cannot open shared object", problem)
    if not found:
        return "Qt, which draws the window, does not start on this machine:\n    %s" % problem
    library = found.group(1)
    package = {name: row[0] for row in debian_table() for name in row[2:]}.get(library)
    where = " (Debian and Ubuntu: package %s)" % package if package else ""
    return "Qt, which draws the window, needs the system library %s%s, which is missing here." % (
        library,
        where,
    )


def debian_table():
    """Return the rows of requirements/debian.txt: package, when it is needed, the libraries in it."""
    lines = (LOCKS / "debian.txt").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]


def debian_packages(screen):
    """Return the Debian packages that Qt needs for a kind of screen."""
    return [row[0] for row in debian_table() if row[1] in ("always", screen)]


def install_debian(packages, reason):
    """Install Debian packages where we may (Debian, Ubuntu, as root); else raise SetupError with the line."""
    line = "apt install " + " ".join(packages)
    if not is_debian():
        raise SetupError(
            "%s\nOn Debian or Ubuntu this line brings it: sudo %s\n"
            "Elsewhere the package has another name." % (reason, line)
        )
    if os.geteuid() != 0:
        raise SetupError("%s\nThis line brings it, then run this again:\n    sudo %s" % (reason, line))
    say("%s\nThis is Debian or Ubuntu and you are root, so it is installed now: %s\n" % (reason, line))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends"] + packages):
        if subprocess.call(["apt-get"] + words, env=environment, stdin=subprocess.DEVNULL, stdout=2) != 0:
            raise SetupError("apt-get %s failed; the reason stands above. By hand: %s" % (words[0], line))


def is_debian():
    """Say whether this system is Debian, Ubuntu or one of their children."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    family = {release.get("ID", "")} | set(release.get("ID_LIKE", "").split())
    return bool(family & {"debian", "ubuntu"}) and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
