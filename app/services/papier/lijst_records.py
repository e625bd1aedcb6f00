"""A list as it leaves a screen, and as it goes to paper."""

from dataclasses import dataclass

from app.services.change import Ref
from app.services.errors import UserError
from app.services.velden import format_geheel

MEESTE_RIJEN = 3_000
GESTOPT = "Gestopt. Er is niets gemaakt."
TE_LANG = (
    "Deze lijst heeft {aantal} rijen; op papier passen er {meeste}. Zoek of kies eerst wat u nodig hebt, of "
    "maak een Excel-bestand bij Export."
)
LEEG = "Deze lijst is leeg. Er is niets om af te drukken of te kopiëren."


@dataclass(frozen=True, slots=True)
class Lijstkop:
    """One column: its title, its width on screen in pixels, and whether figures stand in it."""

    titel: str
    breed: int = 100
    getal: bool = False


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list as shown; `keuzes` (name, value) say what it was narrowed to, `over` whose list it is.

    The title goes into the log and holds nothing personal; choices and rows may.
    """

    titel: str
    koppen: tuple[Lijstkop, ...]
    rijen: tuple[tuple[str, ...], ...]
    keuzes: tuple[tuple[str, str], ...] = ()
    over: Ref | None = None


@dataclass(frozen=True, slots=True)
class Lijststuk:
    """The finished PDF, how many pages it has, and what the log says about it."""

    pdf: bytes
    bladzijden: int
    titel: str
    rijen: int
    over: Ref | None = None


def check_lengte(aantal: int) -> None:
    """Raise UserError when there is nothing to print, or too much for paper."""
    if not aantal:
        raise UserError(LEEG)
    if aantal > MEESTE_RIJEN:
        raise UserError(TE_LANG.format(aantal=format_geheel(aantal), meeste=format_geheel(MEESTE_RIJEN)))
