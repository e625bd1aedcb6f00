"""Cut an operation off at each of its writes and syncs: strace kills the process before that call."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.models.archive import Archive
from app.services.archief import Archief
from tests.trust.example import faults_after_opening, make_example, put_back
from tests.trust.forked import DONE, Child, followed, fork
from tests.trust.operations import OPERATIONS, Operation

CALLS = (
    *("pwrite64", "pwritev", "write", "writev", "ftruncate", "fallocate", "sendfile", "copy_file_range"),
    *("fsync", "fdatasync", "sync_file_range", "link", "linkat", "rename", "renameat", "renameat2"),
    *("unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"),
)
CALL = re.compile(r"^\d+ +(\w+)\((?:\d+<([^>]*)>)?", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Point:
    """The so many-th call of this name; `path` is the file it works on, if it says so."""

    call: str
    number: int
    path: str = ""


@dataclass
class Ground:
    """The folder an operation works in, put back to the example before each try."""

    folder: Path
    operation: Operation

    @classmethod
    def make(cls, folder: Path, name: str) -> "Ground":
        """Make the example of this operation; do it once here, so that each fork finds all it needs."""
        ground = cls(folder, OPERATIONS[name])
        (folder / "voorbeeld").mkdir()
        make_example(folder / "voorbeeld" / "archief")
        ground.operation.setup(folder / "voorbeeld" / "archief")
        ground.do()
        return ground

    def do(self) -> None:
        """The whole operation in this process, which must keep nothing open when it forks."""
        put_back(self.folder / "voorbeeld", self.folder / "grond")
        thing = self.operation.prepare(self.place)
        for opened in (self.operation.act(thing), thing):
            if isinstance(opened, Archive | Archief):
                opened.close()

    @property
    def place(self) -> Path:
        """The archive."""
        return self.folder / "grond" / "archief"

    def start(self, act: Callable[[Any, Callable[[bytes], None]], None] | None = None) -> Child:
        """A child that has prepared and waits."""
        put_back(self.folder / "voorbeeld", self.folder / "grond")
        operation = self.operation
        child = fork(
            lambda: operation.prepare(self.place), act or (lambda thing, tell: operation.act(thing) and None)
        )
        child.wait_ready()
        return child

    def before(self) -> str:
        """The state when the operation never began."""
        child = self.start()
        child.kill()
        child.end()
        return self.operation.look(self.place)

    def trace(self, calls: Sequence[str] = CALLS) -> tuple[str, list[Point]]:
        """The state after the whole operation, and its calls in order."""
        child, out = self.start(), self.folder / "calls"
        with followed(child, out, "-y", "-e", "trace=" + ",".join(f"?{name}" for name in calls)):
            child.go()
            assert child.end() == (False, DONE)
        seen: Counter[str] = Counter()
        points = []
        for name, path in CALL.findall(out.read_text(errors="replace")):
            seen[name] += 1
            points.append(Point(name, seen[name], path))
        return self.operation.look(self.place), points


def choose(points: Sequence[Point], most: int, seed: int) -> list[Point]:
    """All of them, or a sample that is the same each time."""
    return sorted(random.Random(seed).sample(points, min(most, len(points))))


def cut_at_each_call(folder: str, name: str, most: int, seed: int) -> dict[str, Any]:
    """Kill `name` at its calls (a sample of `most`); how often the old and the new state was found."""
    ground = Ground.make(Path(folder), name)
    states = {ground.before(): "old"}
    new, points = ground.trace()
    states[new] = "new"
    found: dict[str, Any] = {"calls": len(points), "points": 0, "old": 0, "new": 0, "half": []}
    for point in choose(points, most, seed):
        said = _cut(ground, point)
        if said is None:
            continue
        state, fault = _judge(ground, said, states)
        found["points"] += 1
        if fault:
            found["half"].append(f"{point}: {fault}")
        else:
            found[state] += 1
    return found


def _cut(ground: Ground, point: Point) -> bytes | None:
    """What the child said before it was killed; None when this time the call did not come."""
    child = ground.start()
    kill = f"inject={point.call}:signal=KILL:when={point.number}"
    with followed(child, ground.folder / "cut", "-e", f"trace={point.call}", "-e", kill):
        child.go()
        killed, said = child.end()
    return said if killed else None


def _judge(ground: Ground, said: bytes, states: dict[str, str]) -> tuple[str, str]:
    found = ground.operation.look(ground.place)
    state = states.get(found, "")
    if not state:
        return "", f"neither the old state nor the new: {found}"
    if said.endswith(DONE) and state == "old":
        return "", "acknowledged, and gone"
    faults = faults_after_opening(ground.place, ground.operation.secret(ground.place))
    return state, "; ".join(faults)
