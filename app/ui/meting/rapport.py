"""Rapport: the pages as they will be printed, and the step from concept to definitief."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.meten.metingen import create_meting_from_previous, create_new_version
from app.services.meten.vaststellen import finalise_meting
from app.services.papier.afdrukken import print_rapport
from app.services.papier.rapporten import rapport_naam, save_rapport
from app.ui.afdrukken.drag import DragButton
from app.ui.afdrukken.printing import print_document
from app.ui.language import said, tr
from app.ui.meting.draft import Draft
from app.ui.meting.naar_bibliotheek import LibraryChoice
from app.ui.meting.own_time import OwnTimeLine
from app.ui.meting.page import StepPage
from app.ui.meting.preview import Preview
from app.ui.meting.save_paper import ask_and_save, print_paper
from app.ui.saving import ask_place, tell_saved
from app.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.fields import LineField
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label

KLAAR = tr(
    "Alles is klaar. Daarna wijzigt deze meting niet meer; een correctie is een nieuwe versie met reden."
)


class RapportPage(StepPage):
    """`opened(id)` when a new version or a next meting was made, `to_findings()` to what is open."""

    opened = Signal(int)
    to_findings = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.preview, self.choice = Preview(draft), LibraryChoice(draft)
        self.card = Card(tr("Rapport"))
        self.state = label("", "muted", wrap=True)
        self.finalise_button = PrimaryButton(tr("Definitief maken"), "Ctrl Enter")
        self.findings_button = SecondaryButton(tr("Bekijk de open punten"))
        self.save_button = SecondaryButton(tr("Bewaar PDF …"), icon_name="download")
        self.save_button.setObjectName("bewaar_pdf")
        self.print_button = IconButton("printer", tr("Druk het rapport af"))
        self.print_uitleg = IconButton("printer", tr("Druk de uitleg voor beide af"))
        self.drag = DragButton(
            draft.context, tr("het rapport"), rapport_naam, save_rapport, lambda: (draft.meting_id,)
        )
        self.explain_button = SecondaryButton(tr("Uitleg voor beide …"), icon_name="users")
        self.explain_button.setToolTip(
            tr("Twee bladzijden in gewone taal: een voor de werknemer, een voor de werkgever")
        )
        self.version_button = SecondaryButton(tr("Nieuwe versie (correctie) …"))
        self.next_button = SecondaryButton(tr("Nieuwe meting op basis van deze"))
        self.tijd = OwnTimeLine()
        self.reason = LineField()
        self.reason_row = QWidget()
        self._lay_out()
        self._connect()

    def rebuild(self) -> None:
        self.preview.draw()
        self.choice.look()
        self.tijd.look(self.draft.context, self.draft.meting_id)

    def settle(self) -> None:
        record, still_open = self.draft.record, self.draft.open_findings
        if record is None:
            return
        closed = self.draft.closed
        self.finalise_button.setVisible(not closed)
        self.finalise_button.setEnabled(not still_open)
        self.findings_button.setVisible(bool(still_open))
        self.version_button.setVisible(record.status == "definitief")
        self.next_button.setVisible(closed)
        self.choice.set_wanted(not closed and not still_open)
        self.card.title.setText(
            tr("Rapport · versie {versie} · {status}", versie=record.versie, status=said(record.status))
        )
        self.state.setText(describe_state(self.draft))
        self.finalise_button.setToolTip(self.state.text())
        self.finalise_button.setAccessibleDescription(self.state.text())

    def finalise(self) -> None:
        """End the concept; refused with the open points named."""
        if not self.draft.closed and not self.draft.open_findings:
            gekozen = self.choice.chosen()
            self.draft.perform(finalise_meting, self.draft.meting_id, gekozen, done=self._finalised)

    def save_pdf(self) -> None:
        """Ask where, then write it off the GUI thread."""
        self.draft.context.read(rapport_naam, self.draft.meting_id, done=self._ask_place, owner=self)

    def focus_first(self) -> None:
        ready = self.finalise_button.isVisibleTo(self) and self.finalise_button.isEnabled()
        waits = self.findings_button.isVisibleTo(self)
        first = self.findings_button if waits else self.save_button
        (self.finalise_button if ready else first).setFocus()

    def _finalised(self, _change: Any) -> None:
        self.draft.context.messages.show(tr("De meting is definitief. Het rapport is bewaard."), "good")

    def _ask_place(self, naam: str) -> None:
        chosen = ask_place(self.draft.context, self, tr("Bewaar het rapport"), naam)
        if chosen is not None:
            self.draft.context.read(
                save_rapport, self.draft.meting_id, chosen, done=self._saved, owner=self, lane="lang"
            )

    def _saved(self, place: Path) -> None:
        tell_saved(
            self.draft.context,
            tr("Het rapport staat in {map}: {naam}", map=place.parent.name, naam=place.name),
            place,
        )

    def _ask_reason(self) -> None:
        self.reason_row.setVisible(self.reason_row.isHidden())
        self.reason.setFocus()

    def _new_version(self) -> None:
        self.draft.perform(create_new_version, self.draft.meting_id, self.reason.text(), done=self._open)

    def _next_meting(self) -> None:
        self.draft.perform(create_meting_from_previous, self.draft.meting_id, done=self._open)

    def _open(self, result: tuple[int, Any]) -> None:
        self.reason.clear()
        self.reason_row.hide()
        self.opened.emit(result[0])

    def _connect(self) -> None:
        self.finalise_button.clicked.connect(self.finalise)
        self.findings_button.clicked.connect(self.to_findings)
        self.save_button.clicked.connect(self.save_pdf)
        self.explain_button.clicked.connect(lambda: ask_and_save(self.draft, "uitleg", self))
        draft = self.draft
        self.print_button.clicked.connect(
            lambda: print_document(draft.context, self, tr("Het rapport"), print_rapport, draft.meting_id)
        )
        self.print_uitleg.clicked.connect(lambda: print_paper(self.draft, "uitleg", self))
        self.version_button.clicked.connect(self._ask_reason)
        self.next_button.clicked.connect(self._next_meting)
        self.reason.returnPressed.connect(self._new_version)

    def _lay_out(self) -> None:
        buttons = Flow().add_all(
            self.finalise_button, self.findings_button, self.save_button, self.print_button, self.drag
        )
        more = Flow().add_all(self.explain_button, self.print_uitleg, self.version_button, self.next_button)
        make = PrimaryButton(tr("Maak nieuwe versie"), "Enter")
        make.clicked.connect(self._new_version)
        self.reason.setPlaceholderText(tr("Reden van de correctie; die komt in het rapport"))
        self.reason.setAccessibleName(tr("Reden van de correctie"))
        row = QHBoxLayout(self.reason_row)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(make)
        self.reason_row.hide()
        for part in (self.state, buttons, more, self.reason_row, self.tijd):
            self.card.add(part)
        self.column.addWidget(self.card)
        self.column.addWidget(self.choice)
        self.column.addWidget(self.preview)
        self.column.addStretch()


def describe_state(draft: Draft) -> str:
    """Why the meting can, cannot or can no longer become definitief."""
    record, count = draft.record, len(draft.open_findings)
    if record.status == "vervangen":
        return tr("Deze versie is vervangen door een nieuwere. Zij blijft bewaard zoals zij was.")
    if record.status == "definitief":
        return tr(
            "Vastgelegd en niet meer te wijzigen. Controlegetal {getal}…", getal=record.rapport_hash[:16]
        )
    if count:
        return tr(
            "Nog niet: {aantal} {woord} open bij Controle.",
            aantal=count,
            woord=tr("punt staat") if count == 1 else tr("punten staan"),
        )
    return tr(
        "Alles is klaar. Daarna wijzigt deze meting niet meer; een correctie is een nieuwe versie met reden."
    )
