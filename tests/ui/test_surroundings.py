"""Surroundings that are not as they were: a screen that is gone, settings of another version or damaged."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.context import Context, Screen, ScreenSpec
from app.ui.main_window import MainWindow
from app.ui.on_screen import GRIP, bring_on_screen, keep_on_screen
from app.ui.settings import THEMES, Settings
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.theme import MODES

SPECS = (ScreenSpec("vandaag", "Vandaag", "home", "boven", Screen),)
COLUMNS = (Column("naam", "Naam", str, width=120, strong=True), Column("plaats", "Plaats", str, width=90))
DAMAGED = """\
[uiterlijk]
thema=roze
letter_percent=groot
[archief]
vergrendel_minuten=nooit
[venster]
plaats=rommel
"""


def reachable(window: QWidget) -> bool:
    """Whether enough of the top edge lies on a screen to take hold of the window."""
    edge = QRect(window.frameGeometry().topLeft(), QSize(window.frameGeometry().width(), GRIP.height()))
    shares = [edge & screen.availableGeometry() for screen in QGuiApplication.screens()]
    return any(share.width() >= GRIP.width() and share.height() >= GRIP.height() for share in shares)


@pytest.mark.parametrize("place", [QPoint(5000, 3000), QPoint(-4000, 10), QPoint(10, -3000), QPoint(780, 10)])
def test_a_window_on_a_screen_that_was_unplugged_comes_back(place: QPoint, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(3000, 1800)
    window.move(place)
    bring_on_screen(window)
    assert reachable(window)
    assert window.height() <= QGuiApplication.primaryScreen().availableGeometry().height()


def test_a_window_one_can_take_hold_of_stays_where_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 300, 200)
    bring_on_screen(window)
    assert window.geometry() == QRect(100, 100, 300, 200)


def test_a_window_in_use_comes_back_when_its_screen_is_unplugged(qtbot: QtBot, qapp: QGuiApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    keep_on_screen(window)
    window.setGeometry(5000, 3000, 300, 200)
    qapp.screenRemoved.emit(qapp.primaryScreen())
    qtbot.waitUntil(lambda: reachable(window))


def test_the_program_starts_in_view_after_a_large_screen_was_unplugged(
    context: Context, qtbot: QtBot
) -> None:
    far = QWidget()
    qtbot.addWidget(far)
    far.setGeometry(3900, 2100, 2400, 1500)
    context.settings.window_geometry = far.saveGeometry()
    window = MainWindow(context, SPECS)
    assert reachable(window)
    window.deleteLater()


def test_settings_that_make_no_sense_read_as_the_default(
    tmp_path: Path, context: Context, qtbot: QtBot
) -> None:
    path = tmp_path / "loonwaarde.ini"
    path.write_text(DAMAGED, encoding="utf-8")
    settings = Settings(path)
    assert (settings.thema, settings.letter_percent, settings.lock_minutes) == ("systeem", 100, 5)
    assert settings.window_geometry == QByteArray()
    context.settings = settings
    window = MainWindow(context, SPECS)
    assert reachable(window)
    window.deleteLater()


def test_every_theme_of_the_program_can_be_remembered() -> None:
    assert set(THEMES) == set(MODES)


NONSENSE = (
    *("geen json", "{}", "[1, 2]", "null"),
    *('[["naam", "breed", true]]', '[["naam", -5, true]]', '[["weg", 9, true]]'),
)


@pytest.mark.parametrize("kept", NONSENSE)
def test_columns_kept_by_another_version_do_not_stop_the_table(kept: str, tmp_path: Path, show: Any) -> None:
    settings = Settings(tmp_path / "kolommen.ini")
    settings.remember_table("proef", kept)
    view = show(TableView(PagedModel(COLUMNS), "proef", settings))
    assert view.columns.wanted == [120, 90]
    assert not view.isColumnHidden(0)
