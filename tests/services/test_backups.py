"""Backups as the user knows them: made when due, thinned out, brought elsewhere, put back equal."""

import shutil
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.models import Logregel, Rapport
from app.models.archive import Archive, ArchiveFull
from app.models.backup import MANIFEST, backups_folder
from app.services.archief import Archief, change_wachtwoord, open_archief
from app.services.bewaring import backups, terugzetten
from app.services.bewaring.backups import (
    HALFUUR,
    check_backup,
    list_all_backups,
    list_backups_in,
    make_backup,
    make_backup_when_due,
    read_inhoud,
    read_plek,
    remind_second_place,
    set_plek,
)
from app.services.bewaring.onderzoek import verify_archief
from app.services.bewaring.terugzetten import find_backup, restore_backup
from app.services.dossiers.stamgegevens import create_gemeente
from app.services.errors import UserError
from app.services.logboeken.logboek import note_end
from tests.conftest import WACHTWOORD
from tests.factories import NU, make_definitieve_meting


class Klok:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.nu = NU

    def __call__(self) -> datetime:
        return self.nu

    def later(self, **much: int) -> None:
        self.nu += timedelta(**much)


@pytest.fixture
def klok(archief: Archief) -> Klok:
    archief.klok = Klok()
    return archief.klok


class Stopper:
    """A user who stops at once."""

    stopped = True

    def __call__(self, done: int, total: int) -> None:
        return


def log_of(archief: Archief) -> list[tuple[str, str]]:
    with archief.read() as session:
        return [(regel.actie, regel.bijzonderheid) for regel in session.scalars(select(Logregel))]


def reports(folder: Path) -> list[str]:
    archief = open_archief(folder, WACHTWOORD)
    try:
        with archief.read() as session:
            return [sha256(rapport.pdf).hexdigest() for rapport in session.scalars(select(Rapport))]
    finally:
        archief.close()


def test_made_logged_and_listed(archief):
    create_gemeente(archief, "Kanariestad")
    made = make_backup(archief, "zelf gemaakt")
    assert made.melding == ""
    assert log_of(archief)[-1] == ("back-up gemaakt", f"{made.rij.naam} (zelf gemaakt)")
    (rij,) = list_all_backups(archief.archive.folder)
    assert rij == made.rij
    assert (rij.moment, rij.plek, rij.reden) == (NU, "bij het archief", "zelf gemaakt")
    assert rij.inhoud == read_inhoud(archief) and rij.inhoud.nieuwste == NU
    assert check_backup(rij) == ""


def test_the_manifest_holds_nothing_personal(archief):
    make_definitieve_meting(archief)
    made = make_backup(archief, "zelf gemaakt")
    content = (made.rij.map / MANIFEST).read_text()
    assert "Terpstra" not in content and "Willemsen" not in content


def test_only_when_something_changed_and_half_an_hour_passed(archief, klok):
    assert make_backup_when_due(archief, "tijdens het werk", HALFUUR) is not None
    assert make_backup_when_due(archief, "bij afsluiten") is None
    create_gemeente(archief, "Kanariestad")
    klok.later(minutes=29)
    assert make_backup_when_due(archief, "tijdens het werk", HALFUUR) is None
    klok.later(minutes=1)
    assert make_backup_when_due(archief, "tijdens het werk", HALFUUR) is not None
    create_gemeente(archief, "Merelstad")
    assert make_backup_when_due(archief, "bij afsluiten") is not None


def test_looking_is_no_change(archief):
    make_backup(archief, "zelf gemaakt")
    archief.close()
    geopend = open_archief(archief.archive.folder, WACHTWOORD)
    with geopend.write() as werk:
        for actie in ("dossier ingezien", "rapport opgeslagen", "logboek nagekeken", "geëxporteerd"):
            werk.log(actie)
    note_end(geopend, locked=False)
    assert make_backup_when_due(geopend, "bij afsluiten") is None
    geopend.close()


def test_a_clock_set_back_holds_no_backup_up(archief, klok):
    make_backup(archief, "zelf gemaakt")
    create_gemeente(archief, "Kanariestad")
    klok.later(days=-400)
    made = make_backup_when_due(archief, "tijdens het werk", HALFUUR)
    assert made is not None and made.rij.map.exists()


def test_stopped_there_is_none(archief):
    assert make_backup(archief, "zelf gemaakt", Stopper()) is None
    assert list_all_backups(archief.archive.folder) == ()
    assert "back-up gemaakt" not in dict(log_of(archief))


def test_older_ones_are_thinned_out(archief, klok, monkeypatch):
    monkeypatch.setattr("app.models.thinning.NEWEST", 2)
    for _ in range(5):
        make_backup(archief, "zelf gemaakt")
        klok.later(minutes=1)
    kept = list_all_backups(archief.archive.folder)
    assert [rij.moment for rij in kept] == [NU + timedelta(minutes=4), NU + timedelta(minutes=3)]


def test_a_full_disk_says_what_is_safe(archief, monkeypatch):
    def full(*_args: Any) -> None:
        raise ArchiveFull

    monkeypatch.setattr(Archive, "backup", full)
    with pytest.raises(UserError, match=r"schijf is vol.*veilig.*Maak ruimte"):
        make_backup(archief, "zelf gemaakt")


def test_a_damaged_backup_is_listed_as_such(archief):
    made = make_backup(archief, "zelf gemaakt")
    database = made.rij.map / "archief.db"
    database.write_bytes(database.read_bytes()[:-1])
    assert check_backup(made.rij) == "beschadigd of niet compleet"
    (made.rij.map / MANIFEST).write_bytes(b"")
    (rij,) = list_all_backups(archief.archive.folder)
    assert rij.inhoud is None
    archief.close()
    found = verify_archief(archief.archive.folder, WACHTWOORD)
    assert found.backups == ((rij.naam, "beschadigd of niet compleet"),)


# ── the second place ──────────────────────────────────────────────────────────────────────────────


def test_chosen_it_gets_every_backup_at_once(archief, tmp_path):
    first = make_backup(archief, "zelf gemaakt")
    (tmp_path / "stick").mkdir()
    plek = set_plek(archief, tmp_path / "stick")
    assert plek.bereikbaar and plek.gezien == NU
    second = make_backup(archief, "zelf gemaakt")
    there = {rij.naam for rij in list_backups_in(tmp_path / "stick")}
    assert there == {first.rij.naam, second.rij.naam}
    assert log_of(archief)[-2][0] == "tweede plek gekozen"


def test_away_for_a_week_it_is_missed(archief, klok, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    set_plek(archief, stick)
    stick.rename(tmp_path / "weg")
    klok.later(days=6)
    assert make_backup(archief, "zelf gemaakt").melding == ""
    klok.later(days=1)
    assert "sinds 22-11-2026 niet gezien" in make_backup(archief, "zelf gemaakt").melding
    assert not stick.exists() and not read_plek(archief).bereikbaar
    (tmp_path / "weg").rename(stick)
    assert make_backup(archief, "zelf gemaakt").melding == ""
    assert remind_second_place(archief) == ""
    assert len(list_backups_in(stick)) == 3


def test_a_place_that_refuses_is_told_at_once(archief, tmp_path, monkeypatch):
    def full(*_args: Any) -> None:
        raise OSError(28, "vol")

    (tmp_path / "stick").mkdir()
    make_backup(archief, "zelf gemaakt")
    monkeypatch.setattr(backups, "copy_backup", full)
    with pytest.raises(UserError, match=r"nam de back-up niet aan.*veilig"):
        set_plek(archief, tmp_path / "stick")
    assert "nam de back-up niet aan" in make_backup(archief, "zelf gemaakt").melding


def test_not_inside_the_archive_and_forgotten_on_request(archief, tmp_path):
    with pytest.raises(UserError, match="buiten de map"):
        set_plek(archief, archief.archive.folder / "backups")
    (tmp_path / "stick").mkdir()
    set_plek(archief, tmp_path / "stick")
    assert set_plek(archief, None) is None and read_plek(archief) is None


def test_a_backup_only_there_is_in_the_list_and_can_be_put_back(archief, tmp_path):
    (tmp_path / "stick").mkdir()
    made = make_backup(archief, "zelf gemaakt")
    set_plek(archief, tmp_path / "stick")
    shutil.rmtree(made.rij.map)
    archief.close()
    (rij,) = list_all_backups(archief.archive.folder)
    assert rij.plek == "tweede plek"
    restore_backup(archief.archive.folder, rij, WACHTWOORD)


# ── putting back ──────────────────────────────────────────────────────────────────────────────────


def test_restore_drill_on_an_empty_home(archief, tmp_path):
    make_definitieve_meting(archief)
    make_backup(archief, "zelf gemaakt")
    counts, folder = read_inhoud(archief).aantallen, archief.archive.folder
    archief.close()
    before = reports(folder)
    elsewhere = tmp_path / "usb"
    shutil.copytree(backups_folder(folder), elsewhere)
    home = tmp_path / "nieuwe laptop" / "archief"
    done = restore_backup(home, find_backup(home, van=elsewhere), WACHTWOORD)
    assert done.bewaard is None and done.rij.inhoud.aantallen == counts
    assert reports(home) == before != []
    found = verify_archief(home, WACHTWOORD)
    assert (found.fouten, found.rapporten) == ((), counts["Definitieve rapporten"])


def test_putting_back_is_logged_and_the_old_one_kept(archief):
    make_backup(archief, "zelf gemaakt")
    create_gemeente(archief, "Later")
    folder = archief.archive.folder
    archief.close()
    rij = find_backup(folder)
    done = restore_backup(folder, rij, WACHTWOORD, klok=lambda: NU, herkomst="opdrachtregel")
    assert done.bewaard.name.startswith("archief-voor-herstel-2026-11-22T")
    geopend = open_archief(folder, WACHTWOORD)
    assert ("teruggezet", rij.naam) in log_of(geopend)
    assert geopend.archive.check() == []
    geopend.close()


def test_found_by_name_or_not_at_all(archief, klok):
    names = []
    for _ in range(2):
        names.append(make_backup(archief, "zelf gemaakt").rij.naam)
        klok.later(minutes=1)
    folder = archief.archive.folder
    assert find_backup(folder).naam == names[1]
    assert find_backup(folder, names[0]).naam == names[0]
    with pytest.raises(UserError, match="onbekend heet"):
        find_backup(folder, "onbekend")
    with pytest.raises(UserError, match="Wijs de map"):
        find_backup(folder.with_name("niets"))


@pytest.mark.parametrize(
    ("geheim", "woorden"), [("niet het wachtwoord", "past niet bij deze back-up"), ("", "past niet")]
)
def test_a_wrong_secret_changes_nothing(archief, geheim, woorden):
    make_backup(archief, "zelf gemaakt")
    folder = archief.archive.folder
    archief.close()
    before = sha256((folder / "archief.db").read_bytes()).hexdigest()
    with pytest.raises(UserError, match=woorden):
        restore_backup(folder, find_backup(folder), geheim)
    assert sha256((folder / "archief.db").read_bytes()).hexdigest() == before


def test_an_open_archive_is_not_replaced(archief):
    make_backup(archief, "zelf gemaakt")
    with archief.read() as session:
        session.execute(select(Logregel)).first()
        with pytest.raises(UserError, match="nog open"):
            restore_backup(archief.archive.folder, find_backup(archief.archive.folder), WACHTWOORD)


def test_the_passphrase_of_now_opens_a_backup_of_then(archief):
    make_backup(archief, "zelf gemaakt")
    change_wachtwoord(archief, WACHTWOORD, "een nieuwe lange zin")
    folder = archief.archive.folder
    archief.close()
    restore_backup(folder, find_backup(folder), "een nieuwe lange zin")
    open_archief(folder, "een nieuwe lange zin").close()


def test_every_answer_of_a_restore_says_that_nothing_changed():
    for tekst in terugzetten.MELDINGEN.values():
        assert "niets veranderd" in tekst or "zijn zoals ze waren" in tekst
