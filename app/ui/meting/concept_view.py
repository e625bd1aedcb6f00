"""The concept in large letters, to read together at the table."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.language import tr
from app.ui.meting.full_window import FullWindow
from app.ui.theme import space, theme
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.text import label, line

SIZES = (100, 125, 150, 200)  # percent of the letters below
HEADING, TEXT = 24, 20
LABEL_WIDTH, COLUMN = 190, 980
STEP = 120  # pixels an arrow key scrolls


class ConceptView(FullWindow):
    """`print_wished()`; arrows and Page Up/Down scroll, plus and minus change the letters."""

    print_wished = Signal()

    def __init__(self, uitleg: Any, over: QWidget) -> None:
        super().__init__(uitleg.titel, over)
        self.uitleg, self.size_index = uitleg, 0
        self.labels: list[tuple[QLabel, int, int]] = []
        self.smaller = IconButton("minus", tr("Kleinere letters (−)"))
        self.larger = IconButton("plus", tr("Grotere letters (+)"))
        self.print_button = SecondaryButton(tr("Druk het concept af …"), icon_name="printer")
        self.smaller.clicked.connect(lambda: self.resize_letters(-1))
        self.larger.clicked.connect(lambda: self.resize_letters(1))
        self.print_button.clicked.connect(self.print_wished)
        for place, button in enumerate((self.smaller, self.larger, self.print_button), 1):
            self.bar.insertWidget(place, button)
        self.scroll = QScrollArea(widgetResizable=True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(self._page())
        self.body.addWidget(line())
        self.body.addWidget(self.scroll, 1)
        self.resize_letters(0)

    def resize_letters(self, step: int) -> None:
        """Take the next smaller or larger letters."""
        self.size_index = max(0, min(len(SIZES) - 1, self.size_index + step))
        for part, size, weight in self.labels:
            pixels = theme.pixels(size) * SIZES[self.size_index] // 100
            part.setStyleSheet(f"font-size: {pixels}px; font-weight: {weight};")
        self.smaller.setEnabled(self.size_index > 0)
        self.larger.setEnabled(self.size_index < len(SIZES) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.scroll.verticalScrollBar()
        page = bar.pageStep()
        moves = {
            Qt.Key.Key_Down: STEP,
            Qt.Key.Key_Up: -STEP,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        letters = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.key() in moves:
            bar.setValue(bar.value() + moves[Qt.Key(event.key())])
        elif event.key() in letters:
            self.resize_letters(letters[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _page(self) -> QWidget:
        holder, inner = QWidget(), QWidget()
        holder.setProperty("role", "scroll")
        inner.setMaximumWidth(COLUMN)
        column = QVBoxLayout(inner)
        column.setSpacing(space(2))
        column.addWidget(self._text(self.uitleg.inleiding, TEXT))
        for blad in self.uitleg.bladen:
            column.addWidget(self._text(blad.kop, HEADING, 680))
            for deel in blad.delen:
                column.addSpacing(space(3))
                column.addWidget(self._text(deel.kop, HEADING, 600))
                for alinea in deel.alineas:
                    column.addLayout(self._alinea(alinea))
        column.addStretch()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        return holder

    def _alinea(self, alinea: Any) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        if alinea.label:
            name = self._text(alinea.label, TEXT, 600)
            name.setMinimumWidth(LABEL_WIDTH)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addWidget(name, 2)
        row.addWidget(self._text(alinea.tekst, TEXT), 9)
        return row

    def _text(self, text: str, size: int, weight: int = 400) -> QLabel:
        part = label(text, wrap=True)
        self.labels.append((part, size, weight))
        return part
