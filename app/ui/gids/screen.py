"""The guide: chapters at the left, the text at the right."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.gids.lezen import read_gids
from app.ui.context import Context, Screen
from app.ui.gids.index import Index, beside_text
from app.ui.gids.page import Page
from app.ui.gids.tour import start_tour
from app.ui.language import tr
from app.ui.saving import ask_place, tell_saved
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.card import PageHead

FIRST = "deskundige"
WORDS = tr("Hoe het programma werkt, en wat elk woord betekent")


class GidsScreen(Screen):
    """`open(place)` shows a chapter, or a place in it; `back` is the screen that Esc returns to."""

    title = tr("Gids")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.gids = read_gids()
        self.index, self.page = Index(self.gids), Page(self.gids)
        self.visited: list[str] = []
        self.back: tuple[str, int | None] | None = None
        self.return_button = SecondaryButton(tr("Terug"), "Esc", icon_name="chevron-left")
        self.return_button.setObjectName("gids_terug")
        self.former_button = SecondaryButton(tr("Vorige plaats"), "Alt ←")
        self.former_button.setObjectName("gids_vorige")
        self.tour_button = SecondaryButton(tr("Rondleiding"))
        self.tour_button.setObjectName("gids_rondleiding")
        self.save_button = SecondaryButton(tr("Bewaar als PDF"), icon_name="file-text")
        self.save_button.setObjectName("gids_bewaar")
        self.print_button = IconButton("printer", tr("Afdrukken …"))
        self.print_button.clicked.connect(self.print_guide)
        _connect(self)
        _lay_out(self)

    def open(
        self, place: str = "", back: tuple[str, int | None] | None = None, word: str = "", **_arg: Any
    ) -> None:
        """Show a place; without one, where one was reading."""
        self.back = back
        self.return_button.setVisible(back is not None)
        self.index.words.clear()
        self.go(place or (self.visited[-1] if self.visited else FIRST), word)
        (self.page if place else self.index.words).setFocus()

    def go(self, place: str, word: str = "") -> None:
        """Show a place and remember it."""
        if not self.visited or self.visited[-1] != place:
            self.visited.append(place)
        self._show(place, word)

    def former(self) -> None:
        """Alt+Left: where one was reading before."""
        if len(self.visited) > 1:
            self.visited.pop()
            self._show(self.visited[-1])

    def return_to_work(self) -> None:
        """Back to the screen F1 was pressed on."""
        if self.back is not None:
            name, number = self.back
            self.context.navigate(name, **({"id": number} if number is not None else {}))

    def save_to(self, pad: Path) -> None:
        """Write the guide as PDF off the GUI thread."""
        from app.services.gids.boek import save_gids

        self.context.read(save_gids, pad, done=self._saved, owner=self, lane="lang")

    def print_guide(self) -> None:
        """Choose a printer and print."""
        from app.services.gids.boek import print_gids
        from app.ui.afdrukken.printing import print_document

        print_document(self.context, self, self.title, print_gids)

    def ask_where(self) -> None:
        """Ask where the PDF goes."""
        pad = ask_place(self.context, self, tr("Bewaar de gids"), "gids-loonwaarde.pdf")
        if pad is not None:
            self.save_to(pad)

    def event(self, event: QEvent) -> bool:
        """Esc is ours before it closes a panel of the window: it empties the search, or goes back to work."""
        ours = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if ours and event.type() == QEvent.Type.ShortcutOverride and (self.back or self.index.words.text()):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.index.words.text():
            self.index.words.clear()
        else:
            self.return_to_work()

    def _show(self, place: str, word: str = "") -> None:
        self.page.show_place(place, word)
        self.index.mark_open(place.partition("#")[0])
        self.former_button.setEnabled(len(self.visited) > 1)

    def _saved(self, pad: Path) -> None:
        tell_saved(self.context, tr("{naam} is bewaard.", naam=pad.name), pad)


def _connect(screen: GidsScreen) -> None:
    screen.index.chosen.connect(screen.go)
    screen.page.followed.connect(screen.go)
    screen.return_button.clicked.connect(screen.return_to_work)
    screen.former_button.clicked.connect(screen.former)
    screen.tour_button.clicked.connect(lambda: start_tour(screen.window()))
    screen.save_button.clicked.connect(screen.ask_where)
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut
    QShortcut(QKeySequence("Alt+Left"), screen, screen.former, context=here)


def _lay_out(screen: GidsScreen) -> None:
    buttons = (
        screen.return_button,
        screen.former_button,
        screen.tour_button,
        screen.print_button,
        screen.save_button,
    )
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    column.addWidget(PageHead(screen.title, WORDS, buttons))
    column.addLayout(beside_text(screen.index, screen.page), 1)
