"""The commands of the program as tests call them: in a process of their own, or here."""

import os
import subprocess
import sys
from pathlib import Path

from app import cli

ROOT = Path(__file__).resolve().parent.parent


def run(*argv, invoer=b""):
    """`python -m app …` in a process of its own."""
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1"}
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, argv)], input=invoer, capture_output=True, env=omgeving
    )


def call(capsys, *argv):
    """The same within this process: status, stdout, stderr."""
    status = cli.run([str(deel) for deel in argv], start=lambda *_, **__: 0)
    uit = capsys.readouterr()
    return status, uit.out, uit.err
