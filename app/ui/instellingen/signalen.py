"""Signalen: which ones are on, and from when they speak."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line

WIDTH = 760
UITLEG = tr(
    "Een signaal zegt altijd welke regel het volgt en met welke cijfers. Er is geen verborgen score. Wat u "
    "uitzet, verdwijnt uit Vandaag en uit de dossiers."
)
GROEPEN = (
    ("stilte", "stilte_dagen", "stilte_begin_dagen", "stilte_begin_maanden"),
    ("contract", "contract_maanden", "contract_maanden_later", "contract_maanden_laatst"),
    ("werkstructuur", "werkstructuur_werkdagen", "bevrijdingsdag_vrij"),
    ("doel", "doel_dagen"),
    ("budget", "budget_procent"),
    ("verzuim", "verzuim_keren", "verzuim_weken"),
    ("hermeting", "hermeting_weken"),
    ("forfait", "forfait_weken"),
    ("beschikking", "beschikking_dagen"),
    ("verjaardag", "verjaardag_weken"),
)


class SignalenTab(QWidget):
    """A row per signal: its switch and its thresholds; each change counts at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.forms: list[ObjectForm] = []
        self.card = Card(tr("Signalen"))
        in_letters(self.card, QWidget.setMaximumWidth, WIDTH)
        self.card.add(label(UITLEG, "muted", wrap=True))
        self.reset = SecondaryButton(tr("Terug naar de standaardwaarden"), icon_name="arrow-back-up")
        self.reset.setObjectName("signalen_standaard")
        self.reset.clicked.connect(self._reset)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(1))
        foot = QHBoxLayout()
        foot.addWidget(self.reset)
        foot.addStretch()
        self.card.add(self.rows)
        self.card.add(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, 0)
        column.addWidget(self.card)
        column.addStretch()

    def showEvent(self, event: object) -> None:
        """The row of thresholds is made at the first look, not at the first start."""
        super().showEvent(event)
        if not self.forms:
            from app.services.signaleren.signaalinstellingen import read_instelling

            self.context.read(read_instelling, done=self._build)

    def refresh(self, change: Change | None) -> None:
        """Follow changes of the thresholds."""
        for form in self.forms:
            form.refresh(change)

    def flush(self) -> None:
        """Store what is being typed."""
        for form in self.forms:
            form.flush()

    def _build(self, ref: Ref) -> None:
        if self.forms:
            return
        for namen in GROEPEN:
            if self.forms:
                self.rows.addWidget(line())
            form = ObjectForm(self.context, ref, namen, narrow=3)
            form.loaded.connect(lambda form=form, naam=namen[0]: _name(form, naam))
            self.forms.append(form)
            self.rows.addWidget(form)
        self.setFocusProxy(self.forms[0])

    def _reset(self) -> None:
        from app.services.signaleren.signaalinstellingen import reset_drempels

        self.context.write(reset_drempels, done=self._was_reset, owner=self)

    def _was_reset(self, _change: Change) -> None:
        self.context.messages.show(tr("Alle signalen staan weer op de standaardwaarden."), "good")


def _name(form: ObjectForm, naam: str) -> None:
    """A row goes by its switch, so that "Vooraf" says of what."""
    form.setAccessibleName(form.form.cells[naam].veld.label)
