"""Editors for one field each. All speak the same: `content()`, `set_content(text)`, `typed`, `ended`.

Text stays as typed; reading and judging it is the work of services.velden.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QDate, QMargins, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.language import said, tr, tr_pairs, translates
from app.ui.theme import colour, icon
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.choices import ChoiceField, MultiField, ReferenceField, SegmentField

_RIGHT = {"getal", "geheel", "percentage", "euro", "duur"}
_UNITS = {"percentage": "%", "euro": "€"}
_HINTS = {"datum": tr("dd-mm-jjjj"), "tijd": tr("uu:mm"), "duur": tr("u:mm")}


class LineField(QLineEdit):
    """One line; the unit stands inside at the right (€ at the left)."""

    typed = Signal()
    ended = Signal()

    def __init__(self, soort: str = "tekst", unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = unit or _UNITS.get(soort, "")
        self.unit_left = soort == "euro"
        self.setPlaceholderText("" if self.unit else _HINTS.get(soort, ""))
        self.setMinimumWidth(64)
        if soort in _RIGHT:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self.ended)
        if self.unit:
            self.setAccessibleDescription(tr("in {eenheid}", eenheid=self.unit))

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
            margins = QMargins(wide, 0, 0, 0) if self.unit_left else QMargins(0, 0, wide, 0)
            if self.textMargins() != margins:  # setting them paints again
                self.setTextMargins(margins)
        super().paintEvent(event)
        if self.unit:
            with QPainter(self) as painter:
                painter.setPen(colour("muted"))
                side = Qt.AlignmentFlag.AlignLeft if self.unit_left else Qt.AlignmentFlag.AlignRight
                painter.drawText(
                    self.rect().adjusted(10, 0, -10, 0), side | Qt.AlignmentFlag.AlignVCenter, self.unit
                )


class DateField(LineField):
    """A date as text with a calendar behind a small button (or Alt+Down)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("datum", "", parent)
        self.calendar: QCalendarWidget | None = None
        self.button = IconButton("calendar", tr("Kies in de kalender (Alt+↓)"), self)
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

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.button.setAccessibleName(tr("{naam}: kies in de kalender", naam=name))

    def open_calendar(self) -> None:
        """Show the calendar under the field, at the date typed or today."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("kind", "popup")
        self.calendar = QCalendarWidget(popup)
        self.calendar.setAccessibleName(tr("Kalender"))
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
        names = {"prevmonth": ("left", tr("Vorige maand")), "nextmonth": ("right", tr("Volgende maand"))}
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


def _segmented(veld: Any) -> bool:
    choices = [text for value, text in veld.keuzes if value]
    return (
        len(veld.keuzes) <= 3
        and len(choices) == len(veld.keuzes)
        and sum(map(len, choices)) <= 10 * veld.breedte
    )


_JANEE = (("ja", tr("Ja")), ("nee", tr("Nee")), ("", tr("Onbekend")))
_MAKERS: dict[str, Callable[[Any], QWidget]] = {
    "notitie": lambda _veld: NoteField(),
    "datum": lambda _veld: DateField(),
    "janee": lambda veld: SegmentField(veld.keuzes or _JANEE, veld.label),
    "keuze": lambda veld: (
        SegmentField(veld.keuzes, veld.label) if _segmented(veld) else ChoiceField(veld.keuzes)
    ),
    "meerkeuze": lambda veld: MultiField(veld.keuzes, veld.label),
    "verwijzing": lambda veld: ReferenceField(veld.keuzes),
}


def speak_veld(veld: Any) -> Any:
    """The field with its words in the language of the run; what it stores stays, and so do legal sources."""
    if not translates():
        return veld
    return replace(
        veld,
        label=said(veld.label),
        eenheid=said(veld.eenheid),
        uitleg=said(veld.uitleg),
        keuzes=tr_pairs(veld.keuzes),
    )


def make_editor(veld: Any) -> Any:
    """The editor for a services.velden.Veld, named veld_<naam>, with its label as accessible name."""
    soort = str(veld.soort)
    maker = _MAKERS.get(soort)
    editor = maker(veld) if maker else LineField(soort, veld.eenheid)
    editor.setObjectName(f"veld_{veld.naam}")
    editor.setAccessibleName(veld.label)
    return editor
