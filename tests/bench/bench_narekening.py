"""The same 2,000 amounts computed by the program and, from the formulas of Narekening, by LibreOffice.

Run on demand: python -m tests.bench.bench_narekening
"""

import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

from app.documents.workbook import Werkboek, write_workbook
from app.loonwaarde import compute_subsidie
from tests.bench.figures import show_figure
from tests.documents.narekeningen import as_rij
from tests.documents.test_narekening import CASES, TIES, build, make_subsidies, without_values
from tests.libreoffice import compute_with_libreoffice


def timed_office(source: Path, place: Path) -> float:
    """Seconds from its start to the rows."""
    begin = perf_counter()
    compute_with_libreoffice(source, place)
    return perf_counter() - begin


def main() -> None:
    """A sheet of one row tells what starting the office takes; the rest is reading and computing."""
    if shutil.which("soffice") is None:
        show_figure("LibreOffice recalculating", "not run", "", "soffice is absent")
        return
    subsidies = make_subsidies(CASES, TIES)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, rows in (("een", subsidies[:1]), ("alle", subsidies)):
            out = BytesIO()
            write_workbook(Werkboek("Proef", (build(*map(as_rij, rows)),)), out)
            without_values(out, place / f"{name}.xlsx")
        one, one_more, every = (
            timed_office(place / f"{name}.xlsx", place) for name in ("een", "een", "alle")
        )
    begin = perf_counter()
    for subsidie in subsidies:
        _ = compute_subsidie(subsidie.invoer).stappen
    ours = perf_counter() - begin
    beside = f"LibreOffice {every - min(one, one_more):.1f} s beyond its start"
    show_figure(f"{CASES} subsidies with every step", f"{ours:.2f} s", "", beside)


if __name__ == "__main__":
    main()
