"""What goes into the workbook: gemeente, period, sheets, columns, for whom, passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.services.records import ExportKeuze, ExportKeuzes
from app.services.velden import Soort, Veld, parse
from app.ui.context import Context
from app.ui.export.filters import Filters
from app.ui.export.sheets import BLADEN, Sheets
from app.ui.export.spans import SPANS, find_span
from app.ui.language import tr
from app.ui.ontgrendelen.parts import PasswordEdit
from app.ui.theme import space
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

__all__ = ["BLADEN", "Choices"]

VAN = Veld("van", tr("Rapport vanaf"), Soort.DATUM, breedte=3, uitleg=tr("Leeg: vanaf het begin."))
TOT = Veld("tot", tr("Tot en met"), Soort.DATUM, breedte=3, uitleg=tr("Leeg: tot en met vandaag."))
ONTVANGER = Veld(
    "ontvanger", tr("Voor wie is het bestand?"), breedte=6, uitleg=tr("Komt in de lijst van bestanden.")
)
REDEN = Veld(
    "woorden_reden",
    tr("Waarom gaat de tekst over gezondheid toch mee?"),
    Soort.NOTITIE,
    breedte=6,
    uitleg=tr("De reden komt in het logboek en in de lijst van bestanden."),
)
GEMEENTEN = (("", tr("Alle gemeenten")),)
NIEUW = tr("Alleen wat nog niet is verstuurd")
NIEUW_UITLEG = tr("Alleen metingen die in geen eerder bestand voor deze gemeente stonden.")


class Choices(QWidget):
    """`changed()` after each choice; `keuze()` is the choice, or None while a date is refused.

    `reason` is asked when words about health go along; the screen puts it where it is seen at once.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.offered = ExportKeuzes((), (), (), ())
        self.gemeente = ChoiceField(GEMEENTEN)
        self.gemeente.setObjectName("export_gemeente")
        self.gemeente.setAccessibleName(tr("Gemeente"))
        self.gemeente.set_content("")
        self.gemeente.ended.connect(self._choose_gemeente)
        self.span = ChoiceField(SPANS)
        self.span.setObjectName("export_periode")
        self.span.setAccessibleName(tr("Periode"))
        self.span.set_content("alles")
        self.span.ended.connect(self._choose_span)
        self.period, self.receiver = FieldForm((VAN, TOT)), FieldForm((ONTVANGER,))
        self.period.field_edited.connect(self._check)
        self.reason = FieldForm((REDEN,))
        self.reason.setVisible(False)
        for form in (self.period, self.receiver, self.reason):
            form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.only_new = CheckBox(NIEUW)
        self.only_new.setToolTip(NIEUW_UITLEG)
        self.only_new.setAccessibleDescription(NIEUW_UITLEG)
        self.only_new.setChecked(context.settings.export_alleen_nieuw)
        self.only_new.toggled.connect(self._choose_new)
        self.filters, self.sheets = Filters(), Sheets(context)
        self.filters.changed.connect(self.changed)
        self.sheets.changed.connect(self.changed)
        self.bsn, self.basis = CheckBox(tr("BSN meesturen")), label("", "small", wrap=True)
        self.bsn.toggled.connect(lambda _: self.changed.emit())
        self.password = PasswordEdit(tr("Wachtwoord op het bestand (mag leeg)"))
        self._lay_out()
        self._show_bsn()
        self.setFocusProxy(self.gemeente)

    def keuze(self) -> ExportKeuze | None:
        """The choice as the service wants it."""
        try:
            van, tot = (parse(veld, self.period.value(veld.naam)) for veld in (VAN, TOT))
        except UserError:
            return None
        return ExportKeuze(
            gemeente_id=self._number() or None,
            van=van,
            tot=tot,
            bladen=self.sheets.chosen(),
            kolommen=self.sheets.own_columns(),
            wachtwoord=self.password.edit.text(),
            alleen_nieuw=self.only_new.isChecked(),
            met_bsn=self.bsn.isChecked() and not self.bsn.isHidden(),
            ontvanger=self.receiver.value("ontvanger").strip(),
            woorden_reden=self.reason.value(REDEN.naam).strip(),
            **self.filters.values(),
        )

    def refresh(self, change: Change | None) -> None:
        """Follow changes of what one can choose among, and of the profile."""
        from app.services.uitwisselen.exportgeschiedenis import list_keuzes_export

        if change is None or any(change.touches(soort) for soort in ("gemeente", "werkgever", "kandidaat")):
            self.context.read(list_keuzes_export, done=self._fill, owner=self)

    def _fill(self, keuzes: ExportKeuzes) -> None:
        first, self.offered = not self.offered.gemeenten, keuzes
        named = [(str(number), naam or tr("(zonder naam)")) for number, naam in keuzes.gemeenten]
        self.gemeente.set_choices((*GEMEENTEN, *named))
        if first and self.context.settings.export_gemeente in dict(named):
            self.gemeente.set_content(self.context.settings.export_gemeente)
        if self.gemeente.currentIndex() < 0:
            self.gemeente.set_content("")
        self.filters.fill(keuzes)
        self.sheets.set_gemeente(self._number(), self.gemeente.currentText() if self._number() else "")
        self._show_bsn()

    def show_refusal(self, fout: UserError) -> bool:
        """Say at its field what was refused; False when no field here is to blame."""
        form = self.reason if fout.veld == REDEN.naam else self.period
        if fout.veld not in form.cells:
            return False
        form.setVisible(True)
        form.set_message(fout.veld, fout.tekst)
        if form is self.reason:
            form.focus(REDEN.naam)
        return True

    def forget_reason(self) -> None:
        """A reason belongs to one file; the next one asks again."""
        self.reason.flush()
        self.reason.set_values({REDEN.naam: ""})
        self.reason.set_messages({})
        self.reason.setVisible(False)

    def focus_mistake(self) -> None:
        """Put the cursor in the date that cannot be read."""
        for veld in (VAN, TOT):
            try:
                parse(veld, self.period.value(veld.naam))
            except UserError as fout:
                self.period.set_message(veld.naam, fout.tekst)
                self.period.focus(veld.naam)
                return

    def _number(self) -> int:
        return int(self.gemeente.content() or 0)

    def _choose_gemeente(self) -> None:
        self.context.settings.export_gemeente = self.gemeente.content()
        self.bsn.setChecked(False)
        self._show_bsn()
        self.sheets.set_gemeente(self._number(), self.gemeente.currentText() if self._number() else "")

    def _choose_span(self) -> None:
        """Fill in the days of a period by name."""
        if (naam := self.span.content()) != "zelf":
            dagen = zip((VAN, TOT), find_span(naam, self.context.today()), strict=True)
            self.period.set_values({veld.naam: f"{dag:%d-%m-%Y}" if dag else "" for veld, dag in dagen})
            self.period.set_messages({})
            self.changed.emit()

    def _choose_new(self, on: bool) -> None:
        self.context.settings.export_alleen_nieuw = on
        self.changed.emit()

    def _show_bsn(self) -> None:
        """The box is there only where a gemeente has the switch on, with its legal basis beside it."""
        basis = dict(self.offered.bsn)
        number = self._number()
        allowed = number in basis if number else bool(basis)
        self.bsn.setVisible(allowed)
        self.basis.setVisible(allowed)
        own = tr("Grondslag: {grondslag}", grondslag=basis.get(number, "")) if number else ""
        self.basis.setText(
            own or tr("Alleen van kandidaten van een gemeente die dit met een grondslag aan heeft.")
        )

    def _check(self, naam: str, tekst: str) -> None:
        veld = VAN if naam == "van" else TOT
        self.span.set_content("zelf" if any(self.period.values().values()) else "alles")
        try:
            parse(veld, tekst)
        except UserError as fout:
            self.period.set_message(naam, fout.tekst)
            return
        self.period.set_messages({})
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        leeswijzer = label(tr("De Leeswijzer met uitleg en bronnen gaat altijd mee."), "small", wrap=True)
        for part in (
            *(
                label(tr("Gemeente"), "label"),
                self.gemeente,
                label(tr("Periode"), "label"),
                self.span,
                self.period,
                self.only_new,
                self.filters,
            ),
            *(label(tr("Bladen"), "label"), self.sheets, leeswijzer, self.bsn, self.basis),
            *(self.receiver, self.password),
        ):
            column.addWidget(part)
        column.addStretch()
