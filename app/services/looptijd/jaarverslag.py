"""The preview of 1 January in lines of text, for a command."""

from collections.abc import Iterator

from app.loonwaarde import format_euro
from app.services.errors import UserError
from app.services.looptijd.jaar_records import Jaaroverzicht, Jaarregel
from app.services.velden import format_aantal


def describe_overzicht(overzicht: Jaaroverzicht) -> Iterator[str]:
    """A line per subsidie, the unconfirmed amounts, and how many there are to set. Raises UserError."""
    if overzicht.weigering:
        raise UserError(overzicht.weigering, "jaar")
    yield from map(_describe, overzicht.regels)
    for tekst in overzicht.onbevestigd:
        yield f"Onbevestigd: {tekst}"
    lopend = format_aantal(len(overzicht.regels), "lopende subsidie", "lopende subsidies")
    yield f"{lopend}, {overzicht.te_doen} te doen. Er is niets opgeslagen."


def _describe(regel: Jaarregel) -> str:
    """Dossier number, old and new, state, and what stands out; no name: output ends up in other places."""
    oud, nieuw = ("-" if bedrag is None else format_euro(bedrag) for bedrag in (regel.oud, regel.nieuw))
    uitleg = "; ".join((*regel.bijzonder, *regel.redenen))
    return f"{regel.dossiernummer}  {oud} → {nieuw}  {regel.stand}" + (f"  ({uitleg})" if uitleg else "")
