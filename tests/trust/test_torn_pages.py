"""Pages that a cut-off checkpoint left half written are no damage: the journal holds them whole."""

import shutil

from app.models.archive import DATABASE, Archive
from tests.conftest import WACHTWOORD
from tests.factories import make_kandidaat
from tests.trust.example import save_note

PAGE, HEADER, FRAME = 4096, 32, 24


def test_a_page_torn_while_it_was_copied_from_the_journal_is_no_fault(archief, tmp_path):
    save_note(archief, make_kandidaat(archief), "waarde")
    folder = tmp_path / "na de stroomstoring"
    shutil.copytree(archief.archive.folder, folder, ignore=shutil.ignore_patterns("*-shm"))
    journal = (folder / f"{DATABASE}-wal").read_bytes()
    starts = range(HEADER, len(journal), FRAME + PAGE)
    pages = {int.from_bytes(journal[start : start + 4], "big") for start in starts}
    assert len(pages) > 3
    with (folder / DATABASE).open("rb+") as file:
        for page in pages:
            file.seek((page - 1) * PAGE + 1024)
            file.write(b"half" * 256)
    opened = Archive.open(folder, WACHTWOORD)
    assert opened.check() == []
    opened.close()
