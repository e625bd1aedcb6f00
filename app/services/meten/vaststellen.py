"""From concept to definitief: everything is frozen in one transaction, or nothing is."""

from collections.abc import Collection
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import __version__
from app.documents.loonwaarderapport import write_loonwaarderapport
from app.models import Gebruiker, Meting, Rapport
from app.models.logboek import Logregel, log_head
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.lineage import touch
from app.services.looptijd.vastleggen import store_perioden
from app.services.meten.controles import controle_of, open_bevindingen
from app.services.meten.meting_lezen import meting_of
from app.services.meten.normfuncties import add_to_library
from app.services.meten.ontvangstbewijs import canonical, compute_controlegetal, dump_uitkomst
from app.services.meten.uitkomst import compute_uitkomst
from app.services.meten.uitkomst_records import Uitkomst
from app.services.objecten import get_rij
from app.services.papier.rapportinhoud import Merk, build_rapport, describe_bedragen, gebruiker_of
from app.services.records import MetingRecord

KANDIDAAT = ("dossiernummer", "achternaam", "voorvoegsel", "voorletters", "roepnaam", "geboortedatum")
WERKGEVER = ("naam", "kvk", "plaats", "cao")
OVERSLAAN = {"loonwaarde", "status"}
AFGEDRUKT = "rapport gemaakt"


def finalise_meting(archief: Archief, meting_id: int, bibliotheek: Collection[str] | None = None) -> Change:
    """Make a meting definitief: input, outcome, versions and the PDF are frozen under one number.

    The version it replaces becomes "vervangen". `bibliotheek`: the texts that may enter the library of
    normfuncties; None for all in which no name was found. Raises UserError naming every point that is open.
    """
    ref = Ref("meting", meting_id)
    with archief.write() as werk:
        rij: Meting = get_rij(werk.session, ref)
        if rij.status != "concept":
            raise UserError("Deze meting is al definitief. Maak een nieuwe versie om iets te verbeteren.")
        record = meting_of(werk.session, meting_id, archief.vandaag, archief.gebruiker)
        uitkomst = compute_uitkomst(record)
        _refuse_open(record, uitkomst)
        _replace_old(werk, rij)
        _freeze(werk, rij, record, uitkomst)
        store_perioden(werk, rij.plaatsing_id, f"meting {rij.id} definitief")
        add_to_library(werk, rij, bibliotheek)
        touch(werk, ref)
        return werk.change


def verify_rapport(session: Session, rapport: Rapport) -> bool:
    """Whether a frozen report carries the number of its content, and its PDF the fingerprint in the log."""
    if (
        compute_controlegetal(rapport.invoer, rapport.uitkomst, rapport.programmaversie)
        != rapport.controlegetal
    ):
        return False
    vraag = select(Logregel.bijzonderheid).filter_by(
        soort="meting", object_id=rapport.meting_id, actie=AFGEDRUKT
    )
    whole = isinstance(rapport.pdf, bytes)
    return whole and session.scalars(vraag).all() == [_fingerprint(rapport.pdf)]


def _fingerprint(pdf: bytes) -> str:
    return f"sha256 {sha256(pdf).hexdigest()}"


def _refuse_open(record: MetingRecord, uitkomst: Uitkomst) -> None:
    open_punten = open_bevindingen(record, controle_of(record, uitkomst))
    if not open_punten:
        return
    aantal = "is nog 1 punt" if len(open_punten) == 1 else f"zijn nog {len(open_punten)} punten"
    teksten = "; ".join(bevinding.tekst for bevinding in open_punten)
    raise UserError(f"Er {aantal} open: {teksten}.", open_punten[0].plaats)


def _replace_old(werk: Werk, rij: Meting) -> None:
    if rij.vervangt_id is None:
        return
    ref = Ref("meting", rij.vervangt_id)
    oud: Meting = get_rij(werk.session, ref)
    oud.status = "vervangen"
    touch(werk, ref)
    werk.log("vervangen", ref, f"door versie {rij.versie}")


def _freeze(werk: Werk, rij: Meting, record: MetingRecord, uitkomst: Uitkomst) -> None:
    """Write number, log entry, PDF and row, in this order: the log's head stands on the paper.

    The fingerprint of the PDF follows in the log: neither can change without the other showing it.
    """
    session = werk.session
    invoer = canonical(_invoer(rij, gebruiker_of(session)))
    bewaard = dump_uitkomst(uitkomst, {"bedragen": describe_bedragen(session, uitkomst)})
    getal = compute_controlegetal(invoer, bewaard, __version__)
    if record.meter_is_coach:
        werk.log("gemeten door de eigen coach", Ref("meting", rij.id), "de reden staat in het rapport")
    werk.log("definitief gemaakt", Ref("meting", rij.id), f"versie {rij.versie}, controlegetal {getal}")
    merk = Merk(getal, log_head(session))
    pdf = write_loonwaarderapport(build_rapport(session, rij, record, uitkomst, merk))
    werk.log(AFGEDRUKT, Ref("meting", rij.id), _fingerprint(pdf))
    rij.loonwaarde = uitkomst.loonwaarde.percentage if uitkomst.loonwaarde else None
    rij.status = "definitief"
    session.add(
        Rapport(
            meting_id=rij.id,
            gemaakt=werk.moment,
            programmaversie=__version__,
            invoer=invoer,
            uitkomst=bewaard,
            controlegetal=getal,
            logkop=merk.logkop,
            pdf=pdf,
        )
    )
    session.flush()


def _invoer(rij: Meting, deskundige: Gebruiker) -> dict[str, Any]:
    """Everything the measurement rests on, column by column; of the person only what the report names."""
    plaatsing = rij.plaatsing
    return {
        "meting": _columns(rij),
        "hoofdtaken": [
            {
                **_columns(taak),
                "deeltaken": [_columns(deel) for deel in taak.deeltaken],
                "waarnemingen": [_columns(deel) for deel in taak.waarnemingen],
            }
            for taak in rij.hoofdtaken
        ],
        "zienswijzen": [_columns(zienswijze) for zienswijze in rij.zienswijzen],
        "handtekeningen": [_columns(deel.handtekening) for deel in rij.zienswijzen if deel.handtekening],
        "afwegingen": [_columns(afweging) for afweging in rij.afwegingen],
        "plaatsing": _columns(plaatsing),
        "kandidaat": {naam: getattr(plaatsing.kandidaat, naam) for naam in KANDIDAAT},
        "gemeente": plaatsing.kandidaat.gemeente.naam if plaatsing.kandidaat.gemeente else "",
        "werkgever": {naam: getattr(plaatsing.werkgever, naam) for naam in WERKGEVER},
        "deskundige": _columns(deskundige),
    }


def _columns(rij: Any) -> dict[str, Any]:
    return {
        kolom.key: getattr(rij, kolom.key)
        for kolom in rij.__mapper__.column_attrs
        if kolom.key not in OVERSLAAN
    }
