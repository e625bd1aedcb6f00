"""The mouse above a part of a window, without a button pressed."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def hover(widget: QWidget, place: QPoint) -> None:
    """Move the mouse there in this very window, once all lies where it will.

    QTest moves the cursor of the screen instead: that tells nothing where it stood there already.
    """
    window = widget.window()
    QApplication.processEvents()
    QTest.mouseMove(window.windowHandle(), widget.mapTo(window, place))
    QApplication.processEvents()
