"""A small form that is filled in as a whole and stored with one button."""

from collections.abc import Mapping, Sequence

from app.services.errors import UserError
from app.services.velden import Veld, Waarde, parse


def read_teksten(velden: Sequence[Veld], teksten: Mapping[str, str]) -> dict[str, Waarde]:
    """The value of each field. Raises UserError at the first one that is refused or required and empty."""
    waarden: dict[str, Waarde] = {}
    for veld in velden:
        waarde = parse(veld, teksten.get(veld.naam, ""))
        if veld.verplicht and waarde in (None, ""):
            raise UserError(f"{veld.label} is nog leeg. Vul dit in.", veld.naam)
        waarden[veld.naam] = waarde
    return waarden
