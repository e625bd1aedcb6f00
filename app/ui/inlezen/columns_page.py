"""The second step: what the sheet holds, and which field each column fills."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.services.inlezen.bestand import Bestand
from app.services.inlezen.inleesrecords import Kolom, Opdracht, Opzet
from app.services.velden import format_aantal
from app.ui.language import said, tr, tr_pairs
from app.ui.ontgrendelen.parts import Melding
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import elided, label

MOST = 80  # columns one can choose for; a list that is wider is no list of people
BSN = "kandidaat.bsn"
NOT_READ = ("", tr("Niet inlezen"))


class ColumnsPage(Card):
    """`sheet_chosen(blad, tabel)` when another sheet or table is wished; `check_wished()`."""

    sheet_chosen = Signal(int, str)
    check_wished = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Wat is elke kolom?"))
        self.opzet: Opzet | None = None
        self.fields: list[ChoiceField] = []
        self.sheet, self.table = ChoiceField(), ChoiceField()
        self.sheet.setAccessibleName(tr("Blad"))
        self.table.setAccessibleName(tr("Wat staat erin"))
        self.table.setObjectName("inlezen_tabel")
        for field in (self.sheet, self.table):
            field.ended.connect(self._tell_sheet)
        self.sheet_label = label(tr("Blad"), "label")
        self.told, self.message = label("", "muted", wrap=True), Melding()
        self.check = PrimaryButton(tr("Controleer"), "Ctrl Enter")
        self.check.setObjectName("controleer")
        self.check.clicked.connect(self.check_wished)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setAccessibleName(tr("Kolommen van het bestand"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def show_opzet(self, bestand: Bestand, opzet: Opzet) -> None:
        """Show the columns of a sheet with what they are taken for."""
        from app.services.inlezen.doelen import TABELLEN

        self.opzet = opzet
        bladen = [(str(place), blad.naam) for place, blad in enumerate(bestand.bladen) if blad.rijen]
        self.sheet.set_choices(bladen)
        self.sheet.set_content(str(opzet.blad))
        self.table.set_choices(tr_pairs(TABELLEN))
        self.table.set_content(opzet.tabel)
        for part in (self.sheet, self.sheet_label):
            part.setVisible(len(bladen) > 1)
        rows = format_aantal(opzet.rijen, tr("rij"), tr("rijen"))
        self.set_note(f"{bestand.naam} · {rows}")
        self.told.setText(" ".join(map(said, bestand.meldingen)))
        self.told.setVisible(bool(bestand.meldingen))
        self.message.clear()
        self._show_columns(opzet)

    def opdracht(self) -> Opdracht:
        """What was chosen."""
        from app.services.inlezen.inlezen import opdracht_of

        assert self.opzet is not None
        chosen = [field.content() for field in self.fields]
        rest = [""] * (len(self.opzet.kolommen) - len(chosen))
        return replace(opdracht_of(self.opzet), kolommen=(*chosen, *rest))

    def masked(self) -> frozenset[int]:
        """Columns with burgerservicenummers, by what is in them or by what was chosen."""
        assert self.opzet is not None
        chosen = {place for place, field in enumerate(self.fields) if field.content() == BSN}
        return frozenset(chosen | {kolom.nummer for kolom in self.opzet.kolommen if kolom.is_bsn})

    def _tell_sheet(self) -> None:
        self.sheet_chosen.emit(int(self.sheet.content() or 0), self.table.content())

    def _show_columns(self, opzet: Opzet) -> None:
        from app.services.inlezen.doelen import DOELEN

        choices = (NOT_READ, *((doel.sleutel, said(doel.label)) for doel in DOELEN[opzet.tabel]))
        holder = QWidget()
        holder.setProperty("role", "scroll")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, space(1), 0)
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(1))
        for place, naam in enumerate((tr("In het bestand"), tr("Wat erin staat"), tr("Wordt"))):
            grid.addWidget(label(naam, "label"), 0, place)
        self.fields = []
        for row, kolom in enumerate(opzet.kolommen[:MOST], 1):
            self._add_row(grid, row, kolom, choices)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.fields) + 1, 1)
        self.area.setWidget(holder)
        self.setFocusProxy(self.fields[0] if self.fields else self.check)

    def _add_row(self, grid: QGridLayout, row: int, kolom: Kolom, choices: Sequence[tuple[str, str]]) -> None:
        field = ChoiceField(choices)
        field.setAccessibleName(tr("{kop} wordt", kop=kolom.kop))
        field.setObjectName(f"kolom_{kolom.nummer}")
        in_letters(field, QWidget.setMinimumWidth, 232)
        field.set_content(kolom.sleutel)
        field.ended.connect(self.message.clear)
        self.fields.append(field)
        name: QLabel = elided(kolom.kop, "strong")
        in_letters(name, QWidget.setMinimumWidth, 190, large=170)
        examples = " · ".join(kolom.voorbeelden) if kolom.gevuld else tr("leeg")
        grid.addWidget(name, row, 0)
        grid.addWidget(elided(examples, "muted"), row, 1)
        grid.addWidget(field, row, 2)

    def _lay_out(self) -> None:
        self.body.setSpacing(space(2))
        top = QHBoxLayout()
        top.setSpacing(space(2))
        for name, field in (
            (label(tr("Wat staat erin?"), "label"), self.table),
            (self.sheet_label, self.sheet),
        ):
            part = QVBoxLayout()
            part.setSpacing(space(0))
            part.addWidget(name)
            part.addWidget(field)
            top.addLayout(part, 1)
        self.add(top)
        self.add(self.told)
        self.add(self.area, 1)
        self.add(self.message)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch()
        self.add(row)
