"""The disk as a power cut leaves it: what was synced is there, of the rest any part in any order.

Names of files change in order, as a journalling file system keeps them, but are lost until their folder is
synced. Contents are dropped, kept or torn in sectors of 512 bytes, each write by itself.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.models import connection
from app.models.archive import DATABASE, ArchiveError
from tests.trust.example import KANDIDATEN
from tests.trust.machine import fast_folder
from tests.trust.recording import JOURNAL, Event, Recording, note, record

SECTOR = 512
TORN = 0.3


@dataclass
class File:
    """What is on the disk for sure, and what was asked since."""

    synced: bytearray = field(default_factory=bytearray)
    asked: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        """All that was asked is on the disk."""
        for event in self.asked:
            _apply(self.synced, event)
        self.asked.clear()

    def survive(self, dice: random.Random) -> bytes:
        """A content the disk may hold after a cut."""
        content = bytearray(self.synced)
        kept = dice.choice((0.0, 1.0, dice.random(), dice.random()))
        for event in self.asked:
            if dice.random() < kept:
                for part in _torn(event, dice) if dice.random() < TORN else (event,):
                    _apply(content, part)
        return bytes(content)


@dataclass
class Disk:
    """Names and files, as the program sees them and as they are sure to be."""

    names: dict[str, File]
    synced: dict[str, File]
    steps: list[dict[str, File]] = field(default_factory=list)

    @classmethod
    def start(cls, database: bytes) -> "Disk":
        """Only the database, safe on the disk."""
        files = {DATABASE: File(bytearray(database))}
        return cls(dict(files), dict(files))

    def do(self, event: Event) -> None:
        """What the program asked."""
        if event.kind == "make":
            if event.name not in self.names:
                self._rename({**self.names, event.name: File()})
        elif event.kind == "unlink":
            self._rename({name: file for name, file in self.names.items() if name != event.name})
        elif event.kind == "sync" and not event.name:
            self.synced, self.steps = dict(self.names), []
        elif event.kind == "sync":
            self.names[event.name].sync()
        elif event.kind in ("write", "cut"):
            self.names[event.name].asked.append(event)

    def survive(self, dice: random.Random) -> dict[str, bytes]:
        """Files a power cut at this moment may leave."""
        names = dice.choice([self.synced, *self.steps])
        return {name: file.survive(dice) for name, file in names.items()}

    def _rename(self, names: dict[str, File]) -> None:
        self.names = names
        self.steps.append(names)


def _apply(content: bytearray, event: Event) -> None:
    end = event.offset + len(event.data)
    if event.kind == "cut":
        del content[event.offset :]
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[event.offset : end] = event.data


def _torn(event: Event, dice: random.Random) -> Iterator[Event]:
    """Some of the sectors of a write."""
    start = event.offset
    end = start + len(event.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        if dice.random() < 0.5:
            data = event.data[start - event.offset : stop - event.offset]
            yield Event("write", event.name, start, data)
        start = stop


def cut_power(folder: str, synchronous: str, images: int, seed: int) -> dict[str, int]:
    """Record the work, make `images` of cuts at random moments, open each; what was lost or damaged."""
    recording = record(Path(folder), synchronous)
    dice = random.Random(seed)
    place = fast_folder()
    found = {"images": 0, "lost": 0, "faults": 0}
    try:
        for files, acknowledged in _images(recording, images, dice):
            there = _saves_in(place, files, recording.key)
            found["images"] += 1
            found["faults"] += there is None
            found["lost"] += there is not None and there < acknowledged
    finally:
        shutil.rmtree(place)
    return found | {"commits": recording.count("ack", ""), "syncs": recording.count("sync", JOURNAL)}


def _images(recording: Recording, images: int, dice: random.Random) -> Iterator[tuple[dict[str, bytes], int]]:
    moments = sorted(dice.randrange(len(recording.events)) for _ in range(images))
    disk, acknowledged, done = Disk.start(recording.before), 0, 0
    for moment in moments:
        for event in recording.events[done : moment + 1]:
            disk.do(event)
            acknowledged += event.kind == "ack"
        done = moment + 1
        yield disk.survive(dice), acknowledged


def _saves_in(place: Path, files: dict[str, bytes], key: bytes) -> int | None:
    """How many saves the image holds, from the first on; None when it is damaged or holds half a save."""
    for path in place.iterdir():
        path.unlink()
    for name, content in files.items():
        (place / name).write_bytes(content)
    try:
        opened = connection.connect(place / DATABASE, key)
    except ArchiveError:
        return None
    try:
        return _count_saves(opened)
    finally:
        opened.close()


def _count_saves(opened: Any) -> int | None:
    opened.execute("PRAGMA wal_checkpoint").fetchall()
    faults = opened.execute("PRAGMA cipher_integrity_check").fetchall()
    if faults or opened.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return None
    numbers = opened.execute("SELECT count(*) FROM wijziging WHERE nieuw LIKE 'opslag %'").fetchone()
    saves: int = numbers[0]
    expected = dict(note(number) for number in range(1, saves + 1))
    notes = dict(opened.execute("SELECT id, notitie FROM kandidaat WHERE notitie <> ''").fetchall())
    return saves if notes == expected and len(notes) <= KANDIDATEN else None
