"""Draws a cell: ground of the whole row, text or chip, a thin line below."""

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.tables.column import Column, is_zero
from app.ui.tables.model import ALIGN
from app.ui.theme import colour, font
from app.ui.widgets.marks import paint_chip

_GAP = 8


class CellDelegate(QStyledItemDelegate):
    """The view tells it which row is under the mouse (`hovered`)."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self.hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        view = option.widget
        chosen = view is not None and bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        box = option.rect
        if chosen or index.row() == self.hovered:
            painter.fillRect(box, colour("accent_soft" if chosen else "hover"))
        painter.setPen(colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        model, column = index.model(), index.model().columns[index.column()]
        record = model.record(index.row())
        text = column.text(record) if record is not None else ""
        kind = column.chip(record) if column.chip and record is not None else ""
        if kind and text:
            paint_chip(painter, box.left() + _GAP, box.adjusted(0, 0, -4, 0).toRectF(), text, kind)
        elif text:
            self._paint_text(painter, box.adjusted(_GAP, 0, -_GAP, 0), text, column)
        if chosen and view.hasFocus() and view.currentIndex().row() == index.row():
            self._paint_focus(painter, box, index, view)
        painter.restore()

    def _paint_text(self, painter: QPainter, box: QRect, text: str, column: Column) -> None:
        painter.setFont(font(13, 600 if column.strong else 400))
        painter.setPen(colour("muted" if column.align == "rechts" and is_zero(text) else "text"))
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > box.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, ALIGN[column.align], text)

    def _paint_focus(self, painter: QPainter, box: QRect, index: QModelIndex, view: Any) -> None:
        """A frame of two pixels around the row the keyboard is in."""
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(box.left(), box.top() + 1, box.right(), box.top() + 1)
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        header = view.horizontalHeader()
        if header.visualIndex(index.column()) == 0:
            painter.drawLine(box.left() + 1, box.top(), box.left() + 1, box.bottom())
        if index.column() == _last_shown(view):
            painter.drawLine(box.right(), box.top(), box.right(), box.bottom())


def _last_shown(view: Any) -> int:
    """The logical number of the column at the far right."""
    header = view.horizontalHeader()
    places = (header.logicalIndex(place) for place in reversed(range(header.count())))
    return next((place for place in places if not view.isColumnHidden(place)), -1)
