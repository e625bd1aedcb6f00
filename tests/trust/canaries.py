"""Words nobody else writes, typed in every field of text; then looked for where they must not be."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from app.services.archief import Archief, change_wachtwoord, create_archief, open_archief
from app.services.bewaring.backups import make_backup
from app.services.change import Ref
from app.services.coachen.contacten import add_afspraak, create_contact
from app.services.coachen.trajecten import create_doel, create_traject
from app.services.dossiers.kandidaten import list_kandidaten
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN
from app.services.objecten import create, save_veld
from app.services.papier.rapporten import render_rapport, save_rapport
from app.services.records import ExportKeuze, KandidatenFilter
from app.services.uitwisselen.export import write_export
from app.services.velden import Soort
from tests.factories import fill_profiel, make_contactpersoon, make_meting, make_plaatsing, make_waarneming

MARK = "kanarie"
SECRET, NEXT_SECRET = "kanarie geheim woord", "kanarie volgend woord"
WRITE = re.compile(r"^\d+ +(?:p?write(?:64|v)?)\(\d+<([^>]*)>, (.*)$", re.MULTILINE)
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def words() -> tuple[bytes, ...]:
    """The mark in the ways text lies in memory and in files."""
    return tuple(form.encode(code) for form in (MARK, MARK.upper()) for code in ("utf-8", "utf-16-le"))


def count_in(content: bytes) -> int:
    """How often a canary stands in these bytes."""
    return sum(content.count(word) for word in words())


def work_with_canaries(folder: str) -> dict[str, int]:
    """A whole day: every field typed, report, workbook, backup, new passphrase; answers the fields typed."""
    place, papers = Path(folder, "archief"), Path(folder, "papier")
    papers.mkdir()
    archief, _ = create_archief(place, SECRET)
    fill_profiel(archief)
    refs = _make_everything(archief)
    typed = sum(type_in(archief, ref) for ref in refs)
    list_kandidaten(archief, KandidatenFilter(tekst=MARK))
    meting = next(ref.id for ref in refs if ref.soort == "meting")
    save_rapport(archief, meting, papers / "rapport.pdf")
    render_rapport(archief, meting, 200)
    write_export(archief, ExportKeuze(), papers / "uit.xlsx")
    make_backup(archief, "zelf")
    change_wachtwoord(archief, SECRET, NEXT_SECRET)
    found = sum(count_in(path.read_bytes()) for path in files_in([place]))
    archief.close()
    open_archief(place, NEXT_SECRET).close()
    return {"typed": typed, "found": found}


def type_in(archief: Archief, ref: Ref) -> int:
    """Type a canary in each field of text; refused or not, the archive keeps it."""
    typed = 0
    for veld in FORMULIEREN[ref.soort]:
        if veld.soort in (Soort.TEKST, Soort.NOTITIE, Soort.DATUM, Soort.GETAL):
            typed += 1
            _type(archief, ref, veld.naam, f"{MARK}{typed}{ref.soort}")
    return typed


def files_in(folders: Iterable[Path]) -> list[Path]:
    """Every file under these folders."""
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def scan_writes(trace: str, papers: Path) -> tuple[int, int, list[str]]:
    """Of a trace of all writes: how many, of how many bytes, and the files that got a canary.

    What the user asked to stand outside the archive (under `papers`) may be read.
    """
    writes = size = 0
    readable = []
    for path, rest in WRITE.findall(trace):
        name = bytes.fromhex(path.replace("\\x", "")).decode(errors="replace")
        content = b"".join(bytes.fromhex(part.replace("\\x", "")) for part in TEXT.findall(rest))
        if Path(name).is_relative_to(papers) or name.startswith("pipe:"):
            continue
        writes, size = writes + 1, size + len(content)
        if count_in(content):
            readable.append(name)
    return writes, size, readable


def _type(archief: Archief, ref: Ref, naam: str, text: str) -> None:
    try:
        save_veld(archief, ref, naam, text)
    except UserError:
        return


def _make_everything(archief: Archief) -> list[Ref]:
    """One object of each kind that has fields of text."""
    plaatsing = make_plaatsing(archief)
    meting = make_meting(archief, plaatsing)
    make_waarneming(archief, 1)
    make_contactpersoon(archief, 1)
    traject, _ = create_traject(archief, 1)
    create_doel(archief, traject)
    contact, _ = create_contact(archief, 1)
    add_afspraak(archief, contact)
    with archief.write() as werk:
        create(werk, "afweging", Ref("meting", meting), code="uren")
        create(werk, "urenafspraak", Ref("plaatsing", plaatsing), vanaf=date(2026, 10, 1))
    skipped: set[Any] = {"contact_doel"}
    return [Ref(soort, 1) for soort in FORMULIEREN if soort not in skipped]
