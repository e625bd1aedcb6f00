"""Normfunctie: the job one compares with, and the library of jobs used before."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import format_getal
from app.services.meten.normfuncties import (
    adopt_normfunctie,
    adopt_taken,
    fill_library,
    list_normfuncties,
    remove_normfunctie,
)
from app.services.papier.tafel_records import NormfunctieRecord, NormtaakRecord
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.forms import FormPage
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.fields import LineField
from app.ui.widgets.text import elided, label, line

PAUSE = 200  # milliseconds without a key after which is searched
UITLEG = tr(
    "Eerder gebruikte functies, zonder gegevens van personen of werkgevers. Zoek op woorden uit de functie "
    "of de taken. Past geen functie in zijn geheel? Vink dan losse taken aan, ook uit verschillende functies."
)
LEEG = tr("De bibliotheek is nog leeg. Elke meting die definitief wordt, voegt haar normfunctie toe.")
NIETS = tr("Niets gevonden. Probeer een ander woord, of een deel ervan.")


class NormfunctiePage(FormPage):
    """The fields, and below them the library."""

    cards = (
        (
            tr("Normfunctie"),
            tr(
                "Met welke functie vergelijkt u? Kies de functie van een gemiddelde werknemer buiten de "
                "doelgroep waarvan de taken het dichtst bij het werk van de kandidaat liggen."
            ),
            ("normfunctie", "normfunctie_omschrijving", "uitgevoerde_functie"),
            6,
        ),
    )

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.library = LibraryCard(draft)
        self.library.setParent(self.holder)

    def rebuild(self) -> None:
        super().rebuild()
        self.library.setVisible(not self.draft.closed)

    def parts(self) -> list[Callable[[], QWidget]]:
        return [*super().parts(), lambda: self.library]

    def enter(self) -> None:
        super().enter()
        self.library.search()


class LibraryCard(Card):
    """Search, take over a function, or tick tasks of several functions."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(tr("Bibliotheek"))
        self.draft = draft
        self.rows: list[LibraryRow] = []
        self.chosen: dict[int, str] = {}
        self.field = LineField()
        self.field.setPlaceholderText(tr("Zoek op functie, taak of cao"))
        self.field.setAccessibleName(tr("Zoek in de bibliotheek van normfuncties"))
        self.empty = label("", "muted", wrap=True)
        self.fill_button = SecondaryButton(tr("Haal uit eerdere metingen"), icon_name="history")
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.summary = label("", "muted", wrap=True)
        self.adopt_button = PrimaryButton(tr("Voeg toe als hoofdtaken"))
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.search)
        self.field.typed.connect(self._pause.start)
        self.field.returnPressed.connect(self.search)
        self.fill_button.clicked.connect(self._fill)
        self.adopt_button.clicked.connect(self._adopt)

    def search(self) -> None:
        """Ask what matches the words that stand there now."""
        self._pause.stop()
        tekst = self.field.text()
        self.draft.context.read(list_normfuncties, tekst, done=partial(self._show, tekst), owner=self)

    def _show(self, tekst: str, found: tuple[NormfunctieRecord, ...]) -> None:
        if tekst != self.field.text():
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [LibraryRow(record, self.chosen) for record in found]
        for row in self.rows:
            row.adopted.connect(self._take_over)
            row.removed.connect(self._remove)
            row.ticked.connect(self._tick)
            self.list.addWidget(row)
        self.empty.setText(NIETS if tekst.strip() else LEEG)
        self.empty.setVisible(not found)
        self.fill_button.setVisible(not found and not tekst.strip())
        self._show_chosen()

    def _take_over(self, number: int) -> None:
        self.draft.perform(adopt_normfunctie, self.draft.meting_id, number, done=self._taken_over)

    def _taken_over(self, _change: Any) -> None:
        self.draft.context.messages.show(
            tr("De normfunctie is overgenomen. Pas de tekst gerust aan."), "good"
        )

    def _tick(self, taak: NormtaakRecord, on: bool) -> None:
        if on:
            self.chosen[taak.id] = taak.omschrijving
        else:
            self.chosen.pop(taak.id, None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        count = len(self.chosen)
        self.summary.setText(tr("Gekozen: {namen}", namen=", ".join(self.chosen.values())) if count else "")
        self.summary.setVisible(bool(count))
        self.adopt_button.setVisible(bool(count))
        self.adopt_button.setText(
            tr(
                "Voeg {aantal} {woord} toe als hoofdtaak",
                aantal=count,
                woord=tr("taak") if count == 1 else tr("taken"),
            )
        )

    def _adopt(self) -> None:
        self.draft.perform(adopt_taken, self.draft.meting_id, list(self.chosen), done=self._adopted)

    def _adopted(self, _change: Any) -> None:
        self.chosen.clear()
        self.draft.context.messages.show(tr("De taken staan bij Taken en uren. Vul daar de tijd in."), "good")
        self.search()

    def _fill(self) -> None:
        self.draft.perform(fill_library, done=lambda _change: self.search(), owner=self)

    def _remove(self, number: int) -> None:
        self.draft.perform(remove_normfunctie, number, done=lambda _change: self.search(), owner=self)

    def _lay_out(self) -> None:
        self.add(label(UITLEG, "muted", wrap=True))
        for part in (self.field, self.empty, self.fill_button):
            self.add(part)
        self.add(self.list)
        self.add(self.summary)
        self.body.addWidget(self.adopt_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.empty, self.fill_button, self.summary, self.adopt_button):
            part.hide()


class LibraryRow(QFrame):
    """A function with its tasks; `adopted(id)`, `removed(id)`, `ticked(taak, on)`."""

    adopted = Signal(int)
    removed = Signal(int)
    ticked = Signal(object, bool)

    def __init__(self, record: NormfunctieRecord, chosen: dict[int, str]) -> None:
        super().__init__()
        self.record = record
        self.boxes: dict[int, CheckBox] = {}
        self.more_button = LinkButton(_count(record))
        self.more_button.setAccessibleName(tr("{aantal} van {naam}", aantal=_count(record), naam=record.naam))
        self.adopt_button = SecondaryButton(tr("Neem over"))
        self.adopt_button.setAccessibleName(tr("Neem over: {naam}", naam=record.naam))
        self.tasks = QWidget()
        self._lay_out()
        self._list_tasks(chosen)
        self.more_button.setVisible(bool(record.taken))
        self.more_button.clicked.connect(lambda: self.tasks.setVisible(self.tasks.isHidden()))
        self.adopt_button.clicked.connect(lambda: self.adopted.emit(record.id))

    def _list_tasks(self, chosen: dict[int, str]) -> None:
        column = QVBoxLayout(self.tasks)
        column.setContentsMargins(space(2), 0, 0, space(1))
        column.setSpacing(0)
        for taak in self.record.taken:
            box = self.boxes[taak.id] = CheckBox(describe_taak(taak))
            box.setChecked(taak.id in chosen)
            box.toggled.connect(partial(self.ticked.emit, taak))
            column.addWidget(box)
        remove = LinkButton(tr("Haal deze functie uit de bibliotheek"))
        remove.clicked.connect(lambda: self.removed.emit(self.record.id))
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.tasks.setVisible(any(taak.id in chosen for taak in self.record.taken))

    def _lay_out(self) -> None:
        record = self.record
        keren = tr("{keren} keer gemeten", keren=record.keren) if record.keren != 1 else tr("1 keer gemeten")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(elided(record.naam, "strong"))
        words.addWidget(elided(" · ".join(filter(None, (record.cao, keren, record.omschrijving))), "muted"))
        top = QHBoxLayout()
        top.setSpacing(space(1))
        top.addLayout(words, 1)
        top.addWidget(self.more_button)
        top.addWidget(self.adopt_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(space(1))
        column.addLayout(top)
        column.addWidget(self.tasks)
        column.addWidget(line())


def describe_taak(taak: NormtaakRecord) -> str:
    """ "Broden inpakken · 60 stuks per uur"."""
    if taak.norm_per_uur is None:
        return " · ".join(filter(None, (taak.omschrijving, taak.eenheid)))
    return tr(
        "{omschrijving} · {norm} {eenheid} per uur",
        omschrijving=taak.omschrijving,
        norm=format_getal(taak.norm_per_uur),
        eenheid=taak.eenheid or tr("eenheden"),
    )


def _count(record: NormfunctieRecord) -> str:
    return tr("1 taak") if len(record.taken) == 1 else tr("{aantal} taken", aantal=len(record.taken))
