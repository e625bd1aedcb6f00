"""A file as rows of cells: which kind it is, what is refused before anything is read, what to tell."""

import hashlib
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from app.services.errors import UserError

GROOTSTE = 100_000_000  # bytes of a file
MEESTE_RIJEN, MEESTE_KOLOMMEN = 200_000, 500
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK"

Rij = list[Any]


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its rows, of which the first is row 1 of the file."""

    naam: str
    rijen: list[Rij]
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class Bestand:
    """What was read. `meldingen` say how; `datum1904` that the days of its numbers begin in 1904."""

    naam: str
    controlegetal: str
    bladen: tuple[Blad, ...]
    meldingen: tuple[str, ...] = ()
    datum1904: bool = False


def read_bestand(pad: Path, wachtwoord: str = "") -> Bestand:
    """All rows of an Excel or CSV file. Raises UserError; at "wachtwoord" when the file needs one."""
    inhoud = _read(pad)
    bestand = read_inhoud(inhoud, wachtwoord)
    return replace(bestand, naam=pad.name[:300])


def read_inhoud(inhoud: bytes, wachtwoord: str = "") -> Bestand:
    """As `read_bestand`, of the bytes of a file; what they are shows from what is in them, not a name."""
    from app.services.inlezen.tekstbestand import read_tekst
    from app.services.inlezen.werkmap import read_werkmap

    controlegetal = hashlib.sha256(inhoud).hexdigest()
    slot = inhoud.startswith(OLE)
    if slot:
        inhoud = _decrypt(inhoud, wachtwoord)
    bestand = read_werkmap(inhoud) if inhoud.startswith(ZIP) else read_tekst(inhoud)
    if not any(blad.rijen for blad in bestand.bladen):
        raise UserError("In dit bestand staan geen rijen. Kies een bestand met kolomnamen en rijen eronder.")
    melding = ("Het bestand had een wachtwoord en is in het geheugen geopend.",) if slot else ()
    return replace(bestand, controlegetal=controlegetal, meldingen=(*melding, *bestand.meldingen))


def _read(pad: Path) -> bytes:
    try:
        if pad.stat().st_size > GROOTSTE:
            raise UserError("Dit bestand is groter dan 100 MB en wordt niet gelezen. Splits het in delen.")
        inhoud = pad.read_bytes()
    except (OSError, ValueError) as fout:
        raise UserError(
            "Dit bestand is niet te lezen. Kijk of het er nog staat, en sluit het in Excel."
        ) from fout
    if not inhoud:
        raise UserError("Dit bestand is leeg (0 bytes). Kies een ander bestand.")
    return inhoud


def _decrypt(inhoud: bytes, wachtwoord: str) -> bytes:
    """The workbook inside an encrypted file; an old .xls has the same cover and is no such thing."""
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import FileFormatError

    try:
        slot = OfficeFile(BytesIO(inhoud))
        if slot.format != "ooxml" or not slot.is_encrypted():
            raise FileFormatError
    except Exception as fout:
        raise UserError(
            "Dit is een oud Excelbestand (.xls) of het is beschadigd. Sla het in Excel op als .xlsx en kies "
            "het opnieuw."
        ) from fout
    if not wachtwoord:
        raise UserError("Dit bestand heeft een wachtwoord. Typ het om het bestand te openen.", "wachtwoord")
    open_bestand = BytesIO()
    try:
        slot.load_key(password=wachtwoord, verify_password=True)
        slot.decrypt(open_bestand)
    except Exception as fout:
        raise UserError("Dit wachtwoord past niet bij het bestand. Typ het opnieuw.", "wachtwoord") from fout
    return open_bestand.getvalue()
