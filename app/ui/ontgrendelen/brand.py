"""The dark side of the first window: the name, a line that grows, and three promises."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.language import tr
from app.ui.theme import colour, space, theme
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.letter_size import follow_letters
from app.ui.widgets.text import label

BELOFTEN = (
    tr("Werkt zonder netwerk"),
    tr("Elk bedrag uitgelegd, met het wetsartikel erbij"),
    tr("Versleuteld op uw eigen computer"),
)
GROEI = ((0.0, 0.86), (0.26, 0.64), (0.5, 0.5), (0.74, 0.42), (1.0, 0.14))
WIDTH = 300


class Brand(QWidget):
    """Says where one is, calmly; nothing here can be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("merk")
        self.setProperty("role", "navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4) + 4, 40, space(4) + 4, 36)
        column.setSpacing(space(2))
        column.addWidget(label("Loonwaarde", "brand_title"))
        column.addWidget(
            label(tr("Meten, begeleiden en verantwoorden op de werkplek."), "brand_text", wrap=True)
        )
        column.addStretch(2)
        column.addWidget(Growth())
        column.addStretch(3)
        for belofte in BELOFTEN:
            column.addLayout(_promise(belofte))


class Growth(QWidget):
    """A loonwaarde that grows from measurement to measurement; decoration only."""

    def __init__(self) -> None:
        super().__init__()
        follow_letters(self, lambda line: (line.setFixedHeight(120), line.setVisible(not theme.large)))
        self.setAccessibleName(tr("Groeiende lijn"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            points = [self._place(x, y) for x, y in GROEI]
            painter.setPen(QPen(colour("navigation_ring"), 2))
            painter.drawPolyline(points)
            painter.setBrush(colour("navigation"))
            for point in points:
                painter.drawEllipse(point, 4.5, 4.5)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("navigation_active"), 1))
        for share in (0.0, 0.5, 1.0):
            height = round(share * (self.height() - 12)) + 6.5
            painter.drawLine(QPointF(0, height), QPointF(self.width(), height))

    def _place(self, x: float, y: float) -> QPointF:
        return QPointF(8 + x * (self.width() - 16), 6 + y * (self.height() - 12))


def _promise(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(1) + 2)
    row.addWidget(IconLabel("circle-check", "navigation_ring"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, "brand_text", wrap=True), 1)
    return row
