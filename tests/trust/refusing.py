"""The disk refuses one call: the user hears it, nothing is half, and the next try works."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.services.errors import UserError
from tests.trust.cutting import Ground, Point, choose
from tests.trust.example import faults_after_opening
from tests.trust.forked import followed, lines_of
from tests.trust.operations import Operation

WRITING = ("pwrite64", "write", "ftruncate", "fsync", "fdatasync", "rename", "mkdir")
READING = ("pread64", "read", "newfstatat", "lseek")
DONE = "done"
OWN_FILES = ("archief", "back-up", "rapport", "sleutel", ".xlsx", ".deel")


def refuse_each_call(folder: str, name: str, error: str, most: int, seed: int) -> dict[str, Any]:
    """Let each call of `name` (a sample of `most`) fail once: what the user heard and what is wrong.

    A call may fail unheard only where nothing depends on it: `unheard` counts files of those.
    """
    ground = Ground.make(Path(folder), name)
    _, points = ground.trace(READING if name == "open" else WRITING)
    ours = [point for point in points if any(word in point.path for word in OWN_FILES)]
    heard: Counter[str] = Counter()
    unheard: list[str] = []
    wrong = []
    chosen = choose(ours, most, seed)
    for point in chosen:
        told = _refuse(ground, point, error)
        if told["first"] == DONE:
            unheard.append(_kind(point, ground.place))
        else:
            heard[told["first"]] += 1
        wrong += [f"{point}: {fault}" for fault in _faults(ground, told)]
    return {"calls": len(ours), "points": len(chosen), "heard": heard, "unheard": unheard, "wrong": wrong}


def _refuse(ground: Ground, point: Point, error: str) -> dict[str, str]:
    child = ground.start(lambda thing, tell: _try_twice(ground.operation, thing, tell))
    inject = f"inject={point.call}:error={error}:when={point.number}"
    with followed(child, ground.folder / "refused", "-e", f"trace={point.call}", "-e", inject):
        child.go()
        _, said = child.end()
    first, *rest = lines_of(said)
    return {"first": first, "again": rest[0] if rest else ""}


def _try_twice(operation: Operation, thing: Any, tell: Callable[[bytes], None]) -> None:
    for _ in range(2):
        answer = _try(operation, thing)
        tell(json.dumps(answer).encode() + b"\n")
        if answer == DONE:
            return


def _try(operation: Operation, thing: Any) -> str:
    try:
        operation.act(thing)
    except UserError as refusal:
        return refusal.tekst
    except Exception as crash:  # noqa: BLE001 - a crash is what the test looks for
        return f"crash: {crash!r}"
    return DONE


def _faults(ground: Ground, told: dict[str, str]) -> list[str]:
    faults = [answer for answer in told.values() if answer.startswith("crash")]
    if told["first"] != DONE and told["again"] != DONE:
        faults.append(f"the next try does not work: {told['again']}")
    return faults + faults_after_opening(ground.place, ground.operation.secret(ground.place))


def _kind(point: Point, place: Path) -> str:
    """The file that failed unheard."""
    return f"{point.call} {Path(point.path).name.replace(place.name, '…') if point.path else ''}".strip()
