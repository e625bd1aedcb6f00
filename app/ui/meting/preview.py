"""The pages of the report as pictures, as wide as the screen allows."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.services.rapporten import render_rapport
from app.ui.meting.draft import Draft
from app.ui.theme import space
from app.ui.widgets.text import label

PAUSE = 250  # milliseconds after a change of width before the pages are drawn again
NARROW = 200  # pixels below which nothing is drawn
BEZIG = "Het rapport wordt gemaakt …"


class Preview(QWidget):
    """Drawn off the GUI thread; the last wish counts."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.pages: list[QLabel] = []
        self.drawn: tuple[Any, int] | None = None
        self.waiting = label(BEZIG, "muted", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(2))
        self.column.addWidget(self.waiting)
        self.setAccessibleName("Voorbeeld van het rapport")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.draw)

    def draw(self) -> None:
        """Ask for the pages at the width there is, unless they stand there already."""
        width = round(self.width() * self.devicePixelRatioF())
        wish = (self.draft.record, width)
        if self.draft.record is None or width < NARROW or wish == self.drawn:
            return
        self.drawn = wish
        self.waiting.setText(BEZIG)
        self.waiting.setVisible(not self.pages)
        self.draft.context.read(
            render_rapport,
            self.draft.meting_id,
            width,
            done=lambda pages: self._show_pages(wish, pages),
            failed=lambda fout: self._show_refusal(fout.tekst),
            owner=self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pause.start()

    def _show_pages(self, wish: tuple[Any, int], pages: tuple[bytes, ...]) -> None:
        if wish != self.drawn:
            return
        self.waiting.hide()
        while len(self.pages) > len(pages):
            self.pages.pop().deleteLater()
        for number, png in enumerate(pages):
            if number == len(self.pages):
                self.pages.append(_page(number))
                self.column.addWidget(self.pages[-1])
            pixmap = QPixmap()
            pixmap.loadFromData(png, "PNG")
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self.pages[number].setPixmap(pixmap)

    def _show_refusal(self, text: str) -> None:
        self.waiting.setText(text)
        self.waiting.show()


def _page(number: int) -> QLabel:
    page = QLabel()
    page.setMinimumWidth(1)
    page.setAccessibleName(f"Bladzijde {number + 1} van het rapport")
    return page
