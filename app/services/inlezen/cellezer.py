"""The cells of a row as values of fields: each is read as if it was typed, and what is wrong is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from app.services.coachen.medischewoorden import find_medisch, read_woordenlijst
from app.services.errors import UserError
from app.services.inlezen.bestand import Bestand, Rij
from app.services.inlezen.cellen import as_text, read_cel
from app.services.inlezen.doelen import PER_SLEUTEL, Doel, is_reference
from app.services.inlezen.inleesrecords import FOUT, LET_OP, Celbevinding, Opdracht
from app.services.inlezen.kolommen import holds_bsn
from app.services.velden import Soort, Veld, parse, readable

MEESTE_BEVINDINGEN = 2_000
MEESTE_ONTHOUDEN = 20_000
IS_BSN = "Dit lijkt een burgerservicenummer. Het hoort niet in dit veld en wordt niet ingelezen."
MEDISCH = (
    "noemt iets over gezondheid (“{woord}”). Zo’n gegeven hoort niet in het dossier; haal het weg tenzij het "
    "nodig is."
)

Waarden = dict[str, dict[str, Any]]
Uitkomst = tuple[Any, str, str]
"""The value (None when there is none), what is wrong with the cell, and what to tell about it."""
LEEG: dict[Any, Uitkomst] = {(str, ""): (None, "", ""), (type(None), None): (None, "", "")}


@dataclass(slots=True)
class Bevindingen:
    """All findings counted, the first of them kept."""

    kept: list[Celbevinding] = field(default_factory=list)
    fouten: int = 0
    let_op: int = 0
    rijen: set[int] = field(default_factory=set)
    gezegd: set[str] = field(default_factory=set)

    def add(self, rij: int, kolom: int, waarde: str, melding: str, ernst: str = FOUT) -> None:
        """Tell what is wrong with a cell; a mistake marks its row."""
        if ernst == FOUT:
            self.fouten += 1
            self.rijen.add(rij)
        else:
            self.let_op += 1
        teveel = self.fouten if ernst == FOUT else self.let_op
        if teveel <= MEESTE_BEVINDINGEN:
            self.kept.append(Celbevinding(rij, kolom, waarde[:80], melding, ernst))

    def once(self, rij: int, kolom: int, waarde: str, melding: str) -> None:
        """Tell something worth knowing, the first time only."""
        if melding not in self.gezegd:
            self.gezegd.add(melding)
            self.add(rij, kolom, waarde, melding, LET_OP)


@dataclass(slots=True)
class Kolomlezer:
    """One column: its field, and what was read before (most columns hold few different values)."""

    plek: int
    soort: str
    veld: Veld
    maal100: bool
    verboden: bool
    gelezen: dict[Any, Uitkomst] = field(default_factory=lambda: dict(LEEG))


class Rijlezer:
    """Reads rows of one sheet as an Opdracht says."""

    def __init__(self, session: Session, bestand: Bestand, opdracht: Opdracht, vandaag: date) -> None:
        self.bestand, self.vandaag = bestand, vandaag
        self.woorden = read_woordenlijst(session)
        self.rijen = bestand.bladen[opdracht.blad].rijen[opdracht.koprij + 1 :]
        doelen = PER_SLEUTEL[opdracht.tabel]
        self.kolommen = [
            self._column(plek, doelen[sleutel]) for plek, sleutel in enumerate(opdracht.kolommen) if sleutel
        ]
        self.plekken = {(kolom.soort, kolom.veld.naam): kolom.plek for kolom in self.kolommen}

    def read(self, nummer: int, rij: Rij, bevindingen: Bevindingen) -> Waarden:
        """The filled cells by kind of object and field."""
        waarden: Waarden = {}
        for kolom in self.kolommen:
            cel = rij[kolom.plek] if kolom.plek < len(rij) else ""
            waarde, fout, noot = kolom.gelezen.get((cel.__class__, cel)) or self._read_cel(kolom, cel)
            if fout or noot:
                toon = "•••" if kolom.veld.naam == "bsn" or fout == IS_BSN else as_text(cel)
                bevindingen.add(nummer, kolom.plek, toon, fout or noot, FOUT if fout else LET_OP)
            if waarde is not None:
                if kolom.soort not in waarden:
                    waarden[kolom.soort] = {}
                waarden[kolom.soort][kolom.veld.naam] = waarde
        return waarden

    def place(self, soort: str, veld: str) -> int:
        """The column that fills this field, or -1."""
        return self.plekken.get((soort, veld), -1)

    def shown(self, nummer: int, kolom: int, begin: int) -> str:
        """What stands in a cell of row `nummer` of the file; `begin` is the first row below the headings."""
        rij = self.rijen[nummer - begin]
        return as_text(rij[kolom]) if 0 <= kolom < len(rij) else ""

    def _column(self, plek: int, doel: Doel) -> Kolomlezer:
        cellen = [rij[plek] for rij in self.rijen if plek < len(rij) and rij[plek] not in ("", None)]
        verboden = doel.veld.naam != "bsn" and holds_bsn(as_text(cel) for cel in cellen[:200])
        return Kolomlezer(plek, doel.soort, doel.veld, _are_fractions(doel, cellen), verboden)

    def _read_cel(self, kolom: Kolomlezer, cel: Any) -> Uitkomst:
        """A cell as no other was before; what it holds is remembered."""
        waarde, fout, noot = (None, IS_BSN, "") if kolom.verboden else self._parse(kolom, cel)
        uitkomst = (None if waarde == "" else waarde, fout, noot)
        if len(kolom.gelezen) < MEESTE_ONTHOUDEN:
            kolom.gelezen[cel.__class__, cel] = uitkomst
        return uitkomst

    def _parse(self, kolom: Kolomlezer, cel: Any) -> Uitkomst:
        veld = kolom.veld
        tekst, noot = read_cel(
            veld, cel, self.vandaag, datum1904=self.bestand.datum1904, maal100=kolom.maal100
        )
        if is_reference(veld):
            return " ".join(readable(tekst).split())[:300], "", noot
        try:
            waarde = parse(veld, tekst)
        except UserError as fout:
            return None, fout.tekst, ""
        if veld.soort is Soort.NOTITIE and (woorden := find_medisch(self.woorden, (tekst,))):
            noot = f"{veld.label} {MEDISCH.format(woord=woorden[0])}"
        return waarde, "", noot


def _are_fractions(doel: Doel, cellen: Sequence[Any]) -> bool:
    """Whether a column of percentages holds parts of one, as Excel keeps its percentages."""
    if doel.veld.eenheid != "%":
        return False
    getallen = [
        Decimal(format(cel, ".15g"))
        for cel in cellen
        if isinstance(cel, int | Decimal) or type(cel).__name__ == "float"
    ]
    return (
        bool(getallen)
        and all(0 <= getal <= 1 for getal in getallen)
        and any(0 < getal < 1 for getal in getallen)
    )
