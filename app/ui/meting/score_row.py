"""One hoofdtaak in the table of scores: three factors with what the sources say, and its prestatie."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import format_getal, format_percentage
from app.services.change import Ref
from app.services.records import HoofdtaakRecord, VorigeMeting
from app.services.velden import format_duur
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, bare_field
from app.ui.theme import space, theme
from app.ui.widgets.beside import Beside
from app.ui.widgets.source_strip import Mark, SourceStrip
from app.ui.widgets.text import StillLabel, label, line

FACTOREN = {"tempo": tr("Tempo"), "kwaliteit": tr("Kwaliteit"), "netto_werktijd": tr("Netto werktijd")}
KOLOM, VELD, PRESTATIE = 106, 76, 72  # widths in pixels at letter size 100


class ScoreRow(QWidget):
    """The labels follow every keystroke; the fields stay where they are."""

    def __init__(self, draft: Draft, taak_id: int) -> None:
        super().__init__()
        self.draft, self.taak_id = draft, taak_id
        self.title, self.subtitle = label("", "strong", wrap=True), label("", "muted")
        self.result, self.note = (
            StillLabel("100,00 %", "strong", right=True),
            label("", "small-bad", wrap=True),
        )
        self.result.setFixedWidth(theme.pixels(PRESTATIE))
        self.forms = {
            factor: bare_field("hoofdtaak", factor, naam, theme.pixels(VELD))
            for factor, naam in FACTOREN.items()
        }
        self.strips = {factor: SourceStrip() for factor in FACTOREN}
        self.shown: tuple[Fraction | None, str] | None = None
        self.taak: HoofdtaakRecord | None = None
        self.beside: tuple[HoofdtaakRecord | None, VorigeMeting | None] = (None, None)
        self.before = {factor: label("", "small") for factor in FACTOREN}
        self._lay_out()
        self.group = FieldGroup(draft, Ref("hoofdtaak", taak_id), list(self.forms.values()), self, self.note)

    def rebuild(self, taak: HoofdtaakRecord) -> None:
        """Show the texts of the fields."""
        for factor, form in self.forms.items():
            naam = tr(
                "{factor}, taak {nummer} {omschrijving}",
                factor=FACTOREN[factor],
                nummer=taak.volgnr,
                omschrijving=taak.omschrijving,
            )
            form.cells[factor].editor.setAccessibleName(naam)
        self.group.fill()

    def refresh(self, taak: HoofdtaakRecord, aandeel: Fraction | None, prestatie: str) -> None:
        """Show name, time, marks of the sources and prestatie (percent as text, "" when unknown)."""
        if taak is not self.taak:
            self.taak, self.shown = taak, None
            self._show_taak(taak)
        if self.shown == (aandeel, prestatie):
            return
        self.shown = aandeel, prestatie
        self.subtitle.setText(describe_tijd(taak, aandeel))
        self.result.setText(f"{prestatie} %" if prestatie else "–")
        self.result.setAccessibleName(
            tr(
                "Prestatie taak {nummer}: {prestatie}",
                nummer=taak.volgnr,
                prestatie=prestatie or tr("nog niet bekend"),
            )
        )

    def _show_taak(self, taak: HoofdtaakRecord) -> None:
        self.title.setText(taak.omschrijving or tr("Taak {nummer} (nog zonder naam)", nummer=taak.volgnr))
        for factor, strip in self.strips.items():
            marks = [
                Mark(deel.herkomst, _plain(deel.percentage))
                for deel in taak.waarnemingen
                if deel.factor == factor and deel.percentage is not None
            ]
            strip.set_marks(marks, _plain(getattr(taak, factor)))

    def show_previous(self, taak: HoofdtaakRecord, vorige: VorigeMeting | None) -> None:
        """What the previous meting had for the task of this name, and the difference; None hides it."""
        if self.beside == (taak, vorige):
            return
        self.beside = taak, vorige
        for factor, part in self.before.items():
            part.setVisible(vorige is not None)
            if vorige is not None:
                was = vorige.score(taak.omschrijving, factor)
                part.setText(describe_previous(was, getattr(taak, factor)))
                part.setAccessibleName(
                    tr("{factor} vorige meting: {waarde}", factor=FACTOREN[factor], waarde=part.text())
                )

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        words.addStretch()
        cells = QHBoxLayout()
        cells.setSpacing(space(1))
        cells.addStretch()
        for factor, form in self.forms.items():
            cells.addWidget(_cell(form, self.strips[factor], self.before[factor]))
        cells.addWidget(self.result)
        row = Beside()
        row.addLayout(words, 1)
        row.addLayout(cells)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addWidget(line())


def describe_tijd(taak: HoofdtaakRecord, aandeel: Fraction | None) -> str:
    """ "16:00 u per week · 50,00 %", as far as it is known."""
    tijd = tr("{duur} u per week", duur=format_duur(taak.minuten_per_week)) if taak.minuten_per_week else ""
    deel = f"{format_percentage(aandeel)} %" if aandeel is not None else ""
    return " · ".join(filter(None, (tijd, deel))) or tr("tijd nog niet ingevuld")


def _plain(percentage: Decimal | None) -> Decimal | int | None:
    """Without idle zeros, as it is read out."""
    return int(percentage) if percentage is not None and percentage == int(percentage) else percentage


def describe_previous(was: Decimal | None, now: Decimal | None) -> str:
    """ "was 50 · +10"; a dash when the task was not measured then."""
    if was is None:
        return tr("was –")
    if now is None:
        return tr("was {was}", was=format_getal(was))
    verschil = now - was
    teken = "+" if verschil > 0 else "−" if verschil < 0 else "±"
    return tr(
        "was {was} · {teken}{verschil}",
        was=format_getal(was),
        teken=teken,
        verschil=format_getal(abs(verschil)),
    )


def _cell(form: QWidget, strip: SourceStrip, before: QWidget) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(theme.pixels(KOLOM))
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(2)
    column.addWidget(form)
    column.addWidget(strip)
    before.hide()
    column.addWidget(before)
    return holder
