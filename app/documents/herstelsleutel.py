"""One page with the recovery key of an archive."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Herstelsleutel:
    """`groepen`: the characters of the key in the groups in which they are typed; `archief`: its name."""

    archief: str
    datum: date
    groepen: tuple[str, ...]


def write_herstelsleutel(sleutel: Herstelsleutel) -> bytes:
    """Return the page as PDF bytes; the same input gives the same bytes."""
    raise NotImplementedError
