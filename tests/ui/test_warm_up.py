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


def test_opening_imports_nothing_that_was_not_made_ready(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("app.models.keys.STANDARD", SNEL)
    archief, _ = create_archief(tmp_path / "archief", WACHTWOORD)
    archief.close()
    own = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    answer = subprocess.run(
        [sys.executable, "-c", OPENING, str(tmp_path / "archief"), WACHTWOORD],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (answer.stdout.strip(), answer.stderr) == ("[]", "")


def test_the_kinds_of_qt_can_be_learned_more_than_once(qtbot: QtBot) -> None:
    learn_kinds()
    learn_kinds()
