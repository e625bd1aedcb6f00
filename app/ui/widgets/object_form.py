"""A form bound to one object of the archive: reads it, stores each finished field at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.tab_order import AWAITED
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label


class ObjectForm(QWidget):
    """`ObjectForm(context, Ref("kandidaat", 3), ("achternaam", …))`; `stored(naam)` after each field.

    `namen` chooses and orders the fields, all when empty. `loaded()` when the form stands. Closed objects
    say so above the fields, unless `quiet`. `narrow` as with FieldForm.
    """

    loaded = Signal()
    stored = Signal(str)

    def __init__(
        self,
        context: Context,
        ref: Ref,
        namen: Sequence[str] = (),
        parent: QWidget | None = None,
        quiet: bool = False,
        narrow: int = 0,
    ) -> None:
        super().__init__(parent)
        self.context, self.ref, self.namen = context, ref, tuple(namen)
        self.quiet, self.narrow = quiet, narrow
        self.form: FieldForm | None = None
        self._saving: dict[str, int] = {}
        self.closed = label("", "muted", wrap=True)
        self.closed.hide()
        self._wait_for_fields(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.closed)
        self.reload()

    def reload(self) -> None:
        """Read the object again; typing under way is left alone."""
        from app.services.objecten import read_formulier

        self.context.read(read_formulier, self.ref, done=self._show, failed=self._gone)

    def refresh(self, change: Change | None) -> None:
        """Read again when this object changed elsewhere (or always, for None)."""
        if change is None or change.touches(self.ref.soort, self.ref.id):
            self.reload()

    def flush(self) -> None:
        """Store at once what was typed."""
        if self.form is not None:
            self.form.flush()

    def focus(self, naam: str = "") -> None:
        """Give a field (or the first) the focus, once the form stands."""
        if self.form is not None:
            self.form.focus(naam)
        else:
            self.loaded.connect(lambda: self.form.focus(naam))

    def _show(self, formulier: Any) -> None:
        if self.form is None:
            self._build(formulier)
        for naam, choices in formulier.keuzes.items():
            if naam in self.form.cells:
                self.form.set_choices(
                    naam, [(value, text if value else said(text)) for value, text in choices]
                )
        quiet = {naam: text for naam, text in formulier.waarden.items() if not self._saving.get(naam)}
        self.form.set_values(quiet)
        self.form.set_messages(formulier.meldingen)
        self.form.set_read_only(bool(formulier.alleen_lezen))
        self.closed.setText(said(formulier.alleen_lezen))
        self.closed.setVisible(bool(formulier.alleen_lezen) and not self.quiet)

    def _gone(self, fout: UserError) -> None:
        """The object is no more: nothing to wait for."""
        if self.form is None:
            self._wait_for_fields(False)
        self.context.messages.refuse(fout)

    def _build(self, formulier: Any) -> None:
        by_name = {veld.naam: veld for veld in formulier.velden}
        velden = [by_name[naam] for naam in self.namen] if self.namen else formulier.velden
        self.form = FieldForm(velden, narrow=self.narrow)
        self.form.field_edited.connect(self._save)
        self._layout.addWidget(self.form)
        first, awaited = next(iter(self.form.cells.values())).editor, self.hasFocus()
        self._wait_for_fields(False)
        self.setFocusProxy(first)
        if awaited:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self.loaded.emit()

    def _wait_for_fields(self, waiting: bool) -> None:
        """While the fields are being read, Tab stops here instead of passing over them."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if waiting else Qt.FocusPolicy.NoFocus)
        self.setProperty(AWAITED, waiting)
        words = tr("De velden worden gelezen")
        if waiting or self.accessibleName() == words:  # a name that was given meanwhile stays
            self.setAccessibleName(words if waiting else "")

    def _save(self, naam: str, tekst: str) -> None:
        from app.services.objecten import save_veld

        self._saving[naam] = self._saving.get(naam, 0) + 1
        self.context.write(
            save_veld,
            self.ref,
            naam,
            tekst,
            done=lambda _change: self._saved(naam),
            failed=lambda error: self._refused(naam, error.tekst),
            owner=self,
        )

    def _saved(self, naam: str) -> None:
        self._saving[naam] -= 1
        self.form.set_message(naam, "")
        self.stored.emit(naam)

    def _refused(self, naam: str, message: str) -> None:
        self._saving[naam] -= 1
        self.form.set_message(naam, message)
