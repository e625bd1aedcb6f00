"""Where paper is laid out: in a process of its own once the program asks for one, else here.

The libraries of paper, and what they take in passing, are some 90 MB that a process keeps for good. The press
takes them along when it ends. It knows no archive and no key: the words of one paper come in through a pipe
and the file goes back through another; nothing of it touches a disk.
"""

import os
import pickle
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from threading import Lock
from typing import Any, BinaryIO

from app.paths import own_command

COMMAND = "pers"  # the one word of a process that is a press
LOADED = ("app.documents.opmaak", "app.documents.rendering", "app.documents.workbook_frame")
GONE = (OSError, EOFError, pickle.PickleError)  # what a pipe says when there is nobody at its other end
IN, OUT, ERRORS = 0, 1, 2  # a program of Windows without a console knows its pipes by number only
Told = Callable[[int], None]


class Press:
    """Does work with paper; while it is busy, and where no other process can be had, work is done here."""

    def __init__(self) -> None:
        self._apart = False
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = Lock()

    def begin(self) -> None:
        """From now on in a process of its own; it begins to load at once."""
        self._apart = True
        self.warm()

    def warm(self) -> None:
        """Begin to load the process, where there is to be one and there is none."""
        if self._apart and self._busy.acquire(blocking=False):
            with suppress(OSError):
                self._begun()
            self._busy.release()

    def rest(self) -> None:
        """End the process, unless it works; the next paper begins another."""
        if self._busy.acquire(blocking=False):
            self._end()
            self._busy.release()

    def close(self) -> None:
        """From now on here; what the process still does is dropped."""
        self._apart = False
        self._end()

    def run(self, module: str, name: str, work: Sequence[Any], told: Told | None = None) -> Any:
        """The answer of this function; what it raises is raised here.

        With `told` the function gets one of that name, and what `told` raises ends the work.
        """
        if not self._apart or not self._busy.acquire(blocking=False):
            return _perform(module, name, work, told)
        try:
            kind, answer = self._ask((module, name, work, told is not None), told)
        except BaseException:
            self._end()  # what it still says is the answer to nothing
            raise
        finally:
            self._busy.release()
        if kind == "gone":
            return _perform(module, name, work, told)
        if kind == "failed":
            raise answer
        return answer

    def _ask(self, question: Any, told: Told | None) -> tuple[str, Any]:
        try:
            process = self._begun()
            _send(process.stdin, question)
        except GONE:
            return self._lost()
        while True:
            try:
                kind, answer = pickle.load(process.stdout)
            except GONE:
                return self._lost()
            if kind != "told":
                return kind, answer
            if told is not None:
                told(answer)

    def _begun(self) -> Any:
        if self._process is None:
            self._process = subprocess.Popen(
                [*own_command(), COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def _lost(self) -> tuple[str, Any]:
        """Whatever took the process, would take the next one: from now on here."""
        self._apart = False
        self._end()
        return "gone", None

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()


PRESS = Press()


def serve() -> int:
    """Be a press: answer what comes in until nobody asks any more."""
    asked, answered = os.fdopen(os.dup(IN), "rb"), os.fdopen(os.dup(OUT), "wb")
    os.dup2(ERRORS, OUT)  # a library that prints says nothing between answers
    for module in LOADED:
        import_module(module)
    with suppress(*GONE):
        while True:
            module, name, work, listens = pickle.load(asked)
            told = (lambda number: _send(answered, ("told", number))) if listens else None
            _send(answered, _answer(module, name, work, told))
    return 0


def _answer(module: str, name: str, work: Sequence[Any], told: Told | None) -> tuple[str, Any]:
    try:
        return "made", _perform(module, name, work, told)
    except Exception as error:  # noqa: BLE001 - raised where the paper was asked for
        return "failed", error


def _perform(module: str, name: str, work: Sequence[Any], told: Told | None) -> Any:
    function = getattr(import_module(module), name)
    return function(*work) if told is None else function(*work, told=told)


def _send(pipe: BinaryIO | None, what: Any) -> None:
    assert pipe is not None
    pipe.write(pickle.dumps(what))
    pipe.flush()
