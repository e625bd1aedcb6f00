"""Two parts beside each other, or under each other once large letters leave no room for both."""

from PySide6.QtWidgets import QBoxLayout

from app.ui.theme import space, theme


class Beside(QBoxLayout):
    """As a QHBoxLayout; follows the letter size."""

    def __init__(self) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        under, side = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.setDirection(under if theme.large else side)
        self.setSpacing(space(2) if theme.large else space(4))
