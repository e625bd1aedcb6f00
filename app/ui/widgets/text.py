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


def set_role(widget: QWidget, role: str) -> None:
    """Dress a widget for another role of style.qss."""
    set_style(widget, "role", role)


def set_style(widget: QWidget, name: str, value: str) -> None:
    """Change a property that style.qss looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def line() -> QFrame:
    """A line of one pixel across the layout."""
    result = QFrame()
    result.setProperty("kind", "line")
    result.setFixedHeight(1)
    return result
