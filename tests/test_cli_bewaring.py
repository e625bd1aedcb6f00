"""Looking, backing up and putting back without a screen."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import cli
from app.services.archief import open_archief
from app.services.bewaring.terugzetten import describe_backup, find_backup
from tests.conftest import WACHTWOORD
from tests.factories import make_definitieve_meting


@pytest.fixture
def call(archief, tmp_path, capsys):
    """A closed archive with one definitive meting; `call("verify")` gives the status and the lines."""
    make_definitieve_meting(archief)
    archief.close()
    secret = tmp_path / "wachtwoord"
    secret.write_text(WACHTWOORD)
    secret.chmod(0o600)

    def do(command, *options):
        words = [command, archief.archive.folder, *options, "--wachtwoord-bestand", secret]
        status = cli.run([str(word) for word in words], start=lambda *_, **__: 0)
        return status, capsys.readouterr().out.splitlines()

    return do


def test_looking_prints_the_settings_that_keep_what_was_saved(call):
    status, lines = call("verify")
    settings = next(line for line in lines if line.startswith("Instellingen: "))
    for one in ("synchronous 2", "journal_mode wal", "foreign_keys 1", "recursive_triggers 1"):
        assert one in settings
    assert "temp_store 2" in settings and "trusted_schema 0" in settings and "cell_size_check 1" in settings
    assert (status, lines[-1]) == (0, "Alles is in orde.")


def test_a_broken_backup_is_not_in_order(call):
    _, (place,) = call("backup")
    (found,) = call("verify")[1][-2:-1]
    assert found.endswith(": heel")
    with Path(place, "archief.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"beschadigd")
    status, lines = call("verify")
    assert (status, lines[-1].split(",")[0]) == (1, "Het archief is in orde")
    assert not lines[-2].endswith(": heel")


def test_what_is_in_a_backup_is_shown_before_it_is_put_back(call, archief):
    call("backup")
    folder = archief.archive.folder
    stood = folder.stat().st_ino
    status, looked = call("restore", "--nieuwste", "--bekijk")
    assert (status, folder.stat().st_ino) == (0, stood)
    assert looked[0].startswith("Back-up: ") and looked[1].startswith("Gemaakt: ")
    assert {"Kandidaten: 1", "Metingen: 1", "Definitieve rapporten: 1"} <= set(looked)
    assert looked[-1].startswith("Nieuwste wijziging: 22-11-2026")
    status, done = call("restore", "--nieuwste")
    assert (status, done[: len(looked)]) == (0, looked)
    assert done[-2].startswith("Teruggezet: ") and folder.stat().st_ino != stood
    open_archief(folder, WACHTWOORD).close()


def test_a_backup_that_cannot_be_read_says_so(call, archief):
    call("backup")
    rij = find_backup(archief.archive.folder)
    assert describe_backup(replace(rij, inhoud=None)) == ("Deze back-up is niet te lezen.",)
