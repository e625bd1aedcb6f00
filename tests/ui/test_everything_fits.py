"""Texts twice as long or English, letters twice as large, a screen half as small: all fits or is in reach."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.texts import ROOT

SOME = ("ontgrendelen", "vandaag", "dossier-gegevens", "meting-2", "rekenhulp", "bedrag", "rondleiding")
WALKS = {
    "texts twice as long": ("dubbel", "100", "1366", "768"),
    "letters of 200 percent": ("gewoon", "200", "1366", "768"),
    "English": ("engels", "100", "1366", "768"),
    "English at large letters": ("engels", "160", "1366", "768"),
    "a system scaled to 200 percent": ("gewoon", "100", "683", "356"),
}


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_it_fits(walk: tuple[str, ...], voorbeeld_map: Path, size: Callable[[int, int], int]) -> None:
    """Some screens, in the long form all of them: nothing cut, nothing over each other."""
    some = SOME if size(1, 0) else ()
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.fit_walk", voorbeeld_map, *walk, *some],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    *found, told = run.stdout.splitlines() or [run.stderr]
    assert found == [], run.stderr
    assert int(told.split()[0]) > size(8, 50)
