"""Classes of Qt made in another thread while the GUI thread dresses its window: the program goes on."""

import os
import subprocess
import sys
from collections.abc import Callable
from ctypes import PyDLL
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from shiboken6 import Shiboken

from app.ui.kinds import ROOM, fill_and_empty

STRESS = """
import os, sys, threading
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from app.ui import kinds
class Own(QLabel): pass
app, window, many = QApplication([]), QWidget(), int(sys.argv[1])
kinds.ROOM = 2 * many
kinds.make_room()
column, made = QVBoxLayout(window), []
for _ in range(60):
    column.addWidget(Own("x"))
window.show()
sys.setswitchinterval(0.0001)
thread = threading.Thread(target=lambda: made.extend(type(f"K{n}", (QObject,), {}) for n in range(many)))
thread.start()
while thread.is_alive():
    for size in (12, 13):
        window.setStyleSheet(f"Own {{ color: red }} QWidget {{ font-size: {size}px }}")
        app.processEvents()
print(len(made), flush=True)
os._exit(0)
"""


def test_what_is_put_in_is_taken_out() -> None:
    table: list[int] = []
    most: list[int] = []

    def put(number: int) -> None:
        table.append(number)
        most.append(len(table))

    def take(number: int) -> None:
        table.remove(number)

    fill_and_empty(SimpleNamespace(PepType_SOTP=put, PepType_SOTP_delete=take))
    assert (max(most), table) == (ROOM, [])


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="no such table from Python 3.12 on")
def test_pyside_still_has_this_table() -> None:
    library: Any = PyDLL(Shiboken.__file__)
    assert library.PepType_SOTP and library.PepType_SOTP_delete


def test_classes_are_made_while_a_window_is_dressed(size: Callable[[Any, Any], Any]) -> None:
    """Without the room some of the long ones end at once or hang."""
    for many in size((1_000,), (20_000,) * 20):
        answer = subprocess.run(
            [sys.executable, "-c", STRESS, str(many)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (answer.stdout.strip(), answer.returncode) == (str(many), 0)
