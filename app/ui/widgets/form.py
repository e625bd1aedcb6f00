"""A form from a list of fields (services.velden.Veld): label above field, message right under it.

form = FieldForm(VELDEN)
form.set_values({"achternaam": "Jansen"})
form.field_edited.connect(save)            # (naam, tekst): field finished, or a pause in typing
form.set_message("achternaam", "Vul de naam in.", "bad")
"""

from collections.abc import Mapping, Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.gids.veld import explain_veld
from app.ui.language import said, tr
from app.ui.theme import line_height, space, theme
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choices import Choices
from app.ui.widgets.fields import make_editor, speak_veld
from app.ui.widgets.finding_list import IconLabel, ernst_of
from app.ui.widgets.letter_size import follow_letters
from app.ui.widgets.marks import KeyHint
from app.ui.widgets.text import label, set_role, set_style

PAUSE = 600  # milliseconds without a key after which a field counts as edited
GRID = 6


class FieldForm(QWidget):
    """The form. Editors are named veld_<naam>; F1 explains the field in focus.

    `columns` is how many there are beside each other, `narrow` how many with large letters or little room.
    """

    field_edited = Signal(str, str)

    def __init__(
        self, velden: Sequence[Any], columns: int = GRID, parent: QWidget | None = None, narrow: int = 0
    ) -> None:
        super().__init__(parent)
        self.velden = tuple(velden)
        self.cells: dict[str, FieldCell] = {}
        self._popover: _Popover | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(0)
        for veld in self.velden:
            cell = self.cells[veld.naam] = FieldCell(veld)
            cell.edited.connect(self.field_edited)
        if narrow:
            follow_letters(self, lambda _form: self._arrange(narrow if theme.large else columns))
        else:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        """Put each field behind the one before, or at the beginning of the next row where it does not fit."""
        grid, row, used = self._grid, 0, 0
        for veld in self.velden:
            wide = min(columns, veld.breedte)
            if used + wide > columns:
                row, used = row + 1, 0
            grid.addWidget(self.cells[veld.naam], row, used, 1, wide, Qt.AlignmentFlag.AlignTop)
            used += wide
        for column in range(max(columns, grid.columnCount())):
            grid.setColumnStretch(column, int(column < columns))
            grid.setColumnMinimumWidth(column, 20 if column < columns else 0)
        for line in range(max(row + 2, grid.rowCount())):
            grid.setRowStretch(line, int(line == row + 1))

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show texts; a field with typing not yet told is left alone."""
        for naam, text in values.items():
            if naam in self.cells:
                self.cells[naam].show_text(text)

    def values(self) -> dict[str, str]:
        """All texts as they stand."""
        return {naam: cell.editor.content() for naam, cell in self.cells.items()}

    def value(self, naam: str) -> str:
        """One text as it stands."""
        return self.cells[naam].editor.content()

    def set_message(self, naam: str, text: str, ernst: str = "bad") -> None:
        """Show a message under a field, or take it away with ""; ernst is bad, attention, good or info."""
        self.cells[naam].show_message(text, ernst)

    def set_messages(self, messages: Mapping[str, str], ernst: str = "bad") -> None:
        """Show these messages and take all others away."""
        for naam, cell in self.cells.items():
            cell.show_message(messages.get(naam, ""), ernst)

    def set_choices(self, naam: str, choices: Choices) -> None:
        """Fill a reference or choice field; what it showed stays."""
        self.cells[naam].editor.set_choices(choices)

    def flush(self) -> None:
        """Tell at once what was typed and not yet told."""
        for cell in self.cells.values():
            cell.tell()

    def focus(self, naam: str = "") -> None:
        """Give a field (or the first) the focus."""
        cell = self.cells[naam] if naam else next(iter(self.cells.values()))
        cell.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Show only; texts stay selectable."""
        for cell in self.cells.values():
            cell.set_read_only(read_only)

    def set_field_visible(self, naam: str, visible: bool) -> None:
        """Hide or show a field with its label."""
        self.cells[naam].setVisible(visible)

    def explain(self, widget: QWidget | None) -> None:
        """F1: what the field asks and where that is written, in a small frame under it; again: the guide."""
        for cell in self.cells.values():
            if widget is not None and (widget is cell.editor or cell.isAncestorOf(widget)):
                before = self._popover if self._popover and shiboken6.isValid(self._popover) else None
                if before is not None and before.cell is cell and before.more is not None:
                    before.more.click()
                    return
                if before is not None:
                    before.close()
                self._popover = _Popover(cell, self.window())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.explain(self.focusWidget())
        else:
            super().keyPressEvent(event)


class FieldCell(QWidget):
    """Label, editor and message of one field. `edited(naam, tekst)` once per different text."""

    edited = Signal(str, str)

    def __init__(self, veld: Any) -> None:
        super().__init__()
        self.dutch = veld
        veld = speak_veld(veld)
        self.veld, self.told, self.said = veld, "", ("", "")
        self.editor = make_editor(veld)
        self.label = label(f"{veld.label} *" if veld.verplicht else veld.label, "label")
        self.label.setBuddy(self.editor)
        if veld.verplicht:
            self.label.setToolTip(tr("Verplicht"))
        self.message = _MessageLine()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.tell)
        self.editor.typed.connect(self._pause.start)
        self.editor.ended.connect(self.tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.editor)
        layout.addWidget(self.message)
        self._describe("")

    def show_text(self, text: str) -> None:
        if self.editor.content() == self.told:
            self.editor.set_content(text)
            self.told = self.editor.content()

    def tell(self) -> None:
        self._pause.stop()
        text = self.editor.content()
        if text != self.told:
            self.told = text
            self.edited.emit(self.veld.naam, text)

    def show_message(self, text: str, ernst: str) -> None:
        if (text, ernst if text else "") == self.said:
            return
        self.said = text, ernst if text else ""
        text = said(text)
        token = ernst_of(ernst)[0] if text else ""
        set_style(self.editor, "ernst", token)
        self.message.show_message(text, ernst)
        self._describe(text)

    def add_beside(self, control: QWidget) -> None:
        """Put a second way to set the field at its right; the editor keeps the width of a number."""
        layout = self.layout()
        layout.removeWidget(self.editor)
        self.editor.setFixedWidth(theme.pixels(84))
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addWidget(self.editor)
        row.addWidget(control, 1)
        layout.insertLayout(1, row)

    def set_read_only(self, read_only: bool) -> None:
        if hasattr(self.editor, "setReadOnly"):
            self.editor.setReadOnly(read_only)
        else:
            self.editor.setEnabled(not read_only)

    def _describe(self, message: str) -> None:
        required = tr("Verplicht.") if self.veld.verplicht else ""
        parts = [
            message,
            required,
            tr("in {eenheid}", eenheid=self.veld.eenheid) if self.veld.eenheid else "",
        ]
        self.editor.setAccessibleDescription(" ".join(part for part in parts if part))


class _MessageLine(QWidget):
    """Keeps its line free, so that a message does not move the form; made of its parts at the first one."""

    def __init__(self) -> None:
        super().__init__()
        self._icon: IconLabel | None = None
        self._text: QLabel | None = None

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, line_height(11) + 2))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(self.sizeHint() if self._text is None else QSize(0, 15))

    def text(self) -> str:
        """What it says; empty while all is well."""
        return "" if self._text is None else self._text.text()

    def show_message(self, text: str, ernst: str) -> None:
        if self._icon is None or self._text is None:
            if not text:
                return
            self._make_parts()
        token, icon_name, _word = ernst_of(ernst)
        self._icon.setVisible(bool(text))
        self._icon.show_icon(icon_name, token)
        self._text.setText(text)
        set_role(self._text, f"small-{token}" if token in ("good", "attention", "bad") else "small-info")

    def _make_parts(self) -> None:
        self._icon, self._text = IconLabel("alert-circle", "bad", 13), label("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)


class _Popover(QFrame):
    """The explanation of a field; any key, click or change of focus takes it away."""

    def __init__(self, cell: FieldCell, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        veld, self.cell = cell.veld, cell
        self.more: QPushButton | None = None
        uitleg, bron = map(said, explain_veld(cell.dutch))
        self._editor = cell.editor.focusWidget() or cell.editor
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(4)
        layout.addWidget(label(veld.label, "strong"))
        text: QLabel = label(uitleg, wrap=True)
        layout.addWidget(text)
        if bron:
            layout.addWidget(label(tr("Bron: {bron}", bron=bron), "small", wrap=True))
        if hasattr(window, "open_guide"):
            layout.addLayout(self._way_to_guide(window))
        self.setAccessibleName(tr("Uitleg bij {label}: {tekst}", label=veld.label, tekst=text.text()))
        self.setFixedWidth(320)
        self.adjustSize()
        self._place(cell, window)
        self._editor.installEventFilter(self)
        self.show()
        self.raise_()

    def _way_to_guide(self, window: Any) -> QHBoxLayout:
        """A link for the mouse; for the keyboard F1 once more, so that typing goes on meanwhile."""
        self.more = LinkButton(tr("Meer in de gids"))
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = self.cell.dutch.label
        self.more.clicked.connect(lambda: (self.close(), window.open_guide(words)))
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addWidget(KeyHint("F1"))
        row.addStretch()
        return row

    def _place(self, cell: FieldCell, window: QWidget) -> None:
        below = cell.editor.mapTo(window, QPoint(0, cell.editor.height() + 4))
        left = max(8, min(below.x(), window.width() - self.width() - 8))
        top = below.y()
        if top + self.height() > window.height():
            top = cell.mapTo(window, QPoint(0, 0)).y() - self.height() - 4
        self.move(left, max(8, top))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        leaving = (QEvent.Type.KeyPress, QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress, QEvent.Type.Hide)
        if event.type() in leaving:
            self._editor.removeEventFilter(self)
            self.close()
            return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return False

    def mousePressEvent(self, _event: Any) -> None:
        self.close()
