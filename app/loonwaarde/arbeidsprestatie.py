"""From hoofdtaken to the loonwaarde (Besluit loonkostensubsidie Participatiewet 2021)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.loonwaarde.bedrag import (
    check_getal,
    check_heel,
    format_getal,
    format_percentage,
    round_half_up,
    round_half_up_percent,
)
from app.loonwaarde.bedragen import load_bedragen
from app.loonwaarde.bron import BESLUIT_LOONWAARDE, BESLUIT_PRESTATIE
from app.loonwaarde.fout import LoonwaardeFout
from app.loonwaarde.toelichting import Stap

FACTOREN: Final = ("tempo", "kwaliteit", "netto_werktijd")
FACTOR_NAMEN: Final = {"tempo": "tempo", "kwaliteit": "kwaliteit", "netto_werktijd": "netto werktijd"}
FACTOR_HOOGST: Final = 200
FACTOR_TELT_TOT: Final = 100
TAKEN_HOOGST: Final = 5
MINUTEN_HOOGST: Final = 3600
WERKDAGEN_HOOGST: Final = 7
_SOM_DECIMALEN: Final = 8
_TOON_DECIMALEN: Final = range(2, 15)


@dataclass(frozen=True, slots=True)
class Hoofdtaak:
    """One task as observed: scores in percent (0–200), and a share in percent or minutes per week."""

    tempo: Decimal
    kwaliteit: Decimal
    netto_werktijd: Decimal
    aandeel: Decimal | None = None
    minuten_per_week: int | None = None
    omschrijving: str = ""


@dataclass(frozen=True, slots=True)
class Arbeidsprestatie:
    """The result of one hoofdtaak; `aandeel` and `resultaat` are exact percentages."""

    hoofdtaak: Hoofdtaak
    aandeel: Fraction
    resultaat: Fraction

    @property
    def geteld(self) -> tuple[Decimal, Decimal, Decimal]:
        """Return tempo, kwaliteit, netto werktijd as they count: at most 100 percent."""
        return _geteld(self.hoofdtaak)


@dataclass(frozen=True, slots=True)
class GetoondePrestaties:
    """The results as texts, with as many decimals as needed to reach the same whole percent."""

    teksten: tuple[str, ...]
    decimalen: int
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Loonwaarde:
    """The loonwaarde in whole percent, the exact sum behind it, and the result of each hoofdtaak."""

    percentage: int
    som: Fraction
    prestaties: tuple[Arbeidsprestatie, ...]

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
    check_heel(len(hoofdtaken), "aantal hoofdtaken", 1, TAKEN_HOOGST, "hoofdtaken")
    if werkdagen_per_week is not None:
        check_heel(werkdagen_per_week, "werkdagen per week", 1, WERKDAGEN_HOOGST, "werkdagen_per_week")
    for volgnr, taak in enumerate(hoofdtaken, 1):
        _check_scores(volgnr, taak)
    aandelen = compute_aandelen(hoofdtaken)
    _check_grenzen(hoofdtaken, aandelen, werkdagen_per_week)
    prestaties = tuple(map(_prestatie, hoofdtaken, aandelen))
    som = sum((prestatie.resultaat for prestatie in prestaties), Fraction())
    return Loonwaarde(round_half_up_percent(som), som, prestaties)


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


def compute_effect(
    hoofdtaken: Sequence[Hoofdtaak], werkdagen_per_week: int | None, volgnr: int, factor: str, punten: Decimal
) -> int:
    """Return how many whole percent the loonwaarde changes when one score changes by `punten` points.

    The changed score is kept within 0–200. Raises LoonwaardeFout like `compute_loonwaarde`.
    """
    taak = hoofdtaken[volgnr - 1]
    score = min(max(getattr(taak, factor) + punten, Decimal(0)), Decimal(FACTOR_HOOGST))
    anders = [*hoofdtaken]
    anders[volgnr - 1] = replace(taak, **{factor: score})
    nieuw = compute_loonwaarde(anders, werkdagen_per_week).percentage
    return nieuw - compute_loonwaarde(hoofdtaken, werkdagen_per_week).percentage


def describe_grens(aandeel: Fraction, minuten_per_dag: Fraction | None) -> str:
    """Say which limit of a hoofdtaak is missed and by how much; "" when both are met.

    Besluit loonkostensubsidie Participatiewet 2021 art. 1: at least 1/16 of the weekly working time and
    at least 30 minutes per working day.
    """
    bedragen = load_bedragen()
    dag = bedragen.eerste_dag()
    kleinste = bedragen.percentage("hoofdtaak_aandeel", dag)
    minuten = bedragen.percentage("hoofdtaak_minuten", dag)
    teksten = []
    if aandeel < kleinste:
        teksten.append(
            f"het aandeel is {_kort(aandeel)} %, dat is {_kort(kleinste - aandeel)} procentpunt onder de grens van "
            f"{format_getal(kleinste)} procent (1/16) van de werktijd"
        )
    if minuten_per_dag is not None and minuten_per_dag < minuten:
        teksten.append(
            f"{_kort(minuten_per_dag)} minuten per werkdag, dat is {_kort(minuten - minuten_per_dag)} onder de "
            f"grens van {format_getal(minuten)} minuten"
        )
    return " en ".join(teksten)


def format_som(som: Fraction) -> str:
    """Write a fraction exactly with a decimal point, or cut to 8 decimals when it has no end."""
    decimalen = _count_decimalen(som)
    if decimalen is None:
        return _cut(som, _SOM_DECIMALEN)
    return _cut(som, decimalen)


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
    if (samen := sum(breuken)) != 100:
        raise LoonwaardeFout("hoofdtaken", describe_aandelen(samen))
    return breuken


def describe_aandelen(samen: Fraction | int) -> str:
    """Say by how much the shares (percent) miss 100."""
    verschil = samen - 100
    kant = "te veel" if verschil > 0 else "te weinig"
    return (
        f"aandeel: de aandelen zijn samen {_kort(Fraction(samen))} procent; dat moet precies 100 procent zijn "
        f"({_kort(Fraction(abs(verschil)))} {kant})."
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


def _geteld(taak: Hoofdtaak) -> tuple[Decimal, Decimal, Decimal]:
    hoogst = Decimal(FACTOR_TELT_TOT)
    return min(taak.tempo, hoogst), min(taak.kwaliteit, hoogst), min(taak.netto_werktijd, hoogst)


def _prestatie(taak: Hoofdtaak, aandeel: Fraction) -> Arbeidsprestatie:
    tempo, kwaliteit, werktijd = map(Fraction, _geteld(taak))
    return Arbeidsprestatie(taak, aandeel, aandeel * tempo * kwaliteit * werktijd / 100**3)


def _count_decimalen(breuk: Fraction) -> int | None:
    """Return the number of decimals of a fraction, None when it has no end."""
    rest, machten = breuk.denominator, []
    for priem in (2, 5):
        macht = 0
        while rest % priem == 0:
            rest, macht = rest // priem, macht + 1
        machten.append(macht)
    return max(machten) if rest == 1 else None


def _cut(breuk: Fraction, decimalen: int) -> str:
    heel, rest = divmod(breuk.numerator * 10**decimalen // breuk.denominator, 10**decimalen)
    return f"{heel}.{rest:0{decimalen}d}" if decimalen else str(heel)


def _kort(waarde: Fraction | Decimal) -> str:
    """Write a number exactly when it has at most 8 decimals, otherwise cut with "…"."""
    breuk = Fraction(waarde)
    decimalen = _count_decimalen(breuk)
    if decimalen is not None and decimalen <= _SOM_DECIMALEN:
        return _cut(breuk, decimalen).replace(".", ",")
    return _cut(breuk, 2).replace(".", ",") + "…"


def _toon(loonwaarde: Loonwaarde) -> GetoondePrestaties:
    resultaten = [prestatie.resultaat for prestatie in loonwaarde.prestaties]
    for decimalen in _TOON_DECIMALEN:
        samen = Fraction(sum(round_half_up(r, decimalen) for r in resultaten), 10**decimalen)
        if not resultaten or round_half_up_percent(samen) == loonwaarde.percentage:
            teksten = tuple(format_percentage(r, decimalen) for r in resultaten)
            meer = f"Getoond met {decimalen} decimalen: met twee zou de som anders afronden."
            return GetoondePrestaties(teksten, decimalen, meer if decimalen > _TOON_DECIMALEN[0] else "")
    teksten = tuple(_cut(r, _SOM_DECIMALEN).replace(".", ",") + "…" for r in resultaten)
    precies = loonwaarde.som_tekst.replace(".", ",")
    return GetoondePrestaties(
        teksten, _SOM_DECIMALEN, f"Deze getallen hebben geen einde; samen zijn ze precies {precies} procent."
    )


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
    som = ("som van de arbeidsprestaties", f"{_kort(loonwaarde.som)} %")
    regel = "Tel de arbeidsprestaties op en rond één keer af op hele procenten, vanaf een half omhoog"
    return (*delen, Stap(regel, BESLUIT_LOONWAARDE, (som,), uitkomst, "procent", getoond.opmerking))


def _stap_prestatie(volgnr: int, prestatie: Arbeidsprestatie, tekst: str) -> Stap:
    invoer = [("aandeel", f"{_kort(prestatie.aandeel)} %")]
    boven = []
    for factor, geteld in zip(FACTOREN, prestatie.geteld, strict=True):
        waargenomen = getattr(prestatie.hoofdtaak, factor)
        invoer.append((FACTOR_NAMEN[factor], f"{format_getal(geteld)} %"))
        if waargenomen > geteld:
            boven.append(f"{FACTOR_NAMEN[factor]} {format_getal(waargenomen)} % telt als 100 %")
    regel = f"Hoofdtaak {volgnr}: aandeel × tempo × kwaliteit × netto werktijd"
    return Stap(regel, BESLUIT_PRESTATIE, tuple(invoer), tekst, "procent", "; ".join(boven))
