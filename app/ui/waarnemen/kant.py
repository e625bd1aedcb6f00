"""One of the two sides: who, net time, the large target, and tiles for errors, interruption and pace."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.loonwaarde.telling import Kant, Telsoort
from app.ui.language import tr
from app.ui.theme import space
from app.ui.waarnemen.vlak import Tegel, Telvlak, Vlak
from app.ui.waarnemen.woorden import describe_kant, describe_netto, describe_per_uur, kort
from app.ui.widgets.card import Card
from app.ui.widgets.text import set_role

MELDEN = {Telsoort.GEMAAKT: tr("gemaakt"), Telsoort.FOUT: tr("fout")}


class KantCard(Card):
    """`pressed(soort)` when a target is hit; `keys` are the letters that stand on the targets."""

    pressed = Signal(str)

    def __init__(self, title: str, token: str) -> None:
        super().__init__(title or " ")
        self.keys: dict[str, str] = {}
        self.narrow = False
        set_role(self.title, "title")
        self.made, self.faults = Telvlak(title, token), Tegel(tr("{titel} fout", titel=title))
        self.break_tile, self.pace = (
            Tegel(tr("{titel} onderbreking", titel=title)),
            Tegel(tr("{titel} tempo", titel=title), target=False),
        )
        self.targets: dict[Telsoort, Vlak] = {
            Telsoort.GEMAAKT: self.made,
            Telsoort.FOUT: self.faults,
            Telsoort.ONDERBROKEN: self.break_tile,
        }
        for soort, target in self.targets.items():
            target.pressed.connect(lambda soort=soort: self.pressed.emit(soort))
        tiles = QHBoxLayout()
        tiles.setSpacing(space(2))
        for tile in (self.faults, self.break_tile, self.pace):
            tiles.addWidget(tile)
        self.body.setSpacing(space(2))
        self.set_note(tr("0:00 netto"))
        self.add(self.made, 1)
        self.add(tiles)

    def set_name(self, name: str) -> None:
        """Whose side it is."""
        self.title.setText(name)
        self.setAccessibleName(name)
        self.made.name, self.faults.name = name, tr("{naam} fout", naam=name)
        self.break_tile.name, self.pace.name = (
            tr("{naam} onderbreking", naam=name),
            tr("{naam} tempo", naam=name),
        )

    def set_live(self, live: bool) -> None:
        """Whether pressing counts."""
        for target in self.targets.values():
            target.setEnabled(live)

    def set_narrow(self, narrow: bool) -> None:
        """Without the pace, which stands in the proposal too, and the count of interruptions twice."""
        self.narrow = narrow
        self.pace.setVisible(not narrow)

    def show_counts(self, made: int, faults: int) -> None:
        """The two counts, at once after a key."""
        for soort, count in ((Telsoort.GEMAAKT, made), (Telsoort.FOUT, faults)):
            self.targets[soort].show_count(str(count), self._words(MELDEN[soort], soort))

    def show_kant(self, kant: Kant) -> None:
        """Everything, as it now stands."""
        self.show_counts(kant.gemaakt, kant.fouten)
        self.set_note(describe_netto(kant) if self.narrow else describe_kant(kant))
        word = tr("verder") if kant.nu_onderbroken else tr("pauze") if self.narrow else tr("onderbreking")
        self.break_tile.mark(kant.nu_onderbroken)
        self.break_tile.show_count(
            kort(kant.bruto_ms - kant.netto_ms) if kant.nu_onderbroken else str(kant.onderbrekingen),
            self._words(word, Telsoort.ONDERBROKEN),
        )
        self.pace.show_count(describe_per_uur(kant), tr("per uur"))

    def _words(self, word: str, soort: Telsoort) -> str:
        key = self.keys.get(soort, "")
        if not key or not self.made.isEnabled():
            return word
        return (
            tr("{woord} · toets {toets}", woord=word, toets=key)
            if soort is Telsoort.GEMAAKT
            else f"{word} · {key}"
        )
