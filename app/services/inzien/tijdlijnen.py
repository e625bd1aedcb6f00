"""The loonwaarde through time: each value of a person, and means per quarter or year of a group.

What others determined before stands apart: it was not measured in the same way, so it is never part of a
mean of what was measured here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from app.loonwaarde import add_months, format_percentage
from app.models.search import fold
from app.services.inzien.groei import GEEN_SECTOR, GEEN_WERKGEVER
from app.services.inzien.inzicht_records import Inzichtblad, Inzichtkeuze, Kop, Lijn, Punt, Regel, mean
from app.services.inzien.lezen import behind, read_eerdere, read_metingen
from app.services.velden import format_aantal

ELDERS = "Door anderen gemeten"
KWARTAAL, JAAR = 3, 12  # months that one mean is about
JAREN_PER_KWARTAAL = 3  # a longer period is counted by year
NAAST = 3
LEEG = "In deze periode is geen loonwaarde vastgesteld, hier niet en niet door anderen."
PER_PERSOON = (
    Kop("Laatste", "procent"),
    Kop("Eerste", "procent"),
    Kop("Metingen", "aantal"),
    Kop("Door anderen", "aantal"),
)
PER_GROEP = (
    Kop("Gemiddelde", "procent"),
    Kop("Metingen", "aantal"),
    Kop("Anderen", "procent"),
    Kop("Aantal", "aantal"),
)
Sleutel = Callable[[Any], tuple[str, str]]
Waarden = dict[bool, list[Any]]  # by whether others determined them


def read_lijn_persoon(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """One row and at most two lines per kandidaat: measured here, and by others; the longest lines first."""
    personen = _group(session, keuze, lambda rij: (str(rij.kandidaat_id), behind(rij, "").kandidaat))
    personen.sort(key=lambda paar: -sum(map(len, paar[1].values())))
    regels, lijnen = [], []
    for (groep, naam), waarden in personen:
        hier = [rij.loonwaarde for rij in waarden[False]]
        getallen = (hier[-1] if hier else None, hier[0] if hier else None, len(hier), len(waarden[True]))
        wie = sorted((*waarden[False], *waarden[True]), key=_dag)
        regels.append(Regel(naam, getallen, tuple(behind(rij, _value_words(rij)) for rij in wie), groep))
        for elders, rijen in waarden.items():
            punten = tuple(Punt(_dag(rij), Fraction(rij.loonwaarde), _value_words(rij)) for rij in rijen)
            lijnen.append(Lijn(groep, ELDERS if elders else naam, punten, elders))
    return Inzichtblad(
        "lijn_persoon",
        "Loonwaarde in de tijd, per persoon",
        "Elke loonwaarde in de periode: van definitieve metingen op de dag van het rapport, en wat anderen "
        "eerder vaststelden. De eerste en de laatste zijn hier gemeten.",
        _noemer([waarden for _, waarden in personen]),
        PER_PERSOON,
        tuple(regels),
        LEEG,
        tuple(lijn for lijn in lijnen if lijn.punten),
    )


def read_lijn_werkgever(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """The mean loonwaarde at each werkgever by quarter or year."""
    groepen = _group(
        session, keuze, lambda rij: (str(rij.werkgever_id or ""), rij.werkgever or GEEN_WERKGEVER)
    )
    return _blad("lijn_werkgever", "Loonwaarde in de tijd, per werkgever", groepen, keuze)


def read_lijn_sector(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """The same, by the sector of the werkgever."""
    groepen = _group(session, keuze, lambda rij: ((rij.sector or "").strip(),) * 2)
    groepen = [((groep, naam or GEEN_SECTOR), waarden) for (groep, naam), waarden in groepen]
    return _blad("lijn_sector", "Loonwaarde in de tijd, per sector", groepen, keuze)


def months_per_mean(keuze: Inzichtkeuze) -> int:
    """A quarter, or a year when the period is longer than three years."""
    return KWARTAAL if keuze.tot < add_months(keuze.van, JAAR * JAREN_PER_KWARTAAL) else JAAR


def _group(session: Session, keuze: Inzichtkeuze, sleutel: Sleutel) -> list[tuple[tuple[str, str], Waarden]]:
    """Values by group in order of its name, each list oldest first."""
    groepen: dict[tuple[str, str], Waarden] = {}
    hier = [rij for rij in read_metingen(session, keuze) if rij.loonwaarde is not None]
    for elders, rijen in ((False, hier), (True, read_eerdere(session, keuze))):
        for rij in rijen:
            groepen.setdefault(sleutel(rij), {False: [], True: []})[elders].append(rij)
    return sorted(groepen.items(), key=lambda paar: (fold(paar[0][1]), paar[0][0]))


def _blad(
    sleutel: str, titel: str, groepen: Sequence[tuple[tuple[str, str], Waarden]], keuze: Inzichtkeuze
) -> Inzichtblad:
    maanden = months_per_mean(keuze)
    regels: list[Regel] = []
    lijnen: list[Lijn] = []
    for (groep, naam), waarden in groepen:
        vakken = sorted({_begin(_dag(rij), maanden) for rijen in waarden.values() for rij in rijen})
        regels += [_row(groep, naam, waarden, begin, maanden) for begin in vakken]
        lijnen += [
            Lijn(groep, f"{naam}, door anderen" if elders else naam, _means(rijen, maanden), elders)
            for elders, rijen in waarden.items()
            if rijen
        ]
    per_groep = {groep: len(waarden[False]) for (groep, _), waarden in groepen}
    lijnen.sort(key=lambda lijn: -per_groep[lijn.groep])
    stap = "kwartaal" if maanden == KWARTAAL else "jaar"
    definitie = (
        f"Het gemiddelde per {stap} van definitieve metingen, op de dag van het rapport; het zijn niet "
        "steeds dezelfde mensen. Anderen: het gemiddelde van wat elders is vastgesteld. Een periode langer "
        "dan drie jaar telt per jaar."
    )
    noemer = _noemer([waarden for _, waarden in groepen])
    return Inzichtblad(
        sleutel, titel, definitie, noemer, PER_GROEP, tuple(regels), LEEG, tuple(lijnen), NAAST
    )  # fmt: skip


def _row(groep: str, naam: str, waarden: Waarden, begin: date, maanden: int) -> Regel:
    hier, elders = (
        [rij for rij in waarden[kant] if _begin(_dag(rij), maanden) == begin] for kant in (False, True)
    )
    getallen = (_mean(hier), len(hier), _mean(elders), len(elders))
    wie = tuple(behind(rij, _value_words(rij)) for rij in sorted((*hier, *elders), key=_dag))
    return Regel(f"{naam}, {_period_words(begin, maanden)}", getallen, wie, groep)


def _means(rijen: Sequence[Any], maanden: int) -> tuple[Punt, ...]:
    """A point per quarter or year, on its first day."""
    per_vak: dict[date, list[Any]] = {}
    for rij in rijen:
        per_vak.setdefault(_begin(_dag(rij), maanden), []).append(rij)
    return tuple(_point(begin, eigen, maanden) for begin, eigen in sorted(per_vak.items()))


def _point(begin: date, rijen: list[Any], maanden: int) -> Punt:
    waarde = Fraction(_mean(rijen) or 0)
    aantal = format_aantal(len(rijen), "loonwaarde", "loonwaarden")
    tekst = f"{_period_words(begin, maanden)}: gemiddeld {format_percentage(waarde, 1)} %, {aantal}"
    kort = f"{begin.year}" if maanden == JAAR else f"kw {(begin.month + 2) // 3} {begin.year}"
    return Punt(begin, waarde, tekst, kort)


def _mean(rijen: Sequence[Any]) -> Fraction | int | None:
    return mean([rij.loonwaarde for rij in rijen])


def _begin(dag: date, maanden: int) -> date:
    return date(dag.year, (dag.month - 1) // maanden * maanden + 1, 1)


def _period_words(begin: date, maanden: int) -> str:
    return f"{begin.year}" if maanden == JAAR else f"{(begin.month + 2) // 3}e kwartaal {begin.year}"


def _dag(rij: Any) -> date:
    """The day a loonwaarde was determined."""
    dag: date = rij.datum_rapport if hasattr(rij, "datum_rapport") else rij.datum
    return dag


def _value_words(rij: Any) -> str:
    woorden = f"{rij.loonwaarde} % op {_dag(rij):%d-%m-%Y}"
    if hasattr(rij, "datum_rapport"):
        return woorden
    return f"{woorden}, door anderen gemeten{f' ({rij.gemeten_door})' if rij.gemeten_door else ''}"


def _noemer(alle: Sequence[Waarden]) -> str:
    hier, elders = (sum(len(waarden[kant]) for waarden in alle) for kant in (False, True))
    personen = {rij.kandidaat_id for waarden in alle for rijen in waarden.values() for rij in rijen}
    return (
        f"{format_aantal(hier, 'loonwaarde is', 'loonwaarden zijn')} hier gemeten en {elders} door anderen, "
        f"van {format_aantal(len(personen), 'persoon', 'personen')} samen."
    )
