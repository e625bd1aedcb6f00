"""Texts twice as long or English, letters twice as large, a screen half as small: all fits or is in reach."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.own_program import findings_of

SOME = ("ontgrendelen", "vandaag", "dossier-gegevens", "meting-2", "rekenhulp", "bedrag", "rondleiding")
SCALED = ("gewoon", "100", "683", "356")  # what is left of 1366 by 768
WALKS = {
    "texts twice as long": ("dubbel", "100", "1366", "768"),
    "letters of 200 percent": ("gewoon", "200", "1366", "768"),
    "English": ("engels", "100", "1366", "768"),
    "English at large letters": ("engels", "160", "1366", "768"),
    "a system scaled to 200 percent": SCALED,
}
LONG = ("letters of 200 percent", "English")  # what they find, the other walks nearly always find too


@pytest.mark.parametrize("name", WALKS)
def test_it_fits(name: str, voorbeeld_map: Path, size: Callable[[int, int], int]) -> None:
    """Some screens, in the long form all of them: nothing cut, nothing over each other."""
    if name in LONG and size(1, 0):
        pytest.skip("alleen in de lange vorm: --long")
    walk = WALKS[name]
    some, scale = SOME if size(1, 0) else (), 2 if walk == SCALED else 1
    found, told = findings_of("tests.ui.fit_walk", voorbeeld_map, *walk, *some, scale=scale)
    assert found == []
    assert int(told.split()[0]) > size(8, 50)
