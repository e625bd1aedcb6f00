"""Surroundings that nobody asked for: odd paths, another language and time zone, nothing to write in."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.services.archief import Archief, check_archief, open_archief
from app.services.bewaring.backups import list_all_backups, make_backup
from app.services.logboeken.logboek import LogFilter, list_logregels, note, read_logregels, verify_keten
from app.services.papier.rapporten import save_rapport
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import write_export
from tests.conftest import WACHTWOORD
from tests.factories import NU, fill_profiel, make_definitieve_meting
from tests.trust.machine import read_only

ROOT = Path(__file__).resolve().parent.parent
ODD = "Mijn map – Ünïcödé's #1 & %20"
EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"  # 25 hours apart


@pytest.fixture
def zone() -> Iterator[None]:
    """The time zone of before comes back after the test."""
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def travel(zone: str) -> None:
    """What the system does when the user arrives elsewhere."""
    os.environ["TZ"] = zone
    time.tzset()


def test_an_archive_in_a_folder_with_spaces_and_accents_does_all_its_work(
    leeg_archief: Path, tmp_path: Path
) -> None:
    folder = tmp_path / ODD / "archief é"
    shutil.copytree(leeg_archief, folder)
    archief = replace(open_archief(folder, WACHTWOORD), klok=lambda: NU)
    fill_profiel(archief)
    meting = make_definitieve_meting(archief)
    assert save_rapport(archief, meting, tmp_path / ODD / "rapport ö.pdf").read_bytes().startswith(b"%PDF-")
    write_export(archief, ExportKeuze(), tmp_path / ODD / "uit voer.xlsx")
    assert make_backup(archief, "zelf gemaakt") is not None
    assert [rij.inhoud is not None for rij in list_all_backups(folder)] == [True]
    assert check_archief(archief)["bevindingen"] == []
    archief.close()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="not run: the system sets the zone per computer only")
def test_a_time_zone_that_goes_back_a_day_leaves_log_and_backups_in_their_order(
    archief: Archief, zone: None
) -> None:
    archief.klok = datetime.now
    made = []
    for place in (EAST, WEST):
        travel(place)
        note(archief, "proef", place)
        made.append(make_backup(archief, "zelf gemaakt"))
    regels = read_logregels(archief, list_logregels(archief, LogFilter(actie="proef")))
    assert [regel.bijzonderheid for regel in regels] == [WEST, EAST]
    assert regels[0].moment < regels[1].moment
    assert verify_keten(archief).breuken == ()
    names = {rij.naam for rij in list_all_backups(archief.archive.folder)}
    assert names == {backup.rij.naam for backup in made}
    moments = sorted(datetime.strptime(name[:18], "%Y-%m-%dT%H%M%SZ") for name in names)
    assert moments[1] - moments[0] < timedelta(minutes=30)  # in the time of the world, wherever one was


def test_an_installation_one_cannot_write_in_works(tmp_path: Path) -> None:
    env = {**os.environ, "HOME": str(tmp_path), "LANG": "C", "LC_ALL": "C"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [*read_only(ROOT), sys.executable, "-m", "app", "bereken"]
    ran = subprocess.run(command, cwd=ROOT, env=env, input="{}\n", capture_output=True, text=True)
    assert "Read-only" not in ran.stderr and "Traceback" not in ran.stderr, ran.stderr
    assert ran.stdout.startswith("{")


def test_an_archive_one_cannot_write_in_says_so_and_stays_as_it_is(ingericht: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(ingericht, tmp_path / "archief")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    command = [*read_only(folder), sys.executable, "-m", "app", "verify", str(folder), "--wachtwoord-stdin"]
    env = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=env, input=f"{WACHTWOORD}\n", capture_output=True, text=True)
    assert ran.returncode != 0 and "Traceback" not in ran.stderr, ran.stderr
    assert "mag nu niet geschreven worden" in ran.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
