"""The line at the bottom: saved when, which archive, lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.language import tr
from app.ui.messages import Messages
from app.ui.theme import icon
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.marks import KeyHint
from app.ui.widgets.text import label


class StatusLine(QWidget):
    """Listens to messages.status; `lock_asked()` from its button."""

    lock_asked = Signal()

    def __init__(self, messages: Messages, archive_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        self.saved_mark = IconLabel("check", "muted", 13)
        self.saved = label("", "small")
        self.saved.setAccessibleName(tr("Opslag"))
        self.archive = label("", "small")
        self.lock_button = QPushButton(icon("lock", "muted"), tr("Vergrendelen"))
        self.lock_button.setProperty("kind", "status")
        self.lock_button.setIconSize(QSize(14, 14))
        self.lock_button.clicked.connect(self.lock_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(4)
        for part in (self.saved_mark, self.saved):
            row.addWidget(part)
        for part in (self.archive, label(tr("Geen netwerk nodig"), "small")):
            row.addSpacing(12)
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.lock_button)
        row.addWidget(KeyHint("Ctrl L"))
        messages.status.connect(self.show_status)
        self.show_status(tr("Alles is opgeslagen"))
        self.show_archive(archive_name)

    def show_status(self, text: str) -> None:
        """The words after the check mark."""
        self.saved.setText(text)
        self.saved_mark.setVisible(bool(text))

    def show_archive(self, name: str) -> None:
        """The name of the open archive."""
        self.archive.setText(tr("Archief: {naam}", naam=name) if name else "")
