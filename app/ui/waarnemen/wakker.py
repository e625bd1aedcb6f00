"""While a run is in view the display stays on and the program's own lock is patient.

Linux asks the desktop over D-Bus (GNOME, KDE, Xfce and others listen), Windows by its own call, macOS with
its `caffeinate` (the last two not tested there). Where the system offers nothing the screen says so: the
stopwatch does not depend on it, only the display may go dark.
"""

import ctypes
import os
import subprocess
import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.ui.context import Context
from app.ui.language import tr

PLACE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
CONNECTION = "loonwaarde-teller"
WAAROM = tr("Telling bij een loonwaardemeting")
KAN_UITGAAN = tr(
    "Het scherm kan vanzelf uitgaan: dit systeem houdt het niet aan. De stopwatch loopt dan door."
)
ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED = 0x80000000, 0x00000001, 0x00000002


class Wakker(QObject):
    """`keep(True)` asks the system to leave the display on, `keep(False)` lets it go.

    `told()` when the system answered; `granted` is False when the display may go dark all the same.
    """

    told = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context, self.kept, self.granted = context, False, True
        self._asking: Any = None

    def keep(self, on: bool) -> None:
        """Ask once, however often this is called."""
        if on == self.kept:
            return
        self.kept = self.context.counting = on
        if sys.platform == "win32":
            wish = ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED if on else 0
            self._tell(bool(ctypes.windll.kernel32.SetThreadExecutionState(ES_CONTINUOUS | wish)))
        elif sys.platform == "darwin":
            self._caffeinate(on)
        else:
            self._inhibit(on)

    def _tell(self, granted: bool) -> None:
        self.granted = granted or not self.kept
        self.told.emit()

    def _caffeinate(self, on: bool) -> None:
        """A process of the system's own that ends with this one."""
        if self._asking is not None:
            self._asking.terminate()
            self._asking.wait()
            self._asking = None
        if on:
            with suppress(OSError):
                self._asking = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())])
        self._tell(self._asking is not None)

    def _inhibit(self, on: bool) -> None:
        """Ask over a connection of our own: the wish ends with it. The answer comes when it comes."""
        if not os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("unix:"):
            self._tell(False)
            return
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:
            self._tell(False)
            return
        if not on:
            self._asking = None
            QDBusConnection.disconnectFromBus(CONNECTION)
            self._tell(True)
            return
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, CONNECTION)
        message = QDBusMessage.createMethodCall(PLACE, PATH, PLACE, "Inhibit")
        message.setArguments(["Loonwaarde", WAAROM])
        self._asking = QDBusPendingCallWatcher(bus.asyncCall(message), self)
        self._asking.finished.connect(lambda call: self._tell(not call.isError()))
