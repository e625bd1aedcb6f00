"""What a working program asked of the disk, in order: strace writes it down, nothing is left out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.models import connection
from app.models.archive import DATABASE
from app.services.archief import Archief
from tests.trust.example import KANDIDATEN, key_of, make_example, open_example, save_note
from tests.trust.forked import DONE, followed, fork

SESSIONS, SAVES = 4, 30
CHECKPOINT_PAGES = "60"
JOURNAL = f"{DATABASE}-wal"
CALLS = "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink"
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)", re.MULTILINE)
WORDS = re.compile(r'<([^>]*)>|"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Event:
    """One call: make, write, cut (to `offset` bytes), sync, unlink of `name`, or ack (the service returned).

    The name of the folder itself is empty.
    """

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass(frozen=True)
class Recording:
    """The database before, its key, and everything asked of the disk after that."""

    before: bytes
    key: bytes
    events: tuple[Event, ...]

    def count(self, kind: str, *names: str) -> int:
        """Events of this kind, on these names."""
        return sum(event.kind == kind and event.name in names for event in self.events)


def record(folder: Path, synchronous: str) -> Recording:
    """Open, save, close, again and again, with many checkpoints; `synchronous` as the number of SQLite."""
    place = folder / "archief"
    make_example(place)
    before, key = (place / DATABASE).read_bytes(), key_of(place)
    connection.PRAGMAS["synchronous"] = (synchronous, synchronous)
    connection.PRAGMAS["wal_autocheckpoint"] = (CHECKPOINT_PAGES, CHECKPOINT_PAGES)
    child = fork(lambda: place, lambda start, tell: _work(start, tell))
    child.wait_ready()
    with followed(child, folder / "calls", "-xx", "-y", "-s", "100000", "-e", CALLS):
        child.go()
        killed, said = child.end()
    assert not killed and said.endswith(DONE)
    events = tuple(_read((folder / "calls").read_text(), place))
    assert sum(event.kind == "ack" for event in events) == SESSIONS * SAVES
    return Recording(before, key, events)


def note(number: int) -> tuple[int, str]:
    """The kandidaat and the text of save `number`, from 1."""
    return 1 + number % KANDIDATEN, f"opslag {number} einde" + "x" * (number % 7 * 300)


def _work(place: Path, tell: Callable[[bytes], None]) -> None:
    number = 0
    for _ in range(SESSIONS):
        archief: Archief = open_example(place)
        for _ in range(SAVES):
            number += 1
            save_note(archief, *note(number))
            tell(b"a")
        archief.close()


def _read(text: str, place: Path) -> Iterator[Event]:
    """Events on the database, its journal and their folder; what else was called does not last."""
    for call, arguments, answer in LINE.findall(text):
        texts = [_decode(one or other) for one, other in WORDS.findall(arguments)]
        if call == "write" and texts[0].startswith(b"pipe:") and texts[1] == b"a":
            yield Event("ack")
            continue
        path = Path((texts[1] if call == "openat" else texts[0]).decode(errors="replace"))
        name = "" if path == place else path.name
        if path not in (place, place / DATABASE, place / JOURNAL):
            continue
        yield from _event(call, name, arguments, texts, int(answer))


def _event(call: str, name: str, arguments: str, texts: list[bytes], answer: int) -> Iterator[Event]:
    last = arguments.rpartition(", ")[2]
    if call == "openat" and "O_CREAT" in arguments:
        yield Event("make", name)
    elif call == "pwrite64":
        yield Event("write", name, int(last), texts[1][:answer])
    elif call == "ftruncate":
        yield Event("cut", name, int(last))
    elif call in ("fsync", "fdatasync"):
        yield Event("sync", name)
    elif call == "unlink":
        yield Event("unlink", name)


def _decode(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
