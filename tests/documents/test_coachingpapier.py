"""Papers of the coaching, read back with tools that know nothing of how they were made."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from app.documents.coachingsplan import Coachingsplan, Ondertekenaar, Plandoel, write_coachingsplan
from app.documents.evaluatie import CIJFERS, OPEN, Evaluatie, write_evaluatie
from app.documents.handtekening import Handtekening
from app.documents.intentieverklaring import Intentieverklaring, write_intentieverklaring
from app.documents.stageovergang import Stage, Stageoverzicht, describe_deel, write_stageoverzicht
from app.documents.urenstaat import Urendossier, Urenregel, Urenstaat, build_werkboek, write_urenstaat
from app.documents.voortgangsverslag import (
    Doelregel,
    Oordeel,
    Uren,
    Verslagafspraak,
    Verslagcontact,
    Voortgangsverslag,
    write_voortgangsverslag,
)
from app.documents.workbook import write_workbook
from app.documents.writing import write_minutes
from tests.documents.reading import ask, assert_fonts_embedded

VAN, TOT, NU = date(2026, 7, 1), date(2026, 12, 31), date(2026, 11, 22)
KOP = (("Werknemer", "D. Voorbeeld (Daan)"), ("Dossiernummer", "2026-0007"), ("Werkgever", "De Halm"))
GETEKEND = Handtekening("Marga Meelstra", datetime(2026, 11, 22, 14, 3), (((500, 900), (900, 300)),))
REGEL = Urenregel(
    "2026-0007", date(2026, 9, 1), time(9), time(10, 15), "Werkplekbezoek", "Noor", 75, 60, 15, 40, 30
)
STAAT = Urenstaat(
    "Gemeente Zonnehoven", VAN, TOT, "Noor van der Velde", "Bureau Meetlat", NU, "0.1.0",
    (Urendossier("2026-0007", "JC-1", 600, 540, 60), Urendossier("2026-0008", "", None, 0, 0)), (REGEL,),
)  # fmt: skip
VERSLAG = Voortgangsverslag(
    KOP, "2026-0007", VAN, TOT,
    (
        Doelregel("Een recept volgen", date(2026, 12, 1), "Loopt", 75, 2, 4),
        Doelregel("Op tijd beginnen", None, "Loopt", 0),
    ),
    30, Uren(105, 105, 40, 30, 2, 600, 300),
    (Verslagcontact(date(2026, 9, 1), "Werkplekbezoek", 75, "Stappenkaart gemaakt"),),
    (Verslagafspraak("Kaart ophangen", "Ina", date(2026, 9, 8), None),), "Noor van der Velde", NU,
    (Oordeel("werkgever", date(2026, 9, 8), 8),),
)  # fmt: skip
PLAN = Coachingsplan(
    KOP, "2026-0007", VAN, TOT, "Midden", 600, (Plandoel("Een recept volgen", TOT, "Loopt"),), NU,
    (Ondertekenaar("werknemer", "Daan Voorbeeld"), Ondertekenaar("werkgever", "Marga Meelstra", GETEKEND)),
    "Noor van der Velde", NU,
)  # fmt: skip
INTENTIE = Intentieverklaring(
    "Bakkerij De Halm", "Zonnehoven", "Marga Meelstra", "D. Voorbeeld", "2026-0007", "Medewerker",
    "Stage", VAN, TOT, Decimal("28.5"), "De werkgever is van plan te verlengen.", "", NU, GETEKEND,
)  # fmt: skip
GELUKT = Stage("Voorbeeld, D.", "2026-0007", "De Halm", "Stagiair", VAN, NU, "Medewerker", NU)
STAGES = Stageoverzicht(
    VAN, TOT, (GELUKT, replace(GELUKT, naam="Ander, A.", plaatsing_begin=None)), NU, "Noor"
)
PAPERS = {
    "urenstaat": lambda: write_urenstaat(STAAT),
    "voortgangsverslag": lambda: write_voortgangsverslag(VERSLAG),
    "coachingsplan": lambda: write_coachingsplan(PLAN),
    "intentieverklaring": lambda: write_intentieverklaring(INTENTIE),
    "stages": lambda: write_stageoverzicht(STAGES),
    "evaluatie-werknemer": lambda: write_evaluatie(Evaluatie("werknemer", "12", VAN, TOT)),
    "evaluatie-werkgever": lambda: write_evaluatie(Evaluatie("werkgever", "12", VAN, TOT)),
}


def text_of(pdf: bytes, folder: Path) -> str:
    return " ".join(ask(folder, pdf, "pdftotext", "-layout").split())


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_tagged_dutch_and_brings_its_letters(name, tmp_path):
    pdf = PAPERS[name]()
    assert pdf == PAPERS[name]()
    assert_fonts_embedded(tmp_path, pdf)
    struct = ask(tmp_path, pdf, "pdfinfo", "-struct-text")
    assert struct.startswith("Document") and "H1" in struct
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "nl-NL" and bool(opened.Root.MarkInfo.Marked)


def test_the_urenstaat_declares_what_was_granted_and_keeps_travel_apart(tmp_path):
    text = text_of(write_urenstaat(STAAT), tmp_path)
    assert "Te declareren: 1:00 uur" in text
    assert "Boven de toekenning gewerkt: 0:15 uur" in text
    assert "2026-0007 JC-1 10:00 uur 9:00 uur 1:00 uur 0:00 uur" in text
    assert "01-09-2026 09:00 – 10:15 Werkplekbezoek 1:15 uur 1:00 uur 0:40 uur 30" in text
    assert "2026-0008 is niet vastgelegd hoeveel uren" in text


def test_an_empty_urenstaat_says_so(tmp_path):
    text = text_of(write_urenstaat(replace(STAAT, dossiers=(), regels=())), tmp_path)
    assert "Te declareren: 0:00 uur" in text and "geen contacten" in text


def test_the_workbook_of_the_urenstaat_holds_numbers_and_dates():
    out = BytesIO()
    write_workbook(build_werkboek(STAAT), out)
    book = openpyxl.load_workbook(out)
    head, row = book["Uren"].iter_rows(values_only=True)
    seen = dict(zip(head, row, strict=True))
    assert seen["Datum"] == datetime(2026, 9, 1) and seen["Tot"] == time(10, 15)
    assert (seen["Minuten"], seen["Declarabele minuten"], seen["Minuten boven toekenning"]) == (75, 60, 15)
    assert seen["Declarabele uren"] == 1 and seen["Reisminuten"] == 40
    assert list(book["Dossiers"].iter_rows(min_row=3, values_only=True)) == [
        ("2026-0008", None, None, 0, 0, None)
    ]


def test_the_verslag_shows_goals_progress_hours_and_agreements(tmp_path):
    text = text_of(write_voortgangsverslag(VERSLAG), tmp_path)
    assert "Een recept volgen 1 december 2026 Loopt van 2 naar 4 1:15 uur" in text
    assert "Zonder doel – – – 0:30 uur" in text
    assert re.search(r"Over: 5:00 uur", text)
    assert "Kaart ophangen Ina 8 september 2026 open" in text
    assert "Werkgever 8 september 2026 8" in text
    leeg = replace(VERSLAG, doelen=(), zonder_doel=0, contacten=(), afspraken=())
    assert "nog geen doelen" in text_of(write_voortgangsverslag(leeg), tmp_path)


def test_plan_and_intentie_show_who_signed_and_leave_room_for_who_did_not(tmp_path):
    plan = text_of(write_coachingsplan(PLAN), tmp_path)
    assert "Handtekening werknemer: Daan Voorbeeld" in plan
    assert "Marga Meelstra, getekend op het scherm op 22 november 2026, 14:03 uur" in plan
    intentie = text_of(write_intentieverklaring(INTENTIE), tmp_path)
    assert "28,5 uur per week" in intentie and "geen digitale handtekening" in intentie
    zonder = text_of(write_intentieverklaring(replace(INTENTIE, handtekening=None)), tmp_path)
    assert "getekend op het scherm" not in zonder and "geen arbeidsovereenkomst" in zonder


@pytest.mark.parametrize("partij", ["werknemer", "werkgever"])
def test_the_evaluation_can_be_filled_in_and_names_nobody(partij, tmp_path):
    pdf = write_evaluatie(Evaluatie(partij, "12", VAN, TOT))
    with pikepdf.open(BytesIO(pdf)) as opened:
        names = [str(field.T) for field in opened.Root.AcroForm.Fields]
    asked = ["cijfer", *(naam for naam, _ in (*CIJFERS[partij], *OPEN[partij])), "datum"]
    assert names == [f"evaluatie-{partij}-12-{naam}" for naam in asked]
    assert "Rapportcijfer voor de begeleiding" in text_of(pdf, tmp_path)


def test_a_stage_counts_against_all_that_ended(tmp_path):
    assert describe_deel(STAGES) == "1 van de 2 geëindigde stages leidden tot een plaatsing (50 %)"
    assert describe_deel(replace(STAGES, stages=())) == "In deze periode is geen stage geëindigd."
    text = text_of(write_stageoverzicht(STAGES), tmp_path)
    before, after = text.split("Stages zonder plaatsing")
    assert "Voorbeeld, D." in before and "Ander, A." in after and "Ander, A." not in before


def test_long_text_flows_over_pages(tmp_path):
    many = tuple(replace(VERSLAG.contacten[0], gedaan="Stap voor stap geoefend. " * 60) for _ in range(30))
    pdf = write_voortgangsverslag(replace(VERSLAG, contacten=many))
    assert text_of(pdf, tmp_path).count("geoefend.") == 1800


@pytest.mark.parametrize(
    ("minutes", "text"), [(None, "–"), (0, "0:00 uur"), (585, "9:45 uur"), (-5, "-0:05 uur")]
)
def test_minutes_read_as_hours_and_minutes(minutes, text):
    assert write_minutes(minutes) == text
