"""The files that were made: a list, and of the one in use its fingerprint and for whom it was."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.records import ExportRij
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.pane import Pane
from app.ui.widgets.text import elided, label, line, set_role

UITLEG = tr(
    "Zo controleert de ontvanger dat het bestand niet is veranderd: geef deze vingerafdruk door langs een "
    "andere weg dan het bestand, bijvoorbeeld aan de telefoon. De ontvanger laat zijn computer de "
    "vingerafdruk van het ontvangen bestand uitrekenen en vergelijkt de 64 tekens. Zijn ze gelijk, dan is "
    "het hetzelfde bestand. Wie het opslaat in Excel, krijgt een andere vingerafdruk.\n"
    "Windows:  certutil -hashfile BESTAND SHA256     Mac:  shasum -a 256 BESTAND     "
    "Linux:  sha256sum BESTAND"
)
COLUMNS = [
    Column("gemaakt", tr("Gemaakt"), lambda rij: f"{rij.gemaakt:%d-%m-%Y %H:%M}", width=140, least=136),
    Column("gemeente", tr("Gemeente"), lambda rij: rij.gemeente, width=140, least=100),
    Column("periode", tr("Periode"), lambda rij: said(rij.periode), width=190, least=176),
    Column("rijen", tr("Rijen"), lambda rij: str(sum(aantal for _, aantal in rij.aantallen)), "rechts", 70),
    Column("ontvanger", tr("Verstuurd aan"), lambda rij: rij.ontvanger, width=160, least=110),
    Column("bestand", tr("Bestand"), lambda rij: rij.bestandsnaam, width=240, least=120),
]


class History(QWidget):
    """`counted(number)` when the list was read; `make_wished()` from the empty list."""

    counted = Signal(int)
    make_wished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.model = PagedModel(COLUMNS)
        self.table = TableView(self.model, "exportgeschiedenis", context.settings)
        self.table.setAccessibleName(tr("Eerdere bestanden"))
        self.table.chosen_id.connect(lambda _id: self._choose())
        self.detail = Detail(context)
        self.empty = EmptyState(
            "history",
            tr("Nog geen bestanden gemaakt"),
            tr(
                "Hier staat straks van elk bestand wanneer u het maakte, voor wie, en de vingerafdruk "
                "waarmee de ontvanger het kan controleren."
            ),
            (tr("Maak het eerste bestand"), self.make_wished.emit),
        )
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.table, 1)
        set_role(self.detail, "scroll")
        column.addWidget(Pane(self.detail))
        self.layers = QStackedLayout(self)
        self.layers.addWidget(self.empty)
        self.layers.addWidget(filled)

    def refresh(self, change: Change | None) -> None:
        """Follow what was made."""
        from app.services.uitwisselen.exportgeschiedenis import list_exports

        if change is None or change.touches("export"):
            self.context.read(list_exports, done=self.show_rijen, owner=self)

    def show_rijen(self, rijen: Sequence[ExportRij]) -> None:
        """Show these files, the newest in use unless another was."""
        before = self.table.current_id()
        self.model.set_records([rij.id for rij in rijen], rijen)
        self.layers.setCurrentIndex(1 if rijen else 0)
        if rijen:
            kept = before if before in {rij.id for rij in rijen} else rijen[0].id
            self.table.select_id(int(str(kept)))
            self._choose()
        self.counted.emit(len(rijen))

    def flush(self) -> None:
        """Store what is being typed."""
        self.detail.flush()

    def _choose(self) -> None:
        rij = self.table.current_record()
        if isinstance(rij, ExportRij):
            self.detail.show_rij(rij)


class Detail(QWidget):
    """What one file is, and to whom it went."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.shown = context, 0
        self.form: ObjectForm | None = None
        self.head, self.what = elided("", "strong"), label("", "muted", wrap=True)
        self.hash = QLineEdit()
        self.hash.setReadOnly(True)
        self.hash.setAccessibleName(tr("Vingerafdruk van het bestand (SHA-256)"))
        self.copy = SecondaryButton(tr("Kopieer"), icon_name="copy")
        self.copy.setObjectName("kopieer_vingerafdruk")
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.hash, 1)
        row.addWidget(self.copy)
        self.place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for part in (line(), self.head, self.what, label(tr("Vingerafdruk (SHA-256)"), "label")):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(label(UITLEG, "small", wrap=True))
        column.addLayout(self.place)

    def show_rij(self, rij: ExportRij) -> None:
        """Show one file."""
        slot = tr("met wachtwoord") if rij.met_wachtwoord else tr("zonder wachtwoord")
        bsn = tr(", met BSN") if rij.met_bsn else ""
        rijen = ", ".join(f"{naam} {aantal}" for naam, aantal in rij.aantallen) or tr("alleen de Leeswijzer")
        self.head.setText(rij.bestandsnaam)
        self.what.setText(
            tr(
                "Gemaakt door {gemaakt_door}, {slot}{bsn}. Rijen: {rijen}.",
                gemaakt_door=rij.gemaakt_door or tr("onbekend"),
                slot=slot,
                bsn=bsn,
                rijen=rijen,
            )
            + (tr(" Keuze: {filter}.", filter=said(rij.filter)) if rij.filter else "")
        )
        self.hash.setText(rij.sha256)
        self.hash.setCursorPosition(0)
        if rij.id != self.shown:
            self._show_form(rij.id)

    def flush(self) -> None:
        """Store what is being typed."""
        if self.form is not None:
            self.form.flush()

    def _show_form(self, number: int) -> None:
        self.flush()
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
        self.shown, self.form = number, ObjectForm(self.context, Ref("export", number), ("ontvanger",))
        in_letters(self.form, QWidget.setMaximumWidth, 420)
        self.place.addWidget(self.form)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.hash.text())
        self.context.messages.show(tr("De vingerafdruk staat op het klembord."), "info")
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)
