"""`python -m app demo`: the main job without a screen, its reports and its workbook."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.command_line import call, run
from tests.demo_run import MINE, set_clock


@pytest.fixture
def demo(demo_run):
    """Its folder and its answer."""
    return demo_run.folder, demo_run.answer


def test_demo_leaves_what_was_there_and_answers_one_object(demo):
    folder, gegevens = demo
    assert (folder / "voorbeeld" / MINE).read_text() == "blijft"
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


def test_demo_runs_with_the_clock_in_2027_and_in_2030(demo, tmp_path, monkeypatch, capsys):
    _, een = demo
    set_clock(monkeypatch, 2030)
    status, uit, _ = call(capsys, "demo", "--uit", tmp_path)
    assert status == 0
    twee = json.loads(uit)
    assert een["vandaag"] == twee["vandaag"] == "2026-12-31"
    assert een["archief"] != twee["archief"]
    assert dict(een["nieuwe_meting"], rapport="") == dict(twee["nieuwe_meting"], rapport="")
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
