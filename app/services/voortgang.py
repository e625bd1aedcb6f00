"""How long work tells how far it is, and hears that it must stop."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from app.services.errors import UserError

T = TypeVar("T")


class Voortgang(Protocol):
    """Told how far the work is, in whatever it counts; `stopped` asks it to end."""

    def __call__(self, done: int, total: int) -> None: ...

    @property
    def stopped(self) -> bool:
        """Whether the user asked to stop."""


def report(progress: Voortgang | None, done: int, total: int, gestopt: str) -> None:
    """Tell how far it is, to whoever listens. Raises UserError with `gestopt` when the user asked to stop."""
    if progress is not None:
        progress(done, total)
        if progress.stopped:
            raise UserError(gestopt)


def told(
    rijen: Iterable[T], total: int, progress: Voortgang | None, gestopt: str, each: int = 1
) -> Iterator[T]:
    """These rows, with how far it is told before every so manyth (`each`).

    Raises UserError with `gestopt` when the user asked to stop.
    """
    for plek, rij in enumerate(rijen):
        if plek % each == 0:
            report(progress, plek, total, gestopt)
        yield rij
