"""Scores that lead to a loonwaarde wanted, and the observations one would have seen with them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from random import Random
from typing import Any

from app.loonwaarde import Hoofdtaak, compute_loonwaarde
from app.models import Waarneming
from app.services.voorbeeld.bronnen import load

AFWIJKINGEN_TEMPO = (-6, -3, 0, 4, 7)
AFWIJKINGEN = (-5, 0, 5)
GRENZEN = {"tempo": (55, 80), "kwaliteit": (80, 95), "netto_werktijd": (80, 95)}
TELLING = 40  # units of which the errors are counted
KIJKTIJD = 120  # minutes in which interruptions are counted
MEETTIJDEN = (30, 60, 120, 240)


@dataclass(frozen=True, slots=True)
class Scores:
    """The decided scores of one hoofdtaak in whole percent."""

    tempo: int
    kwaliteit: int
    netto_werktijd: int

    def as_hoofdtaak(self, aandeel: int) -> Hoofdtaak:
        """A hoofdtaak with these scores and this share (whole percent)."""
        return Hoofdtaak(
            Decimal(self.tempo), Decimal(self.kwaliteit), Decimal(self.netto_werktijd), Decimal(aandeel)
        )


def draw_afwijkingen(aantal: int, rng: Random) -> list[tuple[int, int, int]]:
    """How one person differs per hoofdtaak: the same in each of his measurements."""
    return [
        (rng.choice(AFWIJKINGEN_TEMPO), rng.choice(AFWIJKINGEN), rng.choice(AFWIJKINGEN))
        for _ in range(aantal)
    ]


def solve_scores(
    loonwaarde: int, delen: Sequence[int], afwijkingen: Sequence[tuple[int, int, int]]
) -> list[Scores]:
    """Scores whose loonwaarde is exactly the one wanted (whole percent), by raising the tempo.

    One point more in every tempo raises the sum by at most one, so that no whole percent is skipped.
    """
    rust = 70 + loonwaarde * 3 // 10

    def with_tempo(tempo: int) -> list[Scores]:
        return [
            Scores(_bound(tempo + t, 100), _bound(_vijftal(rust + k), 100), _bound(_vijftal(rust + n), 100))
            for t, k, n in afwijkingen
        ]

    def reached(tempo: int) -> int:
        parts = zip(with_tempo(tempo), delen, strict=True)
        return compute_loonwaarde([score.as_hoofdtaak(deel) for score, deel in parts]).percentage

    tempo = bisect_left(range(101), loonwaarde, key=reached)
    if tempo > 100 or reached(tempo) != loonwaarde:
        raise ValueError(f"geen scores voor een loonwaarde van {loonwaarde}")
    return with_tempo(tempo)


def describe_score(factor: str, score: int, roepnaam: str, rng: Random) -> str:
    """A sentence on why the score is what it is."""
    laag, hoog = GRENZEN[factor]
    hoogte = "laag" if score < laag else "midden" if score < hoog else "hoog"
    tekst: str = rng.choice(load("teksten")[factor][hoogte])
    return tekst.format(naam=roepnaam)


def count_tempo(norm: Decimal, score: int) -> tuple[int, int, int]:
    """Units made, units of the colleague and minutes, with which this tempo would be counted."""
    minuten = next((m for m in MEETTIJDEN if norm * m / 60 >= 20), MEETTIJDEN[-1])
    collega = int(norm * minuten / 60)
    return (collega * score + 50) // 100, collega, minuten


def make_waarnemingen(scores: Scores, norm: Decimal, dag: date, uur: int, rng: Random) -> list[Waarneming]:
    """Observations for the three factors from several sources; at most 8 points from the decision."""
    aantal, collega, minuten = count_tempo(norm, scores.tempo)
    kwaliteit, werktijd = 100 - scores.kwaliteit, 100 - scores.netto_werktijd
    return [
        _geteld(
            "tempo",
            dag,
            time(uur, 0),
            rng,
            aantal=aantal,
            minuten=minuten,
            collega_aantal=collega,
            collega_minuten=minuten,
        ),
        _verklaard("tempo", "werkgever", scores.tempo, dag, rng),
        _verklaard("tempo", "werknemer", scores.tempo, dag, rng),
        _geteld(
            "kwaliteit", dag, time(uur, 30), rng, aantal=TELLING, fouten=(TELLING * kwaliteit + 50) // 100
        ),
        _verklaard("kwaliteit", "werkgever", scores.kwaliteit, dag, rng),
        _geteld(
            "netto_werktijd",
            dag,
            time(uur, 0),
            rng,
            minuten=KIJKTIJD,
            onderbroken_minuten=(KIJKTIJD * werktijd + 50) // 100,
        ),
        _verklaard("netto_werktijd", rng.choice(("werkgever", "werknemer")), scores.netto_werktijd, dag, rng),
    ]


def _geteld(factor: str, dag: date, tijd: time, rng: Random, **telling: Any) -> Waarneming:
    notitie = rng.choice(load("teksten")["waarneming"]["waargenomen"])
    return Waarneming(
        factor=factor, herkomst="waargenomen", dag=dag, tijd=tijd, waarde=None, notitie=notitie, **telling
    )


def _verklaard(factor: str, herkomst: str, score: int, dag: date, rng: Random) -> Waarneming:
    waarde = Decimal(_bound(score + rng.choice((-8, -5, 0, 5, 8)), 100))
    notitie = rng.choice(load("teksten")["waarneming"][herkomst])
    return Waarneming(factor=factor, herkomst=herkomst, dag=dag, waarde=waarde, notitie=notitie)


def _bound(score: int, hoogst: int) -> int:
    return max(0, min(hoogst, score))


def _vijftal(score: int) -> int:
    return 5 * ((score + 2) // 5)
