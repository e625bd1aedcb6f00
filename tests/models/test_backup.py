"""Backups on disk: whole or not there, equal to the archive, unreadable to others, back in one step."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.models import Gemeente, copying, restore
from app.models.archive import (
    Archive,
    ArchiveBusy,
    ArchiveClosed,
    ArchiveDamaged,
    ArchiveIsBackup,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveUnreachable,
    WrongPassphrase,
)
from app.models.backup import (
    MANIFEST,
    backups_folder,
    copy_backup,
    list_backups,
    read_backup,
    remove_backup,
    require_whole,
)
from app.models.logboek import append_log
from app.models.restore import READY, restore_backup
from tests.conftest import WACHTWOORD

NU = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


def write(archive, word: str) -> None:
    with archive.write() as session:
        session.add(Gemeente(naam=word))
        append_log(session, gebruiker="", actie="aangemaakt", moment=NU.replace(tzinfo=None))


def words(folder: Path, secret: str = WACHTWOORD) -> list[str]:
    archive = Archive.open(folder, secret)
    with archive.read() as session:
        found = list(session.execute(text("SELECT naam FROM gemeente ORDER BY id")).scalars())
    archive.close()
    return found


def log(session) -> None:
    append_log(session, gebruiker="", actie="teruggezet", moment=NU.replace(tzinfo=None))


def put_back(folder, backup, secret=WACHTWOORD):
    return restore_backup(folder, backup, secret, NU, log)


@pytest.fixture
def saved(archive):
    """An archive with one gemeente in its backup and one more since; closed."""
    write(archive, "Kanariestad")
    backup = archive.backup(NU, "zelf")
    write(archive, "Later")
    archive.close()
    return backup


def test_a_backup_is_an_archive_with_a_manifest(archive):
    write(archive, "Kanariestad")
    backup = archive.backup(NU, "zelf")
    assert backup.folder.parent == backups_folder(archive.folder)
    assert backup.name == f"2026-11-22T140300Z-{archive.stand().logkop[:12]}"
    assert backup.manifest.stand == archive.stand()
    assert backup.manifest.stand.tabellen["gemeente"] == 1
    assert read_backup(backup.folder) == backup and require_whole(backup) == backup.manifest
    assert sorted(path.name for path in backup.folder.iterdir()) == [
        "archief.db", MANIFEST, "sleutel-kopie.json", "sleutel.json",
    ]  # fmt: skip


def test_nothing_in_a_backup_is_readable(archive):
    write(archive, "Kanariestad")
    backup = archive.backup(NU, "zelf")
    content = b"".join(path.read_bytes() for path in backup.folder.iterdir())
    assert b"Kanariestad" not in content and b"SQLite format" not in content
    if os.name == "posix":
        assert backup.folder.stat().st_mode & 0o077 == 0


def test_a_backup_holds_one_moment_while_work_goes_on(archive):
    write(archive, "Eerste")
    backup = archive.backup(NU, "zelf", lambda done, total: write(archive, f"Tijdens {done}"))
    write(archive, "Later")
    assert backup.manifest.stand.tabellen["gemeente"] == 1
    archive.close()
    put_back(archive.folder, backup)
    assert words(archive.folder) == ["Eerste"]


def test_two_in_one_second_stand_beside_each_other(archive):
    first, second = archive.backup(NU, "zelf"), archive.backup(NU, "zelf")
    assert second.name == f"{first.name}-2"
    assert {found.name for found in list_backups(first.folder.parent)} == {first.name, second.name}


@pytest.mark.parametrize(
    "place", ["sync_file", "verify_copy", "_copy_pages", "write_keys"], ids=lambda name: name.strip("_")
)
def test_what_fails_leaves_nothing(archive, monkeypatch, place):
    def full(*_args, **_kwargs):
        raise OSError(5, "stuk")

    monkeypatch.setattr(copying, place, full)
    with pytest.raises(ArchiveUnreachable):
        archive.backup(NU, "zelf")
    assert list(backups_folder(archive.folder).iterdir()) == []


def test_stopping_leaves_nothing(archive):
    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.backup(NU, "zelf", stop)
    assert list(backups_folder(archive.folder).iterdir()) == []


def test_a_locked_archive_makes_no_backup(archive):
    archive.close()
    with pytest.raises(ArchiveClosed):
        archive.backup(NU, "zelf")


def test_a_changed_byte_is_seen_without_and_with_the_key(saved):
    database = saved.folder / "archief.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    with pytest.raises(ArchiveDamaged):
        require_whole(saved)
    with pytest.raises(ArchiveDamaged):
        put_back(saved.folder.parent.with_name("archief"), saved)


@pytest.mark.parametrize("offset", [5000, 50_000, -100])
def test_the_check_with_the_key_finds_one_changed_bit(archive, offset):
    write(archive, "Kanariestad")
    backup = archive.backup(NU, "zelf")
    database = backup.folder / "archief.db"
    content = bytearray(database.read_bytes())
    content[offset] ^= 1
    database.write_bytes(content)
    with pytest.raises(ArchiveDamaged):
        copying.verify_copy(database, archive._key)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"magic": "loonwaarde-backup"}', None])
def test_a_lost_manifest_is_no_backup_to_rely_on(saved, content):
    manifest = saved.folder / MANIFEST
    manifest.unlink() if content is None else manifest.write_bytes(content)
    (found,) = list_backups(saved.folder.parent)
    assert found.manifest is None
    with pytest.raises(ArchiveDamaged):
        require_whole(found)


def test_a_changed_manifest_is_no_manifest(saved):
    manifest = saved.folder / MANIFEST
    body = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**body, "reden": "anders"}))
    assert read_backup(saved.folder).manifest is None


def test_leftovers_of_a_killed_backup_go_after_an_hour(archive):
    place = backups_folder(archive.folder)
    old, new = place / ".back-up.1.nieuw", place / ".back-up.2.nieuw"
    for left in (old, new):
        left.mkdir(parents=True)
    os.utime(old, (0, 0))
    archive.backup(NU, "zelf")
    assert not old.exists() and new.exists()
    assert len(list_backups(place)) == 1


def test_a_copy_elsewhere_is_equal_and_made_once(saved, tmp_path):
    copy = copy_backup(saved, tmp_path / "stick")
    assert require_whole(copy) == saved.manifest
    assert copy_backup(saved, tmp_path / "stick") == copy
    (saved.folder / "archief.db").write_bytes(b"stuk")
    with pytest.raises(ArchiveDamaged):
        copy_backup(saved, tmp_path / "andere stick")
    assert list((tmp_path / "andere stick").iterdir()) == []


def test_a_backup_is_never_worked_in(saved):
    before = {path.name: path.read_bytes() for path in saved.folder.iterdir()}
    with pytest.raises(ArchiveIsBackup):
        Archive.open(saved.folder, WACHTWOORD)
    assert {path.name: path.read_bytes() for path in saved.folder.iterdir()} == before


def test_taking_away(saved):
    remove_backup(saved)
    assert list(saved.folder.parent.iterdir()) == []


def test_back_again_and_the_present_is_kept(saved, folder):
    kept = put_back(folder, saved)
    assert words(folder) == ["Kanariestad"]
    assert kept.name == "archief-voor-herstel-2026-11-22T140300Z"
    assert words(kept) == ["Kanariestad", "Later"]
    reasons = [found.manifest.reden for found in list_backups(backups_folder(folder))]
    assert sorted(reasons) == ["voor terugzetten", "zelf"]


def test_the_restored_archive_is_sound_and_says_so_in_its_log(saved, folder):
    put_back(folder, saved)
    archive = Archive.open(folder, WACHTWOORD)
    assert archive.check() == []
    with archive.read() as session:
        assert session.execute(text("SELECT actie FROM logboek ORDER BY id DESC")).scalar() == "teruggezet"
    archive.close()


@pytest.mark.parametrize("harm", ["damaged", "empty", "missing", "gone", "keys lost"])
def test_from_every_kind_of_loss(saved, folder, harm):
    database = folder / "archief.db"
    match harm:
        case "damaged":
            database.write_bytes(b"rommel" * 4000)
        case "empty":
            database.write_bytes(b"")
        case "missing":
            database.unlink()
        case "gone":
            shutil.rmtree(folder)
        case _:
            for path in folder.glob("sleutel*"):
                path.unlink()
    kept = put_back(folder, saved)
    assert words(folder) == ["Kanariestad"]
    assert (kept is None) == (harm == "gone")


def test_a_passphrase_changed_since_still_counts_and_stays(archive, folder):
    write(archive, "Kanariestad")
    backup = archive.backup(NU, "zelf")
    archive.change_passphrase(WACHTWOORD, "een nieuwe lange zin")
    archive.close()
    put_back(folder, backup, "een nieuwe lange zin")
    assert words(folder, "een nieuwe lange zin") == ["Kanariestad"]
    with pytest.raises(WrongPassphrase):
        words(folder)


def test_the_passphrase_of_then_is_enough(archive, folder):
    write(archive, "Kanariestad")
    backup = archive.backup(NU, "zelf")
    archive.change_passphrase(WACHTWOORD, "een nieuwe lange zin")
    archive.close()
    put_back(folder, backup, WACHTWOORD)
    assert words(folder) == ["Kanariestad"]


def test_a_wrong_passphrase_changes_nothing(saved, folder):
    before = words(folder)
    with pytest.raises(WrongPassphrase):
        put_back(folder, saved, "niet het wachtwoord")
    assert words(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["archief", "archief-back-ups"]


def test_not_while_somebody_has_it_open(saved, folder):
    other = Archive.open(folder, WACHTWOORD)
    with other.read() as session:
        session.execute(text("SELECT 1 FROM gemeente")).all()
        with pytest.raises(ArchiveBusy):
            put_back(folder, saved)
    other.close()
    assert words(folder) == ["Kanariestad", "Later"]


def test_a_newer_backup_is_left_alone(saved, folder, monkeypatch):
    monkeypatch.setattr(restore, "HEAD", "0000")
    with pytest.raises(ArchiveNewer):
        put_back(folder, saved)
    assert words(folder) == ["Kanariestad", "Later"]


def test_a_refused_rename_puts_the_present_archive_back(saved, folder, monkeypatch):
    moves = iter([restore.move_into_place, None])

    def move(made, place):
        step = next(moves)
        if step is None:
            raise PermissionError(13, "bezet")
        step(made, place)

    monkeypatch.setattr(restore, "move_into_place", move)
    with pytest.raises(PermissionError):
        put_back(folder, saved)
    assert words(folder) == ["Kanariestad", "Later"]


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from app.models import restore
from app.models.backup import list_backups
steps = iter(range(9))
def counted(name):
    real = getattr(restore, name)
    def call(*args):
        if next(steps) == int(sys.argv[4]):
            os._exit(9)
        return real(*args)
    return call
for name in ("move_into_place", "sync_folder", "sync_file", "_free_name"):
    setattr(restore, name, counted(name))
backup = [found for found in list_backups(Path(sys.argv[2])) if found.manifest.reden == "zelf"][0]
restore.restore_backup(Path(sys.argv[1]), backup, sys.argv[3], datetime.now(UTC), lambda session: None)
"""


@pytest.mark.parametrize("step", range(5))
def test_killed_on_the_way_it_is_the_old_or_the_new_archive(saved, folder, step):
    command = [sys.executable, "-c", KILLED, folder, saved.folder.parent, WACHTWOORD, str(step)]
    assert subprocess.run([*map(str, command)], cwd=ROOT).returncode == 9
    assert words(folder) in (["Kanariestad", "Later"], ["Kanariestad"])
    assert not list(folder.parent.glob(f".*{READY}"))


def test_a_missing_archive_stays_missing_without_a_restore_under_way(saved, folder):
    shutil.rmtree(folder)
    with pytest.raises(ArchiveMissing):
        Archive.open(folder, WACHTWOORD)
    assert not folder.exists()
