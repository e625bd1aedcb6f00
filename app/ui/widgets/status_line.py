"""The line at the bottom: saved when, which archive, lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.language import tr
from app.ui.messages import Messages
from app.ui.theme import icon, theme
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.letter_size import follow_letters
from app.ui.widgets.marks import KeyHint
from app.ui.widgets.text import elided


class StatusLine(QWidget):
    """Listens to messages.status; `lock_asked()` from its button."""

    lock_asked = Signal()

    def __init__(self, messages: Messages, archive_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        follow_letters(self, lambda line: line.setFixedHeight(max(28, theme.pixels(11) + 17)))
        self.saved_mark = IconLabel("check", "muted", 13)
        self.saved = elided("", "small")
        self.saved.setAccessibleName(tr("Opslag"))
        self.archive, network = elided("", "small"), elided(tr("Geen netwerk nodig"), "small")
        for part in (self.saved, self.archive, network):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.lock_button = QPushButton(icon("lock", "muted"), tr("Vergrendelen"))
        self.lock_button.setProperty("kind", "status")
        self.lock_button.setIconSize(QSize(14, 14))
        self.lock_button.clicked.connect(self.lock_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(4)
        for part in (self.saved_mark, self.saved):
            row.addWidget(part)
        for part in (self.archive, network):
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
