"""The urenstaat of one payer over one period, as a tagged PDF and as a workbook.

Minutes are whole minutes. Travel has its own column and is never part of the hours
(ECLI:NL:RBMNE:2016:4145); what was worked above the hours granted is shown and not declared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from itertools import groupby

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.workbook import Blad, Kolom, Soort, Werkboek
from app.documents.writing import LEEG, plain_text, write_date, write_minutes

TITEL = "Urenstaat jobcoaching"
REISTIJD = "Reistijd staat apart en telt nooit mee in de uren."
BOVEN = (
    "Boven de toekenning gewerkt: {tijd}. Dat staat hier om het te laten zien, het wordt niet gedeclareerd."
)
ONBEKEND = "Van dossier {nummers} is niet vastgelegd hoeveel uren zijn toegekend."
MINUTEN_PER_UUR = 60


@dataclass(frozen=True, slots=True)
class Urenregel:
    """One recorded contact; `declarabel` of its `minuten` are declared, `boven` are over what was granted."""

    dossiernummer: str
    datum: date
    begintijd: time
    eindtijd: time
    soort: str
    uitvoerder: str
    minuten: int
    declarabel: int
    boven: int
    reistijd: int
    kilometers: int


@dataclass(frozen=True, slots=True)
class Urendossier:
    """Where one traject stands at the end of the period: minutes granted (None: not known) and declared."""

    dossiernummer: str
    kenmerk: str
    toegekend: int | None
    eerder: int
    periode: int

    @property
    def over(self) -> int | None:
        """Minutes left; never below zero."""
        return None if self.toegekend is None else max(0, self.toegekend - self.eerder - self.periode)


@dataclass(frozen=True, slots=True)
class Urenstaat:
    """The whole paper; the lines stand in order of dossier and day."""

    betaler: str
    van: date
    tot: date
    coach: str
    organisatie: str
    gemaakt_op: date
    programmaversie: str
    dossiers: tuple[Urendossier, ...]
    regels: tuple[Urenregel, ...]


def write_urenstaat(staat: Urenstaat) -> bytes:
    """Return the urenstaat as PDF bytes; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(TITEL)
    papier.velden(
        (
            ("Betaler", staat.betaler or LEEG),
            ("Periode", f"{write_date(staat.van)} tot en met {write_date(staat.tot)}"),
            ("Jobcoach", staat.coach or LEEG),
            ("Organisatie", staat.organisatie or LEEG),
        ),
        110,
    )
    _put_totalen(papier, staat)
    _put_dossiers(papier, staat.dossiers)
    _put_contacten(papier, staat.regels)
    papier.houd_bijeen(110)
    papier.kop("Ondertekening")
    papier.handtekening(f"Handtekening jobcoach: {staat.coach or LEEG}")
    footer = f"{TITEL} · {staat.betaler} · Loonwaarde {staat.programmaversie}"
    return papier.to_pdf(
        PageFrame(footer=footer[:90]), Properties(TITEL, plain_text(staat.coach), staat.gemaakt_op)
    )


def build_werkboek(staat: Urenstaat) -> Werkboek:
    """Return the same as a workbook: Uren, Dossiers, Leeswijzer; times are hours with decimals."""
    return Werkboek(TITEL, (_uren_blad(staat.regels), _dossier_blad(staat.dossiers), _leeswijzer(staat)))


def _put_totalen(papier: Papier, staat: Urenstaat) -> None:
    regels = staat.regels
    boven = sum(regel.boven for regel in regels)
    papier.alinea(f"Te declareren: {write_minutes(sum(r.declarabel for r in regels))}", "slotregel")
    niet = sum(regel.minuten - regel.declarabel - regel.boven for regel in regels)
    papier.velden(
        (
            ("Contacten", str(len(regels))),
            ("Gewerkt in totaal", write_minutes(sum(regel.minuten for regel in regels))),
            ("Niet declarabel", write_minutes(niet)),
            ("Reistijd", write_minutes(sum(regel.reistijd for regel in regels))),
            ("Kilometers", f"{sum(regel.kilometers for regel in regels)} km"),
        ),
        110,
    )
    papier.alinea(REISTIJD, "klein")
    if boven:
        papier.alinea(BOVEN.format(tijd=write_minutes(boven)), "waarschuwing")
    if nummers := [d.dossiernummer for d in staat.dossiers if d.toegekend is None]:
        papier.alinea(ONBEKEND.format(nummers=", ".join(nummers)), "waarschuwing")


def _put_dossiers(papier: Papier, dossiers: Sequence[Urendossier]) -> None:
    papier.kop("Per dossier")
    if not dossiers:
        papier.alinea("In deze periode zijn er geen contacten voor deze betaler vastgelegd.")
        return
    koppen = ("Dossier", "Kenmerk", "Toegekend", "Eerder gedeclareerd", "Deze periode", "Over")
    rijen = [
        (
            dossier.dossiernummer,
            dossier.kenmerk or LEEG,
            *map(write_minutes, (dossier.toegekend, dossier.eerder, dossier.periode, dossier.over)),
        )
        for dossier in dossiers
    ]
    papier.tabel(koppen, rijen, (20, 20, 15, 17, 14, 14), "  rrrr")


def _put_contacten(papier: Papier, regels: Sequence[Urenregel]) -> None:
    for nummer, groep in groupby(regels, lambda regel: regel.dossiernummer):
        rijen = list(groep)
        papier.kop(f"Contacten van dossier {nummer}", 2)
        koppen = ("Datum", "Van – tot", "Soort", "Duur", "Declarabel", "Reistijd", "Km")
        papier.tabel(koppen, [_contactrij(regel) for regel in rijen], (15, 17, 22, 13, 14, 13, 6), "   rrrr")
        declarabel = write_minutes(sum(regel.declarabel for regel in rijen))
        papier.alinea(f"Samen te declareren: {declarabel}", "vet")


def _contactrij(regel: Urenregel) -> tuple[str, ...]:
    return (
        f"{regel.datum:%d-%m-%Y}",
        f"{regel.begintijd:%H:%M} – {regel.eindtijd:%H:%M}",
        regel.soort,
        *map(write_minutes, (regel.minuten, regel.declarabel, regel.reistijd)),
        str(regel.kilometers),
    )


def _hours(minuten: int | None) -> Fraction | None:
    return None if minuten is None else Fraction(minuten, MINUTEN_PER_UUR)


def _uren_blad(regels: Sequence[Urenregel]) -> Blad:
    kolommen = (
        Kolom("Dossiernummer"),
        Kolom("Datum", Soort.DATUM, 12),
        Kolom("Van", Soort.TIJD, 8),
        Kolom("Tot", Soort.TIJD, 8),
        Kolom("Soort", breedte=24),
        Kolom("Uitvoerder", breedte=24),
        *(Kolom(kop, Soort.GEHEEL, 12) for kop in ("Minuten", "Declarabele minuten")),
        Kolom("Minuten boven toekenning", Soort.GEHEEL),
        Kolom("Declarabele uren", Soort.UREN),
        Kolom("Reisminuten", Soort.GEHEEL, 13),
        Kolom("Km", Soort.GEHEEL, 8),
    )
    rijen = [
        (
            r.dossiernummer, r.datum, r.begintijd, r.eindtijd, r.soort, r.uitvoerder, r.minuten,
            r.declarabel, r.boven, _hours(r.declarabel), r.reistijd, r.kilometers,
        )
        for r in regels
    ]  # fmt: skip
    return Blad("Uren", kolommen, rijen)


def _dossier_blad(dossiers: Sequence[Urendossier]) -> Blad:
    koppen = ("Uren toegekend", "Eerder gedeclareerd", "Deze periode", "Uren over")
    kolommen = (
        Kolom("Dossiernummer"),
        Kolom("Kenmerk", breedte=20),
        *(Kolom(kop, Soort.UREN) for kop in koppen),
    )
    rijen = [
        (d.dossiernummer, d.kenmerk, *map(_hours, (d.toegekend, d.eerder, d.periode, d.over)))
        for d in dossiers
    ]
    return Blad("Dossiers", kolommen, rijen)


def _leeswijzer(staat: Urenstaat) -> Blad:
    rijen = [
        ("Betaler", staat.betaler),
        ("Periode", f"{write_date(staat.van)} tot en met {write_date(staat.tot)}"),
        ("Jobcoach", staat.coach),
        ("Organisatie", staat.organisatie),
        ("Gemaakt op", write_date(staat.gemaakt_op)),
        ("Programmaversie", staat.programmaversie),
        ("Aantal rijen Uren", str(len(staat.regels))),
        ("Uren", "Uren zijn getallen met decimalen: 7,50 betekent zeven en een half uur."),
        ("Reisminuten", REISTIJD),
        ("Declarabele minuten", "Nooit meer dan toegekend. Wat erboven komt, staat in een eigen kolom."),
    ]
    return Blad("Leeswijzer", (Kolom("Onderwerp", breedte=34), Kolom("Toelichting", breedte=90)), rijen)
