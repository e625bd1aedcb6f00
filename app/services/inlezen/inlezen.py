"""Read a file in: the dry run that only looks, and the import that stores all of it or nothing."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.logboek import Logregel
from app.services.archief import Archief
from app.services.change import Change
from app.services.errors import UserError
from app.services.inlezen.bestand import Bestand, read_bestand
from app.services.inlezen.inleesrecords import Controle, Opdracht, Opzet
from app.services.inlezen.kolommen import propose
from app.services.inlezen.opslaan import count_by_kind, store_plan
from app.services.inlezen.plan import GESTOPT, Plan, make_plan
from app.services.velden import format_aantal
from app.services.voortgang import Voortgang, report

STANDAARD_BEKEND = {"kandidaten": "laten", "werkgevers": "aanvullen", "gemeenten": "bijwerken"}
NIETS_NIEUWS = "In dit bestand staat niets dat nog niet in het archief staat. Er is niets ingelezen."


def open_bestand(archief: Archief, pad: Path, wachtwoord: str = "") -> tuple[Bestand, Opzet]:
    """Read a file and guess what it is. Raises UserError; at "wachtwoord" when it has one."""
    bestand = read_bestand(pad, wachtwoord)
    return bestand, propose(archief, bestand)


def opdracht_of(opzet: Opzet) -> Opdracht:
    """The proposal as it stands, ready to be tried."""
    sleutels = tuple(kolom.sleutel for kolom in opzet.kolommen)
    return Opdracht(opzet.blad, opzet.koprij, opzet.tabel, sleutels, STANDAARD_BEKEND[opzet.tabel])


def controleer(
    archief: Archief, bestand: Bestand, opdracht: Opdracht, progress: Voortgang | None = None
) -> Controle:
    """What the import would do, and every finding at its cell; nothing is stored."""
    with archief.read() as session:
        plan = make_plan(session, archief, bestand, opdracht, progress)
    return _controle(plan)


def lees_in(
    archief: Archief, bestand: Bestand, opdracht: Opdracht, progress: Voortgang | None = None
) -> tuple[int, Controle, Change]:
    """Store everything in one transaction; answers the number of the import and what it did.

    Raises UserError when mistakes stand in the file (unless their rows are left out), when there is
    nothing new, or when it was stopped: then nothing was stored.
    """
    with archief.read() as session:
        gezien = _last_entry(session)
        plan = make_plan(session, archief, bestand, opdracht, _Part(progress, 0))
    _require_sound(plan)
    with archief.write() as werk:
        if _last_entry(werk.session) != gezien:  # somebody worked on: judge again, now that nobody can
            plan = make_plan(werk.session, archief, bestand, opdracht, _Part(progress, 0))
            _require_sound(plan)
        nummer = store_plan(werk, plan, bestand, _steps(progress))
        return nummer, _controle(plan), werk.change


def _require_sound(plan: Plan) -> None:
    fouten = plan.bevindingen.fouten
    if fouten and not plan.opdracht.fouten_overslaan:
        wat = format_aantal(fouten, "cel klopt", "cellen kloppen")
        raise UserError(
            f"{wat} niet. Er is niets ingelezen. Verbeter het bestand, of kies Rijen met fouten overslaan."
        )
    if _controle(plan).leeg:
        raise UserError(NIETS_NIEUWS)


def _controle(plan: Plan) -> Controle:
    bevindingen = plan.bevindingen
    nieuw = [ding for ding in plan.dingen if ding.bestaand is None]
    bekend = [ding for ding in plan.dingen if ding.bestaand is not None]
    return Controle(
        rijen=plan.rijen,
        nieuw=count_by_kind(nieuw),
        bekend=count_by_kind(bekend),
        gewijzigd=sum(bool(ding.veranderd) for ding in bekend),
        fouten=bevindingen.fouten,
        let_op=bevindingen.let_op,
        foute_rijen=len(bevindingen.rijen),
        bevindingen=tuple(sorted(bevindingen.kept, key=lambda deel: (deel.rij, deel.kolom, deel.ernst))),
    )


def _last_entry(session: Session) -> int:
    """Each change writes in the log, so the same last entry means the same archive."""
    return session.scalar(select(func.max(Logregel.id))) or 0


class _Part:
    """Half of the way for reading, half for storing."""

    def __init__(self, progress: Voortgang | None, half: int) -> None:
        self.progress, self.half = progress, half

    def __call__(self, done: int, total: int) -> None:
        if self.progress is not None:
            self.progress(self.half * total + done, 2 * total)

    @property
    def stopped(self) -> bool:
        """Whether the user asked to stop."""
        return self.progress is not None and self.progress.stopped


def _steps(progress: Voortgang | None) -> Callable[[int, int], None]:
    part = _Part(progress, 1)
    return lambda done, total: report(part, done, total, GESTOPT)
