"""The main job without a window, once for all tests that look at it: the real command, followed by strace.

`python -m tests.demo_run …` is `python -m app …` with the clock in 2027, a year without legal amounts.
"""

import json
import runpy
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import cli
from tests.trust.alone import ROOT
from tests.trust.machine import why_no_strace

YEAR = 2027
ASKED = "trace=socket,connect,sendto"
MINE = "van-mij.txt"


@dataclass(frozen=True)
class DemoRun:
    """Its folder, what it answered, and what it asked of the network (empty without strace)."""

    folder: Path
    answer: dict[str, Any]
    trace: str


def run_demo(place: Path) -> None:
    """Run it in a folder that already holds something, and keep beside it what it said and asked."""
    (place / "uit" / "voorbeeld").mkdir(parents=True)
    (place / "uit" / "voorbeeld" / MINE).write_text("blijft")
    followed = ["strace", "-f", "--seccomp-bpf", "-e", ASKED, "-o", str(place / "trace")]
    command = [sys.executable, "-X", "utf8", "-m", "tests.demo_run", "demo", "--uit", str(place / "uit")]
    done = subprocess.run(
        [*([] if why_no_strace() else followed), *command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (place / "antwoord.json").write_text(done.stdout, encoding="utf-8")


def read_demo(place: Path) -> DemoRun:
    """What `run_demo` left."""
    trace = place / "trace"
    answer = json.loads((place / "antwoord.json").read_text(encoding="utf-8"))
    return DemoRun(place / "uit", answer, trace.read_text() if trace.exists() else "")


def set_clock(patch: pytest.MonkeyPatch, year: int) -> None:
    """Let the commands think it is 14 March of that year."""
    today = classmethod(lambda cls: date(year, 3, 14))
    patch.setattr(cli, "date", type("Vandaag", (date,), {"today": today}))


if __name__ == "__main__":
    set_clock(pytest.MonkeyPatch(), YEAR)
    runpy.run_module("app", run_name="__main__", alter_sys=True)
