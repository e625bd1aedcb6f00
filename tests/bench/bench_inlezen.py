"""Reading in 50,000 rows with everything in them, and undoing it: `python -m tests.bench.bench_inlezen`.

Prints seconds of processor time and megabytes beside the goal of the issue. Nothing fails on time.
"""

import gc
import io
import resource
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from time import process_time

from app.documents.workbook import Blad, Kolom, Soort, Werkboek, write_workbook
from app.models.archive import Archive
from app.models.keys import Kdf
from app.services.archief import Archief
from app.services.inlezen.bestand import Bestand, read_inhoud
from app.services.inlezen.inlezen import controleer, lees_in, opdracht_of
from app.services.inlezen.kolommen import propose
from app.services.inlezen.terugdraaien import draai_terug
from tests.bench.figures import show_figure

ROWS, GOAL, PASSPHRASE = 50_000, 20.0, "meten is weten"
TEXTS = (
    "Achternaam",
    "Voorletters",
    "Roepnaam",
    "Gemeente",
    "Telefoon",
    "Doelgroep",
    "Werkgever",
    "KvK-nummer",
)
TEXTS += ("Plaats werkgever", "Functie", "Soort plaatsing", "Contract", "Route")
DATES = ("Geboortedatum", "Contract begin", "Ingangsdatum subsidie", "Datum loonwaarde")
NUMBERS = ("Contracturen", "Voltijduren", "Werkdagen", "Eerdere loonwaarde")


def make_file() -> bytes:
    """A workbook of 50,000 people, each with a job and a loonwaarde of before."""
    kolommen = [Kolom(naam) for naam in TEXTS]
    kolommen += [Kolom(naam, Soort.DATUM) for naam in DATES]
    kolommen += [Kolom(naam, Soort.GETAL) for naam in NUMBERS]
    stream = io.BytesIO()
    blad = Blad("Kandidaten", tuple(kolommen), [*map(_row, range(ROWS))])
    write_workbook(Werkboek("Lijst", (blad,)), stream)
    return stream.getvalue()


def _row(number: int) -> tuple[object, ...]:
    born = date(1995, 1, 1) + timedelta(days=number % 4000)
    begin = date(2025, 1, 1) + timedelta(days=number % 300)
    return (
        f"Voorbeeld{number % 9973}", f"{chr(65 + number % 26)}.", f"Naam{number % 499}",
        f"Gemeente {number % 40}", f"06{number:08d}", "Participatiewet", f"Werkgever {number % 3000}",
        f"{10_000_000 + number % 3000}",
        f"Plaats {number % 3000 % 60}", f"Functie {number % 120}", "Dienstbetrekking", "Bepaalde tijd",
        "Lid 4", born, begin, begin, begin - timedelta(days=200), 32, 38, 5, 30 + number % 60,
    )  # fmt: skip


def read(inhoud: bytes) -> tuple[Bestand, float]:
    begin = process_time()
    bestand = read_inhoud(inhoud)
    return bestand, process_time() - begin


def main() -> None:
    """Measure and print."""
    inhoud = make_file()
    before = memory()
    with tempfile.TemporaryDirectory() as folder:
        archive, _ = Archive.create(Path(folder) / "archief", PASSPHRASE, kdf=Kdf(8, 1, 1))
        archief = Archief(archive, klok=lambda: datetime(2026, 11, 20, 16, 0))
        gc.disable()  # as in the program: only the GUI thread sweeps, between two looks (app/ui/sweep.py)
        bestand, lezen = read(inhoud)
        opdracht = opdracht_of(propose(archief, bestand))
        begin = process_time()
        controle = controleer(archief, bestand, opdracht)
        proef = process_time() - begin
        begin = process_time()
        nummer, gedaan, _ = lees_in(archief, bestand, opdracht)
        inlezen = process_time() - begin
        begin = process_time()
        draai_terug(archief, nummer)
        terug = process_time() - begin
        archive.close()
    what, goal = f"import of {controle.rijen} rows", f"<= {GOAL:.0f} s"
    show_figure(
        what, f"{lezen + inlezen:.1f} s", goal, f"of which opening the file {lezen:.1f} s; {gedaan.nieuw}"
    )
    show_figure(f"{what}, dry run", f"{proef:.1f} s")
    show_figure(f"{what}, undone", f"{terug:.1f} s")
    show_figure(f"{what}, memory added", f"{memory() - before:.0f} MB")


def memory() -> float:
    """The most this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
