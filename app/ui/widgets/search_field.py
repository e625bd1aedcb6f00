"""One search field for everything, with its results in a list under it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.context import Context
from app.ui.jobs import Job
from app.ui.language import said, tr
from app.ui.theme import colour, font, text_width, theme
from app.ui.widgets.marks import KeyHint, paint_chip

LEAST = 150
WIDTH, LETTERS = 380, 240  # pixels at the ordinary letter size; the part that grows with it
_PAUSE = 60  # milliseconds after the last key
_HINT = tr("Zoek kandidaat, werkgever, dossier …")


class SearchField(QLineEdit):
    """Type, arrows, Enter, Esc. `hit_chosen(treffer)`."""

    hit_chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName("zoekveld")
        self.setProperty("role", "search")
        self.setPlaceholderText(_HINT)
        self.setAccessibleName(tr("Zoek kandidaat, werkgever, dossier"))
        self._job: Job | None = None
        self._asked = ""
        self._hint = KeyHint("Ctrl K")
        self._fit()
        theme.changed.connect(self._fit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 9, 0)
        row.addStretch()
        row.addWidget(self._hint)
        self.popup: _HitList | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(lambda: self._timer.start())
        self.textChanged.connect(lambda _text: self._show_hint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _fit(self) -> None:
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(WIDTH + theme.pixels(LETTERS) - LETTERS)
        self._show_hint()

    def _show_hint(self) -> None:
        """The key stands there only where it leaves the words whole."""
        taken = text_width(_HINT) + self._hint.sizeHint().width() + 32
        self._hint.setVisible(not self.text() and taken <= self.width())

    def show_hits(self, hits: Sequence[Any]) -> None:
        """Put the hits under the field; a line of its own when there are none."""
        if self.popup is None:
            self.popup = _HitList(self.window())
            self.popup.itemClicked.connect(self._take)
        self.popup.fill(hits, self.text())
        place = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        self.popup.setGeometry(QRect(place, QSize(max(self.width(), 460), self.popup.wanted_height())))
        self.popup.show()
        self.popup.raise_()

    def close_hits(self) -> None:
        """Take the list away."""
        if self.popup is not None:
            self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        open_list = self.popup is not None and self.popup.isVisible()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and open_list:
            self.popup.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and open_list:
            self._take(self.popup.currentItem())
        elif event.key() == Qt.Key.Key_Escape and (open_list or self.text()):
            self.close_hits()
            self.clear()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        ours = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text()
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.close_hits()

    def _ask(self) -> None:
        self._asked = self.text().strip()
        if not self._asked or self.context.search is None:
            self.close_hits()
            return
        asked = self._asked
        self._job = self.context.jobs.run(
            self.context.search, asked, done=lambda hits: self._answered(asked, hits), owner=self
        )

    def _answered(self, asked: str, hits: Sequence[Any]) -> None:
        if asked == self.text().strip() and self.hasFocus():
            self.show_hits(hits)

    def _take(self, item: QListWidgetItem | None) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if hit is not None:
            self.close_hits()
            self.clear()
            self.hit_chosen.emit(hit)


class _HitList(QListWidget):
    """The list itself; it never takes the focus, so typing goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.setAccessibleName(tr("Gevonden"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_HitDelegate(self))
        self.setMouseTracking(True)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.hide()
        return super().eventFilter(watched, event)

    def fill(self, hits: Sequence[Any], text: str) -> None:
        self.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.titel} {hit.ondertitel}")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.addItem(item)
        if not hits:
            item = QListWidgetItem(
                tr("Niets gevonden voor “{tekst}”. Zoek op een deel van de naam.", tekst=text.strip()[:40])
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        else:
            self.setCurrentRow(0)

    def step(self, by: int) -> None:
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def wanted_height(self) -> int:
        return min(8, max(1, self.count())) * 44 + 12


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        return QSize(100, 44)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        hit = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, 1, -2, -1)
        if hit is not None and option.state & (
            QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(box, 6, 6)
        if hit is None:
            _draw(painter, box.adjusted(10, 0, -8, 0), index.data(), 13, 400, "muted")
        else:
            _draw(painter, box.adjusted(10, 3, -120, -20), hit.titel, 13, 600, "text")
            _draw(painter, box.adjusted(10, 21, -120, -3), said(hit.ondertitel), 11, 400, "muted")
            paint_chip(painter, box.right() - 110, box.toRectF(), said(str(hit.soort)), "neutral")
        painter.restore()


def _draw(painter: QPainter, box: QRect, text: str, size: int, weight: int, token: str) -> None:
    painter.setFont(font(size, weight))
    painter.setPen(colour(token))
    shown = painter.fontMetrics().elidedText(str(text), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
