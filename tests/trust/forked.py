"""Children forked from a warm process, killed or followed by strace at the moment that is asked."""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.services.errors import UserError

READY, DONE, REFUSED = b"r", b"d", b"u"
SET_PTRACER = 0x59616D61
"""prctl: let any process follow this one, where the system would allow only its parents."""


@dataclass
class Child:
    """A forked process: it prepares, waits, acts, and says how far it came."""

    pid: int
    hear: int
    say: int

    def wait_ready(self) -> None:
        """Until it has prepared; AssertionError when it could not."""
        assert os.read(self.hear, 1) == READY, "the child could not prepare"

    def go(self) -> None:
        """Let it act."""
        os.write(self.say, b"g")

    def kill(self) -> None:
        """The end, at once."""
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> tuple[bool, bytes]:
        """Wait for its end: whether it was killed, and what it said after READY."""
        said = b"".join(iter(lambda: os.read(self.hear, 65536), b""))
        _, status = os.waitpid(self.pid, 0)
        os.close(self.hear)
        os.close(self.say)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        assert killed or os.waitstatus_to_exitcode(status) == 0, f"the child ended with {status}"
        return killed, said


def fork(prepare: Callable[[], Any], act: Callable[[Any, Callable[[bytes], None]], None]) -> Child:
    """A child that does `prepare`, waits for `go`, and does `act(prepared, tell)`.

    After `act` it says DONE, or REFUSED with the message of a UserError, and ends without cleaning up.
    """
    hear, tell_to = os.pipe()
    listen, say = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell_to)
        os.close(listen)
        return Child(pid, hear, say)
    os.close(hear)
    os.close(say)
    _live(prepare, act, listen, tell_to)
    raise SystemExit


def _live(prepare: Callable[[], Any], act: Callable[..., None], listen: int, tell_to: int) -> None:
    status = 1
    try:
        _allow_strace()
        prepared = prepare()
        os.write(tell_to, READY)
        os.read(listen, 1)
        act(prepared, lambda word: os.write(tell_to, word) and None)
        os.write(tell_to, DONE)
        status = 0
    except UserError as refusal:
        os.write(tell_to, REFUSED + refusal.tekst.encode())
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, the parent must see it and this process must end
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _allow_strace() -> None:
    ctypes.CDLL(None).prctl(SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)


@contextlib.contextmanager
def followed(child: Child, out: Path, *options: str) -> Iterator[None]:
    """strace follows `child` from here until its end; what it saw stands in `out`."""
    words = ["strace", "-f", "-p", str(child.pid), "-o", str(out), *options]
    tracer = subprocess.Popen(words, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")
    assert tracer.stderr is not None
    first = tracer.stderr.readline()
    try:
        if "attached" not in first:
            raise PermissionError(first.strip())
        yield
    except BaseException:
        tracer.kill()
        raise
    finally:
        tracer.communicate()


def try_trace() -> str:
    """Why strace may not follow a child; empty when it may."""
    child = fork(lambda: None, lambda prepared, tell: None)
    try:
        child.wait_ready()
        with followed(child, Path(os.devnull), "-e", "trace=none"):
            child.go()
            child.end()
    except PermissionError as refusal:
        child.go()
        child.end()
        return str(refusal)
    return ""


def refusal_in(said: bytes) -> str:
    """The message of the UserError that ended the child; empty when none did."""
    return said[1:].decode() if said.startswith(REFUSED) else ""


def lines_of(said: bytes) -> list[Any]:
    """What the child told as JSON lines; a line cut off by the kill was not told."""
    return [json.loads(line) for line in said.split(b"\n")[:-1] if line]
