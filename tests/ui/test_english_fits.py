"""English is at times longer than Dutch: it fits as Dutch does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.texts import ROOT

LARGE = 160


@pytest.mark.parametrize("letters", [100, 160])
def test_english_fits_on_a_small_screen(
    letters: int, voorbeeld_map: Path, size: Callable[[int, int], int]
) -> None:
    """At 1366 by 768, at ordinary and at large letters: nothing cut, nothing over each other."""
    if letters < size(LARGE, 0):
        pytest.skip("not run: ordinary letters belong to the long form, the large ones ask more")
    walk = subprocess.run(
        [sys.executable, "-m", "tests.ui.english_walk", voorbeeld_map, str(letters)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    *found, told = walk.stdout.splitlines()
    assert found == [], walk.stderr
    assert int(told.split()[0]) > 50
