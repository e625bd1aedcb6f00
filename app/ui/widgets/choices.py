"""Editors that choose: one of many, one of many objects by name, side by side, several of many."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QMenu, QWidget

from app.ui.language import tr
from app.ui.theme import colour, icon
from app.ui.widgets.buttons import Button, Segmented

Choices = Sequence[tuple[str, str]]


class ChoiceField(QComboBox):
    """One of many, by keyboard: type the first letters, arrows, Enter. The wheel does nothing unfocused."""

    typed = Signal()
    ended = Signal()

    by_name = False

    def __init__(self, choices: Choices = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(self.by_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setPlaceholderText(tr("Kies …"))
        self.set_choices(choices)
        self.activated.connect(lambda _index: self.ended.emit())

    def setAccessibleName(self, name: str) -> None:
        """Also as description: on Linux Qt calls a list by its choice, and only a label makes up for that."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; what was chosen stays if it is among them."""
        before = self.content()
        self.clear()
        for value, text in choices:
            self.addItem(text or tr("Kies …"), value)
        self.set_content(before)

    def content(self) -> str:
        """The chosen value or ""."""
        return str(self.currentData() or "")

    def set_content(self, text: str) -> None:
        """Show the choice with this value."""
        self.setCurrentIndex(self.findData(text))

    def wheelEvent(self, event: Any) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            box = QRectF(self.width() - 25, (self.height() - 16) / 2, 16, 16).toRect()
            icon("chevron-down", "muted" if self.isEnabled() else "disabled").paint(painter, box)


class ReferenceField(ChoiceField):
    """One of many objects: type a part of the name. Unknown text stays in the field as typed."""

    by_name = True

    def __init__(self, choices: Choices = (), parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.popup().setProperty("role", "popup")
        self.setCompleter(completer)
        completer.popup().setParent(self, Qt.WindowType.Popup)  # so that the sheet of the window counts,
        completer.popup().setStyleSheet("/* */")  # which Qt looks up anew only with a sheet of its own
        edit = self.lineEdit()
        edit.setPlaceholderText(tr("Typ een deel van de naam"))
        edit.textEdited.connect(self.typed)
        edit.editingFinished.connect(self.ended)
        self.set_choices(choices)

    def content(self) -> str:
        """The value of the name in the field; unknown text as it stands."""
        text = self.currentText().strip()
        place = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(place) or "") if place >= 0 else text

    def set_content(self, text: str) -> None:
        """Show the name of this value, else the text itself."""
        place = self.findData(text) if text else -1
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(text)
        self.lineEdit().setCursorPosition(0)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)


class SegmentField(Segmented):
    """Two or three choices side by side."""

    typed = Signal()
    ended = Signal()

    def __init__(self, choices: Choices, name: str, parent: QWidget | None = None) -> None:
        super().__init__(choices, name, parent)
        self.content, self.set_content = self.value, self.set_value
        self.chosen.connect(lambda _value: self.ended.emit())


class MultiField(Button):
    """Several of many: a list with check marks that stays open while choosing. Values joined by commas."""

    typed = Signal()
    ended = Signal()

    def __init__(self, choices: Choices, name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Kies …"), parent=parent)
        self._name, self._choices = name, [choice for choice in choices if choice[0]]
        self._chosen: list[str] = []
        self.setMinimumWidth(100)
        self.clicked.connect(self.open_list)
        self._show_text()

    def content(self) -> str:
        """The chosen values in the order of the list, joined by commas."""
        return ",".join(self._chosen)

    def set_content(self, text: str) -> None:
        """Show these values."""
        wanted = [part.strip() for part in text.split(",")]
        self._chosen = [value for value, _text in self._choices if value in wanted]
        self._show_text()

    def open_list(self) -> None:
        """Show the list with check marks under the field."""
        menu = StayingMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setMinimumWidth(self.width())
        for value, text in self._choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value in self._chosen)
            action.toggled.connect(lambda on, v=value: self._toggle(v, on))
        menu.aboutToHide.connect(self.ended)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_list()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(140, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            painter.setPen(colour(self._ink() if self._chosen else "muted"))
            box = self.rect().adjusted(10, 0, -28, 0)
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            arrow = QRectF(self.width() - 25, (self.height() - 16) / 2, 16, 16).toRect()
            icon("chevron-down", "muted").paint(painter, arrow)

    def _toggle(self, value: str, on: bool) -> None:
        wanted = {*self._chosen, value} if on else set(self._chosen) - {value}
        self.set_content(",".join(wanted))
        self.typed.emit()

    def _show_text(self) -> None:
        names = [text for value, text in self._choices if value in self._chosen]
        self.setText(", ".join(names) or tr("Kies …"))
        self.setToolTip(self.text() if len(names) > 1 else "")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.text())


class StayingMenu(QMenu):
    """A menu in which Space and a click toggle without closing it."""

    def mouseReleaseEvent(self, event: Any) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable():
            self._toggle(action)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            self._toggle(action)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def _toggle(self, action: QAction) -> None:
        if action.isEnabled():
            action.toggle()
