"""What one chooses for a paper, filled with the likeliest choice; a field with one possibility is hidden."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from app.services.coachen.coachinginhoud import likely_signer, list_betalers
from app.services.coachen.papierkeuze import Papierkeuze, period_of
from app.services.coachen.papiervelden import list_velden, read_keuze
from app.services.records import Dossier
from app.ui.context import Context
from app.ui.language import tr
from app.ui.widgets.form import FieldForm

MINSTENS_TWEE = 2


class PaperForm(FieldForm):
    """`chosen()` after each change that makes another paper."""

    chosen = Signal()

    def __init__(self, context: Context, soort: str, dossier: Dossier | None) -> None:
        super().__init__(list_velden(soort))
        self.context, self.soort, self.dossier = context, soort, dossier
        self.field_edited.connect(self._edited)

    def keuze(self) -> Papierkeuze:
        """What the fields ask for. Raises UserError at the field that cannot be read."""
        return read_keuze(self.soort, self.dossier.id if self.dossier else 0, self.values())

    def signer(self, partij: str) -> str:
        """The name of who signs; empty while nobody is known."""
        if partij == "werkgever":
            return self.value("vertegenwoordiger").strip()
        return self.dossier.naam if self.dossier else ""

    def fill(self) -> None:
        """Begin with what is right most of the time."""
        if "reden" in self.cells:
            self.set_field_visible("reden", False)
        self.set_values({"periode": "halfjaar", "voornemen": "verlengen"})
        if "periode" in self.cells:
            self._set_period("halfjaar")
        if self.dossier is None:
            self._offer("traject", ())
            if "betaler" in self.cells:
                self.context.read(list_betalers, done=self._offer_payers, owner=self)
                return
        else:
            self._offer("traject", [(str(rij.id), _describe(rij)) for rij in self.dossier.trajecten])
            self._offer("plaatsing", [(str(rij.id), rij.titel) for rij in self.dossier.plaatsingen])
            self._offer("betaler", ())
            self._ask_signer(self.dossier)
        self.chosen.emit()

    def _edited(self, naam: str, tekst: str) -> None:
        if naam == "reden":
            self.set_message("reden", "")
            return
        if naam == "periode" and tekst:
            self._set_period(tekst)
        self.chosen.emit()

    def _set_period(self, naam: str) -> None:
        van, tot = period_of(naam, self.context.today())
        self.set_values({"van": f"{van:%d-%m-%Y}", "tot": f"{tot:%d-%m-%Y}"})

    def _ask_signer(self, dossier: Dossier) -> None:
        if "vertegenwoordiger" in self.cells and dossier.huidige is not None:
            self.context.read(likely_signer, dossier.huidige.id, done=self._show_signer, owner=self)

    def _show_signer(self, naam: str) -> None:
        self.set_values({"vertegenwoordiger": naam})
        self.chosen.emit()

    def _offer_payers(self, betalers: Sequence[tuple[str, str]]) -> None:
        self._offer("betaler", betalers)
        self.set_field_visible("betaler", bool(betalers))
        self.chosen.emit()

    def _offer(self, naam: str, choices: Sequence[tuple[str, str]]) -> None:
        if naam in self.cells:
            self.set_choices(naam, choices)
            self.set_values({naam: choices[0][0] if choices else ""})
            self.set_field_visible(naam, len(choices) >= MINSTENS_TWEE)


def _describe(traject: Any) -> str:
    begin = tr("vanaf {begin:%d-%m-%Y}", begin=traject.begin) if traject.begin else tr("zonder begin")
    return tr("Traject {id} {begin}", id=traject.id, begin=begin)
