"""The workbook of 50,000 measurements, all columns, against bare openpyxl write_only in the same run.

`python -m tests.bench.bench_export [number]`. CPU seconds; memory is what the process grew by while
writing, with the rows already made. Nothing fails on time.
"""

import resource
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from openpyxl import Workbook

from app.documents.gemeentebestand import Gemeentebestand, JaNee, MetingRij, build_werkboek
from app.documents.leeswijzer import Leeswijzer
from app.documents.workbook import Werkboek, write_workbook
from tests.bench.figures import show_figure

COUNT = 50_000
GOAL, GOAL_MEMORY = 1.3, 100
ROUNDS = 2


def make_rijen(count: int) -> tuple[MetingRij, ...]:
    """Rows with every column filled; names and numbers differ per row."""
    return tuple(_rij(number) for number in range(count))


def _rij(number: int) -> MetingRij:
    dag = date(2024, 1, 1) + timedelta(days=number % 700)
    made: dict[str, object] = {}
    for veld in fields(MetingRij):
        soort = str(veld.metadata["soort"])
        if soort == "datum":
            made[veld.name] = dag
        elif soort == "geheel":
            made[veld.name] = number % 101
        elif soort == "tekst":
            made[veld.name] = f"{veld.name} {number % 4000}"
        else:
            made[veld.name] = Decimal(number % 250_000).scaleb(-2)
    made |= {
        "plafond_toegepast": JaNee.NEE,
        "controlegetal": f"{number:064x}",
        "achternaam": f"Naam {number}",
    }
    return MetingRij(**made)  # type: ignore[arg-type]


def write_ours(boek: Werkboek, place: Path) -> None:
    """The program's workbook."""
    write_workbook(boek, place / "ons.xlsx")


def write_bare(boek: Werkboek, place: Path) -> None:
    """The same cells with openpyxl alone: no styles, no table, no header format."""
    book = Workbook(write_only=True)
    for blad in boek.bladen:
        sheet = book.create_sheet(blad.naam)
        sheet.append([kolom.kop for kolom in blad.kolommen])
        for rij in blad.rijen:
            sheet.append(rij)
    book.save(place / "kaal.xlsx")


def measure(act: Callable[[Werkboek, Path], None], boek: Werkboek, place: Path) -> float:
    """The least CPU seconds of a few rounds."""
    found = []
    for _ in range(ROUNDS):
        begin = process_time()
        act(boek, place)
        found.append(process_time() - begin)
    return min(found)


def main(count: int) -> None:
    """Print times, ratio and memory."""
    rijen = make_rijen(count)
    boek = build_werkboek(
        Gemeentebestand(Leeswijzer("alles", "geen", "bench", date(2026, 11, 29)), metingen=rijen),
        met_bsn=True,
        bladen=("Metingen",),
    )
    write_workbook(Werkboek("Warm", boek.bladen[-1:]), BytesIO())
    with TemporaryDirectory() as folder:
        place = Path(folder)
        before = _peak()
        write_ours(boek, place)
        grown = (_peak() - before) / 1024
        ours, bare = measure(write_ours, boek, place), measure(write_bare, boek, place)
        size = (place / "ons.xlsx").stat().st_size / 2**20
    cells = count * len(boek.bladen[0].kolommen)
    what, beside = (
        f"workbook of {count} measurements",
        f"bare openpyxl {bare:.1f} s, {cells} cells, {size:.1f} MB",
    )
    show_figure(what, f"{ours:.1f} s, {ours / bare:.2f} x", f"<= {GOAL} x", beside)
    show_figure(f"{what}, memory added", f"{grown:.0f} MB", f"<= {GOAL_MEMORY} MB")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
