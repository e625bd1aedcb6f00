"""Legal amounts as one TOML file that a colleague can take over: written whole, read with a dry run."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.documents.whole_file import whole_file
from app.loonwaarde import Bedragen, Bevinding, Ernst, LoonwaardeFout, Waarde, controle_bedragen, parse_getal
from app.models import WettelijkBedrag
from app.services.archief import Archief
from app.services.bedragen.bedrag_records import Voorstel
from app.services.bedragen.lezen import read_bedragen
from app.services.bedragen.overzicht import by_sleutel, is_equal
from app.services.bedragen.vastleggen import propose
from app.services.errors import UserError
from app.services.papier.papieren import NIET_BEWAARD
from app.services.voortgang import Voortgang

SOORT, VERSIE = "wettelijke bedragen", 1
GROOTSTE = 1_000_000  # bytes; all amounts of ten years take a tenth of it
MEESTE = 2_000
GETAL_HOOGST = Decimal(10**9)
NIEUW, GELIJK, ANDERS = "nieuw", "gelijk", "anders"
VELDEN = {"parameter", "vanaf", "waarde", "per_leeftijd", "status", "bron", "brondatum", "opmerking"}
TE_GROOT = "Dit bestand is te groot voor een lijst met bedragen. Er is niets ingelezen."
NIET_TE_LEZEN = "Dit bestand is niet te lezen. Kijk de naam en de map na. Er is niets ingelezen."
GEEN_TEKST = "Dit bestand is geen gewone tekst (UTF-8). Er is niets ingelezen."
ANDER_BESTAND = (
    "Dit bestand is geen lijst met wettelijke bedragen van Loonwaarde. Kies een bestand dat met “Bewaar als "
    "bestand” is gemaakt. Er is niets ingelezen."
)
NIEUWER = "Dit bestand is gemaakt met een nieuwere versie van Loonwaarde. Werk het programma bij."
KOP = """\
# Wettelijke bedragen uit Loonwaarde. Getallen staan tussen aanhalingstekens, met een punt.
soort = "wettelijke bedragen"
versie = 1
"""


@dataclass(frozen=True, slots=True)
class Proefregel:
    """One amount of a file beside the one in force: "nieuw", "gelijk" or "anders", and its findings."""

    naam: str
    waarde: Waarde
    nu: Waarde | None
    stand: str
    brondatum: date | None
    bevindingen: tuple[Bevinding, ...]
    eenheid: str = ""


@dataclass(frozen=True, slots=True)
class Proef:
    """A dry run: every amount of the file in its order; `voorstel` only when nothing blocks."""

    regels: tuple[Proefregel, ...]
    voorstel: Voorstel | None

    def count(self, stand: str) -> int:
        """How many amounts are "nieuw", "gelijk" or "anders"."""
        return sum(regel.stand == stand for regel in self.regels)

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        """What blocks; the whole file is then refused."""
        return tuple(b for regel in self.regels for b in regel.bevindingen if b.ernst is Ernst.BLOKKEERT)


def save_bedragen(archief: Archief, pad: Path, alles: bool = False) -> int:
    """Write the own amounts (or all) to a file and log it; answers how many. Raises UserError."""
    with archief.read() as session:
        eigen = {
            (rij.parameter, rij.vanaf): rij.brondatum for rij in session.scalars(select(WettelijkBedrag))
        }
        bedragen = read_bedragen(session)
    waarden = [w for w in bedragen.all() if alles or (w.parameter, w.vanaf) in eigen]
    inhoud = write_bedragen([(w, eigen.get((w.parameter, w.vanaf))) for w in waarden])
    try:
        with whole_file(pad) as bestand:
            bestand.write(inhoud.encode())
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout
    try:
        with archief.write() as werk:
            werk.log("bedragen bewaard als bestand", None, f"{len(waarden)} bedragen")
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return len(waarden)


def write_bedragen(waarden: list[tuple[Waarde, date | None]]) -> str:
    """Amounts with the day on which their source was read, as the text of a file."""
    return KOP + "".join(_write(waarde, gelezen) for waarde, gelezen in waarden)


def try_bestand(archief: Archief, pad: Path, progress: Voortgang | None = None) -> Proef:
    """Read a file and say what is new, equal or different; stores nothing. Raises UserError."""
    gelezen = parse_bedragen(_read(pad))
    with archief.read() as session:
        bedragen = read_bedragen(session)
        regels = _compare(bedragen, gelezen, archief.vandaag)
        proef = Proef(regels, None)
        over = [regel for regel in regels if regel.stand != GELIJK]
        if proef.fouten or not over:
            return proef
        waarden, brondata = tuple(r.waarde for r in over), tuple(r.brondatum for r in over)
        return Proef(regels, propose(session, archief.vandaag, waarden, brondata, progress))


def parse_bedragen(inhoud: bytes) -> list[tuple[Waarde, date | None]]:
    """The amounts in a file, in its order, not judged yet. Raises UserError naming the row and the field."""
    try:
        data = tomllib.loads(inhoud.decode("utf-8"), parse_float=str)
    except UnicodeDecodeError as fout:
        raise UserError(GEEN_TEKST) from fout
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fout:
        raise UserError(ANDER_BESTAND) from fout
    rijen = data.get("bedrag", [])
    if data.get("soort") != SOORT or not isinstance(rijen, list) or type(data.get("versie")) is not int:
        raise UserError(ANDER_BESTAND)
    if data["versie"] > VERSIE:
        raise UserError(NIEUWER)
    if len(rijen) > MEESTE:
        raise UserError(TE_GROOT)
    return [_parse(volgnr, rij) for volgnr, rij in enumerate(rijen, 1)]


def _read(pad: Path) -> bytes:
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(GROOTSTE + 1)
    except OSError as fout:
        raise UserError(NIET_TE_LEZEN) from fout
    if len(inhoud) > GROOTSTE:
        raise UserError(TE_GROOT)
    return inhoud


def _compare(
    bedragen: Bedragen, gelezen: list[tuple[Waarde, date | None]], vandaag: date
) -> tuple[Proefregel, ...]:
    """Judged as a whole, so that a gap filled by another row of the file is none."""
    nu = by_sleutel(bedragen)
    anders = [w for w, _ in gelezen if not is_equal(w, nu.get((w.parameter, w.vanaf)))]
    bevindingen = controle_bedragen(bedragen, anders, vandaag)
    regels = []
    for waarde, brondatum in gelezen:
        oud = nu.get((waarde.parameter, waarde.vanaf))
        stand = GELIJK if is_equal(waarde, oud) else NIEUW if oud is None else ANDERS
        plaats = f"{waarde.parameter}.{waarde.vanaf.isoformat()}."
        eigen = tuple(b for b in bevindingen if stand != GELIJK and b.plaats.startswith(plaats))
        parameter = bedragen.parameters.get(waarde.parameter)
        naam, eenheid = (parameter.naam, parameter.eenheid) if parameter else (waarde.parameter, "")
        regels.append(Proefregel(naam, waarde, oud, stand, brondatum, eigen, eenheid))
    return tuple(regels)


def _parse(volgnr: int, rij: Any) -> tuple[Waarde, date | None]:
    if not isinstance(rij, dict):
        raise UserError(ANDER_BESTAND)
    if onbekend := sorted(set(rij) - VELDEN):
        raise _fout(volgnr, "", f"“{onbekend[0][:40]}” is geen veld van een bedrag. Haal het weg.")
    parameter = _text(volgnr, rij, "parameter")
    vanaf = _day(volgnr, rij, "vanaf")
    if vanaf is None:
        raise _fout(volgnr, parameter, "“vanaf” ontbreekt. Schrijf een datum, zoals 2027-01-01.")
    tabel = rij.get("per_leeftijd", {})
    if not isinstance(tabel, dict) or not all(j.isascii() and j.isdigit() and len(j) < 3 for j in tabel):
        raise _fout(volgnr, parameter, "“per_leeftijd” hoort leeftijden met een bedrag te hebben.")
    waarde = Waarde(
        parameter,
        vanaf,
        waarde=_getal(volgnr, parameter, rij["waarde"]) if "waarde" in rij else None,
        per_leeftijd=tuple((int(j), _getal(volgnr, parameter, b)) for j, b in tabel.items()),
        status=_text(volgnr, rij, "status"),
        bron=_text(volgnr, rij, "bron"),
        opmerking=_text(volgnr, rij, "opmerking"),
    )
    return waarde, _day(volgnr, rij, "brondatum")


def _text(volgnr: int, rij: Mapping[str, Any], veld: str) -> str:
    tekst = rij.get(veld, "")
    if not isinstance(tekst, str) or len(tekst) > 2000 or "\0" in tekst:
        raise _fout(volgnr, "", f"“{veld}” hoort een tekst te zijn van hoogstens 2.000 tekens.")
    return tekst.strip()


def _day(volgnr: int, rij: Mapping[str, Any], veld: str) -> date | None:
    dag = rij.get(veld)
    if dag is not None and (not isinstance(dag, date) or isinstance(dag, datetime) or dag.year < 1900):
        raise _fout(volgnr, "", f"“{veld}” hoort een datum te zijn, zoals 2027-01-01.")
    return dag


def _getal(volgnr: int, parameter: str, getal: Any) -> Decimal:
    tekst = str(getal) if type(getal) is int else getal
    try:
        return parse_getal(tekst, "waarde", 0, GETAL_HOOGST, None)
    except LoonwaardeFout as fout:
        raise _fout(volgnr, parameter, str(fout)) from None


def _fout(volgnr: int, parameter: str, tekst: str) -> UserError:
    welk = f"Bedrag {volgnr}" + (f" ({parameter[:60]})" if parameter else "")
    return UserError(f"{welk}: {tekst} Er is niets ingelezen.")


def _write(waarde: Waarde, gelezen: date | None) -> str:
    regels = ["", "[[bedrag]]", f"parameter = {_quote(waarde.parameter)}", f"vanaf = {waarde.vanaf}"]
    if waarde.waarde is not None:
        regels.append(f'waarde = "{waarde.waarde:f}"')
    if waarde.per_leeftijd:
        tabel = ", ".join(f'"{jaren}" = "{bedrag:f}"' for jaren, bedrag in waarde.per_leeftijd)
        regels.append(f"per_leeftijd = {{ {tabel} }}")
    regels += [f"status = {_quote(waarde.status)}", f"bron = {_quote(waarde.bron)}"]
    regels += [f"brondatum = {gelezen}"] if gelezen else []
    regels += [f"opmerking = {_quote(waarde.opmerking)}"] if waarde.opmerking else []
    return "\n".join(regels) + "\n"


def _quote(tekst: str) -> str:
    """A text as TOML writes it on one line; signs that it forbids are written by their number."""
    delen = []
    for teken in tekst:
        if teken in '"\\':
            delen.append(f"\\{teken}")
        elif ord(teken) < 32 or ord(teken) == 127:
            delen.append(f"\\u{ord(teken):04x}")
        else:
            delen.append(teken)
    return '"' + "".join(delen) + '"'
