"""The third step: what would happen, the rows with their findings, and what to do at each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.services.inlezen.bestand import Bestand
from app.services.inlezen.inleesrecords import BEKEND, FOUT, Celbevinding, Controle, Opdracht
from app.services.velden import format_aantal
from app.ui.context import Context
from app.ui.language import said, tr, tr_pairs
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.theme import space, theme
from app.ui.widgets.buttons import PrimaryButton, Segmented
from app.ui.widgets.card import Card, EmptyState, StatTile
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.flow import Flow
from app.ui.widgets.letter_size import follow_letters, in_letters
from app.ui.widgets.text import label

MARKS = {FOUT: ("bad", "✕ "), "let op": ("attention", "! ")}
HIDDEN = "•••••••••"
LONG = 95  # signs of a finding that fit in a row
ALL, FOUND = "alle", "bevindingen"


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of the file as text, and the weight of what was found at its cells."""

    nummer: int
    teksten: tuple[str, ...]
    ernst: Mapping[int, str]


class CheckPage(QWidget):
    """`choice_changed()` asks for another look; `read_wished()` stores it all."""

    choice_changed = Signal()
    read_wished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.bestand: Bestand | None = None
        self.opdracht: Opdracht | None = None
        self.controle: Controle | None = None
        self.masked: frozenset[int] = frozenset()
        self.tiles = {
            "rijen": StatTile(tr("Rijen")),
            "nieuw": StatTile(tr("Nieuw")),
            "bekend": StatTile(tr("Bekend")),
            "fouten": StatTile(tr("Fouten")),
            "let_op": StatTile(tr("Let op")),
        }
        self.known = ChoiceField(tr_pairs(BEKEND))
        self.known.setAccessibleName(tr("Wat al in het archief staat"))
        self.known.setObjectName("inlezen_bekend")
        self.known.ended.connect(self.choice_changed)
        self.skip = CheckBox(tr("Rijen met fouten overslaan"))
        self.skip.setObjectName("fouten_overslaan")
        self.skip.toggled.connect(lambda _on: self._allow())
        self.which = Segmented(((FOUND, tr("Met bevindingen")), (ALL, tr("Alle rijen"))), tr("Welke rijen"))
        self.which.chosen.connect(lambda _which: self._show_rows())
        self.rows = Card(tr("Rijen van het bestand"))
        self.findings = Card(tr("Wat te doen"))
        self.row_layers, self.finding_layers = QStackedWidget(), QStackedWidget()
        self.reason: QLabel = label("", "muted", wrap=True)
        self.whole: QLabel = label("", "muted", wrap=True)
        self.read = PrimaryButton(tr("Lees in"), "Ctrl Enter", icon_name="check")
        self.read.setObjectName("lees_in")
        self.read.clicked.connect(self.read_wished)
        self._lay_out()
        self.setFocusProxy(self.known)

    def show_controle(
        self, bestand: Bestand, opdracht: Opdracht, controle: Controle, masked: frozenset[int] = frozenset()
    ) -> None:
        """Show what this import would do; columns with burgerservicenummers are `masked`."""
        self.masked = masked
        self.bestand, self.opdracht, self.controle = bestand, opdracht, controle
        self.known.set_content(opdracht.bekend)
        self.skip.setVisible(bool(controle.fouten))
        self._show_tiles(controle)
        self.which.set_value(FOUND if controle.bevindingen else ALL)
        self._show_findings(controle)
        self._show_rows()
        self._allow()
        self.setFocusProxy(self.read if self.read.isEnabledTo(self) else self.known)
        if controle.bevindingen:
            self._go_to(controle.bevindingen[0])

    def chosen(self, opdracht: Opdracht) -> Opdracht:
        """The task with the choices of this page."""
        from dataclasses import replace

        return replace(opdracht, bekend=self.known.content(), fouten_overslaan=self.skip.isChecked())

    def _show_tiles(self, controle: Controle) -> None:
        from app.services.inlezen.terugdraaien import count_in_words

        nieuw, bekend = sum(controle.nieuw.values()), sum(controle.bekend.values())
        self.tiles["rijen"].show_value(str(controle.rijen), tr("in dit blad"))
        self.tiles["nieuw"].show_value(str(nieuw), said(count_in_words(controle.nieuw)) or tr("niets nieuws"))
        anders = (
            tr("{gewijzigd} worden bijgewerkt", gewijzigd=controle.gewijzigd)
            if controle.gewijzigd
            else tr("blijft zoals het is")
        )
        self.tiles["bekend"].show_value(str(bekend), anders)
        self.tiles["fouten"].show_value(
            str(controle.fouten),
            tr("in {foute_rijen}", foute_rijen=format_aantal(controle.foute_rijen, tr("rij"), tr("rijen"))),
        )
        self.tiles["let_op"].show_value(str(controle.let_op), tr("houdt niets tegen"))

    def _allow(self) -> None:
        """The button says why when it cannot be pressed."""
        controle = self.controle
        if controle is None:
            return
        reden = ""
        if controle.leeg:
            reden = tr("Er is niets nieuws om in te lezen.")
        elif controle.fouten and not self.skip.isChecked():
            reden = tr("Verbeter de fouten in het bestand, of sla de rijen met fouten over.")
        self.read.setEnabled(not reden)
        self.reason.setText(reden or tr("Alles gaat in één keer, of niets. U kunt het terugdraaien."))

    def _show_findings(self, controle: Controle) -> None:
        kept = controle.bevindingen
        model = PagedModel(_finding_columns(self._heading))
        model.set_records(range(len(kept)), kept)
        table = TableView(model, "inlezen_bevindingen")
        table.setAccessibleName(tr("Bevindingen"))
        table.chosen_id.connect(lambda place: self._go_to(kept[place]) if isinstance(place, int) else None)
        _replace(self.finding_layers, table)
        over = controle.fouten + controle.let_op - len(kept)
        self.findings.set_note(tr("en nog {over} niet getoond", over=over) if over > 0 else "")
        if not kept:
            self.finding_layers.setCurrentIndex(0)
        self.findings.setVisible(bool(kept))

    def _show_rows(self) -> None:
        assert self.bestand is not None and self.opdracht is not None and self.controle is not None
        found: dict[int, dict[int, str]] = {}
        for bevinding in self.controle.bevindingen:
            cells = found.setdefault(bevinding.rij - 1, {})
            if cells.get(bevinding.kolom) != FOUT:
                cells[bevinding.kolom] = bevinding.ernst
        rijen = self.bestand.bladen[self.opdracht.blad].rijen
        ids: Sequence[int] = range(self.opdracht.koprij + 1, len(rijen))
        if self.which.value() == FOUND and found:
            ids = sorted(found)
        model = PagedModel(
            _row_columns(self._headings(), self.masked),
            self.context.jobs,
            lambda page: _records(rijen, page, found),
        )
        model.set_ids(ids)
        table = TableView(model, "inlezen_rijen")
        table.setAccessibleName(tr("Rijen van het bestand"))
        _replace(self.row_layers, table)

    def _headings(self) -> dict[int, str]:
        """The columns that are read in, by their place."""
        from app.services.inlezen.kolommen import headings

        assert self.bestand is not None and self.opdracht is not None
        koppen = headings(self.bestand, self.opdracht.blad, self.opdracht.koprij)
        return {place: koppen[place] for place, key in enumerate(self.opdracht.kolommen) if key}

    def _heading(self, place: int) -> str:
        return self._headings().get(place, tr("hele rij"))

    def _go_to(self, bevinding: Celbevinding) -> None:
        self.whole.setText(said(bevinding.melding))
        self.whole.setVisible(len(bevinding.melding) > LONG)
        table: Any = self.row_layers.currentWidget()
        table.select_id(bevinding.rij - 1)

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(space(2))
        for name, tile in self.tiles.items():
            tiles.addWidget(tile, 3 if name == "nieuw" else 2)
        self.rows.head.addWidget(self.which)
        self.rows.add(self.row_layers, 1)
        self.finding_layers.addWidget(
            EmptyState("circle-check", tr("Niets te doen"), tr("Alle cellen kloppen."))
        )
        self.findings.add(self.finding_layers, 1)
        self.findings.add(self.whole)
        in_letters(self.findings, QWidget.setMaximumHeight, 210)
        follow_letters(self.rows, lambda rows: rows.setMinimumHeight(170 if theme.large else 190))
        row = Flow(step=2)
        row.addWidget(label(tr("Wat al in het archief staat"), "label"))
        in_letters(self.known, QWidget.setMinimumWidth, 230)
        row.addWidget(self.known)
        row.addWidget(self.skip)
        foot = QHBoxLayout()
        foot.setSpacing(space(2))
        foot.addWidget(self.read)
        foot.addWidget(self.reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(tiles)
        column.addLayout(row)
        column.addWidget(self.rows, 3)
        column.addWidget(self.findings, 2)
        column.addLayout(foot)


def _replace(layers: QStackedWidget, table: QWidget) -> None:
    """Put a table in the place of the one before."""
    for place in reversed(range(layers.count())):
        old = layers.widget(place)
        if isinstance(old, TableView):
            layers.removeWidget(old)
            old.deleteLater()
    layers.addWidget(table)
    layers.setCurrentWidget(table)


def _records(rijen: Sequence[Sequence[Any]], ids: Sequence[int], found: Mapping[int, Any]) -> list[Rij]:
    from app.services.inlezen.cellen import as_text

    return [
        Rij(nummer + 1, tuple(" ".join(as_text(cel).split()) for cel in rijen[nummer]), found.get(nummer, {}))
        for nummer in ids
    ]


def _row_columns(headings: Mapping[int, str], masked: frozenset[int]) -> list[Column]:
    number = Column("rij", tr("Rij"), lambda rij: str(rij.nummer), "rechts", 56, least=52)
    return [number, *(_row_column(place, kop, place in masked) for place, kop in headings.items())]


def _row_column(place: int, kop: str, masked: bool) -> Column:
    def text(rij: Rij) -> str:
        tekst = rij.teksten[place] if place < len(rij.teksten) else ""
        tekst = HIDDEN if masked and tekst else tekst
        if place not in rij.ernst:
            return tekst
        return f"{MARKS[rij.ernst[place]][1]}{tekst or tr('leeg')}"

    def chip(rij: Rij) -> str:
        return MARKS[rij.ernst[place]][0] if place in rij.ernst else ""

    return Column(f"{place}", kop, text, width=max(96, 8 * len(kop) + 24), chip=chip, least=96)


def _finding_columns(heading: Any) -> list[Column]:
    return [
        Column("rij", tr("Rij"), lambda deel: str(deel.rij), "rechts", 56, least=52),
        Column(
            "ernst",
            tr("Soort"),
            lambda deel: tr("Fout") if deel.ernst == FOUT else tr("Let op"),
            width=70,
            least=66,
            chip=lambda deel: MARKS[deel.ernst][0],
        ),
        Column("kolom", tr("Kolom"), lambda deel: heading(deel.kolom), width=140, least=90),
        Column("melding", tr("Wat te doen"), lambda deel: said(deel.melding), width=600, least=300),
    ]
