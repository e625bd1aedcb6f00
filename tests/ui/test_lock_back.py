"""After lock and unlock one comes back to the screen where one was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.main import Program
from app.models.archive import Archive
from app.services.archief import Archief
from app.ui.settings import Settings
from tests.conftest import WACHTWOORD
from tests.factories import NU, make_kandidaat
from tests.ui.conftest import take_down


@pytest.fixture
def program(leeg_archief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "thuis"))
    shutil.copytree(leeg_archief, tmp_path / "archief")
    made = Program(Settings(tmp_path / "instellingen.ini"))
    yield made
    take_down(made)


@pytest.mark.parametrize(
    ("locked", "name", "number", "place"),
    [
        ("archief", "dossier", 1, ("dossier", 1)),
        ("archief", "coaching", None, ("coaching", None)),
        ("archief", "bestaat niet", 1, ("vandaag", None)),
        ("ander", "dossier", 1, ("vandaag", None)),
    ],
)
def test_back_to_the_screen_of_the_same_archive(
    program: Program,
    qtbot: QtBot,
    tmp_path: Path,
    locked: str,
    name: str,
    number: int | None,
    place: object,
) -> None:
    archief = Archief(Archive.open(tmp_path / "archief", WACHTWOORD), klok=lambda: NU)
    make_kandidaat(archief)
    program.back = tmp_path / locked, name, number
    with qtbot.waitSignal(program.stands, timeout=20_000):
        program.show_main(archief)
    assert program.window is not None
    assert program.window.place == place
    assert program.jobs.wait_idle()
