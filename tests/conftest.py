"""What tests of several rooms share: an open archive with a cheap key and a clock that stands still."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.models.archive import Archive
from app.models.keys import Kdf
from app.services.archief import Archief
from tests.factories import NU, fill_profiel

WACHTWOORD = "een zin die niemand raadt"
SNEL = Kdf(memory_kib=8, rounds=1, lanes=1)


@pytest.fixture(scope="session")
def leeg_archief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive without anything in it, made once; copy it, never open it."""
    folder = tmp_path_factory.mktemp("leeg") / "archief"
    archive, _ = Archive.create(folder, WACHTWOORD, kdf=SNEL)
    archive.close()
    return folder


@pytest.fixture
def archief(leeg_archief: Path, tmp_path: Path) -> Iterator[Archief]:
    """An open archive with a complete profile, on 22 November 2026 at 14:03."""
    folder = tmp_path / "archief"
    shutil.copytree(leeg_archief, folder)
    geopend = Archief(Archive.open(folder, WACHTWOORD), klok=lambda: NU)
    fill_profiel(geopend)
    yield geopend
    geopend.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The long form of the tests of trust."""
    parser.addoption(
        "--long", action="store_true", help="trust: large numbers; installers: the real ones (hours)"
    )


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show the figures the tests of trust measured, whether they passed or not."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    lines = [str(line) for report in reports for name, line in report.user_properties if name == "figures"]
    if lines:
        terminalreporter.section("gemeten")
        terminalreporter.write_line("\n".join(lines))
