"""Growth of the loonwaarde: the last one minus the first, per person, werkgever and sector."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from app.services.inzien.inzicht_records import Inzichtblad, Inzichtkeuze, Kop, Regel, mean
from app.services.inzien.lezen import behind, read_metingen

DEFINITIE = (
    "Groei is de laatste loonwaarde min de eerste, in procentpunten, van definitieve metingen met een "
    "rapport in de periode."
)
LEEG = "In deze periode is nog niemand twee keer gemeten."
GEEN_SECTOR, GEEN_WERKGEVER = "geen sector ingevuld", "geen werkgever ingevuld"
PER_PERSOON = (
    Kop("Groei", "punten"), Kop("Eerste", "procent"), Kop("Laatste", "procent"), Kop("Metingen", "aantal")
)  # fmt: skip
PER_GROEP = (Kop("Gemiddelde groei", "punten"), Kop("Geteld", "aantal"), Kop("Gemeten", "aantal"))

Groepen = dict[Any, dict[int, list[Any]]]


def read_per_persoon(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """One row per kandidaat with two metingen or more, the largest growth first."""
    (per_persoon,) = _group(session, keuze, lambda _rij: "").values() or ({},)
    reeksen = [rijen for rijen in per_persoon.values() if len(rijen) > 1]
    reeksen.sort(key=lambda rijen: -_growth(rijen))
    regels = tuple(
        Regel(
            behind(rijen[-1], "").kandidaat,
            (_growth(rijen), rijen[0].loonwaarde, rijen[-1].loonwaarde, len(rijen)),
            tuple(behind(rij, f"{rij.loonwaarde} % op {rij.datum_rapport:%d-%m-%Y}") for rij in rijen),
        )
        for rijen in reeksen
    )
    noemer = _noemer(len(reeksen), len(per_persoon))
    return Inzichtblad("groei_persoon", "Groei per persoon", DEFINITIE, noemer, PER_PERSOON, regels, LEEG)


def read_per_werkgever(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """The average growth of the people who were measured twice or more at a werkgever."""
    groepen = _group(session, keuze, lambda rij: (rij.werkgever_id, rij.werkgever or GEEN_WERKGEVER))
    namen = {sleutel: sleutel[1] for sleutel in groepen}
    return _blad("groei_werkgever", "Groei per werkgever", groepen, namen, "bij dezelfde werkgever")


def read_per_sector(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """The same, by the sector of the werkgever."""
    groepen = _group(session, keuze, lambda rij: (rij.sector or "").strip() or GEEN_SECTOR)
    namen = {sleutel: sleutel for sleutel in groepen}
    return _blad("groei_sector", "Groei per sector", groepen, namen, "in dezelfde sector")


def _group(session: Session, keuze: Inzichtkeuze, sleutel: Callable[[Any], Any]) -> Groepen:
    """Metingen with a loonwaarde by group, then by kandidaat, oldest first."""
    groepen: Groepen = {}
    for rij in read_metingen(session, keuze):
        if rij.loonwaarde is not None:
            groepen.setdefault(sleutel(rij), {}).setdefault(rij.kandidaat_id, []).append(rij)
    return groepen


def _blad(sleutel: str, titel: str, groepen: Groepen, namen: dict[Any, str], waar: str) -> Inzichtblad:
    regels = []
    for groep, personen in groepen.items():
        reeksen = [rijen for rijen in personen.values() if len(rijen) > 1]
        if reeksen:
            wie = tuple(behind(rijen[-1], _sentence(rijen)) for rijen in reeksen)
            getallen = (mean([_growth(rijen) for rijen in reeksen]), len(reeksen), len(personen))
            regels.append(Regel(namen[groep], getallen, wie))
    regels.sort(key=lambda regel: (-(regel.getallen[0] or 0), regel.naam))
    geteld = sum(len(regel.wie) for regel in regels)
    gemeten = sum(len(personen) for personen in groepen.values())
    definitie = f"{DEFINITIE} Geteld is wie {waar} twee keer of vaker is gemeten."
    return Inzichtblad(sleutel, titel, definitie, _noemer(geteld, gemeten), PER_GROEP, tuple(regels), LEEG)


def _noemer(geteld: int, gemeten: int) -> str:
    return (
        f"{geteld} van {gemeten} gemeten personen hebben twee of meer metingen; alleen zij tellen mee."
        if gemeten != 1
        else f"{geteld} van 1 gemeten persoon telt mee; er zijn twee metingen voor nodig."
    )


def _growth(rijen: list[Any]) -> int:
    groei: int = rijen[-1].loonwaarde - rijen[0].loonwaarde
    return groei


def _sentence(rijen: list[Any]) -> str:
    return f"van {rijen[0].loonwaarde} naar {rijen[-1].loonwaarde} %"
