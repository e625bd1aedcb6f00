"""The guide in a window of its own, for who stands before a locked archive."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services.gids.lezen import read_gids
from app.services.gids.zoeken import find_begrip
from app.ui.gids.index import Index, beside_text
from app.ui.gids.page import Page
from app.ui.language import tr
from app.ui.tab_order import step_focus
from app.ui.theme import dress, space

FIRST = "veilig"


class GuideWindow(QWidget):
    """Esc closes it; what lies behind stays as it was."""

    focusNextPrevChild = step_focus  # noqa: N815  (Qt asks the window where Tab goes)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        gids = read_gids()
        self.setWindowTitle(tr("Gids – Loonwaarde"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(960, 640)
        self.index, self.page = Index(gids), Page(gids)
        self.index.chosen.connect(self.go)
        self.page.followed.connect(self.go)
        row = beside_text(self.index, self.page)
        row.setContentsMargins(space(3), space(3), space(3), space(3))
        self.setLayout(row)
        dress(self)

    def show_words(self, words: str) -> None:
        """Show the place where a word is explained, else how the archive is kept safe."""
        begrip = find_begrip(read_gids(), words)
        self.go(begrip.plek if begrip is not None else FIRST)
        self.show()
        self.activateWindow()
        self.page.setFocus()

    def go(self, place: str, word: str = "") -> None:
        """Show a place."""
        self.page.show_place(place, word)
        self.index.mark_open(place.partition("#")[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
