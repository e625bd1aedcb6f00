"""From stage to job: how many stages that ended led to a job, with who stands behind each number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import LEEG, plain_text, write_date, write_percentage

TITEL = "Van stage naar plaatsing"
UITLEG = (
    "Geteld zijn alle stages en proefplaatsen die in de periode zijn geëindigd: dat is de noemer. Een stage "
    "telt als geslaagd als is vastgelegd welke plaatsing eruit volgde: dat is de teller."
)
INTERN = "Deze lijst noemt personen en is voor eigen gebruik."


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that ended; `plaatsing_begin` is None when no job followed from it."""

    naam: str
    dossiernummer: str
    werkgever: str
    functie: str
    begin: date | None
    einde: date
    plaatsing: str = ""
    plaatsing_begin: date | None = None


@dataclass(frozen=True, slots=True)
class Stageoverzicht:
    """The stages that ended from `van` to `tot`, with and without a job that followed."""

    van: date
    tot: date
    stages: tuple[Stage, ...]
    gemaakt_op: date
    gemaakt_door: str

    @property
    def geslaagd(self) -> tuple[Stage, ...]:
        """Those that led to a job: the numerator."""
        return tuple(stage for stage in self.stages if stage.plaatsing_begin is not None)


def describe_deel(overzicht: Stageoverzicht) -> str:
    """Return numerator, denominator and percentage in words; no percentage of nothing."""
    geslaagd, alle = len(overzicht.geslaagd), len(overzicht.stages)
    if not alle:
        return "In deze periode is geen stage geëindigd."
    deel = write_percentage(Fraction(100 * geslaagd, alle))
    return f"{geslaagd} van de {alle} geëindigde stages leidden tot een plaatsing ({deel})"


def write_stageoverzicht(overzicht: Stageoverzicht) -> bytes:
    """Return the overview as PDF bytes; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(TITEL)
    papier.velden((("Periode", f"{write_date(overzicht.van)} tot en met {write_date(overzicht.tot)}"),), 90)
    papier.alinea(describe_deel(overzicht), "slotregel")
    papier.alinea(UITLEG)
    papier.alinea(INTERN, "klein")
    papier.kop("Stages die tot een plaatsing leidden")
    _put_stages(papier, overzicht.geslaagd)
    papier.kop("Stages zonder plaatsing")
    _put_stages(papier, [stage for stage in overzicht.stages if stage.plaatsing_begin is None])
    frame = PageFrame(footer=TITEL)
    return papier.to_pdf(frame, Properties(TITEL, plain_text(overzicht.gemaakt_door), overzicht.gemaakt_op))


def _put_stages(papier: Papier, stages: Sequence[Stage]) -> None:
    if not stages:
        papier.alinea("Geen.")
        return
    rijen = [
        (
            f"{stage.naam}\ndossier {stage.dossiernummer}",
            f"{stage.functie or LEEG}\n{stage.werkgever or LEEG}",
            f"{write_date(stage.begin)} tot en met {write_date(stage.einde)}",
            f"{stage.plaatsing}\nvanaf {write_date(stage.plaatsing_begin)}"
            if stage.plaatsing_begin
            else LEEG,
        )
        for stage in stages
    ]
    papier.tabel(("Wie", "Stage", "Periode", "Plaatsing"), rijen, (23, 26, 25, 26))
