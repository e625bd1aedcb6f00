"""English is at times longer than Dutch: it fits as Dutch does."""

import os
import subprocess
import sys

import pytest

from tests.ui.texts import ROOT


@pytest.mark.no_cover
@pytest.mark.parametrize("size", [100, 160])
def test_english_fits_on_a_small_screen(size: int) -> None:
    """At 1366 by 768, at ordinary and at large letters: nothing cut, nothing over each other."""
    walk = subprocess.run(
        [sys.executable, "-m", "tests.ui.english_walk", str(size)],
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
