"""One fictional report and one fictional workbook, complete in every part."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from app.documents.gemeentebestand import (
    Gemeentebestand,
    HoofdtaakRij,
    JaNee,
    JobcoachingRij,
    Leeswijzer,
    MetingRij,
    PlaatsingRij,
)
from app.documents.loonwaarderapport import (
    Keuze,
    Loonwaarderapport,
    RapportAdvies,
    RapportBerekening,
    RapportDeskundige,
    RapportFactor,
    RapportHoofdtaak,
    RapportKenmerken,
    RapportKop,
    RapportLetOp,
    RapportStap,
    RapportWaarneming,
    RapportZienswijze,
    Status,
)

BEZOEK = datetime(2025, 1, 27, 10, 5)


def _factor(waarde: str, toelichting: str, telling: str = "") -> RapportFactor:
    waarnemingen = (
        RapportWaarneming(
            "waargenomen", Decimal(waarde), telling, BEZOEK, "Rustige ochtend, vaste werkplek."
        ),
        RapportWaarneming("verklaring werkgever", Decimal(waarde) - 5, moment=BEZOEK.date()),
    )
    return RapportFactor(Decimal(waarde), toelichting, spreiding=Decimal(5), waarnemingen=waarnemingen)


def _taak(omschrijving: str, aandeel: int, scores: tuple[str, str, str], resultaat: str) -> RapportHoofdtaak:
    return RapportHoofdtaak(
        omschrijving,
        Fraction(aandeel),
        _factor(
            scores[0],
            "Werkt rustig en gelijkmatig. Een collega maakt in dezelfde tijd meer stuks. Na een wisseling "
            "van taak duurt het een kwartier voordat het tempo terug is.",
            "5 stuks in 34:10, collega 7 stuks in 35:00",
        ),
        _factor(scores[1], "Eén van de tien stuks moet over. De fouten worden door een collega hersteld."),
        _factor(scores[2], "Vraagt af en toe wat de volgende stap is en wacht dan op antwoord."),
        Decimal(resultaat),
        eenheid="stuks",
        norm_per_uur=Decimal("12"),
    )


KOP = RapportKop(
    naam="Daan Voorbeeld",
    geboortedatum=date(2003, 3, 14),
    datum_rapportage=date(2025, 2, 3),
    datum_bedrijfsbezoek=date(2025, 1, 27),
    werkgever="Bakkerij De Halm",
    contactpersoon_werkgever="Marga Meelstra",
    email_contactpersoon="marga@bakkerij.example",
    geinterviewde_werkgever="Sjoerd Roggeveen",
    normfunctie="Bakker (broodafdeling)",
    uitgevoerde_functie="Medewerker bakkerij",
    aantal_uren_werknemer=Decimal("32"),
    aantal_voltijdsuren=Decimal("38"),
    loonwaardedeskundige="Noor van der Velde",
    telefoonnummer="010 000 00 00",
)
STAPPEN = (
    RapportStap(
        "Wettelijk minimumloon per maand op de peildatum",
        "Wet minimumloon art. 8 lid 1 onder b",
        (("peildatum", "1-1-2025"), ("leeftijd", "21 jaar")),
        "€ 2.191,80",
    ),
    RapportStap(
        "Minimumloon met vakantiebijslag",
        "Wet minimumloon art. 15",
        (("minimumloon", "€ 2.191,80"), ("vakantiebijslag", "8 %")),
        "€ 2.367,14",
    ),
    RapportStap(
        "Minimumloon min loonwaarde, hoogstens 70 %",
        "Participatiewet art. 10d lid 4",
        (("loonwaarde", "59 %"), ("plafond", "€ 1.657,00")),
        "€ 970,53",
    ),
    RapportStap("Naar contracturen", "Participatiewet art. 10d lid 4", (("uren", "32 van 36"),), "€ 862,69"),
)
BEREKENING = RapportBerekening(
    peildatum=date(2025, 1, 1),
    route="lid 4, op basis van de loonwaarde",
    stappen=STAPPEN,
    subsidie=Decimal("862.69"),
    werkgeverslasten=Decimal("202.74"),
    totaal=Decimal("1065.43"),
    onbevestigd=("vergoeding werkgeverslasten 23,5 %, geldig vanaf 1-1-2024",),
)
ZIENSWIJZEN = (
    RapportZienswijze("werknemer", Keuze.AKKOORD, naam="Daan Voorbeeld", datum=date(2025, 1, 30)),
    RapportZienswijze(
        "werkgever",
        Keuze.TEKST,
        "Wij herkennen het beeld. Daan groeit vooral bij het beleggen van de platen.",
        "Sjoerd Roggeveen",
        date(2025, 1, 31),
    ),
)
ADVIES = RapportAdvies(
    "Met een vaste volgorde van taken kan het tempo verder groeien.",
    date(2026, 1, 26),
    "Afgesproken met werknemer en werkgever: na een jaar zijn alle taken geoefend.",
)
KENMERKEN = RapportKenmerken(
    dossiernummer="2025-0007",
    versie=2,
    status=Status.DEFINITIEF,
    programmaversie="0.1.0",
    deskundige=RapportDeskundige(
        "Noor van der Velde", "Bureau Meetlat", "LWD-0000", "hbo arbeidsdeskundige", "zes jaar"
    ),
    vervangt_versie=1,
    reden_vervanging="De contracturen waren verkeerd overgenomen.",
    bedragen=("minimumloon 1-1-2025, bevestigd", "werkgeverslasten 23,5 %, onbevestigd"),
    let_op=(RapportLetOp("Een bedrag is onbevestigd.", "De gemeente rekent met hetzelfde bedrag."),),
    hash_invoer="3f9a1c" * 10 + "0b7d",
    logkop="a07e55" * 10 + "19c2",
)
HOOFDTAKEN = (
    _taak("Deeg afwegen en opbollen", 50, ("60", "90", "95"), "25.65"),
    _taak("Platen beleggen", 30, ("80", "100", "90"), "21.6"),
    _taak("Schoonmaken van de werkbank", 20, ("70", "85", "100"), "11.9"),
)


@pytest.fixture(autouse=True)
def paper_once() -> None:
    """Here every paper is laid out anew: this is where that is tested."""


@pytest.fixture
def rapport() -> Loonwaarderapport:
    """Return a definitive report with three hoofdtaken and a calculation."""
    return Loonwaarderapport(
        kop=KOP,
        hoofdtaken=HOOFDTAKEN,
        regulier=False,
        loonwaarde=59,
        zienswijzen=ZIENSWIJZEN,
        berekening=BEREKENING,
        advies=ADVIES,
        kenmerken=KENMERKEN,
    )


@pytest.fixture
def bestand() -> Gemeentebestand:
    """Return an export with a row on every sheet."""
    meting = MetingRij(
        dossiernummer="2026-0007",
        bsn="000000000",
        achternaam="Voorbeeld",
        geboortedatum=date(2006, 3, 14),
        kvk_nummer="01234567",
        overeengekomen_uren=Decimal("32"),
        loonwaarde=59,
        plafond_toegepast=JaNee.NEE,
        wml_per_maand=Decimal("2191.80"),
        lks_per_maand=Decimal("1104.07"),
    )
    return Gemeentebestand(
        Leeswijzer(
            "1-1-2026 t/m 3-2-2026", "alle dossiers", "0.1.0", date(2026, 2, 3),
            bedragen=(("minimumloon", "1-1-2026, bevestigd"),),
        ),
        metingen=(meting,),
        hoofdtaken=(HoofdtaakRij(dossiernummer="2026-0007", volgnr=1, aandeel=Fraction(100, 3)),),
        jobcoaching=(JobcoachingRij(dossiernummer="2026-0007", uren_gebruikt=Decimal("7.5")),),
        plaatsingen=(PlaatsingRij(dossiernummer="2026-0007", contract_gestart=JaNee.JA),),
    )  # fmt: skip
