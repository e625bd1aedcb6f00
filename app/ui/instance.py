"""A second start brings the first window to the front. Only sockets inside this computer, no network."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.services.bewaring.claim import Claim

PATIENCE = 5.0  # seconds in which the other answers or ends
PAUSE = 0.02
ANSWER = 500  # milliseconds for one try
TOKEN = "XDG_ACTIVATION_TOKEN"  # what Wayland asks of who wants to come to the front
LONGEST_TOKEN = 512


class Instance(QObject):
    """`asked()` when another start wants this window in front. Holds one claim at a time."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.claim: Claim | None = None
        self._server: Any = None

    def open(self, folder: Path | None, patience: float = PATIENCE) -> bool:
        """Claim this archive (None: the first start) in the place of the one held before.

        False when another program has it; that one was then asked to come to the front.
        """
        wished = Claim(folder)
        if self.claim is not None and self.claim.name == wished.name:
            return True
        if not _take_or_call(wished, patience):
            return False
        self.close()
        self.claim = wished
        QTimer.singleShot(0, self._listen)
        return True

    def close(self) -> None:
        """Let go, so that another start may open the archive."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self.claim is not None:
            self.claim.release()
            self.claim = None

    def _listen(self) -> None:
        """Who holds the claim may take the name of the socket from one that was killed."""
        if self.claim is None or self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self.claim.name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(self.claim.name)

    def _greet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            caller.disconnected.connect(caller.deleteLater)
            if caller.bytesAvailable():
                self._hear(caller)

    def _hear(self, caller: Any) -> None:
        token = bytes(caller.readLine(LONGEST_TOKEN)).decode("ascii", "ignore").strip()
        if token.isprintable() and token:
            os.environ[TOKEN] = token
        caller.write(b"ja\n")
        caller.flush()
        caller.disconnectFromServer()
        self.asked.emit()


def bring_to_front(window: QWidget | None = None) -> None:
    """Raise a window of the program: this one, else the first that is visible."""
    shown = window or next((each for each in QApplication.topLevelWidgets() if each.isVisible()), None)
    if shown is None:
        return
    if shown.isMinimized():
        shown.showNormal()
    shown.raise_()
    shown.activateWindow()


def _take_or_call(wished: Claim, patience: float, clock: Callable[[], float] = time.monotonic) -> bool:
    """True once the claim is ours; False when its holder answered, or does not end within `patience`."""
    until = clock() + patience
    try:
        while not wished.take():
            if _call(wished.name) or clock() > until:
                return False
            time.sleep(PAUSE)
    except OSError:  # no place to write claims: better two windows than none
        return True
    return True


def _call(name: str) -> bool:
    """Ask the program that listens under this name to come to the front; whether it answered."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER):
        return False
    socket.write(os.environ.get(TOKEN, "").encode("ascii", "ignore")[:LONGEST_TOKEN] + b"\n")
    socket.flush()
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(ANSWER)
    socket.abort()
    return answered
