"""Keys and mouse at random over the whole program: nothing falls over, hangs or loses a record."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.ui.texts import ROOT

SEED = 7


def test_the_monkey_breaks_nothing(
    voorbeeld_map: Path, size: Callable[[int, int], int], record_property: Callable
) -> None:
    """300 acts, in the long form 100,000: no finding, and it came on most screens."""
    events = size(300, 100_000)
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.monkey", voorbeeld_map, str(events), str(SEED)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    *found, told = run.stdout.splitlines() or [""]
    assert found == [], run.stderr
    assert run.returncode == 0, run.stderr
    assert told.startswith(f"{events} handelingen")
    record_property("figures", f"monkey: {told}")
