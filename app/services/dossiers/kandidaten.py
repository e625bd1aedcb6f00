"""Make a kandidaat, and list kandidaten in any order."""

import json
from array import array

from sqlalchemy import Integer, cast, func, select, text
from sqlalchemy.orm import Session

from app.models import Kandidaat
from app.models.search import search_kandidaten
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.dossiers.kandidaatrijen import read_kandidaat_rijen
from app.services.dossiers.zoeken import refresh_zoektekst
from app.services.formulieren import select_velden
from app.services.objecten import create, read_waarde
from app.services.records import KandidatenFilter
from app.services.velden import Waarde, format_waarde

__all__ = ["create_kandidaat", "list_kandidaten", "read_kandidaat_rijen"]

PLAATSING_VOLGORDE = "max(coalesce(p.begin, '') || printf('%012d', p.id))"
METING_VOLGORDE = "max(coalesce(m.datum_rapport, '') || printf('%012d', m.id))"
SLEUTELS = {
    "leeftijd": "SELECT id, -julianday(geboortedatum) AS waarde FROM kandidaat",
    "dossiernummer": "SELECT id, dossiernummer AS waarde FROM kandidaat",
    "coach": "SELECT id, lower(coach) AS waarde FROM kandidaat",
    "gemeente": """
        SELECT k.id, lower(g.naam) AS waarde FROM kandidaat k JOIN gemeente g ON g.id = k.gemeente_id
    """,
    "werkgever": f"""
        SELECT p.kandidaat_id AS id, w.zoektekst AS waarde, {PLAATSING_VOLGORDE}
        FROM plaatsing p LEFT JOIN werkgever w ON w.id = p.werkgever_id GROUP BY p.kandidaat_id
    """,
    "loonwaarde": f"""
        SELECT p.kandidaat_id AS id, m.loonwaarde AS waarde, {METING_VOLGORDE}
        FROM meting m JOIN plaatsing p ON p.id = m.plaatsing_id
        WHERE m.status = 'definitief' GROUP BY p.kandidaat_id
    """,
    "contact": """
        SELECT t.kandidaat_id AS id, max(c.datum) AS waarde
        FROM contactmoment c JOIN coachtraject t ON t.id = c.traject_id
        WHERE c.status = 'vastgelegd' GROUP BY t.kandidaat_id
    """,
}
AFGEROND = """
    SELECT kandidaat_id AS id FROM plaatsing GROUP BY kandidaat_id
    HAVING max(uitkomst NOT IN ('gestopt', 'doorgestroomd') AND coalesce(einde, :vandaag) >= :vandaag) = 0
    EXCEPT SELECT kandidaat_id FROM coachtraject WHERE coalesce(einde, :vandaag) >= :vandaag
"""


def create_kandidaat(archief: Archief, **start: Waarde) -> tuple[int, Change]:
    """A new kandidaat with the next dossiernummer of this year, and the values given at the start.

    Raises UserError at a field whose value does not fit; then nothing was made.
    """
    with archief.write() as werk:
        nummer = next_dossiernummer(werk.session, werk.moment.year)
        rij: Kandidaat = create(werk, "kandidaat", dossiernummer=nummer)
        ref = Ref("kandidaat", rij.id)
        for naam, waarde in start.items():
            (veld,) = select_velden("kandidaat", naam)
            setattr(rij, naam, read_waarde(werk, ref, veld, format_waarde(veld, waarde)))
        werk.session.flush()
        refresh_zoektekst(werk.session, ref)
        return rij.id, werk.change


def next_dossiernummer(session: Session, jaar: int) -> str:
    """The number after the highest of this year: "2026-014"; never one that is in use."""
    volgnummer = func.substr(Kandidaat.dossiernummer, 6)
    gebruikt = select(func.max(cast(volgnummer, Integer))).where(
        Kandidaat.dossiernummer.between(f"{jaar}-", f"{jaar}-:"),
        volgnummer.op("NOT GLOB")("*[^0-9]*"),
        func.length(volgnummer).between(1, 9),
    )
    volgend = (session.scalar(gebruikt) or 0) + 1
    while session.scalar(select(Kandidaat.id).filter_by(dossiernummer=f"{jaar}-{volgend:03d}")):
        volgend += 1
    return f"{jaar}-{volgend:03d}"


def list_kandidaten(archief: Archief, keuze: KandidatenFilter) -> "array[int]":
    """The ids in the order asked for; who has no value in that order comes last, either way."""
    with archief.read() as session:
        ids = search_kandidaten(session, keuze.tekst)
        if keuze.volgorde != "naam":
            ids = _in_order(session, keuze, ids)
        elif keuze.aflopend:
            ids.reverse()
        if keuze.gemeente_id is not None:
            van_gemeente = "SELECT id FROM kandidaat WHERE gemeente_id = :gemeente_id"
            ids = _keep(ids, _ids(session, van_gemeente, gemeente_id=keuze.gemeente_id), True)
        if keuze.regio:
            uit_regio = """
                SELECT k.id FROM kandidaat k JOIN gemeente g ON g.id = k.gemeente_id
                WHERE g.arbeidsmarktregio = :regio
            """
            ids = _keep(ids, _ids(session, uit_regio, regio=keuze.regio), True)
        if keuze.stand != "alle":
            afgerond = _ids(session, AFGEROND, vandaag=archief.vandaag.isoformat())
            ids = _keep(ids, afgerond, keuze.stand == "afgerond")
        return ids


def _in_order(session: Session, keuze: KandidatenFilter, gevonden: "array[int]") -> "array[int]":
    richting = "DESC" if keuze.aflopend else "ASC"
    vraag = f"""
        SELECT k.id FROM kandidaat k LEFT JOIN ({SLEUTELS[keuze.volgorde]}) s ON s.id = k.id
        ORDER BY nullif(s.waarde, '') IS NULL, s.waarde {richting}, k.sorteernaam, k.id
    """
    op_volgorde = _ids(session, vraag)
    return _keep(op_volgorde, gevonden, True) if keuze.tekst.strip() else op_volgorde


def _ids(session: Session, vraag: str, **waarden: object) -> "array[int]":
    """One JSON text instead of a row per id: four times as fast at 100,000 rows."""
    tekst = session.scalar(text(f"SELECT json_group_array(id) FROM ({vraag})"), waarden)
    return array("q", json.loads(tekst))


def _keep(ids: "array[int]", keuze: "array[int]", erin: bool) -> "array[int]":
    verzameling = frozenset(keuze)
    return array("q", (nummer for nummer in ids if (nummer in verzameling) is erin))
