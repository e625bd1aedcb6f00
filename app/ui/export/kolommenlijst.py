"""The columns of one sheet as a list with boxes: on or off, in order, with their headings."""

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from app.services.uitwisselen.profiel_records import ProfielBlad, ProfielKolom
from app.ui.language import said, tr
from app.ui.theme import colour, font, icon, line_height
from app.ui.widgets.text import set_role

KOLOM = Qt.ItemDataRole.UserRole
BOX, LEFT, ROW = 18, 10, 32
ALT = Qt.KeyboardModifier.AltModifier
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}


class KolommenLijst(QListWidget):
    """Space puts a column on or off (`toggled`), Alt with an arrow moves it (`moved`), F2 or Enter goes to
    its heading (`rename_wished`), `chosen` when another column is in use.
    """

    toggled = Signal(str, bool)
    moved = Signal(str, int)
    rename_wished = Signal()
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "list")
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Kolommen van het blad"))
        self.currentItemChanged.connect(lambda item, _old: self._tell(item))

    def show_blad(self, blad: ProfielBlad) -> None:
        """Show these columns; the one in use stays in use."""
        before = self.kolom()
        self.blockSignals(True)
        self.clear()
        for kolom in blad.kolommen:
            item = QListWidgetItem(kolom.getoond)
            item.setData(KOLOM, kolom)
            stand = tr("gaat mee") if kolom.aan else tr("gaat niet mee")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kolom.getoond}, {stand}")
            item.setToolTip(said(kolom.vast))
            self.addItem(item)
        velden = [kolom.veld for kolom in blad.kolommen]
        self.setCurrentRow(velden.index(before.veld) if before and before.veld in velden else 0)
        self.blockSignals(False)
        self.scrollToItem(self.currentItem())
        self._tell(self.currentItem())

    def kolom(self) -> ProfielKolom | None:
        """The column in use."""
        item = self.currentItem()
        return item.data(KOLOM) if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kolom = self.kolom()
        if kolom is not None and event.modifiers() & ALT and event.key() in STEPS:
            self.moved.emit(kolom.veld, STEPS[Qt.Key(event.key())])
        elif kolom is not None and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(kolom.veld, not kolom.aan)
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.rename_wished.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.position().x() < LEFT + BOX + 8:
            kolom = item.data(KOLOM)
            self.toggled.emit(kolom.veld, not kolom.aan)

    def _tell(self, item: QListWidgetItem | None) -> None:
        self.chosen.emit(item.data(KOLOM) if item is not None else None)


class _Delegate(QStyledItemDelegate):
    """A box, the heading, and at the right what the column is usually called."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return QSize(120, max(ROW, line_height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, _bare(option), QModelIndex())
        kolom: ProfielKolom = index.data(KOLOM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        view = self.parent()
        if index.row() == view.currentRow():
            painter.setBrush(colour("accent_soft"))
            edge = colour("accent") if view.hasFocus() else colour("accent_soft")
            painter.setPen(QPen(edge, 2))
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 6, 6)
        place = QPointF(row.left() + LEFT, row.center().y() - BOX / 2)
        _paint_box(painter, QRectF(place.x() + 0.5, place.y() + 0.5, BOX - 1, BOX - 1), kolom)
        _paint_words(painter, row.adjusted(LEFT + BOX + 10, 0, -10, 0), kolom)
        painter.restore()


def _bare(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    plain = QStyleOptionViewItem(option)
    plain.text = ""
    return plain


def _paint_box(painter: QPainter, box: QRectF, kolom: ProfielKolom) -> None:
    ground = ("disabled" if kolom.vast else "accent") if kolom.aan else "surface"
    painter.setBrush(colour(ground))
    painter.setPen(QPen(colour(ground if kolom.aan else "field_line"), 1))
    painter.drawRoundedRect(box, 4, 4)
    if kolom.aan:
        icon("lock" if kolom.vast else "check", "on_accent").paint(
            painter, box.toRect().adjusted(2, 2, -1, -1)
        )


def _paint_words(painter: QPainter, room: QRectF, kolom: ProfielKolom) -> None:
    painter.setFont(font(13, 600 if kolom.kop else 400))
    painter.setPen(colour("text" if kolom.aan else "muted"))
    metrics = painter.fontMetrics()
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    heading = metrics.elidedText(kolom.getoond, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, flags, heading)
    if kolom.kop:
        room = room.adjusted(metrics.horizontalAdvance(heading) + 12, 0, 0, 0)
        painter.setFont(font(11))
        painter.setPen(colour("muted"))
        usual = painter.fontMetrics().elidedText(
            kolom.standaard, Qt.TextElideMode.ElideRight, max(0, int(room.width()))
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, usual)
