"""From stage to job: recorded when it happens, and counted with its denominator (process.md §4, Losser)."""

from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from app.documents.stageovergang import Stage, Stageoverzicht
from app.models import Kandidaat, Plaatsing, Stageovergang
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.coachen.papierkeuze import Papierkeuze
from app.services.dossiers.dossier import plaatsing_titel
from app.services.dossiers.plaatsingen import contracturen_op, ended_on
from app.services.errors import UserError
from app.services.formulieren.plaatsing import STAGES
from app.services.lineage import touch
from app.services.naam import format_lijstnaam
from app.services.objecten import create, get_rij

GEEN_STAGE = "Alleen een stage of proefplaats kan een plaatsing worden."
AL_GEDAAN = "Van deze stage is al vastgelegd welke plaatsing eruit volgde."
OVERGENOMEN = ("werkgever_id", "functie", "voltijduren", "werkdagen_per_week")


def convert_stage(archief: Archief, stage_id: int) -> tuple[int, Change]:
    """The job that follows from a stage: same employer, function and hours, from the day after it ends.

    The stage is closed as "doorgestroomd". Raises UserError when it is no stage, or was converted before.
    """
    with archief.write() as werk:
        stage: Plaatsing = get_rij(werk.session, Ref("plaatsing", stage_id))
        if stage.soort not in STAGES:
            raise UserError(GEEN_STAGE)
        if werk.session.scalar(select(Stageovergang.id).filter_by(stage_id=stage_id)):
            raise UserError(AL_GEDAAN)
        plaatsing = _follow_up(werk, stage)
        create(
            werk,
            "stageovergang",
            Ref("plaatsing", stage_id),
            plaatsing_id=plaatsing.id,
            dag=archief.vandaag,
        )
        _close(werk, stage, archief.vandaag)
        return plaatsing.id, werk.change


def can_convert(archief: Archief, plaatsing_id: int) -> bool:
    """Whether this plaatsing is a stage from which no job followed yet."""
    with archief.read() as session:
        plaatsing: Plaatsing = get_rij(session, Ref("plaatsing", plaatsing_id))
        gevolgd = session.scalar(select(Stageovergang.id).filter_by(stage_id=plaatsing_id))
        return plaatsing.soort in STAGES and gevolgd is None


def build_stages(archief: Archief, session: Session, keuze: Papierkeuze) -> Stageoverzicht:
    """All stages that ended in the period, by day of their end, with the job that followed if any."""
    gevolgd = aliased(Plaatsing)
    vraag = (
        select(Plaatsing, gevolgd)
        .join(Kandidaat, Plaatsing.kandidaat_id == Kandidaat.id)
        .outerjoin(Stageovergang, Stageovergang.stage_id == Plaatsing.id)
        .outerjoin(gevolgd, Stageovergang.plaatsing_id == gevolgd.id)
        .where(Plaatsing.soort.in_(STAGES))
        .where(or_(Plaatsing.einde.is_not(None), Plaatsing.uitkomst_datum.is_not(None)))
        .options(joinedload(Plaatsing.kandidaat), joinedload(Plaatsing.werkgever))
        .order_by(Kandidaat.sorteernaam, Plaatsing.id)
    )
    laatste = min(keuze.tot, archief.vandaag)
    stages = [_stage(stage, job) for stage, job in session.execute(vraag)]
    return Stageoverzicht(
        van=keuze.van,
        tot=keuze.tot,
        stages=tuple(stage for stage in stages if keuze.van <= stage.einde <= laatste),
        gemaakt_op=archief.vandaag,
        gemaakt_door=archief.gebruiker,
    )


def _follow_up(werk: Werk, stage: Plaatsing) -> Plaatsing:
    begin = stage.einde + timedelta(days=1) if stage.einde else werk.moment.date()
    waarden = {naam: getattr(stage, naam) for naam in OVERGENOMEN}
    plaatsing: Plaatsing = create(
        werk,
        "plaatsing",
        Ref("kandidaat", stage.kandidaat_id),
        soort="dienstbetrekking",
        begin=begin,
        uitkomst="loopt",
        **waarden,
    )
    if uren := contracturen_op(stage, begin):
        create(werk, "urenafspraak", Ref("plaatsing", plaatsing.id), vanaf=begin, contracturen=uren)
    return plaatsing


def _close(werk: Werk, stage: Plaatsing, vandaag: date) -> None:
    ref = Ref("plaatsing", stage.id)
    stage.uitkomst = "doorgestroomd"
    stage.uitkomst_datum = stage.einde or vandaag
    touch(werk, ref)
    werk.log("stage werd plaatsing", ref)


def _stage(stage: Plaatsing, job: Plaatsing | None) -> Stage:
    begin = (job.begin or date.min) if job else None
    return Stage(
        naam=format_lijstnaam(stage.kandidaat),
        dossiernummer=stage.kandidaat.dossiernummer,
        werkgever=stage.werkgever.naam if stage.werkgever else "",
        functie=stage.functie,
        begin=stage.begin,
        einde=ended_on(stage) or date.max,
        plaatsing=plaatsing_titel(job) if job else "",
        plaatsing_begin=begin,
    )
