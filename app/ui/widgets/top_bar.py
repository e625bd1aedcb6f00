"""The bar at the top: the one search field, and the buttons of the screen in front."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import space


class TopBar(QWidget):
    """`set_widgets` changes what stands at the right."""

    def __init__(self, search: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(space(2))
        row.addWidget(search, 100)
        row.addStretch(1)
        self._right = QHBoxLayout()
        self._right.setSpacing(space(2))
        row.addLayout(self._right)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these; the former ones stay alive with their screen."""
        while (item := self._right.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
        for widget in widgets:
            self._right.addWidget(widget)
            widget.show()
