"""Questionnaires before the visit: save them to send, and type or read in what came back."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from app.services.errors import UserError
from app.services.papier.tafel_records import Antwoorden, TaakAntwoord
from app.services.papier.vragenlijsten import (
    MEESTE_TAKEN,
    place_answers,
    read_ingevuld,
    store_antwoorden,
)
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.meting.draft import Draft
from app.ui.meting.save_paper import ask_and_save, print_paper
from app.ui.theme import space, theme
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton, Segmented
from app.ui.widgets.card import Card
from app.ui.widgets.fields import LineField
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label, line

PARTIJEN = (("werknemer", tr("Werknemer")), ("werkgever", tr("Werkgever")))
UITLEG = tr(
    "Stuur werknemer en werkgever vóór het bezoek een vragenlijst in gewone taal: om af te drukken of op het "
    "scherm in te vullen. De antwoorden worden waarnemingen met hun eigen bron."
)
VRAGEN = (
    ("van_tien", tr("Collega doet 10, werknemer doet"), tr("van 10")),
    ("goed_van_tien", tr("In één keer goed"), tr("van 10")),
    ("minuten", tr("Per uur echt bezig"), tr("min")),
)
ERBIJ = tr(
    "Eerdere antwoorden van deze partij op de vragenlijst worden vervangen. Wat leeg blijft, telt niet mee."
)


class VragenlijstCard(Card):
    """On the first step: two lists to save, one panel to type in what came back."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(tr("Vragenlijsten vooraf"))
        self.draft = draft
        self.kept: Antwoorden | None = None
        self.save_buttons = {
            partij: SecondaryButton(tr("Vragenlijst {partij} …", partij=said(partij)), icon_name="download")
            for partij, _ in PARTIJEN
        }
        self.answers_button = SecondaryButton(tr("Antwoorden invoeren"), icon_name="pencil")
        self.answers_button.clicked.connect(self.open_panel)
        row = Flow()
        for partij, button in self.save_buttons.items():
            button.clicked.connect(partial(ask_and_save, draft, f"vragenlijst-{partij}", self))
            row.addWidget(button)
        row.addWidget(self.answers_button)
        self.add(label(UITLEG, "muted", wrap=True))
        self.add(row)
        self.add(self._print_row())

    def _print_row(self) -> Flow:
        row = Flow(step=2)
        for partij, _ in PARTIJEN:
            link = LinkButton(tr("Druk af voor de {partij}", partij=said(partij)))
            link.clicked.connect(partial(print_paper, self.draft, f"vragenlijst-{partij}", self))
            row.addWidget(link)
        return row

    def open_panel(self) -> None:
        """Open the list of questions beside the screen."""
        panel = AntwoordenPanel(self.draft)
        if self.kept is not None:
            panel.show_answers(self.kept)
        panel.left.connect(self._keep)
        self.draft.context.show_panel(panel, tr("Antwoorden invoeren"), tr("Esc sluit, wat u typte blijft"))

    def _keep(self, antwoorden: Antwoorden | None) -> None:
        self.kept = antwoorden


class AntwoordenPanel(QWidget):
    """The questions of each task as fields; nothing is stored before "Vastleggen".

    `left(antwoorden)` when it closes: what was typed and not stored yet, or None.
    """

    left = Signal(object)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.context: Context = draft.context
        self.stored = False
        self.parts: dict[int, TaakPart] = {}
        self.party = Segmented(PARTIJEN, tr("Antwoorden van"))
        self.party.set_value("werknemer")
        self.read_button = SecondaryButton(tr("Lees ingevulde PDF …"), icon_name="upload")
        self.store_button = PrimaryButton(tr("Vastleggen"), "Ctrl Enter")
        self.more_button = LinkButton(tr("Nog een taak"))
        self.more_button.clicked.connect(self._more)
        self.message, self.open_answers = label("", "bad", wrap=True), label("", "muted", wrap=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(space(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(space(1))
        column.addWidget(self.party)
        column.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(ERBIJ, "muted", wrap=True))
        column.addLayout(self.list)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.open_answers)
        column.addWidget(self.message)
        column.addWidget(self.store_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.message.hide()
        self.open_answers.hide()
        self.read_button.clicked.connect(self._ask_file)
        self.store_button.clicked.connect(self.finish)
        for taak in draft.record.hoofdtaken:
            self._add(TaakAntwoord(taak.volgnr, taak.omschrijving), known=True)
        if not self.parts:
            self._add(TaakAntwoord(1), known=False)
        self.setFocusProxy(self.parts[1].fields["van_tien"] if draft.record.hoofdtaken else None)

    def finish(self) -> None:
        """Store the answers as observations; the first that cannot be read is named."""
        antwoorden = Antwoorden(self.party.value(), self.answers())
        if not antwoorden.taken:
            self._say(tr("Er is nog niets ingevuld."))
            return
        self.context.write(
            store_antwoorden,
            self.draft.meting_id,
            antwoorden,
            done=self._stored,
            failed=self._refused,
            owner=self,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self.stored:
            self.left.emit(Antwoorden(self.party.value(), self.answers()))

    def answers(self) -> tuple[TaakAntwoord, ...]:
        """What was filled in, without the tasks that were left empty."""
        return tuple(part.answer() for part in self.parts.values() if part.is_filled())

    def show_answers(self, antwoorden: Antwoorden) -> None:
        """Put what was read from a file in the fields, to look at first."""
        self.party.set_value(antwoorden.partij)
        geplaatst, anders = place_answers(antwoorden.taken, self.draft.record.hoofdtaken)
        for antwoord in geplaatst:
            if antwoord.nummer not in self.parts:
                self._add(antwoord, known=False)
            self.parts[antwoord.nummer].show_answer(antwoord)
        woorden = "\n\n".join(f"{vraag}\n{tekst}" for vraag, tekst in antwoorden.open)
        self.open_answers.setText(
            woorden and tr("Voor het gesprek (wordt niet vastgelegd):\n\n{woorden}", woorden=woorden)
        )
        self.open_answers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_answers.setVisible(bool(woorden))
        self.message.setText(said(anders))
        self.message.setVisible(bool(anders))

    def _ask_file(self) -> None:
        folder = self.context.settings.export_folder or str(Path.home())
        chosen, _kind = QFileDialog.getOpenFileName(self, tr("Ingevulde vragenlijst"), folder, "PDF (*.pdf)")
        if chosen:
            self.context.jobs.run(
                read_ingevuld, Path(chosen), done=self.show_answers, failed=self._refused, owner=self
            )

    def _add(self, antwoord: TaakAntwoord, known: bool) -> None:
        if antwoord.nummer <= MEESTE_TAKEN:
            part = self.parts[antwoord.nummer] = TaakPart(antwoord, known)
            self.list.addWidget(part)
        self.more_button.setVisible(len(self.parts) < MEESTE_TAKEN)

    def _more(self) -> None:
        self._add(TaakAntwoord(len(self.parts) + 1), known=False)
        self.parts[len(self.parts)].fields["taak"].setFocus()

    def _stored(self, _result: Any) -> None:
        self.stored = True
        self.left.emit(None)
        self.context.messages.show(tr("De antwoorden staan bij Waarnemen, met hun bron."), "good")
        self.context.close_panel()

    def _refused(self, error: UserError) -> None:
        self._say(said(error.tekst))
        nummer, _, naam = error.veld.partition(".")
        if nummer.isdigit() and int(nummer) in self.parts and naam in self.parts[int(nummer)].fields:
            self.parts[int(nummer)].fields[naam].setFocus()

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.show()


class TaakPart(QWidget):
    """The questions about one task; a task that is not there yet gets a name and hours."""

    def __init__(self, antwoord: TaakAntwoord, known: bool) -> None:
        super().__init__()
        self.nummer, self.taak = antwoord.nummer, antwoord.taak
        self.fields: dict[str, LineField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, space(1), 0, 0)
        grid.setHorizontalSpacing(space(1))
        grid.setColumnStretch(0, 1)
        grid.addWidget(line(), 0, 0, 1, 2)
        kop = tr("Taak {nummer}", nummer=antwoord.nummer) + (f": {antwoord.taak}" if known else "")
        grid.addWidget(label(kop, "strong", wrap=True), 1, 0, 1, 2)
        if not known:
            self._wide(grid, "taak", tr("Welke taak"))
            self._short(grid, "uren", tr("Tijd per week"), tr("uur"))
        for naam, vraag, eenheid in VRAGEN:
            self._short(grid, naam, vraag, eenheid)
        self._wide(grid, "toelichting", tr("Waaraan is dat te zien"))

    def answer(self) -> TaakAntwoord:
        """What stands in the fields."""
        texts = {naam: field.text().strip() for naam, field in self.fields.items()}
        return TaakAntwoord(self.nummer, **({"taak": self.taak} | texts))

    def is_filled(self) -> bool:
        """Whether anything was answered."""
        return any(field.text().strip() for field in self.fields.values())

    def show_answer(self, antwoord: TaakAntwoord) -> None:
        """Fill the fields."""
        antwoord = replace(antwoord, toelichting=" ".join(antwoord.toelichting.split()))
        for naam, field in self.fields.items():
            field.setText(getattr(antwoord, naam))

    def _short(self, grid: QGridLayout, naam: str, vraag: str, eenheid: str) -> None:
        field = self._field(naam, vraag, LineField("getal", eenheid))
        field.setFixedWidth(theme.pixels(96))
        row = grid.rowCount()
        grid.addWidget(label(vraag, wrap=True), row, 0)
        grid.addWidget(field, row, 1)

    def _wide(self, grid: QGridLayout, naam: str, vraag: str) -> None:
        row = grid.rowCount()
        grid.addWidget(label(vraag, "label"), row, 0, 1, 2)
        grid.addWidget(self._field(naam, vraag, LineField()), row + 1, 0, 1, 2)

    def _field(self, naam: str, vraag: str, field: LineField) -> LineField:
        field.setAccessibleName(tr("{vraag}, taak {nummer}", vraag=vraag, nummer=self.nummer))
        self.fields[naam] = field
        return field
