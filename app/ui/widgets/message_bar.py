"""The bar at the top of the content where every message appears."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.language import tr
from app.ui.messages import Message, Messages
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, set_style

_ICONS = {
    "info": ("info-circle", "accent"),
    "good": ("circle-check", "good"),
    "attention": ("alert-triangle", "attention"),
    "bad": ("alert-circle", "bad"),
}


class MessageBar(QFrame):
    """Shows the last message until it is closed; Esc inside the bar closes it."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self._action = None
        self.picture = IconLabel("info-circle", "accent")
        self.text = label("", wrap=True)
        self.action_button = SecondaryButton("")
        self.action_button.clicked.connect(self._act)
        self.close_button = IconButton("x", tr("Sluit dit bericht"))
        self.close_button.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addWidget(self.text, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.close_button)
        messages.posted.connect(self.show_message)
        messages.cleared.connect(self.hide)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show one message in the colours of its kind."""
        set_style(self, "ernst", message.kind)
        self.picture.show_icon(*_ICONS.get(message.kind, _ICONS["info"]))
        self.text.setText(message.text)
        self.setAccessibleName(message.text)
        self._action = message.action
        self.action_button.setVisible(message.action is not None)
        if message.action is not None:
            self.action_button.setText(message.action[0])
        self._timer.stop()
        if message.milliseconds:
            self._timer.start(message.milliseconds)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action[1]()
