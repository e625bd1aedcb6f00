"""Check everything: python3 installer/test.py [--setup-only | --bench [name …] | --long | pytest …]

Sets up like run.py, then runs lint, format, types, and all tests (walls and sizes are tests) and holds the
coverage to its limits. With pytest arguments only those tests run, without limits. `--long` runs all tests
with their large numbers, and those of the built installers on bare systems, for hours.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import environment, system
from installer.messages import SetupError, say

LOCK = environment.ROOT / "requirements-dev.lock"

# program a test may call -> Debian package
TOOLS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "qpdf": "qpdf",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-calc",
    "strace": "strace",
    "makensis": "nsis",
    "dbus-run-session": "dbus-daemon",
}
WITHOUT_PROGRAM = {
    "/usr/share/dbus-1/services/org.a11y.Bus.service": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
}

# one more than there are processors: one waits at times
BESIDE_EACH_OTHER = [
    "-n",
    str(min(4, (os.cpu_count() or 1) + 1)),
    "--dist",
    "worksteal",
]
ALL_TESTS = ["-q", *BESIDE_EACH_OTHER]
LONG_TESTS = [*ALL_TESTS, "--long"]

LAW = "tests/loonwaarde"
ROOM_OF_THE_LAW = "app/loonwaarde"
BESIDE_THE_TESTS = [
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
]


class Check:
    """One check: what it is called, whether it passed, what it printed, how long it took."""

    def __init__(self, name: str, module: list[str], show: bool = False) -> None:
        self.name = name
        started = time.monotonic()
        done = subprocess.run(
            [str(environment.venv_python()), "-m", *module],
            cwd=environment.ROOT,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=None if show else subprocess.PIPE,
            stderr=None if show else subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        self.seconds = time.monotonic() - started
        self.passed = done.returncode == 0
        self.output = done.stdout or ""


def surroundings() -> dict[str, str]:
    """The environment variables of a check: no screen unless the caller chose otherwise.

    Compiled modules are kept: the tests start many processes, and each would compile the program again.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def main(arguments: list[str]) -> int:
    try:
        set_up()
    except SetupError as problem:
        say(str(problem))
        return problem.status
    except KeyboardInterrupt:
        say("\nGestopt. Wat half klaar is, wordt de volgende keer hersteld.")
        return 130
    if arguments == ["--setup-only"]:
        print("Alles staat klaar om te testen.")
        return 0
    if arguments[:1] == ["--bench"]:
        return 0 if Check("cijfers", ["tests.bench", *arguments[1:]], show=True).passed else 1
    if arguments == ["--long"]:
        arguments = LONG_TESTS
    if arguments:
        return 0 if Check("pytest", ["pytest", *arguments], show=True).passed else 1
    return check_everything()


def set_up() -> None:
    """The environment and the tools some tests use; without the tools those tests are skipped."""
    if environment.is_ready(LOCK, with_screen=False):
        return
    environment.require_python()
    absent = system.missing_venv() + missing_tools()
    if absent:
        system.install_packages(absent)
    environment.prepare(LOCK, with_screen=False)
    absent = missing_tools()
    if absent:
        say("Sommige tests worden overgeslagen. Deze regel installeert wat ze nodig hebben:")
        say(f"\n  {system.apt_line(absent)}\n")


def missing_tools() -> list[str]:
    """Packages with the programs and window libraries that only some tests need; empty outside Linux."""
    if not system.on_linux():
        return []
    tools = [package for program, package in TOOLS.items() if shutil.which(program) is None]
    tools += [package for place, package in WITHOUT_PROGRAM.items() if not Path(place).exists()]
    return tools + list(system.missing_libraries(with_screen=True).values())


def check_everything() -> int:
    """The tests, and beside them what needs only one process; every branch of the law by its own tests."""
    started = time.monotonic()
    checks: list[Check] = []
    with tempfile.TemporaryDirectory() as lines:
        of_the_law, of_all = f"{lines}/law", f"{lines}/all"
        side = [*law(of_the_law), *BESIDE_THE_TESTS]
        beside = threading.Thread(target=lambda: checks.extend(Check(*each) for each in side))
        beside.start()
        if not compiled_before():
            checks.append(Check("tests lezen", ["pytest", "--collect-only", "-qq", "--ignore", LAW]))
        words = ["pytest", *ALL_TESTS, "--ignore", LAW, *measured(of_all)]
        tests = Check("pytest", words, show=True)
        beside.join()
        checks.append(tests if tests.passed else once_more())
        checks.append(Check("dekking van alles: 90 %", ["tests.executed_lines", of_all, "90"]))
    return summarise(checks, time.monotonic() - started)


def compiled_before() -> bool:
    """Whether tests were compiled here before; else each process would compile all."""
    return any((environment.ROOT / "tests" / "__pycache__").glob("test_*-pytest-*.pyc"))


def measured(folder: str) -> list[str]:
    """Words for pytest to write in `folder` what the tests executed."""
    return ["-p", "tests.executed_lines", f"--lines={folder}"]


def law(folder: str) -> list[tuple[str, list[str]]]:
    """The tests of the law, and what they executed of it: all lines and all branches."""
    words = ["pytest", "-q", "-p", "no:cacheprovider", LAW, *measured(folder)]
    words += [f"--of={ROOM_OF_THE_LAW}", "--branches"]
    return [
        ("tests van de wet", words),
        ("dekking van de wet: 100 %", ["tests.executed_lines", folder, "100", ROOM_OF_THE_LAW]),
    ]


def once_more() -> Check:
    """What failed, a second time and alone: a loaded machine is no fault, and the first run stays in view."""
    print("\n--- Wat niet goed ging, nog een keer en alleen\n", flush=True)
    alone = ["-q", "-p", "cacheprovider", "--last-failed", "--last-failed-no-failures=none"]
    return Check("pytest, tweede keer", ["pytest", *alone], show=True)


def summarise(checks: list[Check], seconds: float) -> int:
    """Print what failed in full, then one line a check; the exit status."""
    failed = [check for check in checks if not check.passed]
    for check in failed:
        if check.output:
            print(f"\n--- {check.name}\n{check.output.rstrip()}")
    print()
    for check in checks:
        print(f"{check.name:28} {'goed' if check.passed else 'FOUT'} {check.seconds:7.1f} s")
    absent = missing_tools()
    if absent:
        print(f"Niet geinstalleerd, tests die het nodig hebben zijn overgeslagen: {', '.join(absent)}")
    verdict = "Alles is goed" if not failed else f"Niet goed: {', '.join(check.name for check in failed)}"
    print(f"{verdict}. Duur: {int(seconds // 60)} min {int(seconds % 60)} s.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
