"""Room for every kind of widget, before a second thread makes any.

Below Python 3.12 PySide keeps what it knows of each class of Qt in one table, and looks in it while Python is
busy elsewhere. A thread that imports a screen adds classes; when the table grows at that moment it moves, and
the program ends or hangs. It never shrinks: made large once, it stays where it is.
"""

import ctypes
import sys
from functools import cache
from typing import Any

from shiboken6 import Shiboken

ROOM = 2000  # classes; the program has some 500
WORD = 8  # bytes: no class lies at so low an address


@cache
def make_room() -> None:
    """Let the table grow to its size; once, before the first job."""
    if sys.version_info < (3, 12):
        try:
            fill_and_empty(ctypes.PyDLL(Shiboken.__file__))
        except (OSError, AttributeError):  # a PySide that keeps no such table
            return


def fill_and_empty(library: Any) -> None:
    """Put strangers in the table and take them out again."""
    for act in (library.PepType_SOTP, library.PepType_SOTP_delete):
        act.argtypes, act.restype = [ctypes.c_void_p], None
        for number in range(1, ROOM + 1):
            act(number * WORD)
