"""The main window is made while the key is worked out; with the wrong key nobody sees it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import main
from app.ui.settings import Settings
from tests.conftest import WACHTWOORD
from tests.ui.conftest import take_down


@pytest.fixture
def folder(leeg_archief: Path, tmp_path: Path) -> Path:
    """An archive of its own."""
    return shutil.copytree(leeg_archief, tmp_path / "archief")


@pytest.fixture
def program(own_home: Path, folder: Path) -> Iterator[main.Program]:
    """At its unlock window, with all that comes first imported."""
    made = main.Program(Settings(own_home / "test.ini"))
    made.back = (folder, "kandidaten", None)
    made.show_unlock(folder)
    yield made
    take_down(made)


@pytest.fixture
def warm(program: main.Program, qtbot: QtBot) -> main.Program:
    """The same, after a while."""
    qtbot.waitUntil(lambda: program.opening.ready)
    return program


def attempt(program: main.Program, secret: str) -> None:
    page = program.unlock.page()
    page.field.edit.setText(secret)
    page.unlock()


def test_a_wrong_key_leaves_the_window_unseen_for_the_next(warm: main.Program, qtbot: QtBot) -> None:
    attempt(warm, "dit is het niet")
    qtbot.waitUntil(lambda: warm.opening._window is not None and not warm.jobs.busy)
    made = warm.opening._window
    qtbot.waitUntil(lambda: "kandidaten" in made.ahead.made)
    screen = made.ahead.made["kandidaten"]
    assert warm.window is None
    assert made.isHidden() and made.context.archive is None
    with qtbot.waitSignal(warm.stands, timeout=20_000):
        attempt(warm, WACHTWOORD)
    assert warm.window is made and made.isVisible()
    assert made.current_screen() is screen
    assert made.context.archive is warm.archief
    assert made.status.archive.text() == "Archief: archief"


def test_a_quick_one_waits_for_nothing(program: main.Program, qtbot: QtBot) -> None:
    assert not program.opening.ready
    with qtbot.waitSignal(program.stands, timeout=20_000):
        attempt(program, WACHTWOORD)
    assert program.window.current_screen().title == "Kandidaten"


def test_closing_makes_no_more_of_it(warm: main.Program) -> None:
    attempt(warm, WACHTWOORD)
    warm.unlock.close()
    warm.close()
    assert warm.window is None
    assert warm.opening._window is None
