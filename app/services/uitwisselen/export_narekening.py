"""Rows of the sheet Narekening: every subsidy of the measurements in the file, read from its receipt."""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.documents.narekening import NarekeningRij
from app.models import Kandidaat, Meting, Plaatsing, Subsidie
from app.services.looptijd.bewijzen import read_ontvangstbewijs
from app.services.records import ExportKeuze
from app.services.uitwisselen.export_filter import select_metingen
from app.services.uitwisselen.export_metingen import AT_A_TIME, ROUTES


def read_narekening(session: Session, keuze: ExportKeuze) -> tuple[NarekeningRij, ...]:
    """One row per receipt that counts, in the order of dossier and period; nothing is computed here.

    Those of the measurements in the file, and the forfait before them, which rests on no measurement.
    """
    metingen, plaatsingen = (select_metingen(keuze, kolom) for kolom in (Meting.id, Meting.plaatsing_id))
    zonder = and_(Subsidie.meting_id.is_(None), Subsidie.plaatsing_id.in_(plaatsingen))
    vraag = select(Kandidaat.dossiernummer, Meting, Subsidie).select_from(Subsidie).join(Plaatsing)
    vraag = vraag.join(Kandidaat).outerjoin(Meting, Subsidie.meting_id == Meting.id)
    vraag = vraag.where(Subsidie.vervallen.is_(None), Subsidie.ontvangstbewijs != "")
    vraag = vraag.where(or_(Subsidie.meting_id.in_(metingen), zonder))
    vraag = vraag.order_by(Kandidaat.dossiernummer, Subsidie.van, Subsidie.id)
    return tuple(
        narekening_rij(dossiernummer, f"{meting.id} versie {meting.versie}" if meting else "", subsidie)
        for dossiernummer, meting, subsidie in session.execute(vraag.execution_options(yield_per=AT_A_TIME))
    )


def narekening_rij(dossiernummer: str, meting: str, rij: Subsidie) -> NarekeningRij:
    """The input and the amounts of one receipt."""
    bewijs = read_ontvangstbewijs(rij)
    invoer = bewijs.rekeninvoer
    return NarekeningRij(
        dossiernummer=dossiernummer,
        meting=meting,
        van=rij.van,
        tot=rij.tot,
        peildatum=bewijs.peildatum,
        leeftijd=bewijs.leeftijd,
        route=ROUTES[invoer.route],
        loonwaarde=invoer.loonwaarde,
        minimumloon=invoer.minimumloon,
        minimumloon_vanaf=invoer.minimumloon_vanaf,
        jeugdpercentage=invoer.jeugdpercentage,
        jeugdpercentage_vanaf=invoer.jeugdpercentage_vanaf,
        vakantiebijslag=invoer.vakantiebijslag,
        vakantiebijslag_vanaf=invoer.vakantiebijslag_vanaf,
        vakantiebijslag_loonwaarde=invoer.vakantiebijslag_loonwaarde,
        plafond=invoer.plafond,
        plafond_vanaf=invoer.plafond_vanaf,
        forfait=invoer.forfait,
        forfait_vanaf=invoer.forfait_vanaf,
        contracturen=invoer.contracturen,
        voltijduren=invoer.voltijduren,
        urennorm=invoer.urennorm,
        urennorm_vanaf=invoer.urennorm_vanaf,
        werkgeverslasten=invoer.werkgeverslasten,
        werkgeverslasten_vanaf=invoer.werkgeverslasten_vanaf,
        onbevestigd="; ".join(bewijs.onbevestigd) or None,
        lks=rij.subsidie,
        lks_incl=rij.totaal,
    )
