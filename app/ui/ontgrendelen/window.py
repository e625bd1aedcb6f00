"""The first window: a quiet frame with the name of the program and one page at a time."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.paths import demo_archive
from app.ui.jobs import Jobs
from app.ui.on_screen import keep_on_screen
from app.ui.ontgrendelen.brand import Brand
from app.ui.ontgrendelen.unlock import UnlockPage
from app.ui.settings import Settings
from app.ui.theme import dress, theme
from app.ui.widgets.letter_size import follow_letters
from app.ui.widgets.room import Pages, Room

LEAST = QSize(600, 340)  # pixels, as the main window


class OntgrendelWindow(QWidget):
    """`opened(archief)` once an archive is open and handed over; `opening()` while its key is worked out."""

    opening = Signal()
    opened = Signal(object)

    def __init__(self, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self.jobs, self.settings = jobs, settings
        self.setWindowTitle("Loonwaarde")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST)
        self.resize(1040, 700)
        self.pages, self.guide = Pages(), None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        brand = Brand()
        follow_letters(brand, lambda part: part.setVisible(not theme.narrow))
        row.addWidget(brand)
        row.addWidget(Room(self.pages), 1)
        dress(self)
        keep_on_screen(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme.fit_window(self.width())

    def show_unlock(self, folder: Path) -> None:
        """Ask the passphrase of the archive in `folder`."""
        if folder == demo_archive():
            self.show_example()
        else:
            self._show_unlock_page(folder)

    def show_example(self) -> None:
        """Lay out the example archive when it is not there yet, with its passphrase filled in."""
        self._show_unlock_page(demo_archive()).prepare_example()

    def show_first_start(self) -> None:
        """Greet a new user: three steps to an archive."""
        from app.ui.ontgrendelen.first_start import FirstStart

        page = FirstStart(self.jobs)
        page.opened.connect(self.opened)
        page.made.connect(self._remember)
        page.unlock_wished.connect(self.show_unlock)
        page.example_wished.connect(self.show_example)
        self._show(page)

    def show_restore(self, folder: Path, naam: str = "") -> None:
        """Put a backup back at `folder`; `naam` is the one to begin with."""
        from app.ui.ontgrendelen.restore import RestorePage

        page = RestorePage(self.jobs, folder, naam)
        page.restored.connect(self._show_restored)
        page.back_wished.connect(self.show_unlock)
        self._show(page)

    def open_guide(self, words: str = "") -> None:
        """F1: the guide in a window of its own, at a word or at how the archive is kept safe."""
        from app.ui.gids.window import GuideWindow

        if self.guide is None:
            self.guide = GuideWindow(self)
        self.guide.show_words(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.open_guide()
        else:
            super().keyPressEvent(event)

    def page(self) -> Any:
        """The page in front."""
        return self.pages.currentWidget()

    def stop(self) -> None:
        """Stop long work of the page in front: the program ends."""
        page = self.page()
        if isinstance(page, UnlockPage):
            page.stop()

    def close_archief(self) -> None:
        """Close an archive that was made here and not yet handed over."""
        archief = getattr(self.page(), "archief", None)
        if archief is not None:
            archief.close()

    def _remember(self, archief: Any) -> None:
        """From now on the program starts with this archive, also when the first start is broken off."""
        self.settings.own_archive = self.settings.last_archive = str(archief.archive.folder)

    def _show_unlock_page(self, folder: Path) -> UnlockPage:
        own = Path(self.settings.own_archive) if self.settings.own_archive else None
        page = UnlockPage(self.jobs, folder, own)
        page.opening.connect(self.opening)
        page.opened.connect(self.opened)
        page.other_wished.connect(self.show_unlock)
        page.example_wished.connect(self.show_example)
        page.first_start_wished.connect(self.show_first_start)
        page.restore_wished.connect(self.show_restore)
        self._show(page)
        return page

    def _show_restored(self, folder: Path, words: str) -> None:
        self._show_unlock_page(folder).hint.show_text(words, "good")

    def _show(self, page: QWidget) -> None:
        while (old := self.pages.currentWidget()) is not None:
            self.pages.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.pages.addWidget(page)
        page.setFocus()
