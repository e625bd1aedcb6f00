"""Plaatsing: the job as a form, with the agreed hours from day to day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.records import Dossier, PlaatsingRecord
from app.ui.context import Context
from app.ui.dossier.part import DossierTab
from app.ui.dossier.stage import StageButton
from app.ui.dossier.uren import UrenPart
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line

WERK = (
    "werkgever_id",
    "functie",
    "soort",
    "contractsoort",
    "begin",
    "einde",
    "voltijduren",
    "werkdagen_per_week",
)
SUBSIDIE = (
    "route",
    "ingangsdatum",
    "buiten_beschouwing",
    "datum_aanvraag",
    "loon_per_maand",
    "intentieverklaring",
)
AFLOOP = ("uitkomst", "uitkomst_datum", "uit_uitkering", "uitstroomreden")


class PlaatsingTab(DossierTab):
    """One plaatsing at a time; the newest first."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.shown, self.wish, self.new_one = 0, 0, 0
        self.part: PlaatsingPart | None = None
        self.choice = ChoiceField()
        self.choice.setAccessibleName(tr("Plaatsing"))
        self.choice.ended.connect(lambda: self._show(int(self.choice.content() or 0)))
        self.add_button = SecondaryButton(tr("Nieuwe plaatsing"), icon_name="plus")
        self.add_button.setObjectName("nieuwe_plaatsing")
        self.add_button.clicked.connect(self.new)
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice, 1)
        row.addWidget(self.add_button)
        text = tr("Leg vast waar de kandidaat werkt; daarna kunt u meten.")
        self.empty = EmptyState(
            "briefcase", tr("Nog geen plaatsing"), text, (tr("Nieuwe plaatsing"), self.new)
        )
        self.empty.hide()
        self.place = QVBoxLayout()
        self.column.addWidget(self.row)
        self.column.addWidget(self.empty)
        self.column.addLayout(self.place)
        self.column.addStretch()

    def new(self) -> None:
        """Create a plaatsing and put the cursor in it."""
        from app.services.dossiers.plaatsingen import create_plaatsing

        self.context.write(create_plaatsing, self.kandidaat.id, done=self._created, owner=self)

    def choose(self, plaatsing_id: int) -> None:
        """Show this plaatsing as soon as the dossier is read."""
        self.wish = plaatsing_id

    @staticmethod
    def count(dossier: Dossier) -> int:
        return len(dossier.plaatsingen) if len(dossier.plaatsingen) > 1 else 0

    def flush(self) -> None:
        super().flush()
        if self.part is not None:
            self.part.uren.flush()

    def refresh(self, change: Change | None) -> None:
        super().refresh(change)
        if self.part is not None:
            self.part.uren.refresh(change)
            self.part.stage.refresh(change)

    def show_dossier(self, dossier: Dossier) -> None:
        ids = [plaatsing.id for plaatsing in dossier.plaatsingen]
        self.choice.set_choices([(str(plaatsing.id), _titel(plaatsing)) for plaatsing in dossier.plaatsingen])
        self.row.setVisible(bool(ids))
        self.empty.setVisible(not ids)
        wanted = next((nummer for nummer in (self.wish, self.shown) if nummer in ids), ids[0] if ids else 0)
        if wanted == self.wish:
            self.wish = 0
        self.choice.set_content(str(wanted))
        self._show(wanted)

    def _created(self, result: tuple[int, Change]) -> None:
        self.wish = self.new_one = result[0]

    def _show(self, number: int) -> None:
        if number == self.shown and self.part is not None:
            return
        self.shown = number
        if self.part is not None:
            self.part.flush()
            self.part.deleteLater()
            self.part = None
        if number:
            self.part = PlaatsingPart(self.context, number)
            self.place.addWidget(self.part)
        if number and number == self.new_one:
            self.part.begin()
            self.new_one = 0


class PlaatsingPart(QWidget):
    """The fields of one plaatsing under three headings, the hours between them."""

    def __init__(self, context: Context, plaatsing_id: int) -> None:
        super().__init__()
        ref = Ref("plaatsing", plaatsing_id)
        self.forms = [ObjectForm(context, ref, namen) for namen in (WERK, SUBSIDIE, AFLOOP)]
        self.uren = UrenPart(context, plaatsing_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.forms[0])
        column.addWidget(line())
        column.addWidget(self.uren)
        for title, form in zip((tr("Subsidie"), tr("Afloop")), self.forms[1:], strict=True):
            column.addWidget(line())
            column.addWidget(label(title, "heading"))
            column.addWidget(form)
        self.stage = StageButton(context, plaatsing_id)
        column.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self.forms[0].focus("werkgever_id")

    def flush(self) -> None:
        """Store what is being typed."""
        for form in self.forms:
            form.flush()
        self.uren.flush()


def _titel(plaatsing: PlaatsingRecord) -> str:
    begin = tr(" · vanaf {begin:%d-%m-%Y}", begin=plaatsing.begin) if plaatsing.begin else ""
    return f"{plaatsing.titel}{begin}"
