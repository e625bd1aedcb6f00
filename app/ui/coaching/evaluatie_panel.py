"""One evaluatie of the coaching as fields in the side panel: each is kept at once."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.errors import UserError
from app.services.formulieren.evaluatie import OPEN, STELLINGEN
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, PrimaryButton
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label

UITLEG = tr(
    "Neem over wat op het formulier staat. Het rapportcijfer gaat van 1 tot en met 10, de andere cijfers "
    "van 1 (helemaal niet) tot en met 5 (heel goed). Wat niet is ingevuld, laat u leeg."
)
GRONDSLAG = "woorden_reden"


def show_evaluatie(context: Context, evaluatie_id: int, partij: str) -> None:
    """Open the panel with this evaluatie."""
    context.show_panel(
        EvaluatiePanel(context, evaluatie_id, partij),
        tr("Evaluatie {partij}", partij=said(partij)),
        tr("Esc sluit"),
    )


class EvaluatiePanel(QWidget):
    """Ctrl+Enter looks whether it is complete and closes; why a word about health stands there is asked."""

    def __init__(self, context: Context, evaluatie_id: int, partij: str) -> None:
        super().__init__()
        self.context, self.ref = context, Ref("evaluatie", evaluatie_id)
        self.form = ObjectForm(context, self.ref, ("dag", "cijfer", *STELLINGEN[partij], *OPEN, GRONDSLAG))
        self.form.loaded.connect(self._hide_reason)
        self.setFocusProxy(self.form)
        fields = QWidget()
        fields.setProperty("role", "scroll")
        inner = QVBoxLayout(fields)
        inner.setContentsMargins(0, 0, space(1), 0)
        inner.addWidget(label(UITLEG, "muted", wrap=True))
        inner.addWidget(self.form)
        inner.addStretch()
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.area, 1)
        column.addLayout(self._make_buttons())
        self.form.focus("cijfer")

    def finish(self) -> None:
        """Ctrl+Enter."""
        from app.services.coachen.evaluaties import finish_evaluatie

        self.form.flush()
        self.context.write(
            finish_evaluatie, self.ref.id, done=lambda _: self._done(), failed=self._refused, owner=self
        )

    def _done(self) -> None:
        self.context.messages.show(
            tr("De evaluatie is vastgelegd. U vindt haar terug op de tijdlijn."), "good"
        )
        self.context.close_panel()

    def _refused(self, fout: UserError) -> None:
        form = self.form.form
        if form is None or fout.veld not in form.cells:
            self.context.messages.refuse(fout)
            return
        form.set_field_visible(fout.veld, True)
        form.set_message(fout.veld, fout.tekst)
        form.focus(fout.veld)
        self.area.ensureWidgetVisible(form.cells[fout.veld], 0, 60)

    def _hide_reason(self) -> None:
        form = self.form.form
        assert form is not None
        form.set_field_visible(GRONDSLAG, bool(form.value(GRONDSLAG)))

    def _make_buttons(self) -> QHBoxLayout:
        ready = PrimaryButton(tr("Klaar"), "Ctrl Enter")
        ready.setObjectName("paneel_klaar")
        ready.clicked.connect(self.finish)
        drop = IconButton("trash", tr("Gooi deze evaluatie weg"))
        drop.setObjectName("evaluatie_weg")
        drop.clicked.connect(self._ask_remove)
        row = QHBoxLayout()
        row.addWidget(ready)
        row.addStretch()
        row.addWidget(drop)
        return row

    def _ask_remove(self) -> None:
        words = tr("Deze evaluatie weggooien? De antwoorden komen niet terug.")
        self.context.messages.show(words, "attention", (tr("Gooi weg"), self._remove))

    def _remove(self) -> None:
        from app.services.objecten import remove

        self.context.messages.clear()
        done: Any = lambda _: self.context.close_panel()  # noqa: E731
        self.context.write(remove, self.ref, done=done, owner=self)
