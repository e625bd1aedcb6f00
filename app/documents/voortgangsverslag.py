"""The voortgangsverslag of one coachtraject over a period: goals, progress, hours per goal, agreements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import LEEG, plain_text, write_date, write_minutes

TITEL = "Voortgangsverslag jobcoaching"
VERDEELD = (
    "De uren zijn die van alle vastgelegde contacten in de periode. Ging een contact over meer doelen, dan "
    "is de tijd gelijk over die doelen verdeeld. Reistijd telt nooit mee."
)
ALLEEN_ZICHTBAAR = (
    "Hieronder staan alleen contacten en afspraken die voor het verslag zijn bedoeld. De uren hierboven "
    "tellen alle contacten."
)
SCHAAL = "Voortgang is een cijfer van 1 (nog geen) tot en met 5 (bereikt): eerste en laatste in de periode."


@dataclass(frozen=True, slots=True)
class Doelregel:
    """A goal with the minutes spent on it in the period, and the first and last progress seen (1-5)."""

    omschrijving: str
    streefdatum: date | None
    stand: str
    minuten: int
    eerste: int | None = None
    laatste: int | None = None


@dataclass(frozen=True, slots=True)
class Verslagcontact:
    """A contact that may be read by others."""

    datum: date
    soort: str
    minuten: int
    gedaan: str


@dataclass(frozen=True, slots=True)
class Verslagafspraak:
    """An agreement: what, who, by when, and when it was done."""

    wat: str
    wie: str
    uiterlijk: date | None
    gedaan_op: date | None


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a party thought of the coaching: its satisfaction mark of 1-10, None when none was given."""

    partij: str
    dag: date
    cijfer: int | None


@dataclass(frozen=True, slots=True)
class Uren:
    """Minutes in the period, and of the whole traject up to its end; granted is None when not known."""

    gewerkt: int
    declarabel: int
    reistijd: int
    kilometers: int
    contacten: int
    toegekend: int | None
    gedeclareerd: int


@dataclass(frozen=True, slots=True)
class Voortgangsverslag:
    """The whole paper. `kop` are label and value of the head."""

    kop: tuple[tuple[str, str], ...]
    dossiernummer: str
    van: date
    tot: date
    doelen: tuple[Doelregel, ...]
    zonder_doel: int
    uren: Uren
    contacten: tuple[Verslagcontact, ...]
    afspraken: tuple[Verslagafspraak, ...]
    coach: str
    gemaakt_op: date
    oordelen: tuple[Oordeel, ...] = ()


def write_voortgangsverslag(verslag: Voortgangsverslag) -> bytes:
    """Return the verslag as PDF bytes; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(TITEL)
    papier.velden((*verslag.kop, ("Periode", _periode(verslag))), 130)
    _put_doelen(papier, verslag)
    _put_uren(papier, verslag.uren)
    papier.houd_bijeen(150)
    papier.kop("Wat er is gedaan")
    papier.alinea(ALLEEN_ZICHTBAAR, "klein")
    _put_contacten(papier, verslag.contacten)
    papier.kop("Afspraken")
    _put_afspraken(papier, verslag.afspraken)
    _put_oordelen(papier, verslag.oordelen)
    papier.houd_bijeen(110)
    papier.kop("Ondertekening")
    papier.handtekening(f"Handtekening jobcoach: {verslag.coach or LEEG}")
    frame = PageFrame(footer=f"{TITEL} · dossier {verslag.dossiernummer[:24]}")
    return papier.to_pdf(frame, Properties(TITEL, plain_text(verslag.coach), verslag.gemaakt_op))


def _periode(verslag: Voortgangsverslag) -> str:
    return f"{write_date(verslag.van)} tot en met {write_date(verslag.tot)}"


def _put_doelen(papier: Papier, verslag: Voortgangsverslag) -> None:
    papier.kop("Doelen en voortgang")
    rijen = [
        (d.omschrijving or LEEG, write_date(d.streefdatum), d.stand, _progress(d), write_minutes(d.minuten))
        for d in verslag.doelen
    ]
    if verslag.zonder_doel:
        rijen.append(("Zonder doel", LEEG, LEEG, LEEG, write_minutes(verslag.zonder_doel)))
    if not rijen:
        papier.alinea("Er zijn nog geen doelen in het plan.")
        return
    papier.tabel(("Doel", "Streefdatum", "Stand", "Voortgang", "Uren"), rijen, (36, 20, 12, 18, 14), "    r")
    papier.alinea(VERDEELD, "klein")
    papier.alinea(SCHAAL, "klein")


def _progress(doel: Doelregel) -> str:
    if doel.laatste is None:
        return LEEG
    return str(doel.laatste) if doel.eerste == doel.laatste else f"van {doel.eerste} naar {doel.laatste}"


def _put_uren(papier: Papier, uren: Uren) -> None:
    over = None if uren.toegekend is None else max(0, uren.toegekend - uren.gedeclareerd)
    papier.kop("Uren")
    papier.velden(
        (
            ("Contacten in de periode", str(uren.contacten)),
            ("Gewerkt in de periode", write_minutes(uren.gewerkt)),
            ("Waarvan te declareren", write_minutes(uren.declarabel)),
            ("Reistijd (apart)", f"{write_minutes(uren.reistijd)}, {uren.kilometers} km"),
            ("Toegekend voor het traject", write_minutes(uren.toegekend)),
            ("Gedeclareerd tot en met de periode", write_minutes(uren.gedeclareerd)),
            ("Over", write_minutes(over)),
        ),
        190,
    )


def _put_contacten(papier: Papier, contacten: Sequence[Verslagcontact]) -> None:
    if not contacten:
        papier.alinea("Er zijn in deze periode geen contacten voor het verslag gekozen.")
        return
    rijen = [(f"{c.datum:%d-%m-%Y}", c.soort, write_minutes(c.minuten), c.gedaan or LEEG) for c in contacten]
    papier.tabel(("Datum", "Soort", "Duur", "Wat is gedaan"), rijen, (15, 19, 12, 54), "  r")


def _put_afspraken(papier: Papier, afspraken: Sequence[Verslagafspraak]) -> None:
    if not afspraken:
        papier.alinea("Er zijn geen afspraken voor het verslag.")
        return
    rijen = [
        (a.wat, a.wie or LEEG, write_date(a.uiterlijk), write_date(a.gedaan_op) if a.gedaan_op else "open")
        for a in afspraken
    ]
    papier.tabel(("Afspraak", "Wie", "Uiterlijk", "Gedaan"), rijen, (38, 18, 22, 22))


def _put_oordelen(papier: Papier, oordelen: Sequence[Oordeel]) -> None:
    """Only when somebody was asked: how satisfied employee and employer were."""
    if not oordelen:
        return
    papier.kop("Tevredenheid over de begeleiding")
    rijen = [(o.partij.capitalize(), write_date(o.dag), str(o.cijfer or LEEG)) for o in oordelen]
    papier.tabel(("Wie", "Ingevuld op", "Rapportcijfer (1–10)"), rijen, (40, 35, 25), "  r")
