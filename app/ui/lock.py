"""The lock: when it is time, everything typed is stored and the process is replaced by a fresh one.

Closing the archive would not do: what was read stays in the memory of the process until it ends.
"""

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.paths import demo_archive, own_command
from app.ui.idle import IdleWatch
from app.ui.language import tr
from app.ui.system_lock import SystemWatch

COUNTING = 60  # minutes without a touch that are ordinary while slow work is counted
MOST_DIALOGS = 20  # one above the other; a popup that will not close must not hold the lock up
NIET_BEWAARD = tr(
    "Nog niet vergrendeld: wat u het laatst typte, kon niet worden bewaard. Herstel dat, of druk nog eens op "
    "Ctrl+L om toch te vergrendelen."
)
VERLOREN = tr("Bij het vergrendelen kon het laatste veld niet worden bewaard. Kijk het na.")


class Lock(QObject):
    """Watches over an open main window; `ready()` when its process may be replaced.

    `lost` then tells whether something typed could not be stored (a full disk). At the unlock window wrong
    guesses are counted for the log and never held up: what each costs in Argon2id alone limits their rate.
    """

    ready = Signal()

    def __init__(self, window: Any, idle: IdleWatch | None = None, system: SystemWatch | None = None) -> None:
        super().__init__(window)  # ends with it: a clock that ticks on would lock a window that is gone
        self.window, self.context = window, window.context
        settings = self.context.settings
        patience = lambda: COUNTING if self.context.counting else settings.lock_minutes  # noqa: E731
        self.idle = idle or IdleWatch(patience, parent=self)
        self.system = system or SystemWatch(self)
        self.lost = self.locking = self.insists = False
        self._status, self._failures = "", list[object]()
        for signal in (self.idle.lapsed, self.idle.slept, self.system.locked):
            signal.connect(self.lock)
        self.idle.warned.connect(self._warn)
        self.idle.returned.connect(lambda: self.context.messages.status.emit(self._status))
        self.context.messages.status.connect(self._remember_status)
        self.context.jobs.failed.connect(self._note_failure)
        window.lock_asked.connect(self.lock_for_user)

    def start(self) -> None:
        """Begin to count, and listen to the system once the window stands."""
        self.idle.start()
        QTimer.singleShot(0, self.system, self.system.start)

    def lock(self) -> None:
        """Lock without the user: the window goes at once, then what was typed is stored."""
        if self.locking:
            return
        self.locking = True
        self.idle.stop()
        close_dialogs()
        store_typing(self.window)
        for shown in QApplication.topLevelWidgets():
            shown.hide()
        self.lost = not self._settle()
        self.ready.emit()

    def lock_for_user(self) -> None:
        """Lock because the user asks; when a store fails the window stays, unless he asks again."""
        if self.locking:
            return
        self.locking = True
        store_typing(self.window)
        self.lost = not self._settle()
        if self.lost and not self.insists:
            self.locking, self.insists = False, True
            self.context.messages.show(NIET_BEWAARD, "bad")
            return
        self.idle.stop()
        self.window.hide()
        self.ready.emit()

    def _settle(self) -> bool:
        """Stop long work and let the stores end; False when one of them failed."""
        self._failures.clear()
        ended = self.context.jobs.finish()
        return ended and not self._failures

    def _note_failure(self, job: Any) -> None:
        if job.lane == "kort":
            self._failures.append(job)

    def _warn(self, seconds: int) -> None:
        before = self._status
        self.context.messages.status.emit(
            tr("Vergrendelt over {seconden} seconden. Druk op een toets om door te gaan.", seconden=seconds)
        )
        self._status = before

    def _remember_status(self, text: str) -> None:
        self._status, self.insists = text, False


def store_typing(window: Any) -> None:
    """Let the field in use, the panel and the screen of the main window store what is being typed.

    The field is told that it loses the focus, also when another program or a dialog has it.
    """
    if (focus := window.focusWidget()) is not None:
        QApplication.sendEvent(focus, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))
    content, screen = window.panel.widget(), window.current_screen()
    if hasattr(content, "flush"):
        content.flush()
    if screen is not None:
        screen.leave()


def close_dialogs() -> None:
    """Close every popup and dialog, the topmost first; what they asked is answered with no."""
    for _ in range(MOST_DIALOGS):
        front: QWidget | None = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None:
            return
        if isinstance(front, QDialog):
            front.reject()
        if front.isVisible():
            front.hide()


def way_back(folder: Path, place: tuple[str, int | None], lost: bool = False) -> list[str]:
    """The words on the command line that lead back to this screen: names and numbers, nothing personal."""
    screen, number = place
    words = ["--scherm", screen] if screen else []
    words += ["--id", str(number)] if number is not None else []
    words += ["--niet-bewaard"] if lost else []
    return [*words, "voorbeeld"] if folder == demo_archive() else [*words, "--archief", str(folder)]


def replace_process(words: list[str]) -> None:
    """Put a fresh run of the program in the place of this one; nothing in memory outlives it."""
    command = [*own_command(), *words]
    if sys.platform == "win32":  # there exec does not quote and does not replace
        import subprocess

        subprocess.Popen(command)
        os._exit(0)
    if sys.stdout is not None:
        sys.stdout.flush()
    os.execv(sys.executable, command)
