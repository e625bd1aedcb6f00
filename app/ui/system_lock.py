"""What the system tells about its own lock and about sleep; silent where it tells nothing.

Linux: signals of logind and of the screen savers over D-Bus (tested). Windows: messages to the window
(written, not tested on Windows). macOS tells nothing through Qt; there the clocks of `idle` notice sleep.
"""

import os
import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot

SAVERS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")


class SystemWatch(QObject):
    """`locked()` when the screen is locked or the computer goes to sleep. Keep it alive."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter: object = None

    def start(self) -> None:
        """Listen where this system speaks."""
        if sys.platform.startswith("linux"):
            self._listen_on_buses()
        elif sys.platform == "win32":
            from app.ui.system_lock_windows import listen

            self._filter = listen(self.on_lock)

    @Slot(bool)
    def on_change(self, active: bool) -> None:
        """A screen saver starts or ends; sleep begins or is over."""
        if active:
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session is locked."""
        self.locked.emit()

    def _listen_on_buses(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        if _is_local("DBUS_SYSTEM_BUS_ADDRESS", "unix:"):
            bus = QDBusConnection.systemBus()
            login = "org.freedesktop.login1"
            self._connect(bus, f"{login}.Manager", "PrepareForSleep", SLOT("on_change(bool)"))
            self._connect(bus, f"{login}.Session", "Lock", SLOT("on_lock()"))
        if _is_local("DBUS_SESSION_BUS_ADDRESS", "unix:"):
            bus = QDBusConnection.sessionBus()
            for name in SAVERS:
                place = f"org.{name}.ScreenSaver"
                self._connect(bus, place, "ActiveChanged", SLOT("on_change(bool)"))

    def _connect(self, bus: object, interface: str, signal: str, slot: str) -> None:
        if bus.isConnected():
            bus.connect("", "", interface, signal, self, slot)


def _is_local(variable: str, usual: str) -> bool:
    """Whether the bus is a socket of this computer; a bus over the network is left alone."""
    return os.environ.get(variable, usual).startswith("unix:")
