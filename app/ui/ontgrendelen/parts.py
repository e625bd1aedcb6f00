"""Parts of the pages before the archive is open."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.language import said, tr
from app.ui.theme import icon, space, theme
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, set_style

ICONEN = {
    "bad": ("alert-circle", "bad"),
    "attention": ("alert-triangle", "attention"),
    "good": ("circle-check", "good"),
    "info": ("info-circle", "accent"),
}


class PasswordEdit(QWidget):
    """A field for a secret, with an eye to look at what was typed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(name)
        self.edit.setMinimumHeight(36)
        self.eye = QAction(icon("eye", "muted"), tr("Toon wat u typt"), self.edit)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._look)
        self.edit.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self.name = label(name, "label")
        self.name.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        column.addWidget(self.name)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def clear(self) -> None:
        """Forget what was typed and hide what comes next."""
        self.edit.clear()
        self.eye.setChecked(False)

    def _look(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.eye.setIcon(icon("eye-off" if on else "eye", "muted"))
        self.eye.setText(tr("Verberg wat u typt") if on else tr("Toon wat u typt"))


class Melding(QFrame):
    """A message at its place, on a soft ground of its kind; no ground and no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.picture, self.text = IconLabel("alert-circle", "bad"), label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1) + 2, space(2), space(1) + 2)
        row.setSpacing(space(1) + 2)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.clear()

    def show_text(self, text: str, kind: str) -> None:
        """Show the message; kind is bad, attention, good or info."""
        self.picture.show_icon(*ICONEN[kind])
        set_style(self, "ernst", kind)
        self.text.setText(said(text))
        self.setAccessibleName(self.text.text())
        self.show()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self.text.setText("")
        self.setAccessibleName(tr("Geen melding"))


class PathLabel(QLabel):
    """The path of a folder, cut short in the middle where it does not fit; whole in the tooltip."""

    def __init__(self, path: Path | str = "") -> None:
        super().__init__()
        self.setProperty("role", "small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_path(path)

    def show_path(self, path: Path | str) -> None:
        """Show another path."""
        self.setText(str(path))
        self.setToolTip(str(path))
        self.setAccessibleName(tr("Map: {pad}", pad=path))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(80), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter,
                self.rect(),
                int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
                self.palette(),
                True,
                shown,
                self.foregroundRole(),
            )


def reading_column(page: QWidget, width: int, top: int) -> QVBoxLayout:
    """A column in the middle of the page, at most `width` pixels wide and `top` pixels from above."""
    middle = QWidget()
    middle.setMaximumWidth(theme.pixels(width))
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    row = QHBoxLayout(page)
    row.setContentsMargins(space(4), top, space(4), space(4))
    row.addStretch(1)
    row.addWidget(middle, 100)
    row.addStretch(1)
    return column
