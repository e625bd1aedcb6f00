"""An open archive for each test, from the empty one that is made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.archive import Archive
from tests.conftest import WACHTWOORD


@pytest.fixture
def folder(leeg_archief: Path, tmp_path: Path) -> Path:
    """The folder of a closed, empty archive."""
    place = tmp_path / "archief"
    shutil.copytree(leeg_archief, place)
    return place


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    """That archive, open."""
    opened = Archive.open(folder, WACHTWOORD)
    yield opened
    opened.close()
