"""What gives way on the counting screen where letters are large: words first, targets last."""

from typing import Any

from PySide6.QtCore import QEvent, QObject

from app.ui.language import tr
from app.ui.theme import theme

ROOMY = 900  # pixels at letter size 100 that two sides and the right card need


class Opstelling(QObject):
    """Follows the width of a WaarnemenScreen and the letter size."""

    def __init__(self, screen: Any) -> None:
        super().__init__(screen)
        self.screen, self.shown = screen, (False, 0)
        screen.installEventFilter(self)
        theme.changed.connect(self.apply)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.apply()
        return super().eventFilter(watched, event)

    def apply(self) -> None:
        """Choose the way that fits."""
        narrow = self.screen.width() * 100 < ROOMY * theme.scale
        if (narrow, theme.scale) == self.shown:
            return
        self.shown = narrow, theme.scale
        self.screen.undo_button.setText(tr("Ongedaan") if narrow else tr("Laatste ongedaan"))
        self.screen.keys_button.setVisible(not narrow)
        for card in self.screen.sides.values():
            card.set_narrow(narrow)
        self.screen.show_now()
