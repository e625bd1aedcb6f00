"""What the one button of an item does: the next thing, never a detour."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.services.change import Change, Ref
from app.services.formulieren.coaching import UITSTEL
from app.services.signaleren.signaal_records import Actiepunt
from app.ui.coaching.quick_entry import show_contact
from app.ui.context import Context
from app.ui.dossier.besluit import show_besluit
from app.ui.language import said, tr
from app.ui.widgets.ask_panel import AskPanel

STEL_UIT_DAGEN = 7


def do_punt(context: Context, punt: Actiepunt) -> None:
    """Do what the button of this item says."""
    assert punt.ref is not None
    DOEN[punt.doe](context, punt, punt.ref)


def ask_uitstel(context: Context, punt: Actiepunt) -> None:
    """Ask until when the item can wait, and why."""
    from app.services.signaleren.uitstel import set_uitstel

    who, what = punt.kandidaat_id, punt.sleutel
    tot = context.today() + timedelta(days=STEL_UIT_DAGEN)
    intro = tr(
        "{titel} · {kandidaat}. Het komt terug op de dag die u kiest; de reden blijft bewaard.",
        titel=said(punt.titel),
        kandidaat=punt.kandidaat,
    )
    panel = AskPanel(
        context,
        ("uitstel", who, what),
        UITSTEL,
        {"tot": f"{tot:%d-%m-%Y}"},
        (intro, tr("Stel uit")),
        lambda archief, teksten: set_uitstel(archief, who, what, teksten["tot"], teksten["reden"]),
    )
    panel.ask(tr("Uitstellen"), "reden")


def _contact(context: Context, punt: Actiepunt, _ref: Ref) -> None:
    context.log_contact(punt.kandidaat_id)


def _contact_concept(context: Context, _punt: Actiepunt, ref: Ref) -> None:
    show_contact(context, ref.id)


def _meting(context: Context, _punt: Actiepunt, ref: Ref) -> None:
    context.navigate("meting", id=ref.id)


def _nieuwe_meting(context: Context, _punt: Actiepunt, ref: Ref) -> None:
    from app.services.meten.metingen import create_meting

    context.write(create_meting, ref.id, done=lambda made: _made(context, made), owner=context)


def _hermeting(context: Context, _punt: Actiepunt, ref: Ref) -> None:
    from app.services.meten.metingen import create_meting_from_previous

    context.write(create_meting_from_previous, ref.id, done=lambda made: _made(context, made), owner=context)


def _made(context: Context, made: tuple[int, Change]) -> None:
    context.navigate("meting", id=made[0])


def _plaatsing(context: Context, punt: Actiepunt, ref: Ref) -> None:
    context.navigate("dossier", id=punt.kandidaat_id, plaatsing=ref.id)


def _coaching(context: Context, punt: Actiepunt, _ref: Ref) -> None:
    context.navigate("dossier", id=punt.kandidaat_id, tab="coaching")


def _dossier(context: Context, punt: Actiepunt, _ref: Ref) -> None:
    context.navigate("dossier", id=punt.kandidaat_id, tab="overzicht")


def _subsidie(context: Context, punt: Actiepunt, _ref: Ref) -> None:
    context.navigate("dossier", id=punt.kandidaat_id, tab="subsidie")


def _besluit(context: Context, punt: Actiepunt, ref: Ref) -> None:
    show_besluit(
        context,
        ref,
        tr(
            "{kandidaat} bij {werkgever}. {tekst}",
            kandidaat=punt.kandidaat,
            werkgever=punt.werkgever,
            tekst=said(punt.tekst),
        ),
    )


def _afspraak_gedaan(context: Context, _punt: Actiepunt, ref: Ref) -> None:
    from app.services.objecten import save_veld

    def store(tekst: str, done: Callable[[Any], object] | None = None) -> None:
        context.write(save_veld, ref, "gedaan_op", tekst, done=done, owner=context)

    def told(_change: object) -> None:
        context.messages.show(
            tr("De afspraak is afgevinkt."),
            "good",
            (tr("Ongedaan maken"), lambda: (context.messages.clear(), store(""))),
        )

    store(f"{context.today():%d-%m-%Y}", told)


DOEN: dict[str, Callable[[Context, Actiepunt, Ref], None]] = {
    "contact": _contact,
    "contact_concept": _contact_concept,
    "meting": _meting,
    "nieuwe_meting": _nieuwe_meting,
    "hermeting": _hermeting,
    "plaatsing": _plaatsing,
    "coaching": _coaching,
    "dossier": _dossier,
    "besluit": _besluit,
    "subsidie": _subsidie,
    "afspraak_gedaan": _afspraak_gedaan,
}
