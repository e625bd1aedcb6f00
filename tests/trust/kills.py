"""A process that saves without pause, killed at random moments."""

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.models.archive import DATABASE
from app.models.connection import connect
from app.services.archief import Archief
from tests.trust.example import KANDIDATEN, key_of, make_example, open_example, put_back, save_note
from tests.trust.forked import Child, fork, lines_of

PER_ARCHIVE = 100
MOST_SAVES, LONGEST_WAIT = 12, 0.004
CHANGES = "SELECT object_id, nieuw FROM wijziging WHERE soort = 'kandidaat' AND veld = 'notitie' ORDER BY id"


def kill_at_random(folder: str, count: int, seed: int) -> dict[str, int]:
    """Kill `count` children while they save; what they had acknowledged and what of it is gone."""
    example, place = Path(folder, "voorbeeld"), Path(folder, "archief")
    make_example(example)
    key = key_of(example)
    dice = random.Random(seed)
    figures = {"kills": 0, "acknowledged": 0, "lost": 0, "faults": 0}
    while figures["kills"] < count:
        put_back(example, place)
        kept: set[str] = set()
        for _ in range(min(PER_ARCHIVE, count - figures["kills"])):
            told = _save_until_killed(place, figures["kills"], dice)
            kept.update(told)
            figures["kills"] += 1
            figures["acknowledged"] += len(told)
            faults, lost = _look(place, key, kept)
            figures["faults"] += faults
            figures["lost"] += lost
    return figures


def _save_until_killed(place: Path, number: int, dice: random.Random) -> list[str]:
    child = fork(lambda: place, lambda folder, tell: _save_on(open_example(folder), number, tell))
    child.wait_ready()
    child.go()
    heard = _hear(child, dice.randrange(MOST_SAVES))
    _spin(dice.random() * LONGEST_WAIT)
    child.kill()
    killed, rest = child.end()
    assert killed
    return lines_of(heard + rest)


def _save_on(archief: Archief, number: int, tell: Callable[[bytes], None]) -> None:
    """Save and tell, for ever: told means that the service had returned."""
    step = 0
    while True:
        step += 1
        text = f"kill {number} stap {step}"
        save_note(archief, 1 + step % KANDIDATEN, text)
        tell(json.dumps(text).encode() + b"\n")


def _hear(child: Child, saves: int) -> bytes:
    heard = b""
    while heard.count(b"\n") < saves:
        heard += os.read(child.hear, 65536)
    return heard


def _spin(seconds: float) -> None:
    """Busy for a part of a save: the kill comes at any moment in it."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def _look(place: Path, key: bytes, kept: set[str]) -> tuple[int, int]:
    """Open as after a crash: number of faults, and of acknowledged values that are gone.

    Every change is kept as an entry of `wijziging`; the newest of a field is its value.
    """
    archief = open_example(place)
    faults = archief.archive.check()
    archief.close()
    connection = connect(place / DATABASE, key)
    changes: list[Any] = connection.execute(CHANGES).fetchall()
    values = dict(connection.execute("SELECT id, notitie FROM kandidaat").fetchall())
    connection.close()
    differ = sum(values[number] != text for number, text in dict(changes).items())
    return len(faults) + differ, len(kept - {text for _, text in changes})
