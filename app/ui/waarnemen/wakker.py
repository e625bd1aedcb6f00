"""While a run is in view the display stays on and the program's own lock is patient.

Linux over D-Bus, Windows by its own call (not tested there). Where the system offers nothing, nothing
happens: the stopwatch does not depend on it.
"""

import ctypes
import os
import sys

from PySide6.QtCore import QObject

from app.ui.context import Context

PLACE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
CONNECTION = "loonwaarde-teller"
WAAROM = "Telling bij een loonwaardemeting"
QUICK, USUAL = 0.001, 0.005  # seconds after which the thread that stores lets the screen go first
ES_CONTINUOUS, ES_DISPLAY_REQUIRED = 0x80000000, 0x00000002


class Wakker(QObject):
    """`keep(True)` asks the system to leave the display on, `keep(False)` lets it go."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context, self.kept = context, False

    def keep(self, on: bool) -> None:
        """Ask once, however often this is called."""
        if on == self.kept:
            return
        self.kept = self.context.counting = on
        sys.setswitchinterval(QUICK if on else USUAL)
        if sys.platform == "win32":
            wish = ES_CONTINUOUS | ES_DISPLAY_REQUIRED if on else ES_CONTINUOUS
            ctypes.windll.kernel32.SetThreadExecutionState(wish)
        elif os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("unix:"):
            _inhibit(on)


def _inhibit(on: bool) -> None:
    """Ask over a connection of our own: the wish ends with it, and no answer need be waited for."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return
    if not on:
        QDBusConnection.disconnectFromBus(CONNECTION)
        return
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, CONNECTION)
    if bus.isConnected():
        message = QDBusMessage.createMethodCall(PLACE, PATH, PLACE, "Inhibit")
        message.setArguments(["Loonwaarde", WAAROM])
        bus.send(message)
