"""What the two commands say: plain Dutch on stderr, so that stdout stays the program's own."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """The command cannot go on: text for the user and the exit status."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
