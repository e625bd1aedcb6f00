"""A walk that needs a process of its own: it prints a line for each finding, and last what it did."""

import os
import subprocess
import sys

from tests.ui.texts import ROOT


def findings_of(module: str, *words: object, scale: int = 1) -> tuple[list[str], str]:
    """What `python -m module words` found, and what it did, on a system that scales so many times.

    AssertionError when it did not finish.
    """
    walk = subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert walk.returncode == 0, f"{module} ends with {walk.returncode}\n{walk.stdout}{walk.stderr}"
    *found, told = walk.stdout.splitlines()
    return found, told
