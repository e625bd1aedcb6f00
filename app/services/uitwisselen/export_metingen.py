"""Rows of the sheets Metingen and Hoofdtaken: definitive measurements, figures from the receipt."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import Session

from app.documents.gemeentebestand import HoofdtaakRij, JaNee, MetingRij
from app.loonwaarde import Bedragen, LoonwaardeFout, beslistermijn, compute_aandelen
from app.loonwaarde import Hoofdtaak as Taak
from app.models import (
    Gemeente,
    Hoofdtaak,
    Kandidaat,
    Meting,
    Plaatsing,
    Rapport,
    Subsidie,
    Waarneming,
    Werkgever,
    Zienswijze,
)
from app.services.bedragen.lezen import read_bedragen
from app.services.formulieren.meting import FACTOREN, HERKOMSTEN
from app.services.records import ExportKeuze
from app.services.uitwisselen.export_filter import select_metingen

AT_A_TIME = 500  # measurements in memory while reading
METHODE = "Uniforme loonwaardemethode"
ROUTES = {"lid4": "lid 4", "lid5": "lid 5"}
ZOALS_IN_RAPPORT = (  # last comes the first period on the amounts the report used, in its newest version
    Subsidie.vervallen.is_(None),
    func.coalesce(Subsidie.van <= func.max(Meting.datum_rapport, Plaatsing.ingangsdatum), False),
    Subsidie.peildatum,
    Subsidie.van.desc(),
    Subsidie.id,
)
BEDRAGEN = {
    "plafond_toegepast": "plafond",
    "peildatum": "peildatum",
    "leeftijd_op_peildatum": "leeftijd",
    "wml_per_maand": "minimumloon",
    "lks_per_maand": "subsidie",
    "werkgeverslasten_percentage": "werkgeverslasten_percentage",
    "werkgeverslasten": "werkgeverslasten",
    "lks_incl_werkgeverslasten": "totaal",
}
GEMETEN = {"werkgever": "verklaring", "werknemer": "verklaring"}


def read_metingen(session: Session, keuze: ExportKeuze, met_bsn: bool) -> tuple[MetingRij, ...]:
    """One row per measurement, those with a loonwaarde and a subsidy first, then by report date."""
    subsidies, bedragen = _read_subsidies(session, keuze), read_bedragen(session)
    zienswijzen = _read_zienswijzen(session, keuze)
    vraag = select_metingen(
        keuze,
        Meting,
        Plaatsing,
        Kandidaat,
        Gemeente,
        Werkgever,
        func.json_extract(Rapport.invoer, "$.deskundige").label("deskundige"),
        Rapport.controlegetal,
    )
    vraag = vraag.outerjoin(Gemeente, Kandidaat.gemeente_id == Gemeente.id)
    vraag = vraag.outerjoin(Werkgever, Plaatsing.werkgever_id == Werkgever.id).outerjoin(Rapport)
    bekend: dict[type, dict[Any, Any]] = {}
    rijen = [
        (
            _volgorde(rij.Meting, subsidies.get(rij.Meting.id)),
            _shared(bekend, _meting(rij, subsidies.get(rij.Meting.id), zienswijzen, bedragen, met_bsn)),
        )
        for rij in session.execute(vraag.execution_options(yield_per=AT_A_TIME))
    ]
    return tuple(meting for _, meting in sorted(rijen, key=lambda paar: paar[0]))


def read_hoofdtaken(session: Session, keuze: ExportKeuze) -> tuple[HoofdtaakRij, ...]:
    """One row per hoofdtaak of the same measurements; the arbeidsprestatie as it was frozen."""
    bronnen = _read_bronnen(session, keuze)
    taken = defaultdict(list)
    vraag = select_metingen(keuze, Hoofdtaak).join(Hoofdtaak, Hoofdtaak.meting_id == Meting.id)
    for taak in session.scalars(vraag.order_by(Hoofdtaak.meting_id, Hoofdtaak.volgnr)):
        taken[taak.meting_id].append(taak)
    prestaties = func.json_extract(Rapport.uitkomst, "$.prestaties")
    kop = select_metingen(keuze, Meting, Kandidaat.dossiernummer, prestaties)
    kop = kop.outerjoin(Rapport).order_by(Kandidaat.dossiernummer, Meting.datum_rapport, Meting.id)
    kop = kop.execution_options(yield_per=AT_A_TIME)
    return tuple(
        rij
        for meting, dossiernummer, uitkomst in session.execute(kop)
        for rij in _hoofdtaken(meting, dossiernummer, uitkomst, taken.pop(meting.id, []), bronnen)
    )


def _read_subsidies(session: Session, keuze: ExportKeuze) -> dict[int, Any]:
    """Of each measurement the figures of the receipt that its report shows, the newest version."""
    kolommen = (Subsidie.meting_id, Subsidie.route, *(getattr(Subsidie, naam) for naam in BEDRAGEN.values()))
    vraag = select_metingen(keuze, *kolommen).join(Subsidie, Subsidie.meting_id == Meting.id)
    return {rij.meting_id: rij for rij in session.execute(vraag.order_by(*ZOALS_IN_RAPPORT))}


def _read_zienswijzen(session: Session, keuze: ExportKeuze) -> dict[tuple[int, str], date | None]:
    vraag = select_metingen(keuze, Zienswijze.meting_id, Zienswijze.partij, Zienswijze.dag)
    vraag = vraag.join(Zienswijze, Zienswijze.meting_id == Meting.id)
    return {(meting, partij): dag for meting, partij, dag in session.execute(vraag)}


def _read_bronnen(session: Session, keuze: ExportKeuze) -> dict[int, list[str]]:
    """Per hoofdtaak the sources of its observations, in the order of the form."""
    vraag = select_metingen(keuze, Waarneming.hoofdtaak_id, Waarneming.herkomst).distinct()
    vraag = vraag.join(Hoofdtaak, Hoofdtaak.meting_id == Meting.id).join(Waarneming)
    gevonden = defaultdict(set)
    for taak, herkomst in session.execute(vraag):
        gevonden[taak].add(herkomst)
    codes = [code for code, _ in HERKOMSTEN]
    return {taak: sorted(bronnen & set(codes), key=codes.index) for taak, bronnen in gevonden.items()}


def _volgorde(meting: Meting, subsidie: Any) -> tuple[bool, bool, date, int]:
    return meting.loonwaarde is None, subsidie is None, meting.datum_rapport or date.max, meting.id


def _meting(
    rij: Any,
    subsidie: Any,
    zienswijzen: Mapping[tuple[int, str], date | None],
    bedragen: Bedragen,
    met_bsn: bool,
) -> dict[str, Any]:
    meting, plaatsing, kandidaat, werkgever = rij.Meting, rij.Plaatsing, rij.Kandidaat, rij.Werkgever
    deskundige = _deskundige(rij.deskundige)
    bsn = kandidaat.bsn if met_bsn and may_use_bsn(rij.Gemeente) else ""
    return dict(
        dossiernummer=kandidaat.dossiernummer,
        bsn=bsn or None,
        achternaam=" ".join(filter(None, (kandidaat.voorvoegsel, kandidaat.achternaam))),
        voorletters=kandidaat.voorletters,
        geboortedatum=kandidaat.geboortedatum,
        gemeente=rij.Gemeente.naam if rij.Gemeente else None,
        werkgever=werkgever.naam if werkgever else None,
        kvk_nummer=(werkgever.kvk or None) if werkgever else None,
        functie=plaatsing.functie,
        normfunctie=meting.normfunctie,
        cao=(werkgever.cao or None) if werkgever else None,
        contract_begin=plaatsing.begin,
        contract_einde=plaatsing.einde,
        overeengekomen_uren=meting.contracturen,
        voltijduren_functie=meting.voltijduren,
        route=ROUTES.get(subsidie.route if subsidie else plaatsing.route),
        datum_aanvraag=plaatsing.datum_aanvraag,
        datum_bezoek=meting.datum_bezoek,
        datum_zienswijze_werknemer=zienswijzen.get((meting.id, "werknemer")),
        datum_zienswijze_werkgever=zienswijzen.get((meting.id, "werkgever")),
        datum_rapport=meting.datum_rapport,
        uiterste_datum_beschikking=(
            beslistermijn(meting.datum_rapport, bedragen) if meting.datum_rapport else None
        ),
        loonwaardedeskundige=deskundige.get("naam"),
        registernummer=deskundige.get("registernummer"),
        methode=METHODE,
        loonwaarde=meting.loonwaarde,
        ingangsdatum=plaatsing.ingangsdatum,
        volgende_meting=meting.volgende_meting,
        reden_volgende_meting=meting.volgende_meting_reden or None,
        status=meting.status,
        versie=meting.versie,
        controlegetal=rij.controlegetal,
        **_bedragen(subsidie),
    )


def may_use_bsn(gemeente: Gemeente | None) -> bool:
    """Whether the switch is on with its legal basis written down."""
    return bool(gemeente and gemeente.bsn_toegestaan and gemeente.bsn_grondslag.strip())


def _bedragen(subsidie: Any) -> dict[str, Any]:
    """The figures of the receipt as they were computed; never again."""
    if subsidie is None:
        return {}
    figuren = {veld: getattr(subsidie, naam) for veld, naam in BEDRAGEN.items()}
    return figuren | {"plafond_toegepast": JaNee.JA if subsidie.plafond else JaNee.NEE}


def _shared(bekend: dict[type, dict[Any, Any]], rij: dict[str, Any]) -> MetingRij:
    """The row, with each date, name and number that came before in its first copy: rows alike weigh less."""
    return MetingRij(
        **{
            veld: bekend.setdefault(type(waarde), {}).setdefault(waarde, waarde)
            for veld, waarde in rij.items()
        }
    )


def _deskundige(tekst: str | None) -> Mapping[str, str]:
    """Who measured, as it was frozen with the measurement."""
    gevonden = json.loads(tekst) if tekst and tekst.startswith("{") else None
    return gevonden if isinstance(gevonden, dict) else {}


def _hoofdtaken(
    meting: Meting,
    dossiernummer: str,
    prestatielijst: str | None,
    taken: list[Hoofdtaak],
    bronnen: Mapping[int, list[str]],
) -> Iterable[HoofdtaakRij]:
    prestaties = json.loads(prestatielijst) if prestatielijst else []
    aandelen = _aandelen(meting.verdeling == "aandeel", taken)
    for taak, aandeel, prestatie in zip_longest(taken, aandelen, prestaties[: len(taken)]):
        codes = bronnen.get(taak.id, [])
        yield HoofdtaakRij(
            dossiernummer=dossiernummer,
            meting=f"{meting.id} versie {meting.versie}",
            volgnr=taak.volgnr,
            hoofdtaak=taak.omschrijving,
            uren=None if taak.minuten_per_week is None else Fraction(taak.minuten_per_week, 60),
            aandeel=aandeel,
            eenheid=taak.eenheid or None,
            norm_per_uur=taak.norm_per_uur,
            gemeten=", ".join(dict.fromkeys(GEMETEN.get(code, code) for code in codes)) or None,
            tempo=taak.tempo,
            kwaliteit=taak.kwaliteit,
            netto_werktijd=taak.netto_werktijd,
            arbeidsprestatie=_read_prestatie(prestatie),
            bron=", ".join(dict(HERKOMSTEN)[code] for code in codes) or None,
            toelichting=_toelichting(taak),
        )


def _aandelen(in_procenten: bool, taken: list[Hoofdtaak]) -> tuple[Fraction, ...]:
    """The exact shares; none for a reguliere arbeidsprestatie whose time was not divided."""
    nul = Decimal(0)
    try:
        return compute_aandelen(
            [
                Taak(nul, nul, nul, aandeel=taak.aandeel)
                if in_procenten
                else Taak(nul, nul, nul, minuten_per_week=taak.minuten_per_week)
                for taak in taken
            ]
        )
    except (LoonwaardeFout, IndexError):
        return ()


def _read_prestatie(tekst: str | None) -> Decimal | None:
    return Decimal(tekst.rstrip("…").replace(",", ".")) if tekst else None


def _toelichting(taak: Hoofdtaak) -> str | None:
    delen = [(naam, getattr(taak, f"toelichting_{factor}")) for factor, naam in FACTOREN]
    return " · ".join(f"{naam}: {' '.join(tekst.split())}" for naam, tekst in delen if tekst) or None
