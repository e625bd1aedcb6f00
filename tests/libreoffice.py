"""LibreOffice as an independent reader of workbooks."""

import csv
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,{shown},{shown},false,false,{sheet}"
FIRST, ALL = 0, -1


def read_with_libreoffice(source: Path, place: Path) -> list[str]:
    """The lines of the first sheet as LibreOffice shows them, without quotes; skips where it is absent."""
    return _convert(source, place, FIRST, shown=True)[""].replace('"', "").splitlines()


def compute_with_libreoffice(source: Path, place: Path) -> list[dict[str, str]]:
    """The rows of the first sheet by heading, as bare values; skips where it is absent."""
    return _rows(_convert(source, place, FIRST, shown=False)[""])


def compute_sheets_with_libreoffice(source: Path, place: Path) -> dict[str, list[dict[str, str]]]:
    """The same of every sheet, by its name."""
    return {name: _rows(text) for name, text in _convert(source, place, ALL, shown=False).items()}


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def _convert(source: Path, place: Path, sheet: int, *, shown: bool) -> dict[str, str]:
    """The text of each sheet by its name; the first alone has none."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (libreoffice-calc) is not installed")
    profile = f"-env:UserInstallation={(place / 'profiel').as_uri()}"
    wish = CSV.format(shown=str(shown).lower(), sheet=sheet)
    order = [office, profile, "--headless", "--convert-to", wish, "--outdir", str(place), str(source)]
    subprocess.run(order, check=True, capture_output=True, timeout=120)
    found = {}
    for made in place.glob(f"{source.stem}*.csv"):
        found[made.stem.removeprefix(source.stem).removeprefix("-")] = made.read_bytes().decode("utf-8")
        made.unlink()
    return found
