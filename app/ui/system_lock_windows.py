"""What Windows tells its windows about the lock of the session and about sleep. Not tested on Windows."""

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtGui import QGuiApplication

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 4
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 7
LOCKING = {(WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)}


def listen(locked: Callable[[], None]) -> QAbstractNativeEventFilter:
    """Call `locked` when the session is locked or the computer falls asleep. Keep the answer alive.

    Sleep is told to every window; the lock of the session only to windows that registered for it.
    """
    made = _Filter(locked)
    for window in QGuiApplication.topLevelWindows():
        _wtsapi().WTSRegisterSessionNotification(ctypes.c_void_p(window.winId()), 0)
    QCoreApplication.instance().installNativeEventFilter(made)
    return made


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, locked: Callable[[], None]) -> None:
        super().__init__()
        self.locked = locked

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        if bytes(kind) == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            if (told.message, told.word) in LOCKING:
                self.locked()
        return False, 0


class _Message(ctypes.Structure):
    """The beginning of MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("word", ctypes.c_size_t))


def _wtsapi() -> Any:
    return ctypes.windll.wtsapi32
