"""Whatever the file: read in as a whole, or refused in words and nothing of it stored."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.models import Base
from app.services.archief import Archief
from app.services.errors import UserError
from app.services.inlezen.inleesrecords import BEKEND
from app.services.inlezen.inlezen import controleer, lees_in, opdracht_of, open_bestand
from app.services.inlezen.terugdraaien import draai_terug
from app.services.logboeken.logboek import verify_keten
from tests.trust.strange_files import make_file

OWN = {"inlezing", "ingelezen", "logboek", "wijziging"}


def rows(archief: Archief) -> dict[str, list[Any]]:
    """Every row of the archive that an import can touch."""
    with archief.read() as session:
        return {
            name: session.execute(table.select().order_by(table.c.id)).all()
            for name, table in Base.metadata.tables.items()
            if name not in OWN
        }


def try_file(archief: Archief, pad: Path, number: int) -> str:
    """What became of the file: refused, wrong, nothing new, or in and out again."""
    try:
        bestand, opzet = open_bestand(archief, pad)
    except UserError:
        return "refused"
    bekend = BEKEND[number % 3][0]
    opdracht = replace(opdracht_of(opzet), bekend=bekend, fouten_overslaan=number % 2 == 0)
    try:
        controle = controleer(archief, bestand, opdracht)
        nummer, gedaan, _ = lees_in(archief, bestand, opdracht)
    except UserError:
        return "not read in"
    assert gedaan == controle
    terug, _ = draai_terug(archief, nummer)
    assert terug.gebleven == 0
    return "in and out"


def test_any_file_is_read_in_whole_or_refused(archief, tmp_path, size, report):
    pad, many = tmp_path / "bestand", size(60, 10_000)
    before = rows(archief)
    found: Counter[str] = Counter()
    for number in range(many):
        pad.write_bytes(make_file(number))
        try:
            found[try_file(archief, pad, number)] += 1
        except Exception as fault:  # noqa: BLE001 - the number makes it happen again
            pytest.fail(f"file {number}: {fault!r}")
        assert rows(archief) == before, f"file {number} left something behind"
    report(f"import fuzz files {many} {dict(found)}")
    assert archief.archive.check() == [] and verify_keten(archief).breuken == ()
    assert set(found) == {"refused", "not read in", "in and out"}
