"""A fault in a method that Qt calls reaches the crash window; the program goes on."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex
from PySide6.QtWidgets import QDialog, QWidget

from app.ui import overrides
from tests.ui.texts import ROOT

FAULTY = """
import sys
sys.excepthook = lambda kind, *_: print("told", kind.__name__)
import app.ui
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
class Faulty(QWidget):
    def sizeHint(self):
        {what}
        return QSize(1, 1)
app = QApplication([])
window = QWidget()
QVBoxLayout(window).addWidget(Faulty())
QTimer.singleShot(0, window.show)
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
print("goes on")
"""


@pytest.mark.parametrize(
    ("what", "kind"), [("None + 1", "TypeError"), ("int('x')", "ValueError"), ("1 / 0", "ZeroDivisionError")]
)
def test_what_the_interpreter_raises_is_told(what: str, kind: str) -> None:
    """Without `finish_errors` the process ends at once below Python 3.12."""
    done = subprocess.run(
        [sys.executable, "-c", FAULTY.format(what=what)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert (said[0], said[-1]) == (f"told {kind}", "goes on")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="there Python finishes it")
def test_only_what_qt_calls_by_itself_is_taken() -> None:
    """A slot keeps its number of arguments, which PySide looks at; what is ours alone stays as it is."""

    class Dialog(QDialog):
        def closeEvent(self, event: object) -> None: ...  # noqa: N802
        def reject(self) -> None: ...
        def own(self) -> None: ...

    class Rows(QAbstractListModel):
        def rowCount(self, _parent: QModelIndex | None = None) -> int:  # noqa: N802
            return 3

    taken = {name for name, made in vars(Dialog).items() if hasattr(made, "__wrapped__")}
    assert taken == {"closeEvent"}
    assert Rows().rowCount() == 3 and hasattr(Rows.rowCount, "__wrapped__")
    assert "update" in overrides._slots(QWidget)
