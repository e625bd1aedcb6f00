"""Counts in the real window, with a stopwatch and a wall clock that the test moves."""

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt

from app.services.meten.metingen import read_meting
from app.services.meten.tellen import read_telplek
from app.ui.waarnemen.screen import WaarnemenScreen
from tests.factories import make_meting

BEGIN = datetime(2026, 11, 10, 11, 5)


class Clocks:
    """A stopwatch and a wall clock that the test moves."""

    def __init__(self) -> None:
        self.ms, self.wall = 5_000_000, BEGIN

    def go(self, seconds: float, wall: float | None = None) -> None:
        self.ms += round(seconds * 1000)
        self.wall += timedelta(seconds=seconds if wall is None else wall)


class Counting:
    """The screen at the first hoofdtaak of a meting, opened with F5."""

    def __init__(self, window: Any, archief: Any, clocks: Clocks, qtbot: Any, settle: Any) -> None:
        self.window, self.archief, self.clocks = window, archief, clocks
        self.qtbot, self.settle = qtbot, settle
        self.meting = make_meting(archief)
        self.taak = read_meting(archief, self.meting).hoofdtaken[0].id

    def open(self) -> "Counting":
        self.window.navigate("meting", id=self.meting, stap="waarnemen")
        self.settle()
        self.key(Qt.Key.Key_F5)
        return self

    @property
    def screen(self) -> WaarnemenScreen:
        screen = self.window.current_screen()
        assert isinstance(screen, WaarnemenScreen)
        return screen

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.focusWidget(), key, modifier)
        self.settle()

    def keys(self, letters: str, seconds: float = 10) -> None:
        for letter in letters:
            self.wait(seconds)
            self.key(getattr(Qt.Key, f"Key_{letter}"))

    def wait(self, seconds: float) -> None:
        while seconds > 0:
            self.clocks.go(min(30, seconds))
            self.screen.show_now()
            seconds -= 30

    def counts(self) -> tuple[str, ...]:
        sides = self.screen.sides
        return tuple(tile.count for wie in sides for tile in (sides[wie].made, sides[wie].faults))

    def stored(self) -> Any:
        return read_telplek(self.archief, self.taak).rondes[-1]
