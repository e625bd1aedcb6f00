"""Papers signed on the screen: what was signed is kept as it was, with who signed and when.

A signature holds for the words it was put under. Change the plan, and the next paper has no signatures.
"""

import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import __version__
from app.documents.coachingsplan import Coachingsplan, write_coachingsplan
from app.documents.handtekening import Handtekening
from app.documents.intentieverklaring import Intentieverklaring, write_intentieverklaring
from app.models import Coachtraject, Plaatsing, Stuk
from app.services.archief import Archief, Werk
from app.services.change import Ref
from app.services.coachen.papierkeuze import TE_TEKENEN, TITELS, Papierkeuze
from app.services.errors import UserError
from app.services.lineage import touch
from app.services.objecten import create, get_rij
from app.services.papier.handtekeningen import GEEN_NAAM, check_lijnen
from app.services.papier.tafel_records import Lijnen

Tekenbaar = Coachingsplan | Intentieverklaring
Tekenaars = dict[str, Handtekening]


def read_stuk_pdf(archief: Archief, stuk_id: int) -> bytes:
    """The very bytes that were signed."""
    with archief.read() as session:
        pdf: bytes = get_rij(session, Ref("stuk", stuk_id)).pdf
        return pdf


def with_signatures(session: Session, keuze: Papierkeuze, inhoud: Tekenbaar) -> Tekenbaar:
    """The same paper with the signatures that were put under these very words."""
    return _dress(inhoud, _signed_before(session, keuze, seal_of(inhoud)))


def sign_stuk(
    werk: Werk, keuze: Papierkeuze, inhoud: Tekenbaar, partij: str, naam: str, lijnen: Lijnen
) -> int:
    """Keep the paper with one signature more; without strokes the typed name counts as signed.

    The last one needed sets the day of the plan or of the intentie. Raises UserError without a name, and
    when the strokes cannot be.
    """
    if not naam.strip():
        raise UserError(GEEN_NAAM, "naam")
    check_lijnen(lijnen)
    zegel = seal_of(inhoud)
    gezet = _signed_before(werk.session, keuze, zegel)
    gezet[partij] = Handtekening(naam.strip(), werk.moment, lijnen)
    compleet = set(TE_TEKENEN[keuze.soort]) <= set(gezet)
    if compleet:
        _set_day(werk, keuze, werk.moment.date())
    pdf = write_tekenbaar(_dress(inhoud, gezet, werk.moment.date() if compleet else None))
    stuk: Stuk = create(
        werk,
        "stuk",
        Ref("kandidaat", keuze.kandidaat_id),
        plaatsing_id=keuze.plaatsing_id or None,
        traject_id=keuze.traject_id or None,
        soort=keuze.soort,
        titel=f"{TITELS[keuze.soort]}, getekend door {' en '.join(gezet)}",
        gemaakt=werk.moment,
        programmaversie=__version__,
        zegel=zegel,
        controlegetal=sha256(pdf).hexdigest(),
        handtekeningen=_dump(gezet),
        pdf=pdf,
    )
    werk.log(f"{keuze.soort} getekend", Ref("stuk", stuk.id), partij)
    return stuk.id


def write_tekenbaar(inhoud: Tekenbaar) -> bytes:
    """The paper as a PDF."""
    if isinstance(inhoud, Coachingsplan):
        return write_coachingsplan(inhoud)
    return write_intentieverklaring(inhoud)


def seal_of(inhoud: Tekenbaar) -> str:
    """The fingerprint of the words one signs for: all but the signatures and the day."""
    if isinstance(inhoud, Coachingsplan):
        doelen = tuple(replace(doel, stand="") for doel in inhoud.doelen)
        vast: Any = replace(inhoud, doelen=doelen, ondertekenaars=(), akkoord_op=None, gemaakt_op=date.min)
    else:
        vast = replace(inhoud, handtekening=None, datum=date.min)
    return sha256(repr(vast).encode()).hexdigest()


def _dress(inhoud: Tekenbaar, gezet: Tekenaars, dag: date | None = None) -> Tekenbaar:
    if isinstance(inhoud, Intentieverklaring):
        return replace(inhoud, handtekening=gezet.get("werkgever"))
    wie = tuple(
        replace(rij, handtekening=gezet[rij.partij], naam=gezet[rij.partij].naam)
        if rij.partij in gezet
        else rij
        for rij in inhoud.ondertekenaars
    )
    return replace(inhoud, ondertekenaars=wie, akkoord_op=dag or inhoud.akkoord_op)


def _signed_before(session: Session, keuze: Papierkeuze, zegel: str) -> Tekenaars:
    """The signatures of the newest paper that says the same, by party."""
    vraag = (
        select(Stuk.handtekeningen)
        .where(Stuk.kandidaat_id == keuze.kandidaat_id, Stuk.soort == keuze.soort, Stuk.zegel == zegel)
        .order_by(Stuk.id.desc())
        .limit(1)
    )
    return _load(session.scalar(vraag) or "{}")


def _set_day(werk: Werk, keuze: Papierkeuze, dag: date) -> None:
    """The day on which the plan was agreed, or the employer declared the intentie."""
    if keuze.soort == "coachingsplan":
        ref = Ref("coachtraject", keuze.traject_id)
        traject: Coachtraject = get_rij(werk.session, ref)
        traject.plan_datum = dag
        werk.log("gewijzigd", ref, "plan_datum")
    else:
        ref = Ref("plaatsing", keuze.plaatsing_id)
        plaatsing: Plaatsing = get_rij(werk.session, ref)
        plaatsing.intentieverklaring = dag
        werk.log("gewijzigd", ref, "intentieverklaring")
    touch(werk, ref)


def _dump(gezet: Tekenaars) -> str:
    """Who signed as JSON: party, name, moment, and the strokes as lists of whole numbers."""
    return json.dumps(
        {
            partij: {
                "naam": rij.naam,
                "gezet": rij.gezet.isoformat(),
                "lijnen": [[getal for punt in lijn for getal in punt] for lijn in rij.lijnen],
            }
            for partij, rij in gezet.items()
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _load(tekst: str) -> Tekenaars:
    return {
        partij: Handtekening(
            rij["naam"],
            datetime.fromisoformat(rij["gezet"]),
            tuple(tuple(zip(lijn[::2], lijn[1::2], strict=True)) for lijn in rij["lijnen"]),
        )
        for partij, rij in json.loads(tekst).items()
    }
