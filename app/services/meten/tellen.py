"""Counting at the workplace: runs, their events, and what is taken over from them.

Events are only ever added. What was counted wrongly is withdrawn or corrected by another event, so that
the log of a run tells the whole of it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.loonwaarde import round_half_up_cent
from app.loonwaarde.telling import (
    Factoren,
    Gebeurtenis,
    Stand,
    Telsoort,
    compute_factoren,
    compute_stand,
    list_geldig,
)
from app.models import Hoofdtaak, Meetronde, Meting, Telgebeurtenis, Waarneming
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.lineage import closed_because, touch
from app.services.meten.telrecords import RondeRecord, Telplek
from app.services.objecten import create, delete_rij, get_rij, store_veld
from app.services.velden import format_waarde

FACTOREN = ("tempo", "kwaliteit", "netto_werktijd")
HOOGSTE_OORDEEL = 200  # percent; what a decision field accepts (law.md §8)
GELOGD = {
    Telsoort.EINDE: "afgesloten",
    Telsoort.VERVALT: "telling vervallen",
    Telsoort.KNIP: "tijd eruit geknipt",
    Telsoort.TELT_MEE: "tijd telt mee",
    Telsoort.MEER_GEMAAKT: "aantal gecorrigeerd",
    Telsoort.MEER_FOUT: "fouten gecorrigeerd",
}
GEEN_REDEN = "Schrijf kort op waarom u het aantal wijzigt. De telling zelf blijft bewaard."
LEGE_RONDE = "In deze ronde is niets geteld. Er valt niets over te nemen; tel eerst een paar stuks."
NOG_BEZIG = "Deze ronde loopt nog. Sluit hem eerst af met Enter."


def read_telplek(archief: Archief, hoofdtaak_id: int) -> Telplek:
    """The hoofdtaak with all its runs. Raises UserError when it is gone."""
    with archief.read() as session:
        taak: Hoofdtaak = get_rij(session, Ref("hoofdtaak", hoofdtaak_id))
        plaatsing = taak.meting.plaatsing
        rondes = session.scalars(select(Meetronde).filter_by(hoofdtaak_id=taak.id).order_by(Meetronde.volgnr))
        return Telplek(
            hoofdtaak_id=taak.id,
            meting_id=taak.meting_id,
            kandidaat_id=plaatsing.kandidaat_id,
            volgnr=taak.volgnr,
            omschrijving=taak.omschrijving,
            eenheid=taak.eenheid,
            norm_per_uur=Fraction(taak.norm_per_uur) if taak.norm_per_uur else None,
            naam=plaatsing.kandidaat.roepnaam or plaatsing.kandidaat.achternaam,
            werkgever=plaatsing.werkgever.naam if plaatsing.werkgever else "",
            gesloten=closed_because(session, Ref("hoofdtaak", taak.id)),
            rondes=tuple(_record(session, ronde) for ronde in rondes.all()),
        )


def start_ronde(archief: Archief, hoofdtaak_id: int, moment: datetime) -> tuple[RondeRecord, Change]:
    """A new run that begins at this moment; the one that goes on when there is one (another window)."""
    with archief.write() as werk:
        loopt = werk.session.scalar(select(Meetronde).filter_by(hoofdtaak_id=hoofdtaak_id, status="loopt"))
        ronde: Meetronde = loopt or create(
            werk,
            "meetronde",
            Ref("hoofdtaak", hoofdtaak_id),
            volgnr=1 + (_last(werk.session, hoofdtaak_id) or 0),
            status="loopt",
            begonnen=moment,
        )
        return _record(werk.session, ronde), werk.change


def store_gebeurtenissen(archief: Archief, ronde_id: int, delen: Sequence[Gebeurtenis]) -> Change:
    """Add these events in their order; what was stored before under the same key is left as it is.

    Raises UserError when the run is gone, its meting definitief, or a correction lacks its reason.
    """
    ref = Ref("meetronde", ronde_id)
    with archief.write() as werk:
        _refuse(werk.session, ref, delen)
        rijen = [_as_row(ronde_id, deel) for deel in delen]
        werk.session.execute(insert(Telgebeurtenis).on_conflict_do_nothing(), rijen)
        if any(deel.soort in (Telsoort.EINDE, Telsoort.VERVALT) for deel in delen):
            _set_status(werk, get_rij(werk.session, ref))
        for deel in delen:
            if deel.soort in GELOGD:
                werk.log(GELOGD[deel.soort], ref)
        werk.touch(ref)
        return werk.change


def accept_ronde(archief: Archief, ronde_id: int, als_oordeel: bool = False) -> Change:
    """Take a finished run over as observations, one per factor; taken over before, they are replaced.

    `als_oordeel` also fills in the decision (at most 200 percent). Raises UserError when nothing was counted.
    """
    with archief.write() as werk:
        ronde: Meetronde = get_rij(werk.session, Ref("meetronde", ronde_id))
        taak: Hoofdtaak = get_rij(werk.session, Ref("hoofdtaak", ronde.hoofdtaak_id))
        record = _record(werk.session, ronde)
        stand = stand_of(record)
        factoren = factoren_of(record, stand, Fraction(taak.norm_per_uur) if taak.norm_per_uur else None)
        if stand.loopt:
            raise UserError(NOG_BEZIG)
        if not stand.werknemer.gemaakt and not stand.collega.gemaakt:
            raise UserError(LEGE_RONDE)
        for oud in werk.session.scalars(select(Waarneming.id).filter_by(meetronde_id=ronde_id)).all():
            delete_rij(werk, Ref("waarneming", oud))
        for factor in FACTOREN:
            deel = getattr(factoren, factor)
            if deel is not None:
                _add_waarneming(werk, record, stand, factor)
                if als_oordeel:
                    _decide(werk, taak.id, factor, deel)
        werk.log("telling overgenomen", Ref("meetronde", ronde_id))
        return werk.change


def stand_of(record: RondeRecord, nu_ms: int = 0) -> Stand:
    """Where a run stands; `nu_ms` on its stopwatch when it goes on."""
    return compute_stand(record.gebeurtenissen, nu_ms, record.begonnen)


def factoren_of(record: RondeRecord, stand: Stand, norm_per_uur: Fraction | None) -> Factoren:
    """What a run proposes, in exact percent."""
    return compute_factoren(stand.werknemer, stand.collega, norm_per_uur, record.foutmarge)


def _last(session: Session, hoofdtaak_id: int) -> int | None:
    return session.scalar(select(func.max(Meetronde.volgnr)).filter_by(hoofdtaak_id=hoofdtaak_id))


def _record(session: Session, ronde: Meetronde) -> RondeRecord:
    tabel = Telgebeurtenis
    vraag = select(
        tabel.sleutel, tabel.soort, tabel.ms, tabel.wie, tabel.moment, tabel.van_ms, tabel.aantal, tabel.doel
    ).add_columns(tabel.reden)
    rijen = session.execute(vraag.filter_by(meetronde_id=ronde.id).order_by(tabel.id))
    over = session.scalars(select(Waarneming.factor).filter_by(meetronde_id=ronde.id))
    return RondeRecord(
        id=ronde.id,
        hoofdtaak_id=ronde.hoofdtaak_id,
        volgnr=ronde.volgnr,
        begonnen=ronde.begonnen,
        foutmarge=Fraction(ronde.foutmarge or 0),
        gebeurtenissen=tuple(_event(*rij) for rij in rijen),
        overgenomen=frozenset(over),
    )


def _event(
    sleutel: str,
    soort: str,
    ms: int,
    wie: str,
    moment: datetime,
    van_ms: int | None,
    aantal: int,
    doel: str,
    reden: str,
) -> Gebeurtenis:
    return Gebeurtenis(sleutel, Telsoort(soort), ms, wie, moment, van_ms or 0, aantal, doel, reden)


def _as_row(ronde_id: int, deel: Gebeurtenis) -> dict[str, object]:
    return {
        "meetronde_id": ronde_id,
        "sleutel": deel.sleutel,
        "soort": deel.soort.value,
        "wie": deel.wie,
        "moment": deel.moment,
        "ms": deel.ms,
        "van_ms": deel.van_ms,
        "aantal": deel.aantal,
        "doel": deel.doel,
        "reden": deel.reden,
    }


def _refuse(session: Session, ref: Ref, delen: Sequence[Gebeurtenis]) -> None:
    """One question to the archive: this is asked twenty times a second."""
    vraag = select(Meting.status).join(Hoofdtaak).join(Meetronde, Meetronde.hoofdtaak_id == Hoofdtaak.id)
    if session.scalar(vraag.where(Meetronde.id == ref.id)) != "concept":
        get_rij(session, ref)
        raise UserError(closed_because(session, ref))
    meer = (Telsoort.MEER_GEMAAKT, Telsoort.MEER_FOUT)
    if any(deel.soort in meer and not deel.reden.strip() for deel in delen):
        raise UserError(GEEN_REDEN, "reden")


def _set_status(werk: Werk, ronde: Meetronde) -> None:
    geldig = list_geldig(_record(werk.session, ronde).gebeurtenissen)
    ronde.status = "afgesloten" if any(deel.soort is Telsoort.EINDE for deel in geldig) else "loopt"
    touch(werk, Ref("meetronde", ronde.id))


def _add_waarneming(werk: Werk, record: RondeRecord, stand: Stand, factor: str) -> None:
    """The counts behind one factor; only those that this factor uses."""
    w, c = stand.werknemer, stand.collega
    begin = record.begonnen.replace(second=0, microsecond=0)
    telling: dict[str, object] = {"bruto_ms": w.bruto_ms, "netto_ms": w.netto_ms}
    if c.gezien:
        telling |= {"collega_bruto_ms": c.bruto_ms, "collega_netto_ms": c.netto_ms}
    if factor != "netto_werktijd":
        telling |= {"aantal": w.gemaakt, "collega_aantal": c.gemaakt or None}
    if factor == "kwaliteit":
        telling |= {"fouten": w.fouten, "collega_fouten": c.fouten if c.gemaakt else None}
        telling["foutmarge"] = round_half_up_cent(record.foutmarge) if record.foutmarge else None
    create(
        werk,
        "waarneming",
        Ref("hoofdtaak", record.hoofdtaak_id),
        factor=factor,
        herkomst="waargenomen",
        dag=begin.date(),
        tijd=begin.time(),
        notitie=_note(record, begin + timedelta(milliseconds=stand.looptijd_ms + stand.geknipt_ms)),
        meetronde_id=record.id,
        **telling,
    )


def _note(record: RondeRecord, einde: datetime) -> str:
    """Which run it was, and why it was corrected."""
    redenen = [deel.reden for deel in list_geldig(record.gebeurtenissen) if deel.reden]
    return "\n".join([f"Ronde {record.volgnr}, {record.begonnen:%H:%M}–{einde:%H:%M}", *redenen])


def _decide(werk: Werk, taak_id: int, factor: str, deel: Fraction) -> None:
    (veld,) = select_velden("hoofdtaak", factor)
    tekst = format_waarde(veld, round_half_up_cent(min(deel, Fraction(HOOGSTE_OORDEEL))))
    weigering = store_veld(werk, Ref("hoofdtaak", taak_id), factor, tekst)
    if weigering:
        raise weigering
