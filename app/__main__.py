"""python -m app [opdracht]: the door of the program."""

import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run one command, or the program itself; answers the exit status."""
    from app.cli import run

    return run(sys.argv[1:] if argv is None else argv, start_program)


def start_program(folder: Path | None = None, *, voorbeeld: bool = False) -> int:
    """Open the window; Qt is imported only now."""
    from app.main import start

    return start(folder, voorbeeld=voorbeeld)


if __name__ == "__main__":
    sys.exit(main())
