"""Parts of the pages before the archive is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.theme import icon, space
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, set_role

ICONEN = {"bad": "alert-circle", "attention": "alert-triangle", "good": "circle-check"}


class PasswordEdit(QWidget):
    """A field for a secret, with an eye to look at what was typed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(name)
        self.edit.setMinimumHeight(36)
        self.eye = QAction(icon("eye", "muted"), "Toon wat u typt", self.edit)
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

    def _look(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.eye.setIcon(icon("eye-off" if on else "eye", "muted"))
        self.eye.setText("Verberg wat u typt" if on else "Toon wat u typt")


class Melding(QWidget):
    """A message at its place; keeps room for two lines so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = IconLabel("alert-circle", "bad")
        self.text = label("", wrap=True)
        self.text.setMinimumHeight(40)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        self.clear()

    def show_text(self, text: str, kind: str) -> None:
        """Show the message; kind is bad, attention or good."""
        self.picture.show_icon(ICONEN[kind], kind)
        self.picture.setVisible(True)
        set_role(self.text, kind)
        self.text.setText(text)
        self.setAccessibleName(text)

    def clear(self) -> None:
        """Take the message away; the room stays."""
        self.picture.setVisible(False)
        self.text.setText("")
        self.setAccessibleName("Geen melding")


def page_layout(page: QWidget) -> QVBoxLayout:
    """The column in which a page stands, as wide as a line of text reads well."""
    column = QVBoxLayout(page)
    column.setContentsMargins(56, 40, 56, 32)
    column.setSpacing(space(2))
    return column
