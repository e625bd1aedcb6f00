"""The command `bedragen`: what is in force, and passing amounts on as a file."""

import json

import pytest

from app.loonwaarde import load_bedragen
from app.models import Bedragenstand
from app.services.bedragen.bestand import KOP
from app.services.bedragen.lezen import dump_waarden
from tests.factories import NU
from tests.services.test_bedragenbestand import ANDERS, GELIJK, NIEUW
from tests.test_cli import call, folder, run, wachtwoord

__all__ = ["folder", "wachtwoord"]  # fixtures


@pytest.fixture
def vraag(capsys, folder, wachtwoord):
    def vraag(*argv):
        return call(capsys, "bedragen", folder, *argv, "--wachtwoord-bestand", wachtwoord)

    return vraag


@pytest.fixture
def bestand(tmp_path):
    def bestand(*delen):
        pad = tmp_path / "bedragen.toml"
        pad.write_text(KOP + "".join(delen), "utf-8")
        return pad

    return bestand


def test_the_list_is_one_json_line_for_each_amount(vraag):
    status, uit, fout = vraag()
    rijen = [json.loads(regel) for regel in uit.splitlines()]
    assert (status, fout) == (0, "") and len(rijen) == len(load_bedragen().all())
    assert {"parameter": "vakantiebijslag", "waarde": "8", "herkomst": "meegeleverd"}.items() <= next(
        rij for rij in rijen if rij["parameter"] == "vakantiebijslag"
    ).items()


def test_reading_is_a_dry_run_until_it_is_asked_to_store(vraag, bestand, tmp_path):
    pad = bestand(NIEUW, GELIJK, ANDERS)
    status, uit, _ = vraag("inlezen", pad)
    assert status == 0 and "niets opgeslagen" in uit
    assert "nieuw: minimumloon" in uit and "1 van 1 subsidies" in uit and "wordt" in uit
    assert vraag("inlezen", pad, "--vastleggen")[1].endswith("Opgeslagen: 2 bedragen.\n")
    assert "niets nieuws" in vraag("inlezen", pad)[1]
    rijen = [json.loads(regel) for regel in vraag("lijst")[1].splitlines()]
    assert sum(rij["herkomst"] == "eigen" for rij in rijen) == 2
    uit = tmp_path / "door.toml"
    assert vraag("uitvoeren", uit)[1] == f"{uit}: 2 bedragen\n"
    status, _, fout = vraag("uitvoeren", uit)
    assert status == 1 and "bestaat al" in fout


def test_a_question_has_to_be_answered(vraag, bestand):
    pad = bestand(NIEUW.replace("2380.80", "3000.00"))
    status, uit, fout = vraag("inlezen", pad, "--vastleggen")
    assert status == 1 and "let op:" in uit and "--klopt" in fout
    assert vraag("inlezen", pad, "--vastleggen", "--klopt")[:2][0] == 0


def test_a_wrong_amount_is_refused(vraag, bestand):
    status, uit, fout = vraag("inlezen", bestand(NIEUW.replace("2380.80", "2380.50")), "--vastleggen")
    assert status == 1 and "blokkeert:" in uit and fout == "Geweigerd. Er is niets opgeslagen.\n"
    status, _, fout = vraag("inlezen")
    assert status == 1 and "BESTAND" in fout


def test_other_shipped_amounts_are_told(archief, capsys, wachtwoord):
    oud = load_bedragen().all()[1:]
    with archief.write() as werk:
        werk.session.add(Bedragenstand(inhoud=dump_waarden(oud), programmaversie="0.0", moment=NU))
    archief.close()
    status, _, fout = call(capsys, "bedragen", archief.archive.folder, "--wachtwoord-bestand", wachtwoord)
    assert status == 0 and "anders dan hier gelden" in fout


def test_signs_that_do_not_fit_the_terminal_are_no_fault(folder, wachtwoord, bestand):
    pad = bestand(NIEUW.replace("referentiemaandloon", "топ"))
    klaar = run("bedragen", folder, "inlezen", pad, "--wachtwoord-bestand", wachtwoord)
    assert klaar.returncode == 1 and b"geen bedrag dat dit programma kent" in klaar.stdout
