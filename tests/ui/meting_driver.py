"""Opens a meting in the real window, types in it, and reads back what was stored."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.meten.metingen import read_meting
from app.ui.context import Context
from app.ui.main_window import MainWindow
from app.ui.meting.screen import MetingScreen
from app.ui.screens import SCREENS

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Driver:
    """Opens a meting in the real window and types in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, archief: Archief) -> None:
        self.window, self.qtbot, self.archief = window, qtbot, archief

    @property
    def screen(self) -> MetingScreen:
        screen = self.window.current_screen()
        assert isinstance(screen, MetingScreen)
        return screen

    @property
    def page(self) -> Any:
        return self.screen.pages.page()

    def open(self, number: int, stap: str) -> None:
        self.window.navigate("meting", id=number, stap=stap)
        self.settle()
        assert self.screen.steps.current() == stap

    def settle(self) -> None:
        """Wait until everything asked and stored is delivered, read again and shown."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.window.context.jobs.busy)
            self.qtbot.waitUntil(lambda: not self.screen.draft._reload.isActive())
        self.qtbot.waitUntil(lambda: not self.window.context.jobs.busy)
        self.qtbot.waitUntil(lambda: self.page is None or not self.page.turns.busy)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        self.key(Qt.Key.Key_A, CTRL)
        self.qtbot.keyClicks(self.window.focusWidget(), text)

    def figure(self) -> str:
        return self.screen.outcome.figure.text()

    def record(self) -> Any:
        return read_meting(self.archief, self.screen.draft.meting_id)

    def score(self, place: int, factor: str) -> Any:
        number = self.screen.draft.record.hoofdtaken[place].id
        return self.page.rows[number].forms[factor].cells[factor].editor


def make_window(context: Context, archief: Archief) -> MainWindow:
    """The real window with only the screens of metingen."""
    context.archive, context.today = archief, lambda: archief.vandaag
    return MainWindow(context, [spec for spec in SCREENS if spec.name in ("metingen", "meting")])
