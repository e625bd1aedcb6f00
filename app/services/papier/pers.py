"""The press for who has a window: a process of its own for paper, there when it is needed and not longer."""

from app.documents.press import PRESS


def begin_press() -> None:
    """From now on paper is made in a process of its own."""
    PRESS.begin()


def warm_press() -> None:
    """Paper is near: let the process begin to load, where there is to be one."""
    PRESS.warm()


def rest_press() -> None:
    """End the process until it is needed again."""
    PRESS.rest()


def close_press() -> None:
    """From now on paper is made here."""
    PRESS.close()
