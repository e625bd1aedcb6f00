"""Everything of one kandidaat that the dossier shows at once."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.loonwaarde import format_datum, leeftijd_op
from app.models import Coachtraject, Kandidaat, Meting, Plaatsing, Stuk
from app.models.logboek import Logregel
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.aanvullingen import list_of_kandidaat
from app.services.coachen.contactlijst import contacten_of
from app.services.coachen.trajecten import build_trajecten
from app.services.coachen.vaardigheden import list_beelden
from app.services.dossiers.eerder import list_eerder
from app.services.dossiers.plaatsingen import contracturen_op
from app.services.dossiers.verloop import Bijzaken, build_verloop
from app.services.formulieren.plaatsing import ROUTES
from app.services.logboeken.bekeken import note_view
from app.services.logboeken.logobjecten import about
from app.services.looptijd.bewijzen import find_geldend, read_bewijzen
from app.services.looptijd.looptijd_records import Bewijs
from app.services.naam import format_initialen, format_lijstnaam, format_naam
from app.services.objecten import get_rij, list_ontbrekend
from app.services.records import DocumentRij, Dossier, LogRij, MetingRij, PlaatsingRecord, Punt, StukRij
from app.services.signaleren.vandaag import read_signalen
from app.services.velden import format_getal

MEESTE_CONTACTEN = 2000
MEESTE_LOGREGELS = 100
INGEZIEN = "dossier ingezien"


def read_dossier(archief: Archief, kandidaat_id: int) -> Dossier:
    """The dossier as it is now; that it was looked at is written in the log."""
    ref = Ref("kandidaat", kandidaat_id)
    with archief.read() as session:
        get_rij(session, ref)
    note_view(archief, INGEZIEN, ref)
    with archief.read() as session:
        return _build(session, get_rij(session, ref), archief.vandaag)


def _build(session: Session, kandidaat: Kandidaat, vandaag: date) -> Dossier:
    plaatsingen = _plaatsingen(session, kandidaat.id)
    metingen = [meting for plaatsing in plaatsingen for meting in plaatsing.metingen]
    contacten = contacten_of(session, kandidaat.id, MEESTE_CONTACTEN)
    records = tuple(_plaatsing_record(plaatsing, vandaag) for plaatsing in plaatsingen)
    groei = _groei(metingen)
    subsidie = _geldende_subsidie(session, plaatsingen, vandaag)
    stukken = _stukken(session, kandidaat.id)
    signalen = read_signalen(session, vandaag, kandidaat.id)
    beelden = list_beelden(session, [plaatsing.id for plaatsing in plaatsingen])
    trajecten = build_trajecten(session, _trajecten(session, kandidaat.id), vandaag)
    eerder = list_eerder(session, kandidaat.id)
    meer = Bijzaken(
        stukken, beelden, signalen, list_of_kandidaat(session, kandidaat.id),
        [evaluatie for traject in trajecten for evaluatie in traject.evaluaties],
    )  # fmt: skip
    return Dossier(
        id=kandidaat.id,
        dossiernummer=kandidaat.dossiernummer,
        naam=format_naam(kandidaat),
        lijstnaam=format_lijstnaam(kandidaat),
        initialen=format_initialen(kandidaat),
        leeftijd=leeftijd_op(kandidaat.geboortedatum, vandaag) if kandidaat.geboortedatum else None,
        gemeente=kandidaat.gemeente.naam if kandidaat.gemeente else "",
        coach=kandidaat.coach,
        ontbrekend=tuple(veld.label for veld in list_ontbrekend("kandidaat", kandidaat)),
        loonwaarde=groei[-1].loonwaarde if groei else None,
        loonwaarde_noot=_loonwaarde_noot(groei, metingen),
        subsidie=subsidie.totaal if subsidie else None,
        subsidie_noot=_subsidie_noot(subsidie) if subsidie else "",
        huidige=records[0] if records else None,
        plaatsingen=records,
        metingen=tuple(_meting_rij(meting, kandidaat) for meting in reversed(metingen)),
        eerder=eerder,
        trajecten=trajecten,
        contacten=contacten,
        documenten=tuple(_document(meting, metingen) for meting in reversed(metingen) if meting.rapport),
        stukken=stukken,
        log=_log(session, kandidaat.id),
        groei=groei,
        tijdlijn=build_verloop(plaatsingen, contacten, meer, vandaag, eerder),
        signalen=signalen,
    )


def _plaatsingen(session: Session, kandidaat_id: int) -> list[Plaatsing]:
    """The newest first."""
    vraag = (
        select(Plaatsing)
        .filter_by(kandidaat_id=kandidaat_id)
        .options(
            selectinload(Plaatsing.werkgever),
            selectinload(Plaatsing.uren),
            selectinload(Plaatsing.wijzigingen),
            selectinload(Plaatsing.metingen).selectinload(Meting.rapport),
        )
    )
    return sorted(session.scalars(vraag), key=lambda rij: (rij.begin or date.min, rij.id), reverse=True)


def _trajecten(session: Session, kandidaat_id: int) -> Sequence[Coachtraject]:
    vraag = select(Coachtraject).filter_by(kandidaat_id=kandidaat_id).order_by(Coachtraject.id.desc())
    return session.scalars(vraag.options(selectinload(Coachtraject.doelen))).all()


def _plaatsing_record(plaatsing: Plaatsing, vandaag: date) -> PlaatsingRecord:
    werkgever = plaatsing.werkgever
    ontbrekend = [veld.label for veld in list_ontbrekend("plaatsing", plaatsing)]
    if not plaatsing.uren:
        ontbrekend.append("Contracturen")
    return PlaatsingRecord(
        id=plaatsing.id,
        titel=plaatsing_titel(plaatsing),
        werkgever=werkgever.naam if werkgever else "",
        functie=plaatsing.functie,
        normfunctie=next((m.normfunctie for m in reversed(plaatsing.metingen) if m.normfunctie), ""),
        soort=plaatsing.soort,
        begin=plaatsing.begin,
        einde=plaatsing.einde,
        contracturen=contracturen_op(plaatsing, vandaag),
        voltijduren=plaatsing.voltijduren,
        route=plaatsing.route,
        ingangsdatum=plaatsing.ingangsdatum,
        cao=werkgever.cao if werkgever else "",
        uitkomst=plaatsing.uitkomst,
        ontbrekend=tuple(ontbrekend),
    )


def plaatsing_titel(plaatsing: Plaatsing) -> str:
    """What the plaatsing is called: "Medewerker bakkerij bij De Korenaar"."""
    werkgever = plaatsing.werkgever.naam if plaatsing.werkgever else ""
    return " bij ".join(filter(None, [plaatsing.functie, werkgever])) or "Nieuwe plaatsing"


def _meting_rij(meting: Meting, kandidaat: Kandidaat) -> MetingRij:
    werkgever = meting.plaatsing.werkgever
    return MetingRij(
        id=meting.id,
        kandidaat_id=kandidaat.id,
        kandidaat=format_lijstnaam(kandidaat),
        werkgever=werkgever.naam if werkgever else "",
        datum_bezoek=meting.datum_bezoek,
        datum_rapport=meting.datum_rapport,
        loonwaarde=meting.loonwaarde,
        status=meting.status,
        versie=meting.versie,
    )


def _document(meting: Meting, metingen: Sequence[Meting]) -> DocumentRij:
    """The stored report; a replaced one names the version that counts now."""
    assert meting.rapport
    titel = f"Rapport loonwaardemeting, versie {meting.versie}"
    if meting.status == "vervangen":
        nieuw = [rij.versie for rij in metingen if rij.vervangt_id == meting.id and rij.status != "concept"]
        titel += f" (vervangen door versie {nieuw[0]})" if nieuw else " (vervangen)"
    return DocumentRij(meting.id, titel, meting.rapport.gemaakt, meting.rapport.controlegetal)


def _stukken(session: Session, kandidaat_id: int) -> tuple[StukRij, ...]:
    """The papers signed on the screen, newest first."""
    vraag = select(Stuk.id, Stuk.titel, Stuk.gemaakt).filter_by(kandidaat_id=kandidaat_id)
    return tuple(StukRij(*rij) for rij in session.execute(vraag.order_by(Stuk.id.desc())))


def _groei(metingen: Sequence[Meting]) -> tuple[Punt, ...]:
    """Definitive metingen in order of report date; replaced ones are left out."""
    punten = [
        Punt(meting.datum_rapport or meting.gemaakt.date(), meting.loonwaarde, meting.id)
        for meting in metingen
        if meting.status == "definitief" and meting.loonwaarde is not None
    ]
    return tuple(sorted(punten, key=lambda punt: (punt.dag, punt.meting_id)))


def _loonwaarde_noot(groei: Sequence[Punt], metingen: Sequence[Meting]) -> str:
    concept = any(meting.status == "concept" for meting in metingen)
    if not groei:
        return "concept" if concept else "nog niet gemeten"
    noot = f"definitief {groei[-1].dag:%d-%m-%Y}"
    return f"{noot} · concept open" if concept else noot


def _geldende_subsidie(session: Session, plaatsingen: Sequence[Plaatsing], vandaag: date) -> Bewijs | None:
    """The receipt that counts today, else the one that comes, else the last one."""
    bewijzen = read_bewijzen(session, [plaatsing.id for plaatsing in plaatsingen])
    geldig = [bewijs for bewijs in bewijzen if bewijs.vervallen is None]
    if (nu := find_geldend(geldig, vandaag)) is not None:
        return nu
    komt = [bewijs for bewijs in geldig if bewijs.van and bewijs.van > vandaag]
    eerst = min(komt, key=lambda bewijs: (bewijs.van or vandaag, bewijs.id), default=None)
    return eerst or max(geldig, key=lambda bewijs: (bewijs.van or date.min, bewijs.id), default=None)


def _subsidie_noot(subsidie: Bewijs) -> str:
    """ "lid 4 · 32 uur · per 01-01-2026" """
    dag, uren = subsidie.van or subsidie.peildatum, subsidie.contracturen
    route = dict(ROUTES).get(subsidie.route, "").partition(":")[0].lower()
    delen = [route if subsidie.route else "", f"{format_getal(uren)} uur" if uren else ""]
    delen.append(f"per {format_datum(dag)}" if dag else "")
    return " · ".join(filter(None, delen))


def _log(session: Session, kandidaat_id: int) -> tuple[LogRij, ...]:
    """The newest entries about the kandidaat and what stands in the dossier."""
    vraag = select(Logregel).where(about([kandidaat_id])).order_by(Logregel.id.desc()).limit(MEESTE_LOGREGELS)
    return tuple(
        LogRij(
            regel.moment,
            regel.gebruiker,
            regel.actie,
            " · ".join(filter(None, [regel.soort, regel.bijzonderheid])),
        )
        for regel in session.scalars(vraag)
    )
