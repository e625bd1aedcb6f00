"""Panels without fields: put an amount back, accept the shipped ones, take over a file."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.bedragen.bedrag_records import Verschil, Voorstel
from app.services.bedragen.bestand import Proef, Proefregel
from app.ui.bedragen.effects import question_row
from app.ui.bedragen.proposal import ProposalView
from app.ui.bedragen.words import capital, day, value
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.marks import Chip
from app.ui.widgets.text import elided, label

MEESTE = 100
STAND_CHIP = {"nieuw": "info", "gelijk": "neutral", "anders": "attention"}
GEEN_EENHEID = ""


def act_panel(
    context: Context,
    voorstel: Voorstel,
    intro: str,
    knop: str,
    service: Callable[..., Any],
    args: Sequence[Any],
    rows: Sequence[QWidget] = (),
) -> ProposalView:
    """What a proposal changes with the button that does it; closes the panel when it is done."""

    def act(_voorstel: Voorstel, refused: Any) -> None:
        done = lambda _change: context.close_panel()  # noqa: E731
        context.write(service, *args, done=done, failed=refused, owner=view)

    view = ProposalView(context, voorstel, knop, act, (label(intro, "muted", wrap=True), *rows))
    return view


def difference_rows(verschillen: Sequence[Verschil], eenheden: dict[str, str]) -> list[QWidget]:
    """Each amount that the program ships otherwise: now and then."""
    rows = []
    for verschil in verschillen[:MEESTE]:
        eenheid = eenheden.get(verschil.naam, GEEN_EENHEID)
        text = _change(verschil, eenheid)
        if verschil.nu and verschil.nieuw and verschil.nu.status != verschil.nieuw.status:
            text += f", {said(verschil.nieuw.status)}"
        if verschil.eigen:
            text += tr("; uw eigen bedrag blijft gelden")
        rows.append(
            _row(
                tr(
                    "{naam}, vanaf {vanaf}",
                    naam=capital(said(verschil.naam)),
                    vanaf=day(verschil.vanaf),
                ),
                text,
            )
        )
    return rows


def _change(verschil: Verschil, eenheid: str) -> str:
    if verschil.nu is None:
        return tr("nieuw: {nieuw}", nieuw=value(verschil.nieuw, eenheid))
    if verschil.nieuw is None:
        return tr("vervalt: {nu}", nu=value(verschil.nu, eenheid))
    return f"{value(verschil.nu, eenheid)} → {value(verschil.nieuw, eenheid)}"


def trial_panel(context: Context, proef: Proef, naam: str, knop: str) -> QWidget:
    """The dry run of a file: what is new, equal and different, what is wrong, and what it would change."""
    from app.services.bedragen.vastleggen import store_voorstel

    counts = ", ".join(f"{proef.count(stand)} {stand}" for stand in STAND_CHIP)
    intro = f"{naam}: {counts}."
    rows: list[QWidget] = [_trial_row(regel) for regel in proef.regels[:MEESTE]]
    if proef.voorstel is not None:
        return act_panel(context, proef.voorstel, intro, knop, store_voorstel, (proef.voorstel, True), rows)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(1))
    column.addWidget(label(intro, "muted", wrap=True))
    if proef.fouten:
        column.addWidget(label(tr("Er is niets ingelezen. Dit klopt niet:"), "bad", wrap=True))
        for fout in proef.fouten:
            column.addWidget(
                question_row(f"{capital(said(fout.tekst))}. {said(fout.herstel)}", "alert-circle", "bad")
            )
    else:
        column.addWidget(label(tr("Alles in dit bestand geldt hier al. Er is niets te doen."), wrap=True))
    for row in rows:
        column.addWidget(row)
    column.addStretch()
    return page


def _trial_row(regel: Proefregel) -> QWidget:
    getal = value(regel.waarde, regel.eenheid)
    was = tr(", was {nu}", nu=value(regel.nu, regel.eenheid)) if regel.nu and regel.stand == "anders" else ""
    text = tr("{getal} vanaf {vanaf}{was}", getal=getal, vanaf=day(regel.waarde.vanaf), was=was)
    return _row(capital(said(regel.naam)), text, Chip(regel.stand, STAND_CHIP[regel.stand]))


def _row(head: str, text: str, chip: Chip | None = None) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(f"{head}: {text}")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(1)
    first = QHBoxLayout()
    first.addWidget(elided(head, "strong"), 1)
    if chip is not None:
        first.addWidget(chip)
    column.addLayout(first)
    column.addWidget(label(text, wrap=True))
    return holder
