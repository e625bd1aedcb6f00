"""Work on a disk of 1 MB until it is full, and go on when there is space again."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.services.archief import Archief
from app.services.bewaring.backups import list_all_backups, make_backup
from app.services.errors import UserError
from app.services.papier.rapporten import save_rapport
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import write_export
from tests.trust.example import make_example, open_example, read_note, save_note
from tests.trust.lists import read_list
from tests.trust.operations import finalise_example

RESERVE = 100_000
FULL = "De schijf is vol"
FILLER = "vulling"


def save_until_full(folder: str) -> dict[str, Any]:
    """Save until the disk is full, make room, save again: what was said and what is lost."""
    disk = _put_example(folder)
    (disk / FILLER).write_bytes(bytes(RESERVE))
    archief = open_example(disk / "archief")
    saved, refusal = _save_until_refused(archief)
    there = read_note(archief, 1)
    refused_again = _refusal(lambda: save_note(archief, 1, _text(saved + 1)))
    (disk / FILLER).unlink()
    save_note(archief, 2, "er is weer ruimte")
    archief.close()
    archief = open_example(disk / "archief")
    faults, after = archief.archive.check(), read_note(archief, 1)
    went_on = read_note(archief, 2)
    archief.close()
    return {
        "saved": saved,
        "refusals": [refusal, refused_again],
        "lost": sum(text != _text(saved) for text in (there, after)),
        "faults": faults,
        "went_on": went_on == "er is weer ruimte",
    }


def write_until_full(folder: str) -> dict[str, dict[str, Any]]:
    """Write report, workbook and backup on a full disk, and again when there is space."""
    disk = _put_example(folder, finalise_example)
    archief = open_example(disk / "archief")
    save_note(archief, 1, "van tevoren")
    papers = disk / "papier"
    papers.mkdir()
    found = {
        "report": _write(disk, papers, lambda: save_rapport(archief, 1, papers / "rapport.pdf")),
        "export": _write(disk, papers, lambda: write_export(archief, ExportKeuze(), papers / "uit.xlsx")),
    }
    for path in papers.iterdir():
        path.unlink()
    refusal = _on_full_disk(disk, lambda: make_backup(archief, "zelf"))
    found["backup"] = {
        "refusal": refusal,
        "left": [str(rij.naam) for rij in list_all_backups(disk / "archief")] + _hidden(disk),
        "afterwards": read_note(archief, 1) == "van tevoren" and not archief.archive.check(),
    }
    archief.close()
    return found


def read_list_until_full(folder: str) -> dict[str, Any]:
    """Read a list in on a full disk, and again when there is space."""
    disk = _put_example(folder)
    archief = open_example(disk / "archief")
    save_note(archief, 1, "van tevoren")
    before = archief.archive.stand()
    refusal = _on_full_disk(disk, lambda: read_list(archief))
    same = archief.archive.stand() == before
    read_list(archief)
    found = {"refusal": refusal, "half": not same, "faults": archief.archive.check()}
    archief.close()
    return found


def _put_example(folder: str, setup: Callable[[Path], None] = lambda place: None) -> Path:
    """The small disk with a closed archive on it; made elsewhere, for that takes more room."""
    disk = Path(folder)
    made = disk.with_name("voorbeeld")
    make_example(made)
    setup(made)
    shutil.copytree(made, disk / "archief")
    return disk


def _save_until_refused(archief: Archief) -> tuple[int, str]:
    number = 0
    while True:
        number += 1
        if refusal := _refusal(lambda: save_note(archief, 1, _text(number))):  # noqa: B023 - called at once
            return number - 1, refusal


def _text(number: int) -> str:
    return f"notitie {number} " + "x" * 2000


def _refusal(act: Callable[[], Any]) -> str:
    try:
        act()
    except UserError as refusal:
        return refusal.tekst
    return ""


def _write(disk: Path, papers: Path, write: Callable[[], Any]) -> dict[str, Any]:
    before = set(papers.iterdir())
    refusal = _on_full_disk(disk, write)
    left = sorted(path.name for path in set(papers.iterdir()) - before)
    write()
    return {"refusal": refusal, "left": left, "afterwards": len(set(papers.iterdir()) - before) == 1}


def _on_full_disk(disk: Path, act: Callable[[], Any]) -> str:
    """What is said when nothing but a few pages fit."""
    with (disk / FILLER).open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(4096)):
            pass
    refusal = _refusal(act)
    (disk / FILLER).unlink()
    return refusal


def _hidden(disk: Path) -> list[str]:
    """Names of what was left half made."""
    names = [name for _, folders, files in os.walk(disk) for name in (*folders, *files)]
    return [name for name in names if name.startswith(".")]
