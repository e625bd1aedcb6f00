"""Coachtrajecten: who pays, which goals, how many hours are left."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from app.models import Coachtraject, ContactDoel, Contactmoment, Doel, Kandidaat
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.coachen.budget import Uren, compute_budget, read_budgetten, read_uren
from app.services.coachen.evaluaties import list_evaluaties
from app.services.dossiers.plaatsingen import newest_plaatsing
from app.services.naam import format_lijstnaam
from app.services.objecten import create, get_rij
from app.services.records import Budget, EvaluatieRij, TrajectRecord

STIL_NA_DAGEN = 30


def create_traject(archief: Archief, kandidaat_id: int) -> tuple[int, Change]:
    """A new traject from today, paid by the gemeente of the kandidaat, coached by the user."""
    with archief.write() as werk:
        return new_traject(werk, kandidaat_id).id, werk.change


def new_traject(werk: Werk, kandidaat_id: int) -> Coachtraject:
    """As `create_traject`, in the caller's transaction."""
    ref = Ref("kandidaat", kandidaat_id)
    kandidaat: Kandidaat = get_rij(werk.session, ref)
    plaatsing = newest_plaatsing(werk.session, kandidaat_id)
    traject: Coachtraject = create(
        werk,
        "coachtraject",
        ref,
        betaler="gemeente",
        gemeente_id=kandidaat.gemeente_id,
        plaatsing_id=plaatsing.id if plaatsing else None,
        coach=werk.gebruiker,
        begin=werk.moment.date(),
    )
    return traject


def create_doel(archief: Archief, traject_id: int) -> tuple[int, Change]:
    """A new goal in the plan of this traject, still without words."""
    with archief.write() as werk:
        rij = create(werk, "doel", Ref("coachtraject", traject_id), status="loopt")
        return rij.id, werk.change


def read_budget(archief: Archief, traject_id: int) -> Budget:
    """Hours of a traject in minutes; only declarable contacts count, travel stands apart."""
    with archief.read() as session:
        traject: Coachtraject = get_rij(session, Ref("coachtraject", traject_id))
        return read_budgetten(session, [traject], archief.vandaag)[traject_id]


def list_trajecten(archief: Archief, ook_afgelopen: bool = False) -> tuple[TrajectRecord, ...]:
    """The trajecten that run today (or all of them), by name of the kandidaat."""
    with archief.read() as session:
        vraag = select(Coachtraject).join(Kandidaat)
        if not ook_afgelopen:
            vandaag = archief.vandaag
            vraag = vraag.where(func.coalesce(Coachtraject.einde, vandaag) >= vandaag)
        vraag = vraag.options(contains_eager(Coachtraject.kandidaat), selectinload(Coachtraject.doelen))
        rijen = session.scalars(vraag.order_by(Kandidaat.sorteernaam, Kandidaat.id))
        return build_trajecten(session, rijen, archief.vandaag)


def build_trajecten(
    session: Session, trajecten: Iterable[Coachtraject], vandaag: date
) -> tuple[TrajectRecord, ...]:
    """Records of these trajecten, with a few questions for all of them together."""
    rijen = list(trajecten)
    alle_uren = read_uren(session, vandaag, [rij.id for rij in rijen])
    evaluaties = list_evaluaties(session, [rij.id for rij in rijen])
    return tuple(
        _record(rij, alle_uren.get(rij.id, Uren()), evaluaties.get(rij.id, ()), vandaag) for rij in rijen
    )


def list_stille_doelen(
    archief: Archief, traject_id: int, dagen: int = STIL_NA_DAGEN
) -> tuple[tuple[int, str, date | None], ...]:
    """Running goals without a recorded contact for so many days: number, words, last contact."""
    grens = archief.vandaag - timedelta(days=dagen)
    laatste = func.max(Contactmoment.datum).label("laatste")
    vraag = (
        select(Doel.id, Doel.omschrijving, laatste)
        .outerjoin(ContactDoel, ContactDoel.doel_id == Doel.id)
        .outerjoin(
            Contactmoment,
            (Contactmoment.id == ContactDoel.contact_id) & (Contactmoment.status == "vastgelegd"),
        )
        .where(Doel.traject_id == traject_id, Doel.status == "loopt")
        .group_by(Doel.id)
        .having(func.coalesce(laatste, date.min) < grens)
        .order_by(Doel.id)
    )
    with archief.read() as session:
        return tuple((nummer, woorden, dag) for nummer, woorden, dag in session.execute(vraag))


def _record(
    traject: Coachtraject, uren: Uren, evaluaties: tuple[EvaluatieRij, ...], vandaag: date
) -> TrajectRecord:
    return TrajectRecord(
        id=traject.id,
        kandidaat_id=traject.kandidaat_id,
        kandidaat=format_lijstnaam(traject.kandidaat),
        betaler=traject.betaler,
        begin=traject.begin,
        einde=traject.einde,
        regime=traject.regime.naam if traject.regime else "",
        budget=compute_budget(uren, traject, vandaag),
        doelen=tuple((doel.id, doel.omschrijving, doel.streefdatum, doel.status) for doel in traject.doelen),
        volgend_contact=uren.volgend,
        evaluaties=evaluaties,
    )
