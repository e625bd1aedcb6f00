"""The pages of a paper as pictures, as wide as the screen allows."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.text import label

PAUSE = 250  # milliseconds after a change of width before the pages are drawn again
HELD = 10_000  # milliseconds that pages out of sight are kept: each is some 2 MB
NARROW = 200  # pixels below which nothing is drawn


class PaperPages(QWidget):
    """Drawn off the GUI thread by a service that answers a PNG per page; the last wish counts."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context, self.name = context, name
        self.busy_text = tr("{naam} wordt gemaakt …", naam=name[:1].upper() + name[1:])
        self.pages: list[QLabel] = []
        self.drawn: tuple[Any, int] | None = None
        self.waiting = label(self.busy_text, "muted", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(2))
        self.column.addWidget(self.waiting)
        self.setAccessibleName(tr("Voorbeeld van {naam}", naam=name))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.draw)
        self._held = QTimer(self, singleShot=True, interval=HELD)
        self._held.timeout.connect(self._let_go)

    def wish(self) -> Any:
        """What the pages show; None while there is nothing to show. Equal wishes give equal pages."""
        return None

    def source(self) -> tuple[Callable[..., tuple[bytes, ...]], Any]:
        """The service that renders, and what it is asked for before the width in pixels."""
        raise LookupError(self.name)

    def draw(self) -> None:
        """Ask for the pages at the width there is, unless they stand there already."""
        width = round(self.width() * self.devicePixelRatioF())
        wish = (self.wish(), width)
        if wish[0] is None or width < NARROW or wish == self.drawn:
            return
        self.drawn = wish
        self.waiting.setText(self.busy_text)
        self.waiting.setVisible(not self.pages)
        service, about = self.source()
        self.context.read(
            _read_pages,
            service,
            about,
            width,
            done=lambda pages: self._show_pages(wish, pages),
            failed=lambda fout: self._show_refusal(wish, fout.tekst),
            owner=self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._held.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._held.stop()
        if self.drawn is None:
            self._pause.start()

    def _let_go(self) -> None:
        """Out of sight for a while; they are drawn again when somebody comes back."""
        self.drawn = None
        self._keep(0)

    def _show_pages(self, wish: tuple[Any, int], pages: tuple[QImage, ...]) -> None:
        if wish != self.drawn:
            return
        self.waiting.hide()
        self._keep(len(pages))
        for number, page in enumerate(pages):
            if number == len(self.pages):
                self.pages.append(self._page(number))
                self.column.addWidget(self.pages[-1])
            pixmap = QPixmap.fromImage(page)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self.pages[number].setPixmap(pixmap)

    def _show_refusal(self, wish: tuple[Any, int], text: str) -> None:
        if wish == self.drawn:
            self._keep(0)
            self.waiting.setText(text)
            self.waiting.show()

    def _keep(self, count: int) -> None:
        while len(self.pages) > count:
            self.pages.pop().deleteLater()

    def _page(self, number: int) -> QLabel:
        page = QLabel()
        page.setMinimumWidth(1)
        page.setAccessibleName(tr("Bladzijde {nummer} van {naam}", nummer=number + 1, naam=self.name))
        return page


def _read_pages(archief: Any, service: Callable[..., tuple[bytes, ...]], *args: Any) -> tuple[QImage, ...]:
    """On the worker: the pages, unpacked there as well; a QImage may be read in any thread."""
    pages = (QImage.fromData(png, "PNG") for png in service(archief, *args))
    return tuple(page.convertToFormat(QImage.Format.Format_RGB32) for page in pages)
