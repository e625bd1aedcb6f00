"""The editor of a gemeente's profile: sheets, columns, order and headings; each change kept at once."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.services.uitwisselen.profiel_records import ProfielBlad, ProfielKolom
from app.services.velden import Veld
from app.ui.context import Context
from app.ui.export.kolommenlijst import KolommenLijst
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.form import FieldForm
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import label, set_role

KOP = Veld("kop", tr("Kop in het bestand"), breedte=6, uitleg=tr("Leeg: de gewone kop."))
UITLEG = tr("Spatie: wel of niet mee. Alt+↑ en Alt+↓: andere plaats. F2: andere kop.")
BSN = tr("BSN gaat alleen mee als u het bij de export aanvinkt.")
LEAST = 260  # pixels


class ProfielEditor(QWidget):
    """The columns that one gemeente gets; `blad` is the sheet to begin with."""

    def __init__(self, context: Context, gemeente_id: int, blad: str = "Metingen") -> None:
        super().__init__()
        self.context, self.gemeente_id = context, gemeente_id
        self.bladen: dict[str, ProfielBlad] = {}
        self.refused: dict[tuple[str, str], tuple[str, str]] = {}
        self.shown: ProfielKolom | None = None
        self.blad = ChoiceField(((blad, blad),))
        self.blad.setAccessibleName(tr("Blad"))
        self.blad.set_content(blad)
        self.blad.ended.connect(self._show)
        self.goes_along = CheckBox(tr("Dit blad gaat mee"))
        self.goes_along.clicked.connect(self._put_blad)
        self.list = KolommenLijst()
        in_letters(self.list, QWidget.setMinimumHeight, LEAST)
        self.list.toggled.connect(self._toggle)
        self.list.moved.connect(self._move)
        self.list.chosen.connect(self._choose)
        self.form = FieldForm((KOP,))
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.form.field_edited.connect(self._rename)
        self.list.rename_wished.connect(lambda: self.form.focus("kop"))
        self.state = label("", "bad", wrap=True)
        self.reset = LinkButton(tr("Terug naar de gewone kolommen"))
        self.reset.clicked.connect(self._reset)
        self.setFocusProxy(self.list)
        self._lay_out()
        context.changed.connect(self._follow)
        self.reload()

    def reload(self) -> None:
        """Read the profile again."""
        from app.services.uitwisselen.kolomprofiel import read_profiel

        self.context.read(read_profiel, self.gemeente_id, done=self._fill, owner=self)

    def flush(self) -> None:
        """Store the heading that is being typed."""
        self.form.flush()

    def _follow(self, change: Change) -> None:
        if change.touches("gemeente", self.gemeente_id):
            self.reload()

    def _fill(self, bladen: tuple[ProfielBlad, ...]) -> None:
        self.bladen = {blad.naam: blad for blad in bladen}
        self.blad.set_choices(tuple((naam, naam) for naam in self.bladen))
        self._show()

    def _show(self) -> None:
        blad = self.bladen.get(self.blad.content())
        if blad is None:
            return  # not read yet
        self.goes_along.setChecked(blad.aan)
        self.list.setEnabled(blad.aan)
        self.reset.setVisible(blad.eigen)
        self.list.show_blad(blad)

    def _choose(self, kolom: ProfielKolom | None) -> None:
        if self.shown is not None and (kolom is None or kolom.veld != self.shown.veld):
            self.form.flush()
        self.shown = kolom
        if kolom is None:
            return
        typed, message = self.refused.get((self.blad.content(), kolom.veld), (kolom.getoond, ""))
        self.form.set_values({"kop": typed})
        self.form.set_message("kop", message)
        self._say(BSN if kolom.veld == "bsn" and kolom.aan else said(kolom.vast), "muted")

    def _toggle(self, veld: str, aan: bool) -> None:
        from app.services.uitwisselen.kolomprofiel import set_kolom

        self._write(set_kolom, veld, aan)

    def _move(self, veld: str, stappen: int) -> None:
        from app.services.uitwisselen.kolomprofiel import move_kolom

        self._write(move_kolom, veld, stappen)

    def _rename(self, _naam: str, tekst: str) -> None:
        from app.services.uitwisselen.kolomprofiel import rename_kolom

        if self.shown is None:
            return
        blad, veld = self.blad.content(), self.shown.veld
        self.refused.pop((blad, veld), None)

        def refuse(fout: UserError) -> None:
            self.refused[blad, veld] = (tekst, said(fout.tekst))
            if self.shown is not None and (self.blad.content(), self.shown.veld) == (blad, veld):
                self.form.set_message("kop", said(fout.tekst))

        self.context.write(rename_kolom, self.gemeente_id, blad, veld, tekst, failed=refuse, owner=self)

    def _put_blad(self, aan: bool) -> None:
        from app.services.uitwisselen.kolomprofiel import set_blad

        self._write(set_blad, aan)

    def _reset(self) -> None:
        from app.services.uitwisselen.kolomprofiel import reset_blad

        self.refused.clear()
        self._write(reset_blad)

    def _write(self, service: Callable[..., Change], *args: Any) -> None:
        self._say("")
        failed = lambda fout: self._say(said(fout.tekst), "bad")  # noqa: E731
        self.context.write(service, self.gemeente_id, self.blad.content(), *args, failed=failed, owner=self)

    def _say(self, text: str, role: str = "bad") -> None:
        self.state.setText(text)
        set_role(self.state, role)
        self.state.setVisible(bool(text))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.blad, 1)
        top.addWidget(self.goes_along)
        heading = QHBoxLayout()
        heading.addWidget(self.form, 1)
        for name, text, steps in (
            ("chevron-up", tr("Naar boven (Alt+↑)"), -1),
            ("chevron-down", tr("Naar beneden (Alt+↓)"), 1),
        ):
            button = IconButton(name, text)
            button.clicked.connect(lambda _=False, s=steps: self.shown and self._move(self.shown.veld, s))
            heading.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.state)
        column.addLayout(heading)
        column.addWidget(label(UITLEG, "small", wrap=True))
        column.addWidget(self.reset)
