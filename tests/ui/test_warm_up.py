"""While the passphrase is typed the program makes ready what opening the archive would wait for."""

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services.archief import create_archief
from app.ui.warm_up import learn_kinds
from tests.conftest import SNEL, WACHTWOORD

OPENING = """
import sys
from pathlib import Path
from app import main
from app.ui.warm_up import import_first
import_first(("kandidaten",))
before = set(sys.modules)
from app.services.archief import open_archief
from app.services.dossiers.kandidaten import list_kandidaten
from app.services.records import KandidatenFilter
archief = open_archief(Path(sys.argv[1]), sys.argv[2])
list_kandidaten(archief, KandidatenFilter())
import app.ui.kandidaten.screen
archief.close()
print(sorted(set(sys.modules) - before))
"""


ALL_SCREENS = """
import sys
from app import main
from app.ui.jobs import Progress
from app.ui.warm_up import import_rest
import_rest(Progress(print))
of_paper = {"reportlab", "pikepdf", "pypdfium2", "openpyxl", "lxml", "PIL", "msoffcrypto"}
print(sorted(set(sys.modules) & of_paper))
"""


def answer(code: str, home: Path, *words: str) -> tuple[str, str]:
    """What a Python of its own says to this, with this folder as home."""
    own = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(home))
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout.strip(), done.stderr


def test_opening_imports_nothing_that_was_not_made_ready(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("app.models.keys.STANDARD", SNEL)
    archief, _ = create_archief(tmp_path / "archief", WACHTWOORD)
    archief.close()
    assert answer(OPENING, tmp_path, str(tmp_path / "archief"), WACHTWOORD) == ("[]", "")


def test_no_screen_asks_for_the_libraries_of_paper(tmp_path: Path) -> None:
    """They take some 50 MB; where paper is made they are loaded, in a process that ends."""
    assert answer(ALL_SCREENS, tmp_path) == ("[]", "")


def test_the_kinds_of_qt_can_be_learned_more_than_once(qtbot: QtBot) -> None:
    learn_kinds()
    learn_kinds()
