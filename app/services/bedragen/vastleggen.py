"""Confirm, replace, add and put back: first a proposal that says what it changes, then one transaction."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import __version__
from app.loonwaarde import Bedragen, Waarde
from app.models import Bedragenstand, WettelijkBedrag
from app.services.archief import Archief, Werk
from app.services.bedragen.bedrag_records import Voorstel
from app.services.bedragen.gevolgen import compute_gevolgen
from app.services.bedragen.invoeren import judge, read_bedrag
from app.services.bedragen.lezen import (
    combine_meegeleverd,
    dump_leeftijden,
    dump_meegeleverd,
    read_bedragen,
    read_eigen,
    read_stand,
)
from app.services.bedragen.overzicht import by_sleutel
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.voortgang import Voortgang

SOORT = "wettelijk_bedrag"
TUSSENTIJDS = "De bedragen zijn intussen gewijzigd. Bekijk opnieuw wat er verandert."
NIET_BEVESTIGD = "Bevestig eerst dat dit klopt volgens de bron."
NIET_EIGEN = "Dit bedrag is niet door u ingevoerd; er is niets om terug te zetten."


def propose_bedrag(
    archief: Archief, parameter: str, teksten: Mapping[str, str], progress: Voortgang | None = None
) -> Voorstel:
    """Judge what was typed and tell what it would change. Raises UserError at the field; stores nothing."""
    with archief.read() as session:
        bedragen = read_bedragen(session)
        waarde, gelezen = read_bedrag(bedragen, parameter, teksten, archief.vandaag)
        return propose(session, archief.vandaag, (waarde,), (gelezen,), progress)


def propose(
    session: Session,
    vandaag: date,
    waarden: tuple[Waarde, ...],
    brondata: tuple[date | None, ...],
    progress: Voortgang | None = None,
) -> Voorstel:
    """As `propose_bedrag`, for amounts that were read already."""
    bedragen = read_bedragen(session)
    vragen = judge(bedragen, waarden, vandaag)
    gevolgen = compute_gevolgen(session, bedragen, bedragen.with_values(waarden), vandaag, progress)
    return Voorstel(waarden, brondata, vragen, gevolgen, bedragen)


def store_voorstel(archief: Archief, voorstel: Voorstel, bevestigd: bool = False) -> Change:
    """Store all amounts of a proposal, each with its log entry, or none.

    Raises UserError when a question was not confirmed, or when the amounts changed since it was made.
    """
    if voorstel.vragen and not bevestigd:
        raise UserError(NIET_BEVESTIGD, "bevestigd")
    with archief.write() as werk:
        nu = read_bedragen(werk.session)
        if nu is not voorstel.basis:
            raise UserError(TUSSENTIJDS)
        judge(nu, voorstel.waarden, archief.vandaag)
        for waarde, gelezen in zip(voorstel.waarden, voorstel.brondata, strict=True):
            _store(werk, nu, waarde, gelezen)
        return werk.change


def put_back(archief: Archief, eigen_id: int) -> Change:
    """Take an own amount away: the shipped one counts again, or none. Raises UserError when it is gone."""
    with archief.write() as werk:
        rij = werk.session.get(WettelijkBedrag, eigen_id)
        if rij is None:
            raise UserError(NIET_EIGEN)
        ref = Ref(SOORT, rij.id)
        werk.touch(ref)
        werk.log("bedrag teruggezet", ref, _name(rij.parameter, rij.vanaf))
        werk.session.delete(rij)
        return werk.change


def propose_put_back(archief: Archief, eigen_id: int, progress: Voortgang | None = None) -> Voorstel:
    """What would change when an own amount is taken away. Raises UserError when it is gone."""
    with archief.read() as session:
        rij = session.get(WettelijkBedrag, eigen_id)
        if rij is None:
            raise UserError(NIET_EIGEN)
        rest = [w for w in read_eigen(session) if (w.parameter, w.vanaf) != (rij.parameter, rij.vanaf)]
        straks = combine_meegeleverd(read_stand(session)).with_values(rest)
        return _without_values(session, straks, archief.vandaag, progress)


def propose_meegeleverd(archief: Archief, progress: Voortgang | None = None) -> Voorstel:
    """What would change when the amounts of this version of the program are accepted."""
    with archief.read() as session:
        straks = combine_meegeleverd(dump_meegeleverd()).with_values(read_eigen(session))
        return _without_values(session, straks, archief.vandaag, progress)


def accept_meegeleverd(archief: Archief) -> Change:
    """From now on the amounts of this version count here; what the user entered stays over them."""
    with archief.write() as werk:
        for oud in werk.session.scalars(select(Bedragenstand)):
            werk.session.delete(oud)
        werk.session.add(
            Bedragenstand(
                inhoud=dump_meegeleverd(),
                programmaversie=__version__,
                door=werk.gebruiker,
                moment=werk.moment,
            )
        )
        werk.touch(Ref(SOORT, 0))
        werk.log("meegeleverde bedragen aanvaard", None, f"versie {__version__}")
        return werk.change


def _without_values(
    session: Session, straks: Bedragen, vandaag: date, progress: Voortgang | None
) -> Voorstel:
    nu = read_bedragen(session)
    return Voorstel((), (), (), compute_gevolgen(session, nu, straks, vandaag, progress), nu)


def _store(werk: Werk, nu: Bedragen, waarde: Waarde, gelezen: date | None) -> None:
    rij = werk.session.scalar(
        select(WettelijkBedrag).filter_by(parameter=waarde.parameter, vanaf=waarde.vanaf)
    )
    if rij is None:
        rij = WettelijkBedrag(parameter=waarde.parameter, vanaf=waarde.vanaf)
        werk.session.add(rij)
    rij.waarde, rij.per_leeftijd = waarde.waarde, dump_leeftijden(waarde.per_leeftijd)
    rij.status, rij.bron, rij.opmerking = waarde.status, waarde.bron, waarde.opmerking
    rij.brondatum, rij.door, rij.moment = gelezen, werk.gebruiker, werk.moment
    werk.session.flush()
    ref = Ref(SOORT, rij.id)
    werk.touch(ref)
    werk.log(_act(nu, waarde), ref, _name(waarde.parameter, waarde.vanaf))


def _act(nu: Bedragen, waarde: Waarde) -> str:
    oud = by_sleutel(nu).get((waarde.parameter, waarde.vanaf))
    if oud is None:
        return "bedrag toegevoegd"
    gelijk = oud.waarde == waarde.waarde and dict(oud.per_leeftijd) == dict(waarde.per_leeftijd)
    return "bedrag bevestigd" if gelijk and waarde.status == "bevestigd" else "bedrag vervangen"


def _name(parameter: str, vanaf: date) -> str:
    return f"{parameter} vanaf {vanaf:%d-%m-%Y}"
