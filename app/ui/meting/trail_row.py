"""A step of the calculation; Enter, Space or a click shows the whole rule with its values."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.language import tr
from app.ui.meting.trail import Regel
from app.ui.roles import Role
from app.ui.widgets.ringed import Ringed
from app.ui.widgets.text import StillLabel, label, line


class TrailRow(Ringed):
    """What, article, amount; an unconfirmed amount is named in the colour of attention."""

    spoken_role = Role.Button

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.shown: Regel | None = None
        self.name, self.source, self.amount = (
            label(""),
            label("", "small"),
            StillLabel("€ 8.888,88", right=True),
        )
        self.flag, self.rule = label(tr("onbevestigd"), "small-attention"), label("", "small", wrap=True)
        self.rule.hide()
        self.setAccessibleDescription(tr("Enter toont de hele regel"))
        self.setToolTip(tr("Klik of Enter: de hele regel met bron"))
        self._lay_out()

    def show_regel(self, regel: Regel) -> None:
        """Change what stands in the row."""
        if regel == self.shown:
            return
        self.shown = regel
        self.name.setText(regel.naam)
        self.source.setText(regel.bron + (" ·" if regel.onbevestigd else ""))
        self.amount.setText(regel.bedrag)
        self.flag.setVisible(regel.onbevestigd)
        self.rule.setText(regel.uitleg)
        flag = tr(", onbevestigd") if regel.onbevestigd else ""
        self.setAccessibleName(f"{regel.naam}: {regel.bedrag}, {regel.bron}{flag}")

    def toggle(self) -> None:
        """Show the whole rule, or fold it away."""
        self.rule.setVisible(self.rule.isHidden())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.toggle()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        else:
            super().keyPressEvent(event)

    def explain(self, _widget: QWidget | None = None) -> None:
        """F1: the same rule."""
        self.rule.show()

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(self.source)
        under.addWidget(self.flag)
        under.addStretch()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addLayout(under)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.amount, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.rule)
        column.addWidget(line())
