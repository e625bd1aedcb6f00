"""python -m app [opdracht]: the door of the program."""

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


if __name__ == "__main__":
    sys.exit(main())
