"""Fields of one object on a step: texts and messages from the draft, typing to the draft."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.services.change import Ref
from app.services.formulieren import select_velden
from app.ui.meting.draft import Draft
from app.ui.widgets.form import FieldCell, FieldForm


class FieldGroup(QObject):
    """Binds the cells of some forms to `ref`; `note` shows their messages when the cells do not."""

    def __init__(
        self, draft: Draft, ref: Ref, forms: Sequence[FieldForm], parent: QWidget, note: QLabel | None = None
    ) -> None:
        super().__init__(parent)
        self.draft, self.ref, self.note = draft, ref, note
        self.cells: dict[str, FieldCell] = {}
        for form in forms:
            self.cells.update(form.cells)
            form.field_edited.connect(partial(draft.save, ref))
        for naam, cell in self.cells.items():
            cell.editor.typed.connect(partial(self._typed, naam))
            cell.editor.installEventFilter(self)
        draft.field_changed.connect(self._follow)
        self.fill()

    def fill(self) -> None:
        """Show what the draft holds; typing under way is left alone."""
        for naam in self.cells:
            self._fill(naam)
        self._show_note()

    def focus(self, naam: str = "") -> bool:
        """Give a field (or the first) the focus; False when it is not here."""
        cell = self.cells.get(naam) if naam else next(iter(self.cells.values()))
        if cell is None:
            return False
        cell.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z where nothing typed is left to undo goes on to the stored changes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            spent = event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched)
            if spent and isinstance(watched, QWidget) and watched.parentWidget() is not None:
                QCoreApplication.sendEvent(watched.parentWidget(), event)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, naam: str) -> None:
        cell, key = self.cells[naam], (self.ref, naam)
        cell.show_text(self.draft.texts.get(key, ""))
        cell.show_message(self.draft.messages.get(key, ""), "bad")
        cell.set_read_only(self.draft.closed)

    def _typed(self, naam: str) -> None:
        self.draft.type(self.ref, naam, self.cells[naam].editor.content())

    def _follow(self, ref: Ref, naam: str) -> None:
        if ref == self.ref and naam in self.cells:
            self._fill(naam)
            self._show_note()

    def _show_note(self) -> None:
        if self.note is not None:
            found = (self.draft.messages.get((self.ref, naam), "") for naam in self.cells)
            text = "  ".join(filter(None, found))
            self.note.setText(text)
            self.note.setVisible(bool(text))


def _can_undo(editor: QObject) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable()
    return isinstance(editor, QPlainTextEdit) and editor.document().isUndoAvailable()


def form_of(soort: str, *namen: str, breedte: int = 0) -> FieldForm:
    """A form of these fields; `breedte` replaces their width in columns of six."""
    velden = select_velden(soort, *namen)
    return FieldForm([replace(veld, breedte=breedte) for veld in velden] if breedte else velden)


def bare_field(soort: str, naam: str, name: str, width: int = 0) -> FieldForm:
    """One field without label and message, as in a row of a table; `name` is its accessible name."""
    form = FieldForm(select_velden(soort, naam), columns=1)
    cell = form.cells[naam]
    cell.label.hide()
    cell.message.hide()
    cell.editor.setAccessibleName(name)
    if width:
        form.setFixedWidth(width)
    return form
