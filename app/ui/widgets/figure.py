"""A figure that changes at every key: it paints itself again, and leaves the layout around it in peace.

A QLabel asks its layout to begin anew at each text, and a column of wrapped words takes long to lay out.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import colour, font, theme


class Figure(QWidget):
    """One line in the colour of the text; it grows with its widest text and does not shrink again."""

    def __init__(self, size: int = 13, weight: int = 400, right: bool = False) -> None:
        super().__init__()
        self.size_, self.weight, self.right = size, weight, right
        self._text, self._wide = "", 0
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure_again)

    def text(self) -> str:
        """What stands there."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        wide = QFontMetrics(font(self.size_, self.weight)).horizontalAdvance(text) + 2
        if wide > self._wide:
            self._wide = wide
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._wide, QFontMetrics(font(self.size_, self.weight)).height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(font(self.size_, self.weight))
            painter.setPen(colour("text"))
            side = Qt.AlignmentFlag.AlignRight if self.right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, self._text)

    def _measure_again(self) -> None:
        text, self._text, self._wide = self._text, "", 0
        self.setText(text)
