"""`python -m app demo`: the main job without a screen, its reports and its workbook."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import cli
from tests.command_line import call, run


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """One headless main job in a folder that already holds something."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "voorbeeld").mkdir()
    (folder / "voorbeeld" / "van-mij.txt").write_text("blijft")
    klaar = run("demo", "--uit", folder)
    assert (klaar.returncode, klaar.stderr) == (0, b"")
    return folder, json.loads(klaar.stdout.decode("latin-1"))


def test_demo_leaves_what_was_there_and_answers_one_object(demo):
    folder, gegevens = demo
    assert (folder / "voorbeeld" / "van-mij.txt").read_text() == "blijft"
    assert Path(gegevens["archief"]) == folder / "voorbeeld-2"
    assert gegevens["kandidaten"] == 25
    assert gegevens["nieuwe_meting"]["loonwaarde"] == 56


def test_demo_puts_the_reports_in_the_folder(demo):
    folder, gegevens = demo
    rapporten = sorted(folder.glob("*.pdf"))
    assert rapporten == sorted(map(Path, gegevens["rapporten"]))
    assert len(rapporten) == gegevens["metingen"] >= 20
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) ontbreekt")
    nieuw = gegevens["nieuwe_meting"]["rapport"]
    tekst = subprocess.run(["pdftotext", "-layout", nieuw, "-"], capture_output=True, text=True).stdout
    assert "De totale arbeidsprestatie van deze werknemer is 56 %" in tekst
    assert "M.J. Boerrigter (Merel)" in tekst


def test_demo_writes_one_workbook_with_the_whole_archive(demo):
    folder, gegevens = demo
    (pad,) = folder.glob("*.xlsx")
    assert str(pad) == gegevens["werkboek"]
    blad = load_workbook(pad)["Metingen"]
    koppen, *rijen = blad.iter_rows(values_only=True)
    metingen = [dict(zip(koppen, rij, strict=True)) for rij in rijen]
    assert len(metingen) == gegevens["metingen"]
    assert all(isinstance(meting["Loonwaarde %"], int) for meting in metingen[:20])
    (nieuw,) = (meting for meting in metingen if meting["Achternaam"] == "Boerrigter")
    assert f"{nieuw['LKS incl. werkgeverslasten']:.2f}" == gegevens["nieuwe_meting"]["totaal"]


def test_the_archive_of_the_demo_is_sound(demo):
    _, gegevens = demo
    invoer = gegevens["wachtwoord"].encode() + b"\n"
    klaar = run("verify", gegevens["archief"], "--wachtwoord-stdin", invoer=invoer)
    assert klaar.returncode == 0
    assert "Alles is in orde." in klaar.stdout.decode("latin-1")


@pytest.mark.no_cover
def test_demo_runs_with_the_clock_in_2027_and_in_2030(capsys, tmp_path, monkeypatch):
    uitkomsten = []
    for jaar in (2027, 2030):
        vandaag = type("Vandaag", (date,), {"today": classmethod(lambda cls, jaar=jaar: date(jaar, 3, 14))})
        monkeypatch.setattr(cli, "date", vandaag)
        status, uit, fout = call(capsys, "demo", "--uit", tmp_path)
        assert (status, fout) == (0, "")
        uitkomsten.append(json.loads(uit))
    een, twee = uitkomsten
    assert een["vandaag"] == twee["vandaag"] == "2026-12-31"
    assert een["archief"] != twee["archief"]
    for gegevens in uitkomsten:
        gegevens["nieuwe_meting"].pop("rapport")
    assert een["nieuwe_meting"] == twee["nieuwe_meting"]
    assert cells_of(een["werkboek"]) == cells_of(twee["werkboek"])


def cells_of(pad):
    """All cells but the hash of each meting, which also covers moments of the day."""
    boek = load_workbook(pad)
    return [[rij[:-1] for rij in blad.iter_rows(values_only=True)] for blad in boek.worksheets[:4]]


def test_demo_refuses_a_file_as_folder(capsys, tmp_path):
    (tmp_path / "bestand").write_text("iets")
    status, uit, fout = call(capsys, "demo", "--uit", tmp_path / "bestand")
    assert (status, uit) == (1, "")
    assert "andere map" in fout
