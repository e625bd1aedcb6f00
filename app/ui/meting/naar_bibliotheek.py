"""Which texts of this meting enter the library of normfuncties: seen and ticked before Definitief."""

from PySide6.QtWidgets import QVBoxLayout

from app.services.meten.normfuncties import propose_library
from app.services.papier.tafel_records import Bibliotheektekst
from app.ui.language import said, tr
from app.ui.meting.draft import Draft
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.text import label

TITEL, KORT = tr("Naar de bibliotheek van normfuncties"), tr("zonder gegevens van personen")
UITLEG = tr(
    "Met Definitief gaan de aangevinkte teksten mee, voor een volgende meting van dit werk. Haal het vinkje "
    "weg bij een tekst die over iemand gaat, ook over een collega."
)


class LibraryChoice(Card):
    """A box per text; one with a possible name begins without its tick and says which word it is."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(TITEL, KORT)
        self.draft, self.wanted = draft, False
        self.boxes: dict[str, CheckBox] = {}
        self.shown: tuple[Bibliotheektekst, ...] = ()
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.add(label(UITLEG, "muted", wrap=True))
        self.add(self.list)
        self.hide()

    def look(self) -> None:
        """Ask which texts there are now."""
        self.draft.context.read(propose_library, self.draft.meting_id, done=self._show, owner=self)

    def set_wanted(self, wanted: bool) -> None:
        """Show it only where the meting can become definitief."""
        self.wanted = wanted
        self.setVisible(wanted and bool(self.boxes))

    def chosen(self) -> frozenset[str] | None:
        """The ticked texts; None while nobody could see them."""
        if self.isHidden():
            return None
        return frozenset(tekst for tekst, box in self.boxes.items() if box.isChecked())

    def _show(self, found: tuple[Bibliotheektekst, ...]) -> None:
        """What was ticked or not by hand stays so."""
        if found != self.shown:
            kept = {tekst: box.isChecked() for tekst, box in self.boxes.items()}
            for box in self.boxes.values():
                box.hide()
                box.deleteLater()
            self.boxes = {regel.tekst: CheckBox(describe_regel(regel)) for regel in found}
            for regel in found:
                box = self.boxes[regel.tekst]
                box.setChecked(kept.get(regel.tekst, not regel.naam))
                box.setToolTip(describe_regel(regel))
                self.list.addWidget(box)
            self.shown = found
        self.set_wanted(self.wanted)


def describe_regel(regel: Bibliotheektekst) -> str:
    """ "Taak: Broodjes opmaken", with the word that may be a name."""
    vraag = tr("“{naam}” kan een naam zijn. ", naam=regel.naam) if regel.naam else ""
    return f"{vraag}{said(regel.soort)}: {' '.join(regel.tekst.split())}"
