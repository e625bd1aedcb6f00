"""Cut an operation off at each of its writes and syncs: strace kills the process before that call."""

import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.trust.example import faults_after_opening, make_example, put_back
from tests.trust.forked import DONE, Child, followed, fork
from tests.trust.operations import OPERATIONS, Operation

CALLS = (
    *("pwrite64", "pwritev", "write", "writev", "ftruncate", "fallocate", "sendfile", "copy_file_range"),
    *("fsync", "fdatasync", "sync_file_range", "link", "linkat", "rename", "renameat", "renameat2"),
    *("unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"),
)
ALL_CALLS = "trace=" + ",".join(f"?{name}" for name in CALLS)
CALL = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)


@dataclass
class Ground:
    """The folder an operation works in, put back to the example before each try."""

    example: Path
    place: Path
    operation: Operation

    def start(self) -> Child:
        """A child that has prepared and waits."""
        put_back(self.example, self.place)
        operation = self.operation
        child = fork(lambda: operation.prepare(self.place), lambda thing, tell: operation.act(thing))
        child.wait_ready()
        return child

    def before(self) -> str:
        """The state when the operation never began."""
        child = self.start()
        child.kill()
        child.end()
        return self.operation.look(self.place)

    def trace(self, out: Path) -> tuple[str, list[tuple[str, int]]]:
        """The state after the whole operation, and its calls in order, each with its count."""
        child = self.start()
        with followed(child, out, "-e", ALL_CALLS):
            child.go()
            assert child.end() == (False, DONE)
        seen: Counter[str] = Counter()
        points = []
        for name in CALL.findall(out.read_text(errors="replace")):
            seen[name] += 1
            points.append((name, seen[name]))
        return self.operation.look(self.place), points


def cut_at_each_call(folder: str, name: str, most: int, seed: int) -> dict[str, object]:
    """Kill `name` at its calls (a sample of `most`); how often the old and the new state was found."""
    example = Path(folder, "voorbeeld")
    make_example(example)
    OPERATIONS[name].setup(example)
    ground = Ground(example, Path(folder, "archief"), OPERATIONS[name])
    ground.trace(Path(folder, "warm"))
    old = ground.before()
    new, points = ground.trace(Path(folder, "calls"))
    chosen = sorted(random.Random(seed).sample(points, min(most, len(points))))
    found: dict[str, object] = {"calls": len(points), "points": 0, "old": 0, "new": 0, "half": []}
    for call, number in chosen:
        said = _cut(ground, Path(folder, "cut"), call, number)
        if said is None:
            continue
        state, fault = _judge(ground, said, {old: "old", new: "new"})
        found["points"] += 1  # type: ignore[operator]
        if fault:
            found["half"].append(f"{call} {number}: {fault}")  # type: ignore[attr-defined]
        else:
            found[state] += 1  # type: ignore[operator]
    return found


def _cut(ground: Ground, out: Path, call: str, number: int) -> bytes | None:
    """What the child said before it was killed; None when this time the call did not come."""
    child = ground.start()
    with followed(child, out, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"):
        child.go()
        killed, said = child.end()
    return said if killed else None


def _judge(ground: Ground, said: bytes, states: dict[str, str]) -> tuple[str, str]:
    state = states.get(ground.operation.look(ground.place), "")
    if not state:
        return "", "neither the old state nor the new"
    if said.endswith(DONE) and state == "old":
        return "", "acknowledged, and gone"
    faults = faults_after_opening(ground.place, ground.operation.secret(ground.place))
    return state, "; ".join(faults)
