"""The chapters in their groups, or what was found; typing searches at once."""

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from app.services.gids.hoofdstuk import Gids
from app.services.gids.zoeken import search_gids
from app.ui.language import tr
from app.ui.theme import colour, font, icon, line_height
from app.ui.widgets.beside import Beside
from app.ui.widgets.card import Card
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import label

WIDTH, MOST = 268, 308  # pixels beside the text; with large letters the text needs its share
PLACE, WORD, UNDER = (Qt.ItemDataRole.UserRole + number for number in range(3))
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
NOTHING = tr("Niets gevonden. Probeer een ander woord, of een deel ervan.")

TEXT_WIDE = 300  # pixels at letter size 100 below which the text stands under the chapters


class Index(Card):
    """`chosen(place, word)` when a chapter or a hit is opened with Enter or a click."""

    chosen = Signal(str, str)

    def __init__(self, gids: Gids) -> None:
        super().__init__()
        self.gids, self.open_name = gids, ""
        self.words = _Words()
        self.list, self.nothing = _List(), label(NOTHING, "muted", wrap=True)
        self.nothing.hide()
        self.add(self.words)
        self.add(self.nothing)
        self.add(self.list, 1)
        self.setAccessibleName(tr("Inhoud van de gids"))
        self.words.textChanged.connect(self.fill)
        self.words.moved.connect(self.list.step)
        self.words.returnPressed.connect(lambda: self._open(self.list.currentItem()))
        self.list.itemClicked.connect(self._open)
        self.list.opened.connect(self._open)
        self.fill()

    def fill(self) -> None:
        """Show the chapters, or the hits for what is typed."""
        text = self.words.text().strip()
        self.list.clear()
        if text:
            for hit in search_gids(self.gids, text):
                place = f"{hit.hoofdstuk}#{hit.anker}" if hit.anker else hit.hoofdstuk
                self.list.add(hit.titel, place, text if " " not in text else hit.woord, hit.tekst)
            self.list.setCurrentRow(0)
        else:
            self._fill_chapters()
        self.nothing.setVisible(bool(text) and not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    def mark_open(self, naam: str) -> None:
        """The chapter that is shown."""
        self.open_name = naam
        if not self.words.text().strip():
            self.list.choose(naam)

    def _fill_chapters(self) -> None:
        groep = ""
        for hoofdstuk in self.gids.hoofdstukken:
            if hoofdstuk.groep != groep:
                groep = hoofdstuk.groep
                self.list.add_heading(groep)
            title = hoofdstuk.titel.removeprefix(f"{groep}: ")
            self.list.add(title[:1].upper() + title[1:], hoofdstuk.naam)
        self.list.choose(self.open_name)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(PLACE):
            self.chosen.emit(item.data(PLACE), item.data(WORD))


class _Words(QLineEdit):
    """The search field; Up and Down walk through the list below it."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__(placeholderText=tr("Zoek in de gids"))
        self.setObjectName("zoek_gids")
        self.setAccessibleName(tr("Zoek in de gids"))
        self.setClearButtonEnabled(True)
        self.findChild(QToolButton).setAccessibleName(tr("Wis wat u zoekt"))
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.findChildren(QToolButton)[-1].setAccessibleName(tr("Zoeken"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.moved.emit(MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _List(QListWidget):
    """Chapters under the name of their group, or hits of two lines. `opened(item)` with Enter."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Hoofdstukken"))

    def add(self, title: str, place: str, word: str = "", under: str = "") -> None:
        item = QListWidgetItem(title)
        for role, value in ((PLACE, place), (WORD, word), (UNDER, under)):
            item.setData(role, value)
        item.setToolTip(under)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {under}" if under else title)
        self.addItem(item)

    def add_heading(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def choose(self, place: str) -> None:
        """Put the choice on this place without opening it."""
        for row in range(self.count()):
            if self.item(row).data(PLACE) == place:
                self.setCurrentRow(row)
                return

    def step(self, by: int) -> None:
        """To the next or former line that can be opened."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if self.item(row).data(PLACE):
                self.setCurrentRow(row)
                return
            row += by

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """The name of a group small and muted, a chapter on one line, a hit with the words around it."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        line, small = line_height(), line_height(11)
        if not index.data(PLACE):
            return QSize(100, small + (18 if index.row() else 8))
        return QSize(100, line + 3 * small + 12 if index.data(UNDER) else line + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, words = option.rect.adjusted(1, 1, -1, -1), option.rect.adjusted(8, 5, -8, -5)
        view: Any = self.parent()
        if index.data(PLACE) and index.row() == view.currentRow():
            painter.setBrush(colour("accent_soft"))
            painter.setPen(QPen(colour("accent" if view.hasFocus() else "accent_soft"), 2))
            painter.drawRoundedRect(box, 6, 6)
        if not index.data(PLACE):
            _draw(painter, words.adjusted(0, 0, 0, 4), index.data(), 11, 600, "muted", bottom=True)
        elif index.data(UNDER):
            line = QFontMetrics(font(13, 600)).height()
            _draw(
                painter, QRect(words.left(), words.top(), words.width(), line), index.data(), 13, 600, "text"
            )
            under = words.adjusted(0, line + 1, 0, 0)
            under.setHeight(3 * QFontMetrics(font(11)).lineSpacing())
            _draw(painter, under, index.data(UNDER), 11, 400, "muted", wrap=True)
        else:
            heavy = 600 if index.row() == view.currentRow() else 400
            _draw(painter, words, index.data(), 13, heavy, "text")
        painter.restore()


def _draw(
    painter: QPainter,
    room: QRect,
    text: str,
    size: int,
    weight: int,
    token: str,
    *,
    bottom: bool = False,
    wrap: bool = False,
) -> None:
    painter.setFont(font(size, weight))
    painter.setPen(colour(token))
    across = Qt.AlignmentFlag.AlignBottom if bottom else Qt.AlignmentFlag.AlignVCenter
    if wrap:
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.setClipRect(room)
        painter.drawText(room, int(flags), text)
        return
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, across | Qt.AlignmentFlag.AlignLeft, shown)


def beside_text(index: Index, page: QWidget) -> Beside:
    """The chapters at the left and the text in a card of its own."""
    text = Card()
    text.add(page, 1)
    in_letters(text, QWidget.setMinimumWidth, TEXT_WIDE)
    row = Beside()
    row.add_part(index, side=WIDTH, most=MOST, tall=220)
    row.add_part(text, tall=320)
    return row
