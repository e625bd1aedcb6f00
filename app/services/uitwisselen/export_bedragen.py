"""The legal amounts behind the subsidies in a file, from the receipts: also when others hold by now."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.documents.writing import write_number
from app.loonwaarde import ONBEVESTIGD, Bedragen, Waarde
from app.models import Meting, Subsidie
from app.services.meten.ontvangstbewijs import load_subsidie
from app.services.meten.rekeninvoer import MAANDLONEN
from app.services.records import ExportKeuze
from app.services.uitwisselen.export_filter import select_metingen

ANDERS = "zo gebruikt in de berekening; bij Wettelijke bedragen staat nu iets anders"
EIGEN = "eigen getal in de berekening, of een bedrag dat hier niet meer staat"
TOEN = "onbevestigd bij de berekening, inmiddels bevestigd"
BIJ_LEEFTIJD = frozenset({"minimumloon_maand", "jeugdpercentage"})
PARAMETERS = {
    "jeugdpercentage": "jeugdpercentage",
    "vakantiebijslag": "vakantiebijslag",
    "plafond": "lks_plafond",
    "forfait": "lks_forfait",
    "urennorm": "lks_urennorm",
    "werkgeverslasten": "werkgeverslasten",
}
VELDEN = ("route", "minimumloon", "minimumloon_vanaf", *PARAMETERS, *(f"{naam}_vanaf" for naam in PARAMETERS))
NAMEN = ("peildatum", "leeftijd", "onbevestigd", *VELDEN)


class Gebruikt(NamedTuple):
    """An amount that a receipt used; `vanaf` is None when it was no legal one."""

    parameter: str
    vanaf: date | None
    leeftijd: int | None
    waarde: Decimal
    onbevestigd: bool


def describe_bedragen(session: Session, keuze: ExportKeuze, boek: Bedragen) -> tuple[tuple[str, str], ...]:
    """A line per amount that a subsidy in the file used: value, since when, status and source.

    Amounts without bearing on the subsidy are left out: terms, the cap of a forfait, the forfait under lid 4.
    """
    gevonden: dict[tuple[str, date | None], set[Gebruikt]] = defaultdict(set)
    for inhoud in _receipts(session, keuze):
        for gebruikt in _used(inhoud, boek):
            gevonden[gebruikt.parameter, gebruikt.vanaf].add(gebruikt)
    volgorde = {parameter: plek for plek, parameter in enumerate(boek.parameters)}
    sleutels = sorted(gevonden, key=lambda sleutel: (volgorde[sleutel[0]], sleutel[1] or date.max))
    return tuple(regel for sleutel in sleutels for regel in _describe(sleutel, gevonden[sleutel], boek))


def _receipts(session: Session, keuze: ExportKeuze) -> Iterator[dict[str, Any]]:
    """The amounts in the receipts of the file, each combination once; read by the database itself.

    Those of the measurements in the file and the forfait before them.
    """
    metingen, plaatsingen = (select_metingen(keuze, kolom) for kolom in (Meting.id, Meting.plaatsing_id))
    forfait = (Subsidie.meting_id.is_(None), Subsidie.plaatsing_id.in_(plaatsingen))
    waar = or_(Subsidie.meting_id.in_(metingen), and_(*forfait, Subsidie.vervallen.is_(None)))
    tekst = Subsidie.ontvangstbewijs
    paden = ("peildatum", "leeftijd", "onbevestigd", *(f"rekeninvoer.{naam}" for naam in VELDEN))
    deel = func.json_extract(tekst, *(f"$.{pad}" for pad in paden))
    heel = func.iif(func.json_type(tekst, "$.rekeninvoer").is_(None), tekst, None)
    for gevonden, ouder in session.execute(select(deel, heel).where(waar, tekst != "").distinct()):
        yield _of_steps(ouder) if ouder else dict(zip(NAMEN, json.loads(gevonden), strict=True))


def _of_steps(ouder: str) -> dict[str, Any]:
    """An older receipt holds its numbers in its steps only, without the day since when they hold."""
    bewijs = load_subsidie(json.loads(ouder))
    algemeen = {"peildatum": bewijs.peildatum.isoformat(), "leeftijd": bewijs.leeftijd}
    return {**algemeen, "onbevestigd": bewijs.onbevestigd, **asdict(bewijs.rekeninvoer)}


def _used(inhoud: dict[str, Any], boek: Bedragen) -> Iterator[Gebruikt]:
    """The amounts of one receipt that counted in its subsidy."""
    telt_niet = "forfait" if inhoud["route"] == "lid4" else "plafond"
    maandloon = MAANDLONEN[0] if inhoud["urennorm"] is None else MAANDLONEN[1]
    for naam, parameter in {"minimumloon": maandloon, **PARAMETERS}.items():
        if naam == telt_niet or inhoud[naam] is None:
            continue
        waarde, dag = Decimal(inhoud[naam]), inhoud[f"{naam}_vanaf"]
        vanaf = date.fromisoformat(dag) if isinstance(dag, str) else dag
        if vanaf is None:
            vanaf = _since(boek, parameter, date.fromisoformat(inhoud["peildatum"]), waarde)
        leeftijd = int(inhoud["leeftijd"]) if parameter in BIJ_LEEFTIJD else None
        open_regels = inhoud["onbevestigd"]
        onbevestigd = any(regel.startswith(boek.parameters[parameter].naam) for regel in open_regels)
        yield Gebruikt(parameter, vanaf, leeftijd, waarde, onbevestigd)


def _since(boek: Bedragen, parameter: str, dag: date, waarde: Decimal) -> date | None:
    """Since when the amount holds that a receipt names without a day; None when it is another."""
    gevonden = boek.find(parameter, dag)
    return gevonden.vanaf if gevonden is not None and gevonden.waarde == waarde else None


def _describe(
    sleutel: tuple[str, date | None], gebruikt: set[Gebruikt], boek: Bedragen
) -> Iterator[tuple[str, str]]:
    """One line for the values that are as they stand now, one for those that were replaced since."""
    parameter, vanaf = sleutel
    nu = next((waarde for waarde in boek.waarden[parameter] if waarde.vanaf == vanaf), None)
    gelijk = {deel for deel in gebruikt if nu is not None and _is_same(nu, deel)}
    for delen, hetzelfde in ((gelijk, True), (gebruikt - gelijk, False)):
        if delen:
            eenheid, sinds = boek.parameters[parameter].eenheid, f", vanaf {vanaf:%d-%m-%Y}" if vanaf else ""
            uitleg = _source(nu, delen) if nu is not None and hetzelfde else ANDERS if vanaf else EIGEN
            yield boek.parameters[parameter].naam, f"{_values(delen, eenheid)}{sinds}, {uitleg}"


def _is_same(nu: Waarde, deel: Gebruikt) -> bool:
    return deel.waarde == (nu.waarde if deel.leeftijd is None else nu.for_leeftijd(deel.leeftijd))


def _source(nu: Waarde, delen: set[Gebruikt]) -> str:
    toen = any(deel.onbevestigd for deel in delen)
    return f"{TOEN if toen and nu.status != ONBEVESTIGD else nu.status}. Bron: {nu.bron}"


def _values(delen: set[Gebruikt], eenheid: str) -> str:
    """Each value once; where it depends on age with the youngest and oldest it was used for."""
    jaren: dict[Decimal, list[int]] = defaultdict(list)
    for deel in delen:
        jaren[deel.waarde] += [] if deel.leeftijd is None else [deel.leeftijd]
    teksten = []
    for waarde, bij in sorted(jaren.items()):
        leeftijd = (
            f" bij {min(bij)}{f' tot en met {max(bij)}' if max(bij) > min(bij) else ''} jaar" if bij else ""
        )
        teksten.append(f"{write_number(waarde)} {eenheid}{leeftijd}")
    return "; ".join(teksten)
