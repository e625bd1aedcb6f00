"""Papers of 1 January: the list for the gemeente and a letter for each employer, saved whole and logged."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import __version__
from app.documents.jaarlijst import Jaarlijst, JaarlijstRij, build_jaarlijst
from app.documents.werkgeversbrief import BriefRegel, Werkgeversbrief, write_werkgeversbrief
from app.documents.whole_file import whole_file
from app.documents.workbook import Gestopt, write_workbook
from app.loonwaarde import Bedragen, format_datum
from app.models import Contactpersoon, Gebruiker, Gemeente, Werkgever
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.looptijd.bewijzen import figures_of
from app.services.looptijd.boek import read_boek
from app.services.looptijd.jaaroordeel import Oordeel, stream_oordelen
from app.services.looptijd.jaarwissel import GESTOPT, find_weigering
from app.services.naam import format_naam
from app.services.papier.papieren import NIET_BEWAARD
from app.services.voortgang import Voortgang, told

STANDEN = {
    "nieuw": "voorstel",
    "gewijzigd": "voorstel (gewijzigd)",
    "gelijk": "vastgelegd",
    "geen": "geen bedrag",
    "eindigt": "afgelopen",
}
ROUTES = {"lid4": "lid 4", "lid5": "lid 5"}
BEDRAGEN = ("referentiemaandloon", "werkgeverslasten", "vakantiebijslag", "jeugdpercentage")
NIETS = "Er zijn geen lopende subsidies in deze keuze. Er is geen bestand gemaakt."


def jaarlijst_naam(archief: Archief, jaar: int, gemeente_id: int | None) -> str:
    """A file name without personal data: "jaarwisseling-2027-losser.xlsx"."""
    with archief.read() as session:
        naam = _gemeente(session, gemeente_id)
    slug = re.sub(r"[^a-z0-9]+", "-", naam.casefold()).strip("-")[:60]
    return f"jaarwisseling-{jaar}-{slug or 'gemeente'}.xlsx"


def save_jaarlijst(
    archief: Archief, jaar: int, gemeente_id: int | None, pad: Path, progress: Voortgang | None = None
) -> Path:
    """Write the list for this gemeente (None: all), whole or not at all, and log it. Raises UserError."""
    with archief.read() as session:
        oordelen = _select(session, jaar, gemeente_id)
        lijst = _jaarlijst(session, archief, jaar, gemeente_id, oordelen)
    try:
        write_workbook(
            build_jaarlijst(lijst),
            pad,
            progress=progress,
            stopped=None if progress is None else lambda: progress.stopped,
        )
    except Gestopt as gestopt:
        raise UserError(GESTOPT) from gestopt
    except OSError as fout:
        raise UserError(NIET_BEWAARD, "pad") from fout
    ref = Ref("gemeente", gemeente_id) if gemeente_id is not None else None
    _log(archief, [pad], "jaarlijst opgeslagen", ref, f"{jaar}: {len(oordelen)} subsidies")
    return pad


def save_brieven(
    archief: Archief, jaar: int, gemeente_id: int | None, folder: Path, progress: Voortgang | None = None
) -> tuple[Path, ...]:
    """Write a letter for each employer with a running subsidie into a folder, all or none, and log it."""
    with archief.read() as session:
        brieven = _brieven(session, archief, jaar, _select(session, jaar, gemeente_id))
    geschreven: list[Path] = []
    try:
        for werkgever_id, brief in told(brieven, len(brieven), progress, GESTOPT):
            pad = folder / f"jaarwisseling-{jaar}-werkgever-{werkgever_id}.pdf"
            with whole_file(pad) as bestand:
                bestand.write(write_werkgeversbrief(brief))
            geschreven.append(pad)
    except BaseException as fout:
        for pad in geschreven:
            pad.unlink(missing_ok=True)
        if isinstance(fout, OSError):
            raise UserError(NIET_BEWAARD, "pad") from fout
        raise
    _log(archief, geschreven, "jaarbrieven opgeslagen", None, f"{jaar}: {len(geschreven)} brieven")
    return tuple(geschreven)


def _select(session: Session, jaar: int, gemeente_id: int | None) -> list[Oordeel]:
    """The judged subsidies of this gemeente. Raises UserError without amounts or without any."""
    boek = read_boek(session)
    if weigering := find_weigering(boek, date(jaar, 1, 1)):
        raise UserError(weigering, "jaar")
    gevonden = [
        oordeel
        for oordeel in stream_oordelen(session, jaar, boek)
        if gemeente_id is None or oordeel.regel.gemeente_id == gemeente_id
    ]
    if not gevonden:
        raise UserError(NIETS)
    return sorted(gevonden, key=lambda oordeel: (oordeel.regel.naam.casefold(), oordeel.regel.plaatsing_id))


def _jaarlijst(
    session: Session, archief: Archief, jaar: int, gemeente_id: int | None, oordelen: list[Oordeel]
) -> Jaarlijst:
    dag, boek = date(jaar, 1, 1), read_boek(session)
    gemeenten = {rij.id: rij.naam for rij in session.execute(select(Gemeente.id, Gemeente.naam))}
    onbevestigd = dict.fromkeys(
        tekst
        for oordeel in oordelen
        if oordeel.periode and oordeel.periode.subsidie
        for tekst in oordeel.periode.subsidie.onbevestigd
    )
    return Jaarlijst(
        dag=dag,
        gemeente=_gemeente(session, gemeente_id),
        gemaakt_op=archief.vandaag,
        gemaakt_door=archief.gebruiker,
        programmaversie=__version__,
        onbevestigd=tuple(onbevestigd),
        bronnen=tuple(_bron(boek, naam, dag) for naam in BEDRAGEN),
        rijen=tuple(_rij(oordeel, gemeenten) for oordeel in oordelen),
    )


def _bron(boek: Bedragen, parameter: str, dag: date) -> tuple[str, str]:
    waarde = boek.get(parameter, dag)
    return (
        boek.parameters[parameter].naam,
        f"vanaf {format_datum(waarde.vanaf)}, {waarde.status}. Bron: {waarde.bron}",
    )


def _rij(oordeel: Oordeel, gemeenten: dict[int, str]) -> JaarlijstRij:
    """Figures of the receipt when the present amount was kept, else those computed now."""
    regel, rij = oordeel.regel, oordeel.feiten.rij
    figures = _figures(oordeel)
    return JaarlijstRij(
        dossiernummer=regel.dossiernummer,
        achternaam=" ".join(filter(None, (rij.voorvoegsel, rij.achternaam))),
        voorletters=rij.voorletters,
        geboortedatum=rij.geboortedatum,
        gemeente=gemeenten.get(rij.gemeente_id or 0),
        werkgever=regel.werkgever or None,
        route=ROUTES.get(figures.get("route", "")),
        loonwaarde=figures.get("loonwaarde"),
        contracturen=figures.get("contracturen"),
        voltijduren=figures.get("voltijduren"),
        peildatum=figures.get("peildatum"),
        leeftijd=figures.get("leeftijd"),
        wml=figures.get("minimumloon"),
        lks=figures.get("subsidie"),
        werkgeverslasten_percentage=figures.get("werkgeverslasten_percentage"),
        werkgeverslasten=figures.get("werkgeverslasten"),
        oud=regel.oud,
        nieuw=regel.nieuw,
        verschil=regel.verschil,
        tot=figures.get("tot"),
        stand=STANDEN[regel.stand],
        bijzonderheden="; ".join((*regel.bijzonder, *regel.redenen)) or None,
    )


def _figures(oordeel: Oordeel) -> dict[str, Any]:
    periode = oordeel.periode
    if oordeel.regel.stand == "gelijk" and oordeel.bewijs is not None:
        return oordeel.bewijs._asdict()
    if periode is None or periode.subsidie is None:
        return {}
    subsidie = periode.subsidie
    return {
        **figures_of(periode),
        "subsidie": subsidie.subsidie,
        "werkgeverslasten": subsidie.werkgeverslasten,
        "tot": periode.tot,
    }


def _brieven(
    session: Session, archief: Archief, jaar: int, oordelen: Iterable[Oordeel]
) -> list[tuple[int, Werkgeversbrief]]:
    per_werkgever: dict[int, list[Oordeel]] = defaultdict(list)
    for oordeel in oordelen:
        if oordeel.regel.werkgever_id is not None and oordeel.regel.stand != "eindigt":
            per_werkgever[oordeel.regel.werkgever_id].append(oordeel)
    if not per_werkgever:
        raise UserError(NIETS)
    profiel = session.scalars(select(Gebruiker).order_by(Gebruiker.id)).first() or Gebruiker()
    werkgevers = {rij.id: rij for rij in session.scalars(select(Werkgever))}
    contacten = select(Contactpersoon.werkgever_id, Contactpersoon.naam).order_by(Contactpersoon.id.desc())
    namen = {rij.werkgever_id: rij.naam for rij in session.execute(contacten)}
    return [
        (nummer, _brief(archief, jaar, werkgevers[nummer], namen.get(nummer, ""), profiel, eigen))
        for nummer, eigen in sorted(per_werkgever.items())
    ]


def _brief(
    archief: Archief, jaar: int, werkgever: Werkgever, contact: str, profiel: Gebruiker, eigen: list[Oordeel]
) -> Werkgeversbrief:
    onbevestigd = any(o.periode and o.periode.subsidie and o.periode.subsidie.onbevestigd for o in eigen)
    return Werkgeversbrief(
        werkgever=werkgever.naam,
        plaats=werkgever.plaats,
        contactpersoon=contact,
        dag=date(jaar, 1, 1),
        afzender=profiel.naam,
        organisatie=profiel.organisatie,
        telefoon=profiel.telefoon,
        email=profiel.email,
        gemaakt_op=archief.vandaag,
        programmaversie=__version__,
        onbevestigd=onbevestigd,
        regels=tuple(_brief_regel(oordeel, date(jaar, 12, 31)) for oordeel in eigen),
    )


def _brief_regel(oordeel: Oordeel, jaareinde: date) -> BriefRegel:
    """What an employer has to know of one employee; no loonwaarde, no age."""
    einde = oordeel.feiten.einde
    redenen = [reden for reden in map(_plain, oordeel.regel.redenen) if reden]
    bijzonder = "" if oordeel.regel.nieuw is not None else "er is nog geen nieuw bedrag; u hoort dit later"
    if any(tekst.startswith("Vanaf ") for tekst in oordeel.regel.bijzonder):
        bijzonder = "in de loop van het jaar verandert het bedrag nog een keer"
    return BriefRegel(
        werknemer=format_naam(oordeel.feiten.rij),
        oud=oordeel.regel.oud,
        nieuw=oordeel.regel.nieuw,
        waarom=", ".join(dict.fromkeys(redenen)),
        tot=einde if einde is not None and einde <= jaareinde else None,
        bijzonder=bijzonder,
    )


def _plain(reden: str) -> str:
    """A reason in the words of a letter."""
    for begin, woord in (
        ("minimumloon", "het nieuwe minimumloon"),
        ("leeftijd", "een verjaardag"),
        ("loonwaarde", "een nieuwe loonwaarde"),
        ("uren", "andere uren in het contract"),
        ("werkgeverslasten", "een andere vergoeding voor werkgeverslasten"),
    ):
        if reden.startswith(begin):
            return woord
    return ""


def _gemeente(session: Session, gemeente_id: int | None) -> str:
    if gemeente_id is None:
        return "alle gemeenten"
    return session.scalar(select(Gemeente.naam).where(Gemeente.id == gemeente_id)) or ""


def _log(archief: Archief, paden: list[Path], actie: str, ref: Ref | None, bijzonderheid: str) -> None:
    try:
        with archief.write() as werk:
            werk.log(actie, ref, bijzonderheid)
    except BaseException:
        for pad in paden:
            pad.unlink(missing_ok=True)
        raise
