"""The first window: a quiet frame with the name of the program and one page at a time."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.paths import demo_archive
from app.ui.jobs import Jobs
from app.ui.ontgrendelen.unlock import UnlockPage
from app.ui.settings import Settings
from app.ui.theme import space
from app.ui.widgets.text import label

BELOFTEN = (
    "Werkt zonder netwerk.",
    "Elk bedrag uitgelegd, met het wetsartikel erbij.",
    "Versleuteld op uw eigen computer.",
)


class OntgrendelWindow(QWidget):
    """`opened(archief)` once an archive is open; `closed()` when the user leaves without opening one."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self.jobs, self.settings = jobs, settings
        self.setWindowTitle("Loonwaarde")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(960, 640)
        self.resize(1040, 700)
        self.pages = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_brand())
        row.addWidget(self.pages, 1)

    def show_unlock(self, folder: Path) -> None:
        """Ask the passphrase of the archive in `folder`."""
        self._show_unlock_page(folder)

    def show_example(self) -> None:
        """Lay out the example archive when it is not there yet, with its passphrase filled in."""
        self._show_unlock_page(demo_archive()).prepare_example()

    def show_first_start(self) -> None:
        """Greet a new user: three steps to an archive."""
        from app.ui.ontgrendelen.first_start import FirstStart

        page = FirstStart(self.jobs)
        page.opened.connect(self.opened)
        page.unlock_wished.connect(self.show_unlock)
        page.example_wished.connect(self.show_example)
        self._show(page)

    def page(self) -> QWidget:
        """The page in front."""
        return self.pages.currentWidget()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _show_unlock_page(self, folder: Path) -> UnlockPage:
        page = UnlockPage(self.jobs, folder)
        page.opened.connect(self.opened)
        page.other_wished.connect(self.show_unlock)
        page.first_start_wished.connect(self.show_first_start)
        self._show(page)
        return page

    def _show(self, page: QWidget) -> None:
        while (old := self.pages.currentWidget()) is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.pages.addWidget(page)
        page.setFocus()


def _brand() -> QWidget:
    side = QWidget()
    side.setProperty("role", "navigation")
    side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    side.setFixedWidth(300)
    column = QVBoxLayout(side)
    column.setContentsMargins(space(4), 40, space(4), space(4))
    column.setSpacing(space(2))
    column.addWidget(label("Loonwaarde", "brand"))
    column.addWidget(label("Meten, begeleiden en verantwoorden op de werkplek.", "brand_text", wrap=True))
    column.addStretch()
    for belofte in BELOFTEN:
        column.addWidget(label(belofte, "brand_text", wrap=True))
    return side
