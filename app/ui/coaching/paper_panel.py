"""A paper of the coaching in the side panel: choose, look at the pages, let sign, save."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.coachen.coachingpapier import (
    check_papier,
    papier_naam,
    print_papier,
    render_papier,
    save_papier,
    sign_papier,
)
from app.services.coachen.papierkeuze import TE_TEKENEN, TITELS, ZINNEN, Papierkeuze
from app.services.errors import UserError
from app.services.records import Dossier
from app.ui.afdrukken.drag import DragButton
from app.ui.afdrukken.printing import print_document
from app.ui.coaching.paper_form import PaperForm
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.meting.sign_view import SignView
from app.ui.saving import EXCEL, PDF, ask_place, tell_place
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.paper_pages import PaperPages
from app.ui.widgets.text import label

FILTERS = {"pdf": PDF, "xlsx": EXCEL}
PLAN = "Ik ga akkoord met het coachingsplan: de doelen, de uren en de periode."


class PaperPanel(QWidget):
    """Everything follows what is chosen; nothing is stored until it is signed or saved."""

    def __init__(self, context: Context, soort: str, dossier: Dossier | None = None) -> None:
        super().__init__()
        self.context, self.soort = context, soort
        self.keuze: Papierkeuze | None = None
        self.sign_view: SignView | None = None
        self.form = PaperForm(context, soort, dossier)
        self.form.chosen.connect(self.settle)
        self.hint = label("", "attention", wrap=True)
        self.hint.hide()
        self.pages = _Pages(self)
        self.buttons = self._make_buttons()
        self.print_button = IconButton("printer", tr("Druk het document af"))
        self.print_button.clicked.connect(self.print_paper)
        self.drag = DragButton(
            context, tr("het document"), papier_naam, save_papier, self._asked, self._reason, self._refused
        )
        self.setFocusProxy(next(iter(self.buttons.values())))
        self._lay_out()
        self.form.fill()

    def settle(self) -> None:
        """Read the fields, draw the pages and look for words about health."""
        try:
            self.keuze = self.form.keuze()
        except UserError as fout:
            self.keuze = None
            self.form.set_messages({fout.veld: fout.tekst} if fout.veld in self.form.cells else {})
        else:
            self.form.set_messages({})
            self.pages.draw()
            self.context.read(
                check_papier, self.keuze, done=self._show_words, failed=lambda _fout: None, owner=self
            )
        for button in (*self.buttons.values(), self.print_button, self.drag):
            button.setEnabled(self.keuze is not None)

    def save(self, soort: str) -> None:
        """Ask where, then write it off the GUI thread."""
        if self.keuze is not None:
            keuze = self.keuze
            self.context.read(
                papier_naam, keuze, soort, done=lambda naam: self._ask_place(keuze, naam, soort), owner=self
            )

    def print_paper(self) -> None:
        """Choose a printer and print."""
        if self.keuze is not None:
            args = (self.keuze, *self._reason())
            print_document(self.context, self, TITELS[self.soort], print_papier, *args, failed=self._refused)

    def sign(self, partij: str) -> None:
        """Let a party sign over the whole window."""
        if self.keuze is None:
            return
        naam = self.form.signer(partij)
        if not naam:
            self.form.set_message("vertegenwoordiger", tr("Vul eerst de naam in van wie tekent."))
            self.form.focus("vertegenwoordiger")
            return
        keuze = self.keuze
        woorden = PLAN if self.soort == "coachingsplan" else ZINNEN[keuze.voornemen]
        self.sign_view = SignView(partij, naam, woorden, self)
        self.sign_view.signed.connect(lambda lijnen: self._store(keuze, partij, naam, lijnen))
        self.sign_view.enter()

    def _store(self, keuze: Papierkeuze, partij: str, naam: str, lijnen: object) -> None:
        self.context.write(
            sign_papier, keuze, partij, naam, lijnen, *self._reason(),
            done=self._signed, failed=self._refused, owner=self,
        )  # fmt: skip

    def _signed(self, _result: object) -> None:
        self.context.messages.show(tr("Getekend. Het stuk staat bij Documenten in het dossier."), "good")
        self.pages.drawn = None
        self.settle()

    def _ask_place(self, keuze: Papierkeuze, naam: str, soort: str) -> None:
        chosen = ask_place(self.context, self, tr("Bewaar het document"), naam, FILTERS[soort])
        if chosen is not None:
            self.context.read(
                save_papier, keuze, chosen.with_suffix(f".{soort}"), *self._reason(),
                done=lambda place: tell_place(self.context, place),
                failed=self._refused, owner=self, lane="lang",
            )  # fmt: skip

    def _asked(self) -> tuple[Papierkeuze] | None:
        return None if self.keuze is None else (self.keuze,)

    def _reason(self) -> tuple[str]:
        return (self.form.values().get("reden", ""),)

    def _refused(self, fout: UserError) -> None:
        """At its field when there is one, else in the bar."""
        if fout.veld in self.form.cells:
            self.form.set_field_visible(fout.veld, True)
            self.form.set_message(fout.veld, fout.tekst)
            self.form.focus(fout.veld)
        else:
            self.context.messages.refuse(fout)

    def _show_words(self, woorden: Sequence[str]) -> None:
        if "reden" in self.form.cells:
            self.form.set_field_visible("reden", bool(woorden))
        self.hint.setVisible(bool(woorden))
        self.hint.setText(
            tr("Hierin staat iets over gezondheid: {woorden}.", woorden=", ".join(woorden[:8]))
            if woorden
            else ""
        )

    def _make_buttons(self) -> dict[str, SecondaryButton]:
        acts: dict[str, tuple[str, str, Callable[[], Any]]] = {
            "pdf": (tr("Bewaar PDF …"), "download", lambda: self.save("pdf"))
        }
        if self.soort == "urenstaat":
            acts["xlsx"] = (tr("Bewaar Excel …"), "file-spreadsheet", lambda: self.save("xlsx"))
        for partij in TE_TEKENEN.get(self.soort, ()):
            acts[partij] = (
                tr("{partij} tekent …", partij=said(partij).capitalize()),
                "pencil",
                lambda p=partij: self.sign(p),
            )
        made = {}
        for naam, (text, icon_name, act) in acts.items():
            made[naam] = SecondaryButton(text, icon_name=icon_name)
            made[naam].setObjectName(f"papier_{naam}")
            made[naam].clicked.connect(lambda _on=False, act=act: act())
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(space(2))
        column.addWidget(self.form)
        column.addWidget(self.hint)
        grid = QGridLayout()
        grid.setSpacing(space(1))
        beside = 1 if self.soort in TE_TEKENEN else 2  # words of this length do not fit side by side
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // beside, place % beside)
        column.addLayout(grid)
        away = QHBoxLayout()
        for button in (self.print_button, self.drag):
            away.addWidget(button)
        away.addStretch()
        column.addLayout(away)
        column.addWidget(self.pages)
        column.addStretch()


class _Pages(PaperPages):
    """The pages of what is chosen in the panel."""

    def __init__(self, panel: PaperPanel) -> None:
        super().__init__(panel.context, tr("het document"))
        self.panel = panel

    def wish(self) -> Any:
        return self.panel.keuze

    def source(self) -> tuple[Callable[..., tuple[bytes, ...]], Any]:
        return render_papier, self.panel.keuze
