"""100,000 subsidies against a bare Decimal loop of the same formula, in the same run.

Run on demand: python -m tests.bench.bench_subsidies
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from time import perf_counter

from app.loonwaarde import Route, SubsidieInvoer, compute_subsidie
from tests.bench.figures import show_figure

AANTAL = 100_000
RONDEN = 5


def make_invoer(aantal: int) -> list[SubsidieInvoer]:
    """Return varied months: hours, loonwaarde and ages differ."""
    return [
        SubsidieInvoer(
            date(2025, 1, 1),
            date(1985 + nummer % 20, 1 + nummer % 12, 1 + nummer % 28),
            Route.LID4,
            Decimal(800 + nummer % 3200).scaleb(-2),
            Decimal(36 + nummer % 5),
            nummer % 101,
        )
        for nummer in range(aantal)
    ]


def run_bare(rij: list[SubsidieInvoer]) -> None:
    """Compute with Decimal only: no checks, no dates, no explanation."""
    loon, bijslag, deel, lasten = (Decimal(t) for t in ("2191.80", "1.08", "0.7", "0.235"))
    cent, nul, norm, honderd = (Decimal(t) for t in ("0.01", "0", "36", "100"))
    for invoer in rij:
        kosten = loon * bijslag
        waarde = kosten * invoer.loonwaarde / honderd
        maand = min(max(nul, kosten - waarde), kosten * deel)
        subsidie = maand * min(invoer.contracturen, invoer.voltijduren) / norm
        totaal = (subsidie + subsidie * lasten).quantize(cent, ROUND_HALF_UP)
        _ = totaal - subsidie.quantize(cent, ROUND_HALF_UP)


def run_program(rij: list[SubsidieInvoer]) -> None:
    """Compute with the program, without reading the explanation."""
    for invoer in rij:
        compute_subsidie(invoer)


def run_trail(rij: list[SubsidieInvoer]) -> None:
    """Compute with the program and build every explanation."""
    for invoer in rij:
        _ = compute_subsidie(invoer).stappen


def measure(doe: Callable[[list[SubsidieInvoer]], None], rij: list[SubsidieInvoer]) -> float:
    """Return the best time in seconds of a few rounds."""
    tijden = []
    for _ in range(RONDEN):
        begin = perf_counter()
        doe(rij)
        tijden.append(perf_counter() - begin)
    return min(tijden)


def main() -> None:
    """Print the times and the two ratios."""
    rij = make_invoer(AANTAL)
    kaal, programma, uitleg = (measure(doe, rij) for doe in (run_bare, run_program, run_trail))
    what, beside = f"{AANTAL} subsidies", f"bare Decimal loop {kaal:.2f} s"
    show_figure(f"{what} without the trail", f"{programma / kaal:.2f} x", "<= 2 x", beside)
    show_figure(f"{what} with the trail", f"{uitleg / kaal:.2f} x", "<= 5 x", beside)


if __name__ == "__main__":
    main()
