"""LibreOffice as an independent reader of workbooks."""

import shutil
import subprocess
from pathlib import Path

import pytest

FIRST_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1"


def read_with_libreoffice(source: Path, place: Path) -> list[str]:
    """The lines of the first sheet as LibreOffice shows them, without quotes; skips where it is absent."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (libreoffice-calc) is not installed")
    profile = f"-env:UserInstallation={(place / 'profiel').as_uri()}"
    order = [office, profile, "--headless", "--convert-to", FIRST_SHEET, "--outdir", str(place), str(source)]
    subprocess.run(order, check=True, capture_output=True, timeout=120)
    text = (place / f"{source.stem}.csv").read_text(encoding="utf-8")
    return text.replace('"', "").splitlines()
