"""What may be cut off at any write: how to begin it, do it, and see whether it happened."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from app.models import archive as door
from app.models import migration, upgrade
from app.models.archive import Archive, ArchiveMissing, WrongPassphrase
from app.services.archief import Archief, change_wachtwoord, open_archief
from app.services.bewaring.backups import check_backup, list_all_backups, make_backup
from app.services.bewaring.terugzetten import find_backup, restore_backup
from app.services.meten.vaststellen import finalise_meting
from app.services.papier.rapporten import save_rapport
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import write_export
from tests.conftest import SNEL, WACHTWOORD
from tests.trust.example import digest, key_of, now, open_example, read_note, save_note
from tests.trust.lists import (
    measured_and_amounts,
    read_amounts,
    read_list,
    read_list_before,
    run_1_january,
    take_list_out,
    write_amounts,
)

OTHER = "een andere zin die niemand raadt"
NEXT = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "{next}", "{head}"

def upgrade():
    with op.batch_alter_table("plaatsing") as batch:
        batch.add_column(sa.Column("ploeg", sa.String(60), nullable=False, server_default=""))
        batch.alter_column("functie", type_=sa.Text())

def downgrade():
    with op.batch_alter_table("plaatsing") as batch:
        batch.drop_column("ploeg")
"""


def _secret(folder: Path) -> str:
    """Which passphrase opens it."""
    for secret in (WACHTWOORD, OTHER):
        try:
            key_of(folder, secret)
        except WrongPassphrase:
            continue
        return secret
    raise AssertionError("no passphrase opens the archive")


def _content(folder: Path) -> str:
    return digest(folder, key_of(folder, _secret(folder)))


def _open(folder: Path) -> Archief:
    return open_example(folder)


def _nothing(folder: Path) -> None:
    """Most operations need no more than the example."""


@dataclass(frozen=True)
class Operation:
    """`act(prepare(folder))` is cut off; `look` names the state that is found afterwards.

    `setup` is done once, on the example; it may also change the program that opens it.
    """

    act: Callable[[Any], Any]
    prepare: Callable[[Path], Any] = _open
    look: Callable[[Path], str] = _content
    secret: Callable[[Path], str] = _secret
    setup: Callable[[Path], None] = _nothing


def _many_saves(folder: Path) -> Archief:
    archief = open_example(folder)
    for number in range(20):
        save_note(archief, 1, f"notitie {number}")
    return archief


def finalise_example(folder: Path) -> None:
    """Make the meting of the example definitief."""
    archief = open_example(folder)
    finalise_meting(archief, 1)
    archief.close()


def _new_archive(folder: Path) -> str:
    """The archive made beside the example: absent, or complete."""
    try:
        archive = Archive.open(folder / "nieuw", WACHTWOORD)
    except ArchiveMissing:
        assert not (folder / "nieuw").exists()
        return "absent"
    faults = archive.check()
    archive.close()
    return "complete" if not faults else f"half: {faults}"


def _pdf(folder: Path) -> str:
    path = folder / "rapport.pdf"
    if not path.exists():
        return "absent"
    with pikepdf.open(path) as pdf:
        return f"complete, {len(pdf.pages)} pages"


def _workbook(folder: Path) -> str:
    path = folder / "uit.xlsx"
    if not path.exists():
        return "absent"
    with zipfile.ZipFile(path) as parts:
        return "complete" if parts.testzip() is None else "half"


def _write_workbook(archief: Archief) -> None:
    write_export(archief, ExportKeuze(), archief.archive.folder / "uit.xlsx")


def _backups(folder: Path) -> str:
    """How many there are; each of them whole."""
    found = list_all_backups(folder)
    broken = [fault for fault in map(check_backup, found) if fault]
    return f"half: {broken}" if broken else f"{len(found)} backups"


def back_up_and_go_on(folder: Path) -> None:
    """An archive with a backup, and with a change made after it."""
    archief = open_example(folder)
    save_note(archief, 1, "toen")
    make_backup(archief, "zelf")
    save_note(archief, 1, "nu")
    archief.close()


def _note(folder: Path) -> str:
    """Which of the two archives stands here; after a restore the other is still there."""
    archief = open_example(folder)
    text = read_note(archief, 1)
    archief.close()
    kept = any(rij.reden == "voor terugzetten" for rij in list_all_backups(folder))
    return text if text == "nu" or kept else "half: the present archive is gone"


def _restore(folder: Path) -> None:
    restore_backup(folder, find_backup(folder), WACHTWOORD, now)


def be_the_next_release(folder: Path) -> None:
    """Let this process be a program that is one schema further."""
    scripts = folder.parent / "migrations"
    shutil.copytree(migration.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    coming = f"{int(migration.HEAD) + 1:04}"
    (scripts / "versions" / f"v{coming}_ploeg.py").write_text(NEXT.format(next=coming, head=migration.HEAD))
    migration.SCRIPTS = scripts
    door.HEAD = migration.HEAD = upgrade.HEAD = coming


OPERATIONS: dict[str, Operation] = {
    "open": Operation(lambda folder: open_archief(folder, WACHTWOORD, now).close(), lambda folder: folder),
    "save": Operation(lambda archief: save_note(archief, 1, "nieuw")),
    "finalise": Operation(lambda archief: finalise_meting(archief, 1)),
    "checkpoint": Operation(lambda archief: archief.close(), _many_saves),
    "migrate": Operation(
        lambda folder: open_example(folder).close(), lambda folder: folder, setup=be_the_next_release
    ),
    "passphrase": Operation(lambda archief: change_wachtwoord(archief, WACHTWOORD, OTHER), look=_secret),
    "create": Operation(
        lambda folder: Archive.create(folder / "nieuw", WACHTWOORD, kdf=SNEL)[0],
        lambda folder: folder,
        _new_archive,
    ),
    "report": Operation(
        lambda archief: save_rapport(archief, 1, archief.archive.folder / "rapport.pdf"),
        look=_pdf,
        setup=finalise_example,
    ),
    "backup": Operation(lambda archief: make_backup(archief, "zelf"), look=_backups),
    "restore": Operation(_restore, lambda folder: folder, _note, setup=back_up_and_go_on),
    "export": Operation(_write_workbook, look=_workbook, setup=finalise_example),
    "import": Operation(read_list),
    "undo import": Operation(take_list_out, setup=read_list_before),
    "import amounts": Operation(read_amounts, setup=write_amounts),
    "1 January": Operation(run_1_january, setup=measured_and_amounts),
}
