"""The question, and the period, gemeente and regio that its numbers are about."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.loonwaarde import add_months
from app.services.errors import UserError
from app.services.inzien.inzicht_records import Inzichtkeuze
from app.services.velden import Soort, Veld, format_waarde, parse
from app.ui.context import Context
from app.ui.language import tr
from app.ui.widgets.form import FieldForm

ALLE_REGIOS, ALLE_GEMEENTEN = ("", tr("Alle regio's")), ("", tr("Alle gemeenten"))
VRAGEN = (
    ("groei_persoon", tr("Groei per persoon")),
    ("groei_werkgever", tr("Groei per werkgever")),
    ("groei_sector", tr("Groei per sector")),
    ("lijn_persoon", tr("Verloop per persoon")),
    ("lijn_werkgever", tr("Verloop per werkgever")),
    ("lijn_sector", tr("Verloop per sector")),
    ("duur", tr("Duur")),
    ("uitkomsten", tr("Uitkomsten")),
    ("geplaatst", tr("Geplaatst, op vijf manieren")),
    ("geld", tr("Subsidie en coaching")),
    ("regios", tr("Arbeidsmarktregio's")),
    ("stages", tr("Van stage naar plaatsing")),
)
VELDEN = (
    Veld("vraag", tr("Vraag"), Soort.KEUZE, keuzes=VRAGEN, breedte=3),
    Veld("van", tr("Van"), Soort.DATUM, verplicht=True, breedte=2),
    Veld("tot", tr("Tot en met"), Soort.DATUM, verplicht=True, breedte=2),
    Veld("regio", tr("Arbeidsmarktregio"), Soort.KEUZE, keuzes=(ALLE_REGIOS,), breedte=2),
    Veld("gemeente", tr("Gemeente"), Soort.KEUZE, keuzes=(ALLE_GEMEENTEN,), breedte=2),
)
JAREN, LIJN_JAREN = 5, 3
LIJN = "lijn_"  # how the questions begin whose answer is lines
DAGEN = VELDEN[1:3]
LEEG = tr("Vul een datum in.")


class ChoiceBar(QWidget):
    """`changed()` when the choice is another one that can be counted."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.own_period = False  # until the user chose one
        self.form = FieldForm(VELDEN, columns=11, narrow=7)
        today = format_waarde(DAGEN[0], context.today())
        self.form.set_values({"vraag": VRAGEN[0][0], "tot": today, "regio": "", "gemeente": ""})
        self._fit_period()
        self.form.field_edited.connect(lambda naam, _tekst: self._edited(naam))
        self.setFocusProxy(self.form.cells["vraag"].editor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.form)

    def fill(self) -> None:
        """Read which regio's and gemeenten there are."""
        from app.services.dossiers.regios import list_gebieden

        self.context.read(list_gebieden, done=self._offer, owner=self)

    @property
    def vraag(self) -> str:
        """The key of the question."""
        return self.form.value("vraag")

    def ask(self, vraag: str) -> None:
        """Choose a question."""
        self.form.set_values({"vraag": vraag})
        self._fit_period()

    def go_back(self) -> None:
        """Begin the period five years before today."""
        begin = add_months(self.context.today(), -12 * JAREN)
        self.form.cells["van"].editor.set_content(format_waarde(DAGEN[0], begin))
        self.form.cells["van"].tell()

    def keuze(self) -> Inzichtkeuze | None:
        """The choice, or None while a day is wrong; that is said at its field."""
        self.form.set_messages({})
        try:
            return self._read()
        except UserError as fout:
            self.form.set_message(fout.veld, fout.tekst)
            return None

    def _read(self) -> Inzichtkeuze:
        dagen: dict[str, Any] = {}
        for veld in DAGEN:
            dagen[veld.naam] = parse(veld, self.form.value(veld.naam))
            if dagen[veld.naam] is None:
                raise UserError(LEEG, veld.naam)
        gemeente = self.form.value("gemeente")
        keuze = Inzichtkeuze(
            dagen["van"], dagen["tot"], int(gemeente) if gemeente else None, self.form.value("regio")
        )
        keuze.check()
        return keuze

    def _fit_period(self) -> None:
        """This year so far; lines look back three years, for a line asks for more than one meting."""
        if not self.own_period:
            today = self.context.today()
            back = add_months(today, -12 * LIJN_JAREN) + timedelta(days=1)
            begin = back if self.vraag.startswith(LIJN) else today.replace(month=1, day=1)
            self.form.set_values({"van": format_waarde(DAGEN[0], begin)})

    def _edited(self, naam: str) -> None:
        if naam == "vraag":
            self._fit_period()
        self.own_period = self.own_period or naam in ("van", "tot")
        if self.keuze() is not None:
            self.changed.emit()

    def _offer(self, gebieden: tuple[tuple[str, ...], tuple[tuple[int, str], ...]]) -> None:
        regios, gemeenten = gebieden
        self.form.set_choices("regio", (ALLE_REGIOS, *((naam, naam) for naam in regios)))
        namen = ((str(nummer), naam or tr("(zonder naam)")) for nummer, naam in gemeenten)
        self.form.set_choices("gemeente", (ALLE_GEMEENTEN, *namen))
        for naam in ("regio", "gemeente"):
            if not self.form.value(naam):
                self.form.cells[naam].editor.setCurrentIndex(0)
