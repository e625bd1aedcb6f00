"""Speed of paper: one report within 150 ms, a workbook of 2,000 measurements within 4 s (run by hand)."""

from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from statistics import median
from time import perf_counter, process_time

import pytest
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app.documents.gemeentebestand import Gemeentebestand, HoofdtaakRij, Leeswijzer, MetingRij, build_werkboek
from app.documents.handtekening import PAD_HEIGHT, PAD_WIDTH, Handtekening
from app.documents.loonwaarderapport import (
    Keuze,
    Loonwaarderapport,
    RapportBerekening,
    RapportDeskundige,
    RapportFactor,
    RapportHoofdtaak,
    RapportKenmerken,
    RapportKop,
    RapportStap,
    RapportWaarneming,
    RapportZienswijze,
    Status,
    write_loonwaarderapport,
)
from app.documents.tagging import TaggedParagraph
from app.documents.workbook import Soort, write_workbook
from tests.bench.figures import show_figure, show_times

VALUES = {
    Soort.TEKST: "Voorbeeld van een tekst",
    Soort.DATUM: date(2026, 2, 3),
    Soort.GEHEEL: 59,
    Soort.GETAL: Decimal("12.5"),
    Soort.PERCENTAGE: Fraction(100, 3),
    Soort.UREN: Decimal("7.5"),
    Soort.EURO: Decimal("1104.07"),
}


def _full(soort: type) -> object:
    """Return a row with every cell filled."""
    return soort(**{veld.name: VALUES[veld.metadata["soort"]] for veld in fields(soort)})


FACTOR = RapportFactor(
    Decimal("87.5"),
    "Werkt rustig en gelijkmatig. Een collega maakt in dezelfde tijd meer stuks. " * 4,
    spreiding=Decimal(5),
    waarnemingen=(RapportWaarneming("waargenomen", Decimal("87.5"), "7 stuks in 35:00, collega 8"),) * 3,
)
TAAK = RapportHoofdtaak("Deeg afwegen", Decimal(20), FACTOR, FACTOR, FACTOR, Decimal("13.4"))
STAP = RapportStap("Minimumloon per maand", "Wml art. 8 lid 1", (("peildatum", "1-1-2026"),), "€ 2.191,80")
RAPPORT = Loonwaarderapport(
    kop=RapportKop(
        "Daan Voorbeeld", date(2006, 3, 1), date(2026, 2, 3), date(2026, 1, 27), "Bakkerij De Halm",
        "M. Meelstra", "m@bakkerij.example", "S. Roggeveen", "Bakker", "Medewerker", 32, 38,
        "N. van der Velde", "010 000 00 00",
    ),
    hoofdtaken=(TAAK,) * 5,
    regulier=False,
    loonwaarde=67,
    kenmerken=RapportKenmerken("2026-0001", 1, Status.DEFINITIEF, "0.1.0", RapportDeskundige("N. Velde")),
    zienswijzen=(RapportZienswijze("werknemer", Keuze.AKKOORD),) * 2,
    berekening=RapportBerekening(
        date(2026, 1, 1), "lid 4", (STAP,) * 8, Decimal(800), Decimal(188), Decimal(988)
    ),
)  # fmt: skip


def note_paragraphs() -> list[tuple[object, object]]:
    """Text and style of every paragraph of the report, in their order."""
    noted: list[tuple[object, object]] = []
    whole = TaggedParagraph.__init__

    def note(self: TaggedParagraph, text: object, style: object, *rest: object, **more: object) -> None:
        noted.append((text, style))
        whole(self, text, style, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TaggedParagraph, "__init__", note)
        write_loonwaarderapport(RAPPORT)
    return noted


def write_bare(paragraphs: list[tuple[object, object]]) -> None:
    """The same words with reportlab alone: no tables, no tags, no frame."""
    SimpleDocTemplate(BytesIO()).build([Paragraph(text, style) for text, style in paragraphs])


def bench_a_report_of_five_hoofdtaken() -> None:
    paragraphs = note_paragraphs()  # reads the fonts too, once per run of the program
    times, bare = [], []
    for _ in range(20):
        start = perf_counter()
        write_loonwaarderapport(RAPPORT)
        middle = perf_counter()
        write_bare(paragraphs)
        times.append(1000 * (middle - start))
        bare.append(1000 * (perf_counter() - middle))
    peer = f"its {len(paragraphs)} paragraphs in bare reportlab {median(bare):.0f} ms"
    show_times("a report of five hoofdtaken", times, "<= 150 ms", peer)


def bench_a_report_with_two_hundred_observations_and_drawn_signatures() -> None:
    seen = replace(FACTOR, waarnemingen=FACTOR.waarnemingen[:1] * 14)
    lijn = tuple((i * 3 % PAD_WIDTH, i * 7 % PAD_HEIGHT) for i in range(500))
    gezet = Handtekening("Daan Voorbeeld", datetime(2026, 1, 30, 14, 5), (lijn,) * 4)
    views = tuple(replace(view, handtekening=gezet) for view in RAPPORT.zienswijzen)
    taak = replace(TAAK, tempo=seen, kwaliteit=seen, netto_werktijd=seen)
    rapport = replace(RAPPORT, hoofdtaken=(taak,) * 5, zienswijzen=views)
    write_loonwaarderapport(rapport)
    times, work = [], []
    for _ in range(10):
        start, begun = perf_counter(), process_time()
        write_loonwaarderapport(rapport)
        times.append(1000 * (perf_counter() - start))
        work.append(1000 * (process_time() - begun))
    show_times("a report with 210 observations and signatures", times, "<= 400 ms")
    show_times("a report with 210 observations, processor", work)


def bench_a_workbook_of_two_thousand_measurements() -> None:
    leeswijzer = Leeswijzer("2026", "alles", "0.1.0", date(2026, 2, 3))
    metingen, hoofdtaken = (_full(MetingRij),) * 2000, (_full(HoofdtaakRij),) * 6000
    bestand = Gemeentebestand(leeswijzer, metingen=metingen, hoofdtaken=hoofdtaken)
    start = perf_counter()
    write_workbook(build_werkboek(bestand), BytesIO())
    show_figure("a workbook of 2,000 measurements", f"{perf_counter() - start:.2f} s", "<= 4 s")


if __name__ == "__main__":
    bench_a_report_of_five_hoofdtaken()
    bench_a_report_with_two_hundred_observations_and_drawn_signatures()
    bench_a_workbook_of_two_thousand_measurements()
