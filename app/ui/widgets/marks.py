"""Small marks: chip, badge, key hint, thin progress bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.language import said, tr
from app.ui.theme import colour, font
from app.ui.widgets.buttons import paint_key

# kind of chip: (ground, ink)
CHIP = {
    "info": ("accent_soft", "accent"),
    "good": ("good_soft", "good"),
    "attention": ("attention_soft", "attention"),
    "bad": ("bad_soft", "bad"),
    "neutral": ("background", "muted"),
}


def paint_chip(painter: QPainter, left: int, box: QRectF, text: str, kind: str) -> int:
    """Draw a chip at `left`, centred in the height of `box`; returns its width in pixels."""
    ground, ink = CHIP.get(kind, CHIP["neutral"])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(11, 600))
    metrics = painter.fontMetrics()
    width = min(metrics.horizontalAdvance(text) + 14, int(box.right()) - left)
    tall = metrics.height() + 4
    shape = QRectF(left, box.center().y() - tall / 2, width, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(shape, 4, 4)
    painter.setPen(colour(ink))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width) - 12)
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, shown)
    return int(width)


class Chip(QWidget):
    """A short word on a soft ground; kind is one of CHIP."""

    def __init__(self, text: str = "", kind: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.kind = "", kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, kind)

    def show_text(self, text: str, kind: str | None = None) -> None:
        """Change the word, and the kind when given."""
        self.text, self.kind = said(text), kind or self.kind
        self.setAccessibleName(self.text or tr("leeg"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(11, 600))
        return QSize(metrics.horizontalAdvance(self.text) + 15, metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.text:
            with QPainter(self) as painter:
                paint_chip(painter, 0, QRectF(self.rect()), self.text, self.kind)


class Badge(QLabel):
    """A count on a filled pill, as beside a word of the navigation; hidden at zero."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pill")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Show the count, or nothing at zero."""
        self.setText(str(count))
        self.setAccessibleName(tr("{aantal} punten", aantal=count))
        self.setVisible(count > 0)


class KeyHint(QWidget):
    """The name of a key in a small frame."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(tr("Sneltoets {toets}", toets=key))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(11))
        return QSize(metrics.horizontalAdvance(self.key) + 12, metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_key(painter, 0, self.height(), self.key, colour("muted"))


class ProgressBarThin(QWidget):
    """A thin bar from 0 to `total`, with an optional mark (as the 30 % below which the ceiling bites)."""

    def __init__(
        self, value: int = 0, total: int = 100, kind: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.total, self.value, self.kind, self.mark = max(1, total), value, kind, -1
        self.setFixedHeight(10)
        self.setMinimumWidth(60)
        self.setAccessibleName(tr("Voortgang"))
        self.set_value(value)

    def set_value(self, value: int, total: int | None = None, kind: str | None = None) -> None:
        """Move the bar; kind is a colour token (accent, good, attention, bad)."""
        wish = value, max(1, total or self.total), kind or self.kind
        if wish == (self.value, self.total, self.kind) and self.accessibleDescription():
            return
        self.value, self.total, self.kind = wish
        self.setAccessibleDescription(tr("{waarde} van {totaal}", waarde=self.value, totaal=self.total))
        self.update()

    def set_mark(self, mark: int) -> None:
        """Draw a dotted line at this value; below zero for none."""
        self.mark = mark
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(0.5, 1.5, self.width() - 1, 7)
            painter.setPen(colour("line"))
            painter.setBrush(colour("background"))
            painter.drawRoundedRect(box, 3.5, 3.5)
            share = min(1, max(0, self.value / self.total))
            if share:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(self.kind))
                painter.drawRoundedRect(QRectF(0, 1, max(8, self.width() * share), 8), 4, 4)
            if self.mark >= 0:
                x = round(self.width() * self.mark / self.total) + 0.5
                painter.setPen(colour("text"))
                painter.drawLine(int(x), 0, int(x), self.height())
