"""What others measured before: a line for each under the metingen, and a panel to type one over."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.formulieren.plaatsing import EERDER_BIJ, EERDERE_LOONWAARDE
from app.services.records import Dossier, EerderRij, PlaatsingRecord
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.ask_panel import AskPanel, Store
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import elided, label

NIETS = tr("Stelde iemand anders eerder een loonwaarde vast? Neem haar over van het rapport.")
UITLEG = tr(
    "Neem over wat in het rapport of de beschikking staat. Dit telt niet als een meting van u. Kiest u de "
    "plaatsing waarin is gemeten, dan telt de loonwaarde mee voor de subsidie van dat werk."
)
ELDERS = tr("Ander werk, niet in dit dossier")


class EerderPart(QWidget):
    """A click on a line opens it; the button under them adds one."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__()
        self.context, self.kandidaat = context, kandidaat
        self.jobs: tuple[tuple[str, str], ...] = ()
        self.shown: object = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(0))
        add = LinkButton(tr("+ Eerdere loonwaarde"))
        add.setObjectName("eerder_toevoegen")
        add.setAccessibleName(tr("Voeg een eerdere loonwaarde toe"))
        add.clicked.connect(self._add)
        below = QHBoxLayout()
        below.addWidget(add)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        column.addWidget(label(tr("Eerder, elders gemeten"), "heading"))
        column.addLayout(self.rows)
        column.addLayout(below)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what this dossier holds, the newest first; the same lines are not drawn again."""
        self.jobs = tuple((str(job.id), _name(job)) for job in dossier.plaatsingen)
        if self.shown == (dossier.eerder, self.jobs):
            return
        self.shown = (dossier.eerder, self.jobs)
        while (item := self.rows.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for rij in dossier.eerder:
            self.rows.addWidget(self._row(rij))
        if not dossier.eerder:
            self.rows.addWidget(label(NIETS, "muted", wrap=True))

    def _row(self, rij: EerderRij) -> QWidget:
        waarde = "–" if rij.percentage is None else f"{rij.percentage} %"
        dag = _dag(rij) or "–"
        link = LinkButton(waarde)
        link.setObjectName(f"eerder_{rij.id}")
        link.setAccessibleName(tr("Wijzig de loonwaarde van {dag}: {waarde}", dag=dag, waarde=waarde))
        link.clicked.connect(lambda: self._change(rij))
        in_letters(link, QWidget.setMinimumWidth, 56)
        wie = tr("door {wie}", wie=rij.gemeten_door) if rij.gemeten_door else ""
        waar = dict(self.jobs).get(str(rij.plaatsing_id), "")
        away = IconButton("trash", tr("Verwijder de loonwaarde van {dag}", dag=dag))
        away.setObjectName(f"eerder_weg_{rij.id}")
        away.clicked.connect(lambda: self._ask_remove(rij.id, dag))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(link)
        row.addWidget(label(dag, "strong"))
        row.addWidget(elided(" · ".join(filter(None, [wie, waar])), "muted"), 1)
        row.addWidget(away)
        return holder

    def _add(self) -> None:
        from app.services.dossiers.eerder import add_eerder

        number = self.kandidaat.id
        self._ask(("nieuw", number), {}, lambda archief, teksten: add_eerder(archief, number, teksten))

    def _change(self, rij: EerderRij) -> None:
        from app.services.dossiers.eerder import change_eerder

        waarden = {
            "datum": _dag(rij),
            "percentage": "" if rij.percentage is None else str(rij.percentage),
            "gemeten_door": rij.gemeten_door,
            EERDER_BIJ.naam: str(rij.plaatsing_id or ""),
        }
        number = rij.id
        store = lambda archief, teksten: change_eerder(archief, number, teksten)  # noqa: E731
        self._ask(("regel", number), waarden, store)

    def _ask(self, about: tuple[str, int], waarden: dict[str, str], store: Store) -> None:
        velden = (*EERDERE_LOONWAARDE, replace(EERDER_BIJ, keuzes=(("", ELDERS), *self.jobs)))
        waarden = {EERDER_BIJ.naam: "", **waarden}
        words = UITLEG, tr("Vastleggen")
        panel = AskPanel(self.context, ("eerdere_loonwaarde", *about), velden, waarden, words, store)
        panel.ask(tr("Eerdere loonwaarde"), "datum")

    def _ask_remove(self, nummer: int, dag: str) -> None:
        words = tr("De loonwaarde van {dag} verwijderen? Zij komt niet terug.", dag=dag)
        self.context.messages.show(words, "attention", (tr("Verwijder"), lambda: self._remove(nummer)))

    def _remove(self, nummer: int) -> None:
        from app.services.objecten import remove

        self.context.messages.clear()
        self.context.write(remove, Ref("eerdere_loonwaarde", nummer), owner=self)


def _dag(rij: EerderRij) -> str:
    return f"{rij.dag:%d-%m-%Y}" if rij.dag else ""


def _name(job: PlaatsingRecord) -> str:
    """With its begin: somebody can hold the same job twice."""
    return f"{job.titel}, {job.begin:%d-%m-%Y}" if job.begin else job.titel
