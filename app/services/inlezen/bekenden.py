"""What the archive knows already, by the ways a file can name it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Gemeente, Kandidaat, Werkgever
from app.models.search import fold
from app.services.inlezen.dingen import Persoon


@dataclass(slots=True)
class Bekenden:
    """Numbers in the archive by dossiernummer, name and birth date, KvK-nummer, CBS-code, name."""

    dossiers: dict[str, Persoon] = field(default_factory=dict)
    personen: dict[tuple[str, date | None], list[Persoon]] = field(default_factory=lambda: defaultdict(list))
    namen: dict[str, list[Persoon]] = field(default_factory=lambda: defaultdict(list))
    kvk: dict[str, int] = field(default_factory=dict)
    werkgevers: dict[str, list[tuple[int, str, str]]] = field(default_factory=lambda: defaultdict(list))
    gemeenten: dict[str, int] = field(default_factory=dict)
    cbs: dict[str, int] = field(default_factory=dict)
    bsn_mag: set[int] = field(default_factory=set)
    bsn_kandidaten: set[int] = field(default_factory=set)


def read_bekenden(session: Session) -> Bekenden:
    """A light picture of the archive, made once for a whole file."""
    bekend = Bekenden()
    gemeenten = (
        Gemeente.id,
        Gemeente.naam,
        Gemeente.cbs_code,
        Gemeente.bsn_toegestaan,
        Gemeente.bsn_grondslag,
    )
    for nummer, naam, code, mag, grondslag in session.execute(
        select(*gemeenten).order_by(Gemeente.id.desc())
    ):
        bekend.gemeenten[gemeente_key(naam)] = nummer
        if code:
            bekend.cbs[code] = nummer
        if mag and grondslag:
            bekend.bsn_mag.add(nummer)
    werkgevers = (Werkgever.id, Werkgever.naam, Werkgever.plaats, Werkgever.kvk)
    for nummer, naam, plaats, kvk in session.execute(select(*werkgevers).order_by(Werkgever.id.desc())):
        bekend.werkgevers[fold(naam)].append((nummer, fold(plaats), kvk))
        if kvk:
            bekend.kvk[kvk] = nummer
    _read_personen(session, bekend)
    return bekend


def gemeente_key(naam: str) -> str:
    """ "Gemeente Losser" and "Losser" are one."""
    plat = fold(naam)
    return plat.removeprefix("gemeente ").removesuffix(" gemeente") or plat


def _read_personen(session: Session, bekend: Bekenden) -> None:
    kolommen = (
        Kandidaat.id,
        Kandidaat.dossiernummer,
        Kandidaat.achternaam,
        Kandidaat.geboortedatum,
        Kandidaat.voorletters,
        Kandidaat.roepnaam,
        Kandidaat.gemeente_id,
    )
    for nummer, dossier, achternaam, geboren, letters, roepnaam, gemeente in session.execute(
        select(*kolommen)
    ):
        persoon = Persoon(nummer, dossier, achternaam, geboren, letters, roepnaam)
        if gemeente in bekend.bsn_mag:
            bekend.bsn_kandidaten.add(persoon.id)
        bekend.dossiers[persoon.dossiernummer] = persoon
        naam = fold(persoon.achternaam)
        bekend.personen[naam, persoon.geboortedatum].append(persoon)
        bekend.namen[naam].append(persoon)
