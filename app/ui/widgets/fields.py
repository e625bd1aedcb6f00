"""Editors for one field each. All speak the same: `content()`, `set_content(text)`, `typed`, `ended`.

Text stays as typed; reading and judging it is the work of services.velden.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QDate, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme import colour, icon
from app.ui.widgets.buttons import Button, IconButton, Segmented

Choices = Sequence[tuple[str, str]]
_RIGHT = {"getal", "geheel", "percentage", "euro", "duur"}
_UNITS = {"percentage": "%", "euro": "€"}
_HINTS = {"datum": "dd-mm-jjjj", "tijd": "uu:mm", "duur": "u:mm"}


class LineField(QLineEdit):
    """One line; the unit stands inside at the right (€ at the left)."""

    typed = Signal()
    ended = Signal()

    def __init__(self, soort: str = "tekst", unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = unit or _UNITS.get(soort, "")
        self.unit_left = soort == "euro"
        self.setPlaceholderText(_HINTS.get(soort, ""))
        self.setMinimumWidth(64)
        if soort in _RIGHT:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self.ended)
        if self.unit:
            self.setAccessibleDescription(f"in {self.unit}")

    content = QLineEdit.text

    def set_content(self, text: str) -> None:
        """Show a text; the cursor stays when nothing changes."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        return QSize(90, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.unit:
            wide = self.fontMetrics().horizontalAdvance(self.unit) + 4
            margins = (wide, 0) if self.unit_left else (0, wide)
            self.setTextMargins(margins[0], 0, margins[1], 0)
        super().paintEvent(event)
        if self.unit:
            painter = QPainter(self)
            painter.setPen(colour("muted"))
            side = Qt.AlignmentFlag.AlignLeft if self.unit_left else Qt.AlignmentFlag.AlignRight
            painter.drawText(
                self.rect().adjusted(10, 0, -10, 0), side | Qt.AlignmentFlag.AlignVCenter, self.unit
            )
            painter.end()


class DateField(LineField):
    """A date as text with a calendar behind a small button (or Alt+Down)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("datum", "", parent)
        self.calendar: QCalendarWidget | None = None
        self.button = IconButton("calendar", "Kies in de kalender (Alt+↓)", self)
        self.button.setFixedSize(24, 24)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.open_calendar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button gives way where the field is too narrow for a whole date beside it."""
        super().resizeEvent(event)
        needed = self.fontMetrics().horizontalAdvance("00-00-0000") + 46
        self.button.setVisible(self.width() >= needed)
        self.button.move(self.width() - 28, (self.height() - 24) // 2)
        self.setTextMargins(0, 0, 20 if self.width() >= needed else 0, 0)

    def open_calendar(self) -> None:
        """Show the calendar under the field, at the date typed or today."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("kind", "popup")
        self.calendar = QCalendarWidget(popup)
        self.calendar.setAccessibleName("Kalender")
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._dress_calendar()
        typed = QDate.fromString(self.text().strip(), "dd-MM-yyyy")
        self.calendar.setSelectedDate(typed if typed.isValid() else QDate.currentDate())
        self.calendar.clicked.connect(lambda day: self._take(day, popup))
        self.calendar.activated.connect(lambda day: self._take(day, popup))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _dress_calendar(self) -> None:
        plain = QTextCharFormat()
        plain.setForeground(colour("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        names = {"prevmonth": ("left", "Vorige maand"), "nextmonth": ("right", "Volgende maand")}
        for part, (side, text) in names.items():
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{part}")
            button.setIcon(icon(f"chevron-{side}"))
            button.setAccessibleName(text)

    def _take(self, day: QDate, popup: QFrame) -> None:
        if popup.isVisible():
            popup.close()
            self.calendar = None
            self.setText(day.toString("dd-MM-yyyy"))
            self.typed.emit()
            self.ended.emit()


class NoteField(QPlainTextEdit):
    """Several lines; grows with its text from three lines to ten."""

    typed = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._setting = False
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    content = QPlainTextEdit.toPlainText

    def set_content(self, text: str) -> None:
        """Show a text; the cursor stays when nothing changes."""
        if text != self.toPlainText():
            self._setting = True
            self.setPlainText(text)
            self._setting = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ended.emit()

    def _on_text(self) -> None:
        if not self._setting:
            self.typed.emit()

    def _grow(self) -> None:
        lines = min(10, max(3, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)


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
        self.setPlaceholderText("Kies …")
        self.set_choices(choices)
        self.activated.connect(lambda _index: self.ended.emit())

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; what was chosen stays if it is among them."""
        before = self.content()
        self.clear()
        for value, text in choices:
            self.addItem(text or "Kies …", value)
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
        painter = QPainter(self)
        box = QRectF(self.width() - 25, (self.height() - 16) / 2, 16, 16).toRect()
        icon("chevron-down", "muted" if self.isEnabled() else "disabled").paint(painter, box)
        painter.end()


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
        edit = self.lineEdit()
        edit.setPlaceholderText("Typ een deel van de naam")
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
        super().__init__("Kies …", parent=parent)
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
        menu = _StayingMenu(self)
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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.setPen(colour(self._ink() if self._chosen else "muted"))
        box = self.rect().adjusted(10, 0, -28, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        arrow = QRectF(self.width() - 25, (self.height() - 16) / 2, 16, 16).toRect()
        icon("chevron-down", "muted").paint(painter, arrow)
        painter.end()

    def _toggle(self, value: str, on: bool) -> None:
        wanted = {*self._chosen, value} if on else set(self._chosen) - {value}
        self.set_content(",".join(wanted))
        self.typed.emit()

    def _show_text(self) -> None:
        names = [text for value, text in self._choices if value in self._chosen]
        self.setText(", ".join(names) or "Kies …")
        self.setToolTip(self.text() if len(names) > 1 else "")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.text())


class _StayingMenu(QMenu):
    """A menu in which Space and a click toggle without closing it."""

    def mouseReleaseEvent(self, event: Any) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


def _segmented(veld: Any) -> bool:
    choices = [text for value, text in veld.keuzes if value]
    return (
        len(veld.keuzes) <= 3
        and len(choices) == len(veld.keuzes)
        and sum(map(len, choices)) <= 10 * veld.breedte
    )


_JANEE = (("ja", "Ja"), ("nee", "Nee"), ("", "Onbekend"))
_MAKERS: dict[str, Callable[[Any], QWidget]] = {
    "notitie": lambda _veld: NoteField(),
    "datum": lambda _veld: DateField(),
    "janee": lambda veld: SegmentField(_JANEE, veld.label),
    "keuze": lambda veld: (
        SegmentField(veld.keuzes, veld.label) if _segmented(veld) else ChoiceField(veld.keuzes)
    ),
    "meerkeuze": lambda veld: MultiField(veld.keuzes, veld.label),
    "verwijzing": lambda veld: ReferenceField(veld.keuzes),
}


def make_editor(veld: Any) -> Any:
    """The editor for a services.velden.Veld, named veld_<naam>, with its label as accessible name."""
    soort = str(veld.soort)
    maker = _MAKERS.get(soort)
    editor = maker(veld) if maker else LineField(soort, veld.eenheid)
    editor.setObjectName(f"veld_{veld.naam}")
    editor.setAccessibleName(veld.label)
    return editor
