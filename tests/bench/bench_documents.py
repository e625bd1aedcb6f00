"""Speed of paper: one report within 150 ms, a workbook of 2,000 measurements within 4 s (run by hand)."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from time import perf_counter

import pytest

from app.documents.gemeentebestand import Gemeentebestand, HoofdtaakRij, Leeswijzer, MetingRij, build_werkboek
from app.documents.workbook import write_workbook

METING = MetingRij(
    dossiernummer="2026-0001",
    achternaam="Voorbeeld",
    geboortedatum=date(2006, 3, 1),
    gemeente="Voorbeeldstad",
    werkgever="Bakkerij De Halm",
    functie="Medewerker bakkerij",
    normfunctie="Bakker",
    overeengekomen_uren=Decimal(32),
    loonwaarde=59,
    wml_per_maand=Decimal("2191.80"),
    lks_per_maand=Decimal("970.53"),
)
HOOFDTAAK = HoofdtaakRij(dossiernummer="2026-0001", volgnr=1, hoofdtaak="Deeg afwegen", tempo=Decimal("87.5"))


@pytest.mark.bench
def test_a_workbook_of_two_thousand_measurements() -> None:
    leeswijzer = Leeswijzer("2026", "alles", "0.1.0", date(2026, 2, 3))
    bestand = Gemeentebestand(leeswijzer, metingen=(METING,) * 2000, hoofdtaken=(HOOFDTAAK,) * 6000)
    start = perf_counter()
    write_workbook(build_werkboek(bestand), BytesIO())
    print(f"\nworkbook of 2,000 measurements: {perf_counter() - start:.2f} s (limit 4 s)")
