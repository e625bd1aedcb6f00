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

METHODE = "Uniforme loonwaardemethode"
ROUTES = {"lid4": "lid 4", "lid5": "lid 5"}
GELDEND_LAATST = (  # valid ones last, of these those begun by the report or the start, of these the latest
    Subsidie.vervallen.is_(None),
    func.coalesce(Subsidie.van <= func.max(Meting.datum_rapport, Plaatsing.ingangsdatum), False),
    Subsidie.van,
    Subsidie.id,
)
GEMETEN = {"werkgever": "verklaring", "werknemer": "verklaring"}


def read_metingen(session: Session, keuze: ExportKeuze, met_bsn: bool) -> tuple[MetingRij, ...]:
    """One row per measurement, those with a loonwaarde and a subsidy first, then by report date."""
    subsidies, bedragen = _read_subsidies(session, keuze), read_bedragen(session)
    zienswijzen = _read_zienswijzen(session, keuze)
    vraag = select_metingen(
        keuze, Meting, Plaatsing, Kandidaat, Gemeente, Werkgever, Rapport.invoer, Rapport.controlegetal
    )
    vraag = vraag.outerjoin(Gemeente, Kandidaat.gemeente_id == Gemeente.id)
    vraag = vraag.outerjoin(Werkgever, Plaatsing.werkgever_id == Werkgever.id).outerjoin(Rapport)
    rijen = [
        (
            _volgorde(rij.Meting, subsidies.get(rij.Meting.id)),
            _meting(rij, subsidies.get(rij.Meting.id), zienswijzen, bedragen, met_bsn),
        )
        for rij in session.execute(vraag)
    ]
    return tuple(meting for _, meting in sorted(rijen, key=lambda paar: paar[0]))


def read_hoofdtaken(session: Session, keuze: ExportKeuze) -> tuple[HoofdtaakRij, ...]:
    """One row per hoofdtaak of the same measurements; the arbeidsprestatie as it was frozen."""
    bronnen = _read_bronnen(session, keuze)
    taken = defaultdict(list)
    vraag = select_metingen(keuze, Hoofdtaak).join(Hoofdtaak, Hoofdtaak.meting_id == Meting.id)
    for taak in session.scalars(vraag.order_by(Hoofdtaak.meting_id, Hoofdtaak.volgnr)):
        taken[taak.meting_id].append(taak)
    kop = select_metingen(keuze, Meting, Kandidaat.dossiernummer, Rapport.uitkomst)
    kop = kop.outerjoin(Rapport).order_by(Kandidaat.dossiernummer, Meting.datum_rapport, Meting.id)
    return tuple(
        rij
        for meting, dossiernummer, uitkomst in session.execute(kop)
        for rij in _hoofdtaken(meting, dossiernummer, uitkomst, taken[meting.id], bronnen)
    )


def list_peildata(session: Session, keuze: ExportKeuze) -> tuple[date, ...]:
    """The days whose legal amounts the subsidies in the file rest on."""
    dagen = {subsidie.peildatum for subsidie in _read_subsidies(session, keuze).values()}
    return tuple(sorted(dag for dag in dagen if dag is not None))


def _read_subsidies(session: Session, keuze: ExportKeuze) -> dict[int, Subsidie]:
    """Of each measurement the receipt of the period it was made for, the newest version."""
    vraag = select_metingen(keuze, Subsidie).join(Subsidie, Subsidie.meting_id == Meting.id)
    return {
        rij.meting_id: rij
        for rij in session.scalars(vraag.order_by(*GELDEND_LAATST))
        if rij.meting_id is not None
    }


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


def _volgorde(meting: Meting, subsidie: Subsidie | None) -> tuple[bool, bool, date, int]:
    return meting.loonwaarde is None, subsidie is None, meting.datum_rapport or date.max, meting.id


def _meting(
    rij: Any,
    subsidie: Subsidie | None,
    zienswijzen: Mapping[tuple[int, str], date | None],
    bedragen: Bedragen,
    met_bsn: bool,
) -> MetingRij:
    meting, plaatsing, kandidaat, werkgever = rij.Meting, rij.Plaatsing, rij.Kandidaat, rij.Werkgever
    deskundige = read_deskundige(rij.invoer)
    bsn = kandidaat.bsn if met_bsn and may_use_bsn(rij.Gemeente) else ""
    return MetingRij(
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


def _bedragen(subsidie: Subsidie | None) -> dict[str, Any]:
    """The figures of the receipt as they were computed; never again."""
    if subsidie is None:
        return {}
    return {
        "plafond_toegepast": JaNee.JA if subsidie.plafond else JaNee.NEE,
        "peildatum": subsidie.peildatum,
        "leeftijd_op_peildatum": subsidie.leeftijd,
        "wml_per_maand": subsidie.minimumloon,
        "lks_per_maand": subsidie.subsidie,
        "werkgeverslasten_percentage": subsidie.werkgeverslasten_percentage,
        "werkgeverslasten": subsidie.werkgeverslasten,
        "lks_incl_werkgeverslasten": subsidie.totaal,
    }


def read_deskundige(invoer: str | None) -> Mapping[str, str]:
    """Who measured, as it was frozen with the measurement."""
    gevonden = json.loads(invoer).get("deskundige") if invoer else None
    return gevonden if isinstance(gevonden, dict) else {}


def _hoofdtaken(
    meting: Meting,
    dossiernummer: str,
    uitkomst: str | None,
    taken: list[Hoofdtaak],
    bronnen: Mapping[int, list[str]],
) -> Iterable[HoofdtaakRij]:
    prestaties = json.loads(uitkomst)["prestaties"] if uitkomst else []
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
    return "\n".join(f"{naam}: {tekst}" for naam, tekst in delen if tekst) or None
