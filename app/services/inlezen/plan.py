"""From rows to objects: who is meant, which job, which loonwaarde; mistakes at their cell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from sqlalchemy.orm import Session

from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN
from app.services.inlezen.bekenden import Bekenden, read_bekenden
from app.services.inlezen.bestand import Bestand
from app.services.inlezen.cellezer import Bevindingen, Rijlezer, Waarden
from app.services.inlezen.dingen import Verzameling
from app.services.inlezen.doelen import ONMISBAAR, PER_SLEUTEL
from app.services.inlezen.inleesrecords import FOUT, LET_OP, Opdracht
from app.services.inlezen.kolommen import is_filled
from app.services.regels import REGELS, check_regels
from app.services.voortgang import Voortgang, told

VELDEN = {(soort, veld.naam): veld for soort, velden in FORMULIEREN.items() for veld in velden}
GEREGELD = {
    soort: frozenset(naam for ander, naam in REGELS if ander == soort) - {"dossiernummer", "bsn"}
    for soort, _ in REGELS
}
"""By kind of object the fields that a rule looks at; a dossiernummer and a BSN are judged elsewhere."""
RIJEN_TUSSEN_KIJKEN = 250
GESTOPT = "Gestopt. Er is niets ingelezen."
TWEE_KEER = "Twee kolommen vullen hetzelfde veld: {label}. Kies voor één ervan iets anders."
ONTBREEKT = "Geen kolom is gekozen voor {labels}. Zonder die kolom is niet te zien wie of wat een rij is."


@dataclass(slots=True)
class Plan:
    """All that would be stored, and all that is wrong with the file."""

    opdracht: Opdracht
    lezer: Rijlezer
    bekend: Bekenden
    begin: int
    dingen: Verzameling = field(default_factory=Verzameling)
    bevindingen: Bevindingen = field(default_factory=Bevindingen)
    rijen: int = 0

    def wrong(self, rij: int, soort: str, veld: str, melding: str) -> None:
        """A mistake at the cell that fills this field, else at the row."""
        self._tell(rij, soort, veld, melding, FOUT)

    def remark(self, rij: int, soort: str, veld: str, melding: str) -> None:
        """Something worth knowing at a cell."""
        self._tell(rij, soort, veld, melding, LET_OP)

    def _tell(self, rij: int, soort: str, veld: str, melding: str, ernst: str) -> None:
        plek = self.lezer.place(soort, veld)
        waarde = "" if plek < 0 else "•••" if veld == "bsn" else self.lezer.shown(rij, plek, self.begin)
        self.bevindingen.add(rij, plek, waarde, melding, ernst)


Rijmaker = Callable[[Plan, int, Waarden], None]


def make_plan(
    session: Session,
    archief: Archief,
    bestand: Bestand,
    opdracht: Opdracht,
    progress: Voortgang | None = None,
) -> Plan:
    """Read every row. Raises UserError when it was stopped or the choice of columns cannot be."""
    from app.services.inlezen.rijen import RIJMAKERS
    from app.services.inlezen.vergelijken import compare_with_archive

    check_opdracht(bestand, opdracht)
    lezer = Rijlezer(session, bestand, opdracht, archief.vandaag)
    plan = Plan(opdracht, lezer, read_bekenden(session), opdracht.koprij + 2)
    maak = RIJMAKERS[opdracht.tabel]
    rijen = told(lezer.rijen, len(lezer.rijen), progress, GESTOPT, RIJEN_TUSSEN_KIJKEN)
    for nummer, rij in enumerate(rijen, plan.begin):
        if is_filled(rij):
            plan.rijen += 1
            waarden = lezer.read(nummer, rij, plan.bevindingen)
            if nummer not in plan.bevindingen.rijen:
                _check_values(session, plan, nummer, waarden)
            if nummer not in plan.bevindingen.rijen:
                maak(plan, nummer, waarden)
    compare_with_archive(session, plan, archief.vandaag)
    return plan


def check_opdracht(bestand: Bestand, opdracht: Opdracht) -> None:
    """Raise UserError when a field is filled twice or nothing tells the rows apart."""
    doelen = PER_SLEUTEL.get(opdracht.tabel)
    if doelen is None or not 0 <= opdracht.blad < len(bestand.bladen):
        raise UserError("Kies eerst een bestand, een blad en wat erin staat.")
    gekozen = [sleutel for sleutel in opdracht.kolommen if sleutel]
    for sleutel in gekozen:
        if sleutel not in doelen:
            raise UserError(
                "Een gekozen kolom past niet bij deze lijst. Kies de kolommen opnieuw.", "kolommen"
            )
        if gekozen.count(sleutel) > 1:
            raise UserError(TWEE_KEER.format(label=doelen[sleutel].label), "kolommen")
    nodig = ONMISBAAR[opdracht.tabel]
    if not set(nodig) & set(gekozen):
        labels = " of ".join(doelen[sleutel].label for sleutel in nodig)
        raise UserError(ONTBREEKT.format(labels=labels), "kolommen")


def _check_values(session: Session, plan: Plan, nummer: int, waarden: Waarden) -> None:
    """The rules that look past one field, within this row; the archive is compared with later."""
    for soort in GEREGELD.keys() & waarden.keys():
        check_object(session, plan, nummer, soort, waarden[soort])


def check_object(session: Session, plan: Plan, nummer: int, soort: str, velden: dict[str, Any]) -> None:
    """Judge the fields of one object by the rules of typing. A dossiernummer says who it is instead."""
    namen = GEREGELD.get(soort, frozenset()) & velden.keys()
    rij = _AsRow(id=0, **velden) if namen else None
    for naam in sorted(namen):
        try:
            check_regels(session, rij, Ref(soort, 0), VELDEN[soort, naam], velden[naam], plan.lezer.vandaag)
        except UserError as fout:
            plan.wrong(nummer, soort, naam, fout.tekst)


class _AsRow(SimpleNamespace):
    """Values of the file in the shape of a row; what is not in the file is empty."""

    def __getattr__(self, _naam: str) -> Any:
        return None
