"""The log of the program itself: start, stop, versions and crashes. Never a name, amount, path or title.

Nothing of other libraries gets in: their messages may hold what somebody typed.
"""

import logging
import os
import platform
import sys
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion

from app import __version__
from app.paths import log_dir

NAME = "programma.log"
LARGEST, OLDER = 200_000, 2  # bytes of one file, and how many older ones are kept
_logger = logging.getLogger("loonwaarde")


class _Handler(RotatingFileHandler):
    """Readable by the owner only; a log that cannot be written stands in the way of nothing."""

    def _open(self) -> Any:
        return open(
            self.baseFilename,
            self.mode,
            encoding="utf-8",
            opener=lambda path, flags: os.open(path, flags, 0o600),
        )

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk is told where something is stored, not here."""


def start_program_log(folder: Path | None = None) -> Callable[[str], None]:
    """Begin to write; answers what ends it, with a last line. Without a folder nothing is written."""
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        handler = _Handler(_made(folder or log_dir()) / NAME, maxBytes=LARGEST, backupCount=OLDER)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
    _logger.addHandler(handler)
    write_line(f"gestart: {describe_versions()}")

    def stop(last: str) -> None:
        write_line(last)
        _logger.removeHandler(handler)
        with suppress(OSError):
            handler.close()

    return stop


def write_line(text: str) -> None:
    """Add a line (a crash is several); only texts of this program itself."""
    _logger.info("%s", text)


def describe_versions() -> str:
    """The program, Python, Qt and the system, in one line."""
    return f"Loonwaarde {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {sys.platform}"


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
