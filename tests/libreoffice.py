"""LibreOffice as an independent reader of workbooks."""

import csv
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,{shown},{shown},false,false,{sheet}"


def read_with_libreoffice(source: Path, place: Path) -> list[str]:
    """The lines of the first sheet as LibreOffice shows them, without quotes; skips where it is absent."""
    return _convert(source, place, 0, shown=True).replace('"', "").splitlines()


def compute_with_libreoffice(source: Path, place: Path, sheet: int = 0) -> list[dict[str, str]]:
    """The rows of a sheet (default: the first) by heading, as bare values; skips where it is absent."""
    return list(csv.DictReader(StringIO(_convert(source, place, sheet, shown=False), newline="")))


def _convert(source: Path, place: Path, sheet: int, *, shown: bool) -> str:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (libreoffice-calc) is not installed")
    profile = f"-env:UserInstallation={(place / 'profiel').as_uri()}"
    wish = CSV.format(shown=str(shown).lower(), sheet=sheet)
    order = [office, profile, "--headless", "--convert-to", wish, "--outdir", str(place), str(source)]
    subprocess.run(order, check=True, capture_output=True, timeout=120)
    (made,) = place.glob(f"{source.stem}*.csv")
    text = made.read_bytes().decode("utf-8")
    made.unlink()
    return text
