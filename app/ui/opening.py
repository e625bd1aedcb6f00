"""The main window, made while the key of its archive is worked out: that takes longer, on another core."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject

from app.ui.backups.automatic import AutoBackup
from app.ui.context import Context
from app.ui.main_window import MainWindow
from app.ui.noted_settings import note_settings
from app.ui.rest import Rest
from app.ui.sweep import spare_loaded
from app.ui.turns import Turns


class Opening(QObject):
    """`begin(name)` makes the window and, in turns, the screen likely to come first; `take()` opens it.

    It does not begin before it is `ready`: two threads that import one package wait for each other.
    """

    def __init__(self, make_context: Callable[[], Context], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.make_context, self.ready = make_context, False
        self._window: MainWindow | None = None
        self._turns = Turns(self)

    def get_ready(self, _done: object = None) -> None:
        """What the other threads import is there."""
        spare_loaded()
        self.ready = True

    def begin(self, name: str) -> None:
        """A key is being worked out. When it was the wrong one, the next one finds the window made."""
        if self.ready:
            self._turns.walk(self._walk(name))

    def take(self, archief: Any) -> MainWindow:
        """The window on this archive; what is not made of its first screen yet is made as it is shown."""
        self.stop()
        window, self._window = self._window or self.make(), None
        _hand_over(archief, window)
        return window

    def make(self) -> MainWindow:
        """The window with no archive to show."""
        from app.ui.screens import SCREENS

        return MainWindow(self.make_context(), SCREENS)

    def stop(self) -> None:
        """Make no more of it."""
        self._turns.forget()

    def _walk(self, name: str) -> Iterator[None]:
        self._window = window = self._window or self.make()
        yield
        if name in window.specs:
            yield from window.ahead.make(name)


def _hand_over(archief: Any, window: MainWindow) -> None:
    from app.services.dossiers.zoeken import search

    context = window.context
    context.use(archief, lambda tekst: search(archief, tekst), lambda: archief.vandaag)
    AutoBackup(context, context)
    Rest(context.jobs, archief, context)
    note_settings(context)
    window.status.show_archive(archief.naam)
