"""The coaching plan of one traject: why, goals, hours, and the agreement of employee and employer."""

from dataclasses import dataclass
from datetime import date

from app.documents.handtekening import GEEN_CRYPTO, Handtekening, put_handtekening
from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import LEEG, plain_text, write_date, write_minutes

TITEL = "Coachingsplan"
INLEIDING = (
    "In dit plan staat waar de begeleiding over gaat, hoeveel uren er zijn en wat wij samen willen bereiken. "
    "Wie tekent, zegt daarmee dat hij of zij het plan heeft gelezen en het ermee eens is."
)


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """Who agrees: `partij` is werknemer, werkgever or jobcoach."""

    partij: str
    naam: str
    handtekening: Handtekening | None = None


@dataclass(frozen=True, slots=True)
class Plandoel:
    """A goal of the plan."""

    omschrijving: str
    streefdatum: date | None
    stand: str


@dataclass(frozen=True, slots=True)
class Coachingsplan:
    """The whole paper. `kop` are label and value of the head; minutes granted, None when not known."""

    kop: tuple[tuple[str, str], ...]
    dossiernummer: str
    begin: date | None
    einde: date | None
    regime: str
    toegekend: int | None
    doelen: tuple[Plandoel, ...]
    akkoord_op: date | None
    ondertekenaars: tuple[Ondertekenaar, ...]
    coach: str
    gemaakt_op: date


def write_coachingsplan(plan: Coachingsplan) -> bytes:
    """Return the plan as PDF bytes; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(TITEL)
    papier.alinea(INLEIDING, "inleiding")
    papier.velden(plan.kop, 130)
    papier.kop("Begeleiding")
    papier.velden(
        (
            ("Van", write_date(plan.begin)),
            ("Tot en met", write_date(plan.einde)),
            ("Regime", plan.regime or LEEG),
            ("Uren toegekend", write_minutes(plan.toegekend)),
            ("Jobcoach", plan.coach or LEEG),
        ),
        130,
    )
    papier.kop("Doelen")
    if plan.doelen:
        rijen = [
            (str(nummer), doel.omschrijving or LEEG, write_date(doel.streefdatum), doel.stand)
            for nummer, doel in enumerate(plan.doelen, 1)
        ]
        papier.tabel(("Nr", "Doel", "Streefdatum", "Stand"), rijen, (6, 56, 22, 16))
    else:
        papier.alinea("Er zijn nog geen doelen in het plan.")
    _put_akkoord(papier, plan)
    frame = PageFrame(footer=f"{TITEL} · dossier {plan.dossiernummer[:24]}")
    return papier.to_pdf(frame, Properties(TITEL, plain_text(plan.coach), plan.gemaakt_op))


def _put_akkoord(papier: Papier, plan: Coachingsplan) -> None:
    papier.houd_bijeen(270)
    papier.kop("Akkoord")
    papier.alinea(write_date(plan.akkoord_op), label="Plan akkoord op:")
    for ondertekenaar in plan.ondertekenaars:
        put_handtekening(papier, ondertekenaar.partij, ondertekenaar.naam, ondertekenaar.handtekening)
    if any(ondertekenaar.handtekening for ondertekenaar in plan.ondertekenaars):
        papier.alinea(GEEN_CRYPTO, "klein")
