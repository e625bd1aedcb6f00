"""The whole road through the real windows: from first start to file for the gemeente, read back."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.main import Program
from app.models import keys
from app.ui.settings import Settings
from tests.conftest import SNEL
from tests.libreoffice import read_with_libreoffice
from tests.ui.conftest import take_down
from tests.ui.road import (
    VANDAAG,
    begin,
    export,
    finalise,
    log_contact,
    make_kandidaat,
    make_stamgegevens,
    measure,
)
from tests.ui.road_driver import User


@pytest.fixture
def user(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[User]:
    monkeypatch.setattr(keys, "STANDARD", SNEL)
    monkeypatch.setattr("app.ui.ontgrendelen.first_start.own_archive", lambda: tmp_path / "archief")
    program = Program(Settings(tmp_path / "instellingen.ini"))
    program.show_unlock(None)
    yield User(program, qtbot)
    take_down(program)


def test_from_first_start_to_the_file_for_the_gemeente(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(user)
    make_stamgegevens(user)
    make_kandidaat(user)
    measure(user)
    pdf, boek = tmp_path / "rapport.pdf", tmp_path / "gemeente.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(pdf), ""))
    finalise(user, pdf)
    log_contact(user)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(boek), ""))
    export(user, boek)
    read_report(pdf)
    read_workbook(boek)


def read_report(pdf: Path) -> None:
    """The report in the eyes of another program."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is niet geïnstalleerd")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Rapport Loonwaardemeting LKS" in text and "Korenbloem" in text
    assert "De totale arbeidsprestatie van deze werknemer is 59 %" in text
    assert "CONCEPT" not in text and "BSN" not in text


def read_workbook(boek: Path) -> None:
    """The workbook in the eyes of another program."""
    sheets = openpyxl.load_workbook(boek)
    metingen = list(sheets["Metingen"].iter_rows(values_only=True))
    rij = dict(zip(metingen[0], metingen[1], strict=True))
    assert (rij["Achternaam"], rij["Gemeente"], rij["Loonwaarde %"]) == ("Korenbloem", "Losser", 59)
    assert rij["Datum rapport"].date() == VANDAAG
    contacten = list(sheets["Jobcoaching"].iter_rows(values_only=True))
    assert dict(zip(contacten[0], contacten[1], strict=True))["Aantal contacten"] == 1
    kop, regel = read_with_libreoffice(boek, boek.parent)[:2]
    assert kop.startswith("Dossiernummer,Achternaam") and "Korenbloem" in regel
