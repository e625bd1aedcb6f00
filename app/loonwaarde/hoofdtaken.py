"""Hoofdtaken as observed: their shares of the working time and their limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

from app.loonwaarde.bedrag import check_getal, check_heel, format_breuk, format_getal
from app.loonwaarde.bedragen import load_bedragen
from app.loonwaarde.fout import LoonwaardeFout

FACTOREN: Final = ("tempo", "kwaliteit", "netto_werktijd")
FACTOR_NAMEN: Final = {"tempo": "tempo", "kwaliteit": "kwaliteit", "netto_werktijd": "netto werktijd"}
FACTOR_HOOGST: Final = 200
FACTOR_TELT_TOT: Final = 100
TAKEN_HOOGST: Final = 5
MINUTEN_HOOGST: Final = 3600
WERKDAGEN_HOOGST: Final = 7


@dataclass(frozen=True, slots=True)
class Hoofdtaak:
    """One task as observed: scores in percent (0–200), and a share in percent or minutes per week."""

    tempo: Decimal
    kwaliteit: Decimal
    netto_werktijd: Decimal
    aandeel: Decimal | None = None
    minuten_per_week: int | None = None
    omschrijving: str = ""

    @property
    def geteld(self) -> tuple[Decimal, Decimal, Decimal]:
        """Return tempo, kwaliteit, netto werktijd as they count: at most 100 percent."""
        hoogst = Decimal(FACTOR_TELT_TOT)
        return min(self.tempo, hoogst), min(self.kwaliteit, hoogst), min(self.netto_werktijd, hoogst)


def check_hoofdtaken(hoofdtaken: Sequence[Hoofdtaak], werkdagen_per_week: int | None) -> tuple[Fraction, ...]:
    """Check number, scores, shares and limits, and return the exact shares in percent.

    Besluit loonkostensubsidie Participatiewet 2021 art. 1. Raises LoonwaardeFout at the first fault.
    """
    check_heel(len(hoofdtaken), "aantal hoofdtaken", 1, TAKEN_HOOGST, "hoofdtaken")
    if werkdagen_per_week is not None:
        check_heel(werkdagen_per_week, "werkdagen per week", 1, WERKDAGEN_HOOGST, "werkdagen_per_week")
    for volgnr, taak in enumerate(hoofdtaken, 1):
        _check_scores(volgnr, taak)
    aandelen = compute_aandelen(hoofdtaken)
    _check_grenzen(hoofdtaken, aandelen, werkdagen_per_week)
    return aandelen


def compute_aandelen(hoofdtaken: Sequence[Hoofdtaak]) -> tuple[Fraction, ...]:
    """Return the exact shares in percent, from minutes or from shares as entered; raises LoonwaardeFout."""
    met_minuten = [taak.minuten_per_week is not None for taak in hoofdtaken]
    if any(
        (taak.aandeel is not None) is minuten for taak, minuten in zip(hoofdtaken, met_minuten, strict=True)
    ) or (len(set(met_minuten)) > 1):
        raise LoonwaardeFout(
            "hoofdtaken",
            "aandeel: geef voor alle hoofdtaken een aandeel, of voor alle hoofdtaken minuten per week.",
        )
    return _from_minuten(hoofdtaken) if met_minuten[0] else _from_aandelen(hoofdtaken)


def describe_grens(aandeel: Fraction, minuten_per_dag: Fraction | None) -> str:
    """Say which limit of a hoofdtaak is missed and by how much; "" when both are met.

    Besluit loonkostensubsidie Participatiewet 2021 art. 1: at least 1/16 of the weekly working time and
    at least 30 minutes per working day.
    """
    bedragen = load_bedragen()
    dag = bedragen.eerste_dag()
    kleinste = bedragen.get("hoofdtaak_aandeel", dag).getal
    minuten = bedragen.get("hoofdtaak_minuten", dag).getal
    teksten = []
    if aandeel < Fraction(kleinste):
        teksten.append(
            f"het aandeel is {_shown(aandeel)} procent, dat is "
            f"{_short(kleinste, aandeel)} procentpunt onder "
            f"de grens van {format_getal(kleinste)} procent (1/16) van de werktijd"
        )
    if minuten_per_dag is not None and minuten_per_dag < Fraction(minuten):
        teksten.append(
            f"{_shown(minuten_per_dag)} minuten per werkdag, dat is {_short(minuten, minuten_per_dag)} onder "
            f"de grens van {format_getal(minuten)} minuten"
        )
    return " en ".join(teksten)


def _shown(waarde: Fraction) -> str:
    """Two decimals, cut off: what is below a limit is never shown as the limit itself."""
    return format_getal(Decimal(floor(waarde * 100)) / 100)


def _short(grens: Decimal, waarde: Fraction) -> str:
    """By how much the value is below the limit, in step with how it is shown."""
    return format_getal(grens - Decimal(floor(waarde * 100)) / 100)


def _check_scores(volgnr: int, taak: Hoofdtaak) -> None:
    for factor in FACTOREN:
        naam = f"{FACTOR_NAMEN[factor]} van hoofdtaak {volgnr}"
        check_getal(getattr(taak, factor), naam, 0, FACTOR_HOOGST, 2, f"hoofdtaak.{volgnr}.{factor}")


def _from_minuten(hoofdtaken: Sequence[Hoofdtaak]) -> tuple[Fraction, ...]:
    minuten = [
        check_heel(
            taak.minuten_per_week,
            f"minuten per week van hoofdtaak {volgnr}",
            1,
            MINUTEN_HOOGST,
            f"hoofdtaak.{volgnr}.minuten_per_week",
        )
        for volgnr, taak in enumerate(hoofdtaken, 1)
    ]
    samen = check_heel(
        sum(minuten), "minuten per week van alle hoofdtaken samen", 1, MINUTEN_HOOGST, "hoofdtaken"
    )
    return tuple(Fraction(100 * deel, samen) for deel in minuten)


def _from_aandelen(hoofdtaken: Sequence[Hoofdtaak]) -> tuple[Fraction, ...]:
    aandelen = [
        check_getal(
            taak.aandeel, f"aandeel van hoofdtaak {volgnr}", 0, 100, None, f"hoofdtaak.{volgnr}.aandeel"
        )
        for volgnr, taak in enumerate(hoofdtaken, 1)
    ]
    breuken = tuple(map(Fraction, aandelen))
    if (samen := sum(breuken, Fraction())) != 100:
        raise LoonwaardeFout("hoofdtaken", describe_aandelen(samen))
    return breuken


def describe_aandelen(samen: Fraction) -> str:
    """Say by how much the shares (percent) miss 100."""
    verschil = samen - 100
    kant = "te veel" if verschil > 0 else "te weinig"
    return (
        f"aandeel: de aandelen zijn samen {format_breuk(samen)} procent; dat moet precies 100 "
        f"procent zijn ({format_breuk(abs(verschil))} {kant})."
    )


def _check_grenzen(
    hoofdtaken: Sequence[Hoofdtaak], aandelen: Sequence[Fraction], werkdagen: int | None
) -> None:
    for volgnr, (taak, aandeel) in enumerate(zip(hoofdtaken, aandelen, strict=True), 1):
        per_dag = None
        if taak.minuten_per_week is not None:
            if werkdagen is None:
                raise LoonwaardeFout(
                    "werkdagen_per_week",
                    "werkdagen per week: bij minuten per week is een aantal van 1 tot en met 7 nodig.",
                )
            per_dag = Fraction(taak.minuten_per_week, werkdagen)
        if tekst := describe_grens(aandeel, per_dag):
            veld = "aandeel" if taak.minuten_per_week is None else "minuten_per_week"
            raise LoonwaardeFout(
                f"hoofdtaak.{volgnr}.{veld}",
                f"aandeel van hoofdtaak {volgnr}: {tekst}. Voeg deze taak samen met een andere hoofdtaak.",
            )
