"""Start Loonwaarde from a fresh copy of the project: python3 installer/run.py [command ...]

Makes `.venv` on the first run. Opens the program on the example archive; without a screen it does the main
job and prints figures and paths. Anything after the name goes to `python -m app` instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import environment, system
from installer.messages import SetupError, say

LOCK = environment.ROOT / "requirements.lock"


def program_arguments(arguments: list[str], with_screen: bool) -> list[str]:
    """What `python -m app` gets: the user's own words, or the example."""
    if arguments:
        return arguments
    return ["voorbeeld"] if with_screen else ["demo", "--uit", str(output_folder())]


def output_folder() -> Path:
    """Where the example without a screen leaves its files; only Linux runs without a screen."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "loonwaarde" / "voorbeeld-uitvoer"


def start(arguments: list[str]) -> int:
    """Become the program; the user's own folder stays the current one."""
    command = [str(environment.venv_python()), "-P", "-m", "app", *arguments]
    path = [str(environment.ROOT), os.environ.get("PYTHONPATH", "")]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))}
    if sys.platform != "win32":  # exec on Windows returns to the prompt before the program ends
        os.execve(command[0], command, surroundings)
    return subprocess.run(command, env=surroundings).returncode


def main(arguments: list[str]) -> int:
    with_screen = system.has_screen()
    try:
        environment.prepare(LOCK, with_screen)
    except SetupError as problem:
        say(str(problem))
        return problem.status
    except KeyboardInterrupt:
        say("\nGestopt. Wat half klaar is, wordt de volgende keer hersteld.")
        return 130
    if not arguments and not with_screen:
        say(f"Geen scherm gevonden: het voorbeeld wordt zonder venster gemaakt in {output_folder()}")
    return start(program_arguments(arguments, with_screen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
