"""Labels by role and thin lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

ROLES = (
    "body",
    "title",
    "heading",
    "strong",
    "muted",
    "small",
    "label",
    "figure",
    "hero",
    "good",
    "attention",
    "bad",
)
WRAPPED = Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """A label in one of ROLES; plain text, so that nothing typed by a user becomes markup."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    set_role(result, role)
    if wrap:
        result.setWordWrap(True)
        result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return result


def elided(text: str = "", role: str = "body") -> "ElidedLabel":
    """A label of one line that is cut short where it does not fit, instead of making its screen wider."""
    result = ElidedLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    set_role(result, role)
    return result


class ElidedLabel(QLabel):
    """Shows the end of a text as "…"; the whole text is in the tooltip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        self.style().drawItemText(
            painter, box, self.alignment(), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
        painter.end()


class StillLabel(QLabel):
    """A text in a room fixed beforehand, so that another text costs a repaint and no layout.

    A QLabel asks its layout to begin anew at each text, and a column of wrapped words takes long to lay out.
    `sample` is the widest text expected, of one line; a wider one takes its room and keeps it. With `lines`
    the text wraps and takes any width.
    """

    def __init__(self, sample: str = "", role: str = "body", lines: int = 1, right: bool = False) -> None:
        super().__init__()
        self.sample, self.lines, self.words = sample, lines, ""
        set_role(self, role)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across = QSizePolicy.Policy.Minimum if sample else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self.words

    def setText(self, text: str) -> None:
        if text != self.words:
            self.words = text
            self.setAccessibleName(text)
            wide = self.fontMetrics().horizontalAdvance
            if self.sample and wide(text) > wide(self.sample):
                self.sample = text
                self.updateGeometry()
            self.update()

    def set_lines(self, lines: int) -> None:
        """Give the text another number of lines."""
        self.lines = lines
        self.updateGeometry()

    def grow(self) -> None:
        """Take the lines that the text needs when these are more than it has."""
        words = self.fontMetrics()
        high = words.boundingRect(self.contentsRect(), WRAPPED, self._together()).height()
        needed = round(high / words.lineSpacing())
        if self.lines > 1 and needed > self.lines:
            self.set_lines(needed)

    def sizeHint(self) -> QSize:
        metrics, around = self.fontMetrics(), self.contentsMargins()
        wide = metrics.horizontalAdvance(self.sample) + around.left() + around.right() + 2
        return QSize(wide if self.sample else 160, metrics.lineSpacing() * self.lines + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self.sample else QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # which begins with the font and the colour of this label
            if self.lines == 1:
                painter.drawText(self.contentsRect(), int(self.alignment().value), self.words)
            else:
                painter.drawText(self.contentsRect(), WRAPPED, self._together())

    def _together(self) -> str:
        """The words as they wrap: a number keeps its percent sign."""
        return self.words.replace(" %", "\N{NO-BREAK SPACE}%")


def set_role(widget: QWidget, role: str) -> None:
    """Dress a widget for another role of style.qss."""
    set_style(widget, "role", role)


def set_style(widget: QWidget, name: str, value: str) -> None:
    """Change a property that style.qss looks at; a widget not shown yet is dressed when it is."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def line() -> QFrame:
    """A line of one pixel across the layout."""
    result = QFrame()
    result.setProperty("kind", "line")
    result.setFixedHeight(1)
    return result
