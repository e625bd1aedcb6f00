"""The virtual environment `.venv` with the locked packages, and the stamp that says it is complete.

The stamp is written last. While work is under way it says so; an environment that was left in that state
is made again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer import system
from installer.messages import SetupError, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "loonwaarde.txt"
BUSY = "bezig"
OLDEST_PYTHON = (3, 11)
PYTHON = "{}.{}".format(*sys.version_info)


def require_python() -> None:
    """SetupError (status 2) on a Python that is too old."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(f"Loonwaarde heeft Python 3.11 of nieuwer nodig; dit is Python {PYTHON}.", 2)


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def wanted(lock: Path, with_screen: bool) -> set[str]:
    """The lines the stamp must hold before the program can start from this lock file."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    lines = {f"python {PYTHON}", f"{lock.name} {digest}", "zonder scherm"}
    return lines | {"met scherm"} if with_screen else lines


def stamped() -> set[str]:
    return set(STAMP.read_text(encoding="utf-8").splitlines()) if STAMP.exists() else set()


def is_ready(lock: Path, with_screen: bool) -> bool:
    return wanted(lock, with_screen) <= stamped() and venv_python().exists()


def prepare(lock: Path, with_screen: bool) -> None:
    """Make the environment complete; does nothing when it already is.

    Raises SetupError: status 2 when the machine lacks something, 1 when installing failed.
    """
    require_python()
    if is_ready(lock, with_screen):
        return
    system.require_packages(with_screen)
    ensure_venv()
    before = stamped()
    write_stamp({BUSY})
    install_lock(lock)
    system.require_qt(venv_python(), with_screen)
    write_stamp(wanted(lock, with_screen) | (before & true_now()))


def true_now() -> set[str]:
    """Every line that holds for the lock files as they are now: older lines are dropped."""
    return set().union(*(wanted(lock, with_screen=True) for lock in ROOT.glob("requirements*.lock")))


def write_stamp(lines: set[str]) -> None:
    STAMP.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


def ensure_venv() -> None:
    """Keep an environment that works; make it (again) otherwise."""
    if VENV.exists() and (BUSY in stamped() or not venv_works()):
        say("De Python-omgeving in .venv is niet heel: die wordt opnieuw gemaakt.")
        shutil.rmtree(VENV)
    if VENV.exists():
        return
    say("Python-omgeving maken in .venv")
    VENV.mkdir()
    write_stamp({BUSY})
    # The base interpreter: this one may be the .venv just removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if not system.run_quietly([python, "-m", "venv", str(VENV)]):
        raise SetupError("De Python-omgeving kon niet worden gemaakt.", 1)
    write_stamp(set())


def venv_works() -> bool:
    """Whether the environment has pip and the Python version that is running now."""
    check = f"import pip, sys; sys.exit('%d.%d' % sys.version_info[:2] != '{PYTHON}')"
    try:
        return subprocess.run([str(venv_python()), "-c", check], capture_output=True).returncode == 0
    except OSError:
        return False


def install_lock(lock: Path) -> None:
    """Install exactly the locked packages, each checked against its hash, one line of progress for each."""
    count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    say(f"Pakketten installeren uit {lock.name} (dit duurt de eerste keer een paar minuten)")
    command = [
        str(venv_python()), "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary", ":all:",
        "--no-input", "--disable-pip-version-check", "--progress-bar", "off", "-r", str(lock),
    ]  # fmt: skip
    output = []
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace", env={**os.environ, "PYTHONUTF8": "1"},
    ) as pip:  # fmt: skip
        for line in pip.stdout or ():
            output.append(line.rstrip())
            show_progress(line, output, count)
    if pip.returncode:
        say("\n".join(output[-15:]))
        raise SetupError("Installeren is niet gelukt. Is er netwerk? Probeer het opnieuw.", 1)


def show_progress(line: str, output: list[str], count: int) -> None:
    if line.startswith("Collecting "):
        done = sum(earlier.startswith("Collecting ") for earlier in output)
        say(f"  {done:2} van {count}  {line.split()[1]}")
    elif line.startswith("Installing collected"):
        say("  uitpakken")
