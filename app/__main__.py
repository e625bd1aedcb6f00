"""python -m app [opdracht]: the door of the program."""

import os
import sys
from pathlib import Path
from typing import Any

from app.documents.press import COMMAND, serve


def main(argv: list[str] | None = None) -> int:
    """Run one command, or the program itself; answers the exit status."""
    words = sys.argv[1:] if argv is None else argv
    if words == [COMMAND]:
        return serve()
    from app.cli import run

    return run(words, start_program)


def start_program(folder: Path | None = None, **keuzes: Any) -> int:
    """Open the window; Qt is imported only now."""
    from app.ui.language import choose
    from app.ui.settings import Settings

    choose(Settings().taal)  # before the screens, whose tables of texts are made when they are imported
    from app.main import start

    return start(folder, **keuzes)


def leave(status: int) -> None:
    """End the process. After a window it ends at once: all is closed by then, and Python and Qt would take
    each other's parts away in an order nobody decides, which once ended in a crash.
    """
    if "PySide6.QtWidgets" not in sys.modules:
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):  # a program without a console has none
        if stream is not None:
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    leave(main())
