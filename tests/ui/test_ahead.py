"""Screens made before their first visit: a visit finds them, and nothing in them grew old."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.ahead import READS, Ahead
from app.ui.main_window import MainWindow

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ahead(venster: MainWindow, qtbot: QtBot, settle: Settle) -> Ahead:
    """All is made; Vandaag is in front."""
    venster.navigate("vandaag")
    settle()
    with qtbot.waitSignal(venster.ahead.finished):
        venster.ahead.begin()
    return venster.ahead


def test_every_screen_is_made_and_none_is_seen(ahead: Ahead, venster: MainWindow) -> None:
    assert set(ahead.made) == set(venster.specs) - {"vandaag", *READS}
    assert all(next(screen.making, "whole") == "whole" for screen in ahead.made.values())
    assert list(venster.screens) == ["vandaag"]
    assert not any(screen.isVisible() for screen in ahead.made.values())
    venster.hide()
    venster.show()
    assert not any(screen.isVisible() for screen in ahead.made.values())


def test_a_visit_finds_what_was_made(ahead: Ahead, venster: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    made = ahead.made["kandidaten"]
    qtbot.keyClick(venster, Qt.Key.Key_2, CTRL)
    settle()
    assert venster.current_screen() is made and made.isVisible()
    assert made.isAncestorOf(QApplication.focusWidget())
    assert "kandidaten" not in ahead.made


def test_what_is_made_ahead_asks_nothing_of_the_archive(
    venster: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    venster.navigate("vandaag")
    settle()
    monkeypatch.setattr(
        venster.context.jobs, "run", lambda call, *_args, **_more: asked.append(call.__name__)
    )
    monkeypatch.setattr(venster.context, "archive", None)  # the first one is made before there is one
    for _step in venster.ahead._walk():
        QApplication.processEvents()
        assert asked == []


def test_a_closed_window_makes_no_more(venster: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    venster.navigate("vandaag")
    settle()
    venster.ahead.begin()
    venster.close()
    qtbot.waitUntil(lambda: not venster.ahead._timer.isActive())
    assert venster.ahead.made == {}


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize(
    ("name", "last"), [("rekenhulp", "year"), ("inlezen", "done"), ("export", "history")]
)
def test_a_visit_to_a_half_made_screen_finds_the_whole(
    venster: MainWindow, settle: Settle, name: str, last: str, turns: int
) -> None:
    """Whoever clicks between two turns sees the screen whole, and what is left is still made ahead."""
    venster.navigate("vandaag")
    settle()
    walk = venster.ahead._walk()
    while name not in venster.ahead.made:
        next(walk)
    half = venster.ahead.made[name]
    for _turn in range(turns):
        next(walk)
    assert not hasattr(half, last)
    venster.navigate(name)
    settle()
    assert venster.current_screen() is half and getattr(half, last).window() is venster
    for _step in walk:
        QApplication.processEvents()
    assert set(venster.ahead.made) == set(venster.specs) - {"vandaag", name, *READS}
