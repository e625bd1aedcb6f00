"""From hoofdtaken to the loonwaarde (Besluit loonkostensubsidie Participatiewet 2021)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from app.loonwaarde.bedrag import (
    format_breuk,
    format_getal,
    format_percentage,
    format_som,
    round_half_up,
    round_half_up_percent,
)
from app.loonwaarde.bron import BESLUIT_LOONWAARDE, BESLUIT_PRESTATIE
from app.loonwaarde.hoofdtaken import FACTOR_NAMEN, FACTOREN, Hoofdtaak, check_hoofdtaken
from app.loonwaarde.toelichting import Stap

_TOON_DECIMALEN: Final = range(2, 15)


@dataclass(frozen=True, slots=True)
class Arbeidsprestatie:
    """The result of one hoofdtaak; `aandeel` and `resultaat` are exact percentages."""

    hoofdtaak: Hoofdtaak
    aandeel: Fraction
    resultaat: Fraction

    @property
    def geteld(self) -> tuple[Decimal, Decimal, Decimal]:
        """Return tempo, kwaliteit, netto werktijd as they count: at most 100 percent."""
        return self.hoofdtaak.geteld


@dataclass(frozen=True, slots=True)
class GetoondePrestaties:
    """The results as texts, with as many decimals as needed to reach the same whole percent."""

    teksten: tuple[str, ...]
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Loonwaarde:
    """The loonwaarde in whole percent, the exact sum behind it, and the result of each hoofdtaak."""

    percentage: int
    som: Fraction
    prestaties: tuple[Arbeidsprestatie, ...]

    def percentage_with(self, volgnr: int, factor: str, score: Decimal) -> int:
        """Return the whole percent when one score (percent 0–200) of one hoofdtaak were this one."""
        oud = self.prestaties[volgnr - 1]
        anders: dict[str, Any] = {factor: score}
        nieuw = _prestatie(replace(oud.hoofdtaak, **anders), oud.aandeel)
        return round_half_up_percent(self.som - oud.resultaat + nieuw.resultaat)

    @property
    def som_tekst(self) -> str:
        """Return the sum exactly, with a decimal point; a fraction without end is cut to 8 decimals."""
        return format_som(self.som)

    @property
    def getoond(self) -> GetoondePrestaties:
        """Return the results as shown on screen and paper."""
        return _toon(self)

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """Return the explanation trail."""
        return _stappen(self)


def compute_loonwaarde(
    hoofdtaken: Sequence[Hoofdtaak], werkdagen_per_week: int | None = None, regulier: bool = False
) -> Loonwaarde:
    """Return the loonwaarde: sum of share × tempo × kwaliteit × netto werktijd, rounded half up once.

    Besluit loonkostensubsidie Participatiewet 2021 art. 3 lid 1 (rounding to whole percents) and art. 5.
    The product formula itself is read in the rules of 2014 (L = T·K·I·BT) and matches the columns of the
    model report of 2021; the wording of art. 5 was not available. Scores in percent, observed above 100
    they count as 100. With minutes per week, `werkdagen_per_week` is required. `regulier` (the employee
    performs as any other) gives 100 without the task table. Raises LoonwaardeFout.
    """
    if regulier:
        return Loonwaarde(100, Fraction(100), ())
    aandelen = check_hoofdtaken(hoofdtaken, werkdagen_per_week)
    prestaties = tuple(map(_prestatie, hoofdtaken, aandelen))
    som = sum((prestatie.resultaat for prestatie in prestaties), Fraction())
    return Loonwaarde(round_half_up_percent(som), som, prestaties)


def _prestatie(taak: Hoofdtaak, aandeel: Fraction) -> Arbeidsprestatie:
    tempo, kwaliteit, werktijd = map(Fraction, taak.geteld)
    return Arbeidsprestatie(taak, aandeel, aandeel * tempo * kwaliteit * werktijd / 100**3)


def _toon(loonwaarde: Loonwaarde) -> GetoondePrestaties:
    resultaten = [prestatie.resultaat for prestatie in loonwaarde.prestaties]
    for decimalen in _TOON_DECIMALEN:
        samen = Fraction(sum(round_half_up(r, decimalen) for r in resultaten), 10**decimalen)
        if not resultaten or round_half_up_percent(samen) == loonwaarde.percentage:
            teksten = tuple(format_percentage(r, decimalen) for r in resultaten)
            meer = f"Getoond met {decimalen} decimalen: met twee zou de som anders afronden."
            return GetoondePrestaties(teksten, meer if decimalen > _TOON_DECIMALEN[0] else "")
    teksten = tuple(map(format_breuk, resultaten))
    meer = f"Deze getallen hebben geen einde; samen zijn ze precies {format_breuk(loonwaarde.som)} procent."
    return GetoondePrestaties(teksten, meer)


def _stappen(loonwaarde: Loonwaarde) -> tuple[Stap, ...]:
    uitkomst = f"{loonwaarde.percentage}"
    if not loonwaarde.prestaties:
        regel = "De werknemer levert een reguliere arbeidsprestatie: de loonwaarde is 100 procent"
        return (Stap(regel, BESLUIT_LOONWAARDE, (), uitkomst, "procent"),)
    getoond = loonwaarde.getoond
    delen = [
        _stap_prestatie(volgnr, prestatie, tekst)
        for volgnr, (prestatie, tekst) in enumerate(
            zip(loonwaarde.prestaties, getoond.teksten, strict=True), 1
        )
    ]
    som = ("som van de arbeidsprestaties", f"{format_breuk(loonwaarde.som)} %")
    regel = "Tel de arbeidsprestaties op en rond één keer af op hele procenten, vanaf een half omhoog"
    return (*delen, Stap(regel, BESLUIT_LOONWAARDE, (som,), uitkomst, "procent", getoond.opmerking))


def _stap_prestatie(volgnr: int, prestatie: Arbeidsprestatie, tekst: str) -> Stap:
    invoer = [("aandeel", f"{format_breuk(prestatie.aandeel)} %")]
    boven = []
    for factor, geteld in zip(FACTOREN, prestatie.geteld, strict=True):
        waargenomen = getattr(prestatie.hoofdtaak, factor)
        invoer.append((FACTOR_NAMEN[factor], f"{format_getal(geteld)} %"))
        if waargenomen > geteld:
            boven.append(f"{FACTOR_NAMEN[factor]} {format_getal(waargenomen)} % telt als 100 %")
    regel = f"Hoofdtaak {volgnr}: aandeel × tempo × kwaliteit × netto werktijd"
    return Stap(regel, BESLUIT_PRESTATIE, tuple(invoer), tekst, "procent", "; ".join(boven))
