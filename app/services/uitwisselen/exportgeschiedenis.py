"""The history of files for the gemeente: what was made, when, by whom, for whom, with its fingerprint."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.workbook import Werkboek
from app.models import Export, Gemeente, Kandidaat, Werkgever
from app.services.archief import Archief, Werk
from app.services.change import Ref
from app.services.coachen.medischewoorden import TOEGESTAAN
from app.services.objecten import create
from app.services.records import ExportKeuze, ExportKeuzes, ExportRij
from app.services.uitwisselen.export_metingen import may_use_bsn
from app.services.uitwisselen.export_woorden import describe_meegegaan

STANDEN = (
    ("alle", "Alle plaatsingen"),
    ("lopend", "Lopende plaatsingen"),
    ("afgerond", "Afgelopen plaatsingen"),
)
ALLEEN_NIEUW = "alleen metingen die nog niet in een eerder bestand stonden"


def note_export(
    werk: Werk, keuze: ExportKeuze, boek: Werkboek, pad: Path, metingen: Sequence[int], woorden: int = 0
) -> Export:
    """Keep what this file is; part of the caller's transaction. Raises OSError when it cannot be read.

    `woorden`: in how many cells words about health went along; why is kept too.
    """
    sha256, omvang = fingerprint(pad)
    aantallen = {blad.naam: len(blad.rijen) for blad in boek.bladen[:-1]}
    rij: Export = create(
        werk,
        "export",
        gemaakt=werk.moment,
        gemaakt_door=werk.gebruiker,
        herkomst=werk.herkomst,
        gemeente_id=keuze.gemeente_id,
        van=keuze.van,
        tot=keuze.tot,
        keuze=json.dumps({"filter": _remember(werk.session, keuze, woorden)}, ensure_ascii=False),
        aantallen=json.dumps(aantallen),
        metingen=json.dumps(list(metingen)),
        bestandsnaam=pad.name,
        omvang=omvang,
        sha256=sha256,
        met_wachtwoord=bool(keuze.wachtwoord),
        met_bsn=keuze.met_bsn,
        ontvanger=keuze.ontvanger,
    )
    _log(werk, rij, aantallen)
    if woorden:
        werk.log(TOEGESTAAN, Ref("export", rij.id), describe_meegegaan(woorden, keuze.woorden_reden))
    return rij


def _remember(session: Session, keuze: ExportKeuze, woorden: int) -> str:
    """The choice in words, and why words about health went along."""
    reden = describe_meegegaan(woorden, keuze.woorden_reden) if woorden else ""
    return "; ".join(filter(None, (describe_filter(session, keuze), reden)))


def _log(werk: Werk, rij: Export, aantallen: dict[str, int]) -> None:
    """Which gemeente, how many rows per sheet, with or without a password; no personal value."""
    inhoud = ", ".join(f"{naam} {aantal}" for naam, aantal in aantallen.items())
    slot = "met wachtwoord" if rij.met_wachtwoord else "zonder wachtwoord"
    bsn = "; met BSN" if rij.met_bsn else ""
    ref = Ref("gemeente", rij.gemeente_id) if rij.gemeente_id is not None else Ref("export", rij.id)
    werk.log("geëxporteerd", ref, f"{inhoud or 'alleen de leeswijzer'}; sha256 {rij.sha256}{bsn}; {slot}")


def fingerprint(pad: Path) -> tuple[str, int]:
    """SHA-256 in hexadecimal, and the number of bytes."""
    with pad.open("rb") as stroom:
        getal = hashlib.file_digest(stroom, "sha256").hexdigest()
        return getal, stroom.tell()


def list_exports(archief: Archief) -> tuple[ExportRij, ...]:
    """Every file that was made, the newest first."""
    vraag = select(Export, Gemeente.naam).outerjoin(Gemeente).order_by(Export.id.desc())
    with archief.read() as session:
        return tuple(_rij(rij, naam) for rij, naam in session.execute(vraag))


def list_keuzes_export(archief: Archief) -> ExportKeuzes:
    """The gemeenten, regions, werkgevers and coaches there are, each by name."""
    with archief.read() as session:
        gemeenten = session.execute(select(Gemeente.id, Gemeente.naam).order_by(Gemeente.naam)).all()
        werkgevers = session.execute(select(Werkgever.id, Werkgever.naam).order_by(Werkgever.naam)).all()
        regios = session.scalars(select(Gemeente.arbeidsmarktregio).distinct()).all()
        coaches = session.scalars(select(Kandidaat.coach).distinct()).all()
        bsn = [
            (rij.id, rij.bsn_grondslag)
            for rij in session.scalars(select(Gemeente).where(Gemeente.bsn_toegestaan.is_(True)))
            if may_use_bsn(rij)
        ]
    return ExportKeuzes(
        tuple((nummer, naam) for nummer, naam in gemeenten),
        tuple(sorted(filter(None, regios))),
        tuple((nummer, naam) for nummer, naam in werkgevers),
        tuple(sorted(filter(None, coaches))),
        tuple(bsn),
    )


def describe_filter(session: Session, keuze: ExportKeuze) -> str:
    """The choice beside gemeente and period, in words; empty when nothing was left out."""
    werkgever = session.get(Werkgever, keuze.werkgever_id) if keuze.werkgever_id is not None else None
    delen = (
        f"regio {keuze.regio}" if keuze.regio else "",
        f"werkgever {werkgever.naam}" if werkgever else "",
        f"jobcoach {keuze.coach}" if keuze.coach else "",
        dict(STANDEN)[keuze.stand].lower() if keuze.stand != "alle" else "",
        ALLEEN_NIEUW if keuze.alleen_nieuw else "",
    )
    return "; ".join(filter(None, delen))


def describe_periode(keuze: ExportKeuze) -> str:
    """The period in words, by the dates that were chosen."""
    van = f"{keuze.van:%d-%m-%Y}" if keuze.van else "het begin"
    tot = f"{keuze.tot:%d-%m-%Y}" if keuze.tot else "heden"
    return f"van {van} tot en met {tot}"


def _rij(rij: Export, gemeente: str | None) -> ExportRij:
    return ExportRij(
        id=rij.id,
        gemaakt=rij.gemaakt,
        gemaakt_door=rij.gemaakt_door,
        gemeente=gemeente or "Alle gemeenten",
        periode=f"{f'{rij.van:%d-%m-%Y}' if rij.van else 'begin'} t/m {rij.tot or rij.gemaakt:%d-%m-%Y}",
        filter=json.loads(rij.keuze or "{}").get("filter", ""),
        aantallen=tuple(json.loads(rij.aantallen or "{}").items()),
        bestandsnaam=rij.bestandsnaam,
        omvang=rij.omvang or 0,
        sha256=rij.sha256,
        met_wachtwoord=bool(rij.met_wachtwoord),
        met_bsn=bool(rij.met_bsn),
        ontvanger=rij.ontvanger,
    )
