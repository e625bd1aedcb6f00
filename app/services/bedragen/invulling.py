"""The form for one amount: its fields, filled with the amount there is, or ready for the next period."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.loonwaarde import Bedragen, Waarde
from app.services.archief import Archief
from app.services.bedragen.invoeren import as_text, bedrag_velden
from app.services.bedragen.lezen import read_bedragen
from app.services.errors import UserError
from app.services.velden import Veld

WEG = "Dit bedrag is er niet meer. Kies een ander bedrag in de lijst."


@dataclass(frozen=True, slots=True)
class Invulling:
    """Fields with their texts; `keuzes` are the kinds of amount that can be entered."""

    parameter: str
    naam: str
    toelichting: str
    velden: tuple[Veld, ...]
    teksten: dict[str, str]
    keuzes: tuple[tuple[str, str], ...]


def read_invulling(archief: Archief, parameter: str, vanaf: date | None = None) -> Invulling:
    """The form for an amount of this kind: that of `vanaf`, or a new one. Raises UserError."""
    with archief.read() as session:
        bedragen = read_bedragen(session)
    vast = [p for p in bedragen.parameters.values() if not p.grenzen.vast]
    soort = bedragen.parameters.get(parameter)
    if soort not in vast:
        raise UserError(WEG)
    return Invulling(
        soort.sleutel,
        soort.naam,
        soort.toelichting,
        bedrag_velden(bedragen, parameter),
        _texts(bedragen, parameter, vanaf, archief.vandaag),
        tuple(sorted(((p.sleutel, capital(p.naam)) for p in vast), key=lambda paar: paar[1])),
    )


def capital(naam: str) -> str:
    """A name as it begins a line."""
    return naam[:1].upper() + naam[1:]


def _texts(bedragen: Bedragen, parameter: str, vanaf: date | None, vandaag: date) -> dict[str, str]:
    if vanaf is None:
        begin = next_begin(bedragen, parameter)
        return {"vanaf": f"{begin:%d-%m-%Y}" if begin else "", "status": "bevestigd", "bron": ""}
    rijen = bedragen.waarden[parameter]
    waarde: Waarde | None = next((w for w in rijen if w.vanaf == vanaf), None)
    if waarde is None:
        raise UserError(WEG)
    return as_text(waarde)


def next_begin(bedragen: Bedragen, parameter: str) -> date | None:
    """The day after the last amount of a kind that holds half a year; None when it has no end."""
    laatste = bedragen.waarden[parameter][-1].tot
    return laatste + timedelta(days=1) if laatste else None
