"""The report, read back with tools that know nothing of how it was made."""

import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.loonwaarderapport import (
    Keuze,
    Loonwaarderapport,
    RapportDeskundige,
    RapportFactor,
    RapportHoofdtaak,
    RapportKenmerken,
    RapportKop,
    RapportWaarneming,
    RapportZienswijze,
    Status,
    write_loonwaarderapport,
)

REFERENCE = Path(__file__).parent / "reference" / "loonwaarderapport.txt"
KOPVELDEN = (
    "Naam: Daan Voorbeeld",
    "Geboortedatum: 14 maart 2003",
    "Datum rapportage: 3 februari 2025",
    "Datum bedrijfsbezoek: 27 januari 2025",
    "Werkgever: Bakkerij De Halm",
    "Contactpersoon werkgever: Marga Meelstra",
    "Email contactpersoon: marga@bakkerij.example",
    "Geïnterviewde werkgever: Sjoerd Roggeveen",
    "Normfunctie: Bakker (broodafdeling)",
    "Uitgevoerde functie: Medewerker bakkerij",
    "Aantal uren werknemer: 32 uur",
    "Aantal voltijdsuren: 38 uur",
    "Loonwaardedeskundige: Noor van der Velde",
    "Telefoonnummer: 010 000 00 00",
)
ORDE = (
    "Rapport Loonwaardemeting LKS",
    "Deze loonwaarde betreft:",
    *KOPVELDEN,
    "Normfunctie",
    "Uitgevoerde functie",
    "Hoofdtaak 1 Deeg afwegen en opbollen 50 %",
    "Hoofdtaak 3 Schoonmaken van de werkbank 20 %",
    "Hoofdtaak 5 – –",
    "Werknemer levert reguliere arbeidsprestatie (Tempo, Kwaliteit, Netto werktijd)? NEE",
    "OVERZICHT ARBEIDSPRESTATIE",
    "Hoofdtaken Tijd/% Tempo Kwaliteit Netto werktijd Resultaat",
    "1. Deeg afwegen en opbollen 50 % 60 % 90 % 95 % 25,65 %",
    "2. Platen beleggen 30 % 80 % 100 % 90 % 21,60 %",
    "De totale arbeidsprestatie van deze werknemer is 59 %",
    "UITLEG PER HOOFDTAKEN",
    "Hoofdtaak 1: Deeg afwegen en opbollen",
    "Tempo: 60 %",
    "Kwaliteit: 90 %",
    "Netto werktijd: 95 %",
    "Hoofdtaak 2: Platen beleggen",
    "Bijlagen bij het rapport (buiten het model)",
    "Bijlage 1. Zienswijzen",
    "Bijlage 2. Onderbouwing",
    "Bijlage 3. Berekening loonkostensubsidie",
    "Samen: € 1.065,43 per maand",
    "Bijlage 4. Advies",
    "Bijlage 5. Kenmerken",
)


def _run(tmp_path: Path, pdf: bytes, tool: str, *options: str) -> str:
    """Return what a poppler tool says about the PDF; skip where the tool is absent."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} (poppler-utils) is not installed")
    path = tmp_path / "rapport.pdf"
    path.write_bytes(pdf)
    order = [tool, *options, str(path)] + (["-"] if tool == "pdftotext" else [])
    return subprocess.run(order, check=True, capture_output=True, text=True).stdout


def _text(pdf: bytes) -> str:
    """Return the text of all pages with runs of white space made one."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    lines = (re.sub(r"\s+", " ", line).strip() for page in pages for line in page.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _with_text(rapport: Loonwaarderapport, text: str) -> Loonwaarderapport:
    """Return the report with this text in every field where a user types."""
    kop = replace(rapport.kop, naam=text, werkgever=text, normfunctie=text, uitgevoerde_functie=text)
    eerste = rapport.hoofdtaken[0]
    tempo = replace(eerste.tempo, toelichting=text, waarnemingen=(RapportWaarneming(text, notitie=text),))
    taak = replace(eerste, omschrijving=text, tempo=tempo)
    zienswijzen = tuple(replace(z, tekst=text, naam=text) for z in rapport.zienswijzen)
    kenmerken = replace(rapport.kenmerken, dossiernummer=text, reden_vervanging=text)
    return replace(rapport, kop=kop, hoofdtaken=(taak,), zienswijzen=zienswijzen, kenmerken=kenmerken)


def test_headings_stand_in_the_order_of_the_model(tmp_path: Path, rapport: Loonwaarderapport) -> None:
    text = _run(tmp_path, write_loonwaarderapport(rapport), "pdftotext", "-layout")
    lines = iter([re.sub(r"\s+", " ", line).strip() for line in text.splitlines()])
    for expected in ORDE:
        assert expected in lines, f"not on a line of its own, or out of order: {expected}"


def test_the_text_is_that_of_the_reference(rapport: Loonwaarderapport) -> None:
    assert _text(write_loonwaarderapport(rapport)) == REFERENCE.read_text(encoding="utf-8")


def test_the_service_number_is_never_named(rapport: Loonwaarderapport) -> None:
    text = _text(write_loonwaarderapport(rapport)).casefold()
    assert "bsn" not in text
    assert "burgerservice" not in text


def test_structure_shows_headings_and_tables_in_order(tmp_path: Path, rapport: Loonwaarderapport) -> None:
    tree = _run(tmp_path, write_loonwaarderapport(rapport), "pdfinfo", "-struct-text")
    said = re.sub(r'\s*\n\s*"', ' "', tree)
    roles = re.findall(r'^ *(H[1-9]) \(block\) "(.+)"$', said, re.MULTILINE)
    assert roles[0] == ("H1", "Rapport Loonwaardemeting LKS")
    assert [text for role, text in roles if role == "H2"][:4] == [
        "Normfunctie",
        "Uitgevoerde functie",
        "OVERZICHT ARBEIDSPRESTATIE",
        "UITLEG PER HOOFDTAKEN",
    ]
    assert tree.index('"Netto werktijd"') < tree.index('"25,65 %"') < tree.index('"21,60 %"')
    assert "/Scope /Column" in tree
    assert "/Scope /Row" in tree
    assert "Pagina 1 van" not in tree


def test_every_font_is_embedded(tmp_path: Path, rapport: Loonwaarderapport) -> None:
    odd = _with_text(rapport, "Łukasz Yılmaz שלום سميرة")
    for pdf in (write_loonwaarderapport(rapport), write_loonwaarderapport(odd)):
        rows = _run(tmp_path, pdf, "pdffonts").splitlines()[2:]
        assert rows
        assert all(re.search(r"\+(Inter|DejaVu).* yes yes yes ", row) for row in rows)


def test_language_title_and_marks_are_set(rapport: Loonwaarderapport) -> None:
    with pikepdf.open(BytesIO(write_loonwaarderapport(rapport))) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == "Rapport Loonwaardemeting LKS"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Rapport Loonwaardemeting LKS"
        assert [page.obj.StructParents for page in pdf.pages] == list(range(len(pdf.pages)))


def test_everything_drawn_is_content_or_artifact(rapport: Loonwaarderapport) -> None:
    with pikepdf.open(BytesIO(write_loonwaarderapport(rapport))) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                assert depth in (0, 1)
                assert depth or str(operator) not in ("Tj", "TJ", "f", "f*", "S", "B"), operator
            assert depth == 0


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, rapport: Loonwaarderapport) -> None:
    first = write_loonwaarderapport(rapport)
    write_loonwaarderapport(_with_text(rapport, "iets heel anders ☂"))
    assert write_loonwaarderapport(rapport) == first


def test_another_run_of_the_program_gives_the_same_bytes(rapport: Loonwaarderapport) -> None:
    code = (
        "import hashlib\n"
        "from datetime import date\n"
        "from app.documents.herstelsleutel import Herstelsleutel, write_herstelsleutel\n"
        "page = write_herstelsleutel(Herstelsleutel('Archief', date(2026, 2, 3), ('7K4M', 'Q2XD')))\n"
        "print(hashlib.sha256(page).hexdigest())"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={"PYTHONHASHSEED": seed, "PATH": ""},
            check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert len(runs[0].strip()) == hashlib.sha256().digest_size * 2


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.VERVANGEN])
def test_what_is_not_definitive_says_so_on_every_page(rapport: Loonwaarderapport, status: Status) -> None:
    kenmerken = replace(rapport.kenmerken, status=status)
    with pypdfium2.PdfDocument(write_loonwaarderapport(replace(rapport, kenmerken=kenmerken))) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert all(status.upper() in page for page in pages)
    assert f"{status.upper()}. " in pages[0]
    assert "CONCEPT" not in _text(write_loonwaarderapport(rapport))


def test_a_definitive_report_names_versions_hashes_and_amounts(rapport: Loonwaarderapport) -> None:
    text = _text(write_loonwaarderapport(rapport))
    assert rapport.kenmerken.hash_invoer in text
    assert rapport.kenmerken.logkop in text
    for expected in (
        "versie 1",
        "De contracturen waren verkeerd overgenomen.",
        "minimumloon 1-1-2025, bevestigd",
        "Onbevestigd bedrag gebruikt: vergoeding werkgeverslasten 23,5 %",
        "De gemeente rekent met hetzelfde bedrag.",
        "26 januari 2026",
    ):
        assert expected in text


def test_the_cap_is_named_when_it_bites(rapport: Loonwaarderapport) -> None:
    assert rapport.berekening is not None
    begrensd = replace(rapport, berekening=replace(rapport.berekening, plafond=True))
    assert "Het plafond van 70 % is bereikt" in _text(write_loonwaarderapport(begrensd))
    assert "plafond van 70 %" not in _text(write_loonwaarderapport(rapport))


def test_loondispensatie_has_no_subsidie(rapport: Loonwaarderapport) -> None:
    text = _text(write_loonwaarderapport(replace(rapport, loondispensatie=True)))
    assert "Niet van toepassing. Deze meting is gemaakt voor loondispensatie" in text
    assert "1.065,43" not in text


def test_regular_performance_needs_no_tasks(rapport: Loonwaarderapport) -> None:
    regulier = replace(rapport, regulier=True, hoofdtaken=(), loonwaarde=100, berekening=None)
    text = _text(write_loonwaarderapport(regulier))
    assert "Netto werktijd)? JA" in text
    assert "De totale arbeidsprestatie van deze werknemer is 100 %" in text
    assert "Bij deze meting is geen loonkostensubsidie berekend." in text


def test_a_loonwaarde_not_yet_known_is_left_open(rapport: Loonwaarderapport) -> None:
    text = _text(write_loonwaarderapport(replace(rapport, loonwaarde=None)))
    assert "De totale arbeidsprestatie van deze werknemer is … %" in text


def test_above_hundred_the_counted_value_stands_in_the_table(rapport: Loonwaarderapport) -> None:
    taak = rapport.hoofdtaken[0]
    snel = replace(taak, tempo=replace(taak.tempo, waarde=Decimal(110), telt_als=Decimal(100)))
    text = _text(write_loonwaarderapport(replace(rapport, hoofdtaken=(snel,))))
    assert "1. Deeg afwegen en opbollen 50 % 100 % 90 % 95 %" in text.replace("\n", " ")
    assert "Tempo: 110 % (telt als 100 %)" in text
    assert "Een percentage boven 100 telt als 100." in text


def test_shown_results_never_round_to_another_whole(rapport: Loonwaarderapport) -> None:
    derde = Fraction(58496, 3000)  # three times this is 58,496: two decimals would show 58,50
    taken = tuple(replace(taak, resultaat=derde) for taak in rapport.hoofdtaken)
    text = _text(write_loonwaarderapport(replace(rapport, hoofdtaken=taken, loonwaarde=58)))
    assert "19,499 %" in text
    assert "met 3 decimalen" in text


def test_markup_and_foreign_letters_are_shown_as_typed(rapport: Loonwaarderapport) -> None:
    text = _text(write_loonwaarderapport(_with_text(rapport, "<b>Łukasz & Yılmaz</b> &amp; 😀\x00\x1b")))
    assert "Naam: <b>Łukasz & Yılmaz</b> &amp; " in text.replace("Naam:\n", "Naam: ")
    assert "</b> &amp; □" in text


def test_long_names_and_notes_flow_over_pages(rapport: Loonwaarderapport) -> None:
    note = "\n".join(f"regel {number}" for number in range(1000))
    taak: RapportHoofdtaak = rapport.hoofdtaken[0]
    tempo = replace(taak.tempo, toelichting=note, waarnemingen=(RapportWaarneming("geschat", notitie=note),))
    kop = replace(rapport.kop, naam="Z" * 300, werkgever="Van der Lange " * 22)
    lang = replace(rapport, kop=kop, hoofdtaken=(replace(taak, tempo=tempo, omschrijving="T" * 300),))
    text = _text(write_loonwaarderapport(lang))
    seen = [int(number) for number in re.findall(r"regel (\d+)\b", text)]
    assert seen == [*range(1000), *range(1000)]
    assert text.count("Z") >= 300


def test_a_concept_with_nothing_filled_in_is_still_a_report(rapport: Loonwaarderapport) -> None:
    velden = {veld.name: "" for veld in fields(rapport.kop)}
    leeg = dict.fromkeys(
        [naam for naam in velden if naam.startswith(("datum", "geboortedatum", "aantal"))], None
    )
    niets = RapportFactor(None)
    concept = Loonwaarderapport(
        kop=RapportKop(**(velden | leeg)),
        hoofdtaken=(RapportHoofdtaak("", None, niets, niets, niets, None),),
        regulier=False,
        loonwaarde=None,
        kenmerken=RapportKenmerken("", 1, Status.CONCEPT, "0.1.0", RapportDeskundige("")),
        zienswijzen=(RapportZienswijze("werknemer", Keuze.NIET_GEVRAAGD),),
    )
    text = _text(write_loonwaarderapport(concept))
    assert "Naam: –" in text
    assert "Toelichting: niet ingevuld" in text
    assert "De zienswijze is nog niet gevraagd." in text
    assert "Er zijn geen waarnemingen vastgelegd." in text
    assert "Vervangt: geen eerdere versie" in text


def test_the_picture_of_the_spread_is_also_told_in_words(rapport: Loonwaarderapport) -> None:
    with pikepdf.open(BytesIO(write_loonwaarderapport(rapport))) as pdf:
        document = pdf.Root.StructTreeRoot.K
        told = [str(element.Alt) for element in document.K if element.S == "/Figure"]
    assert len(told) == len(rapport.hoofdtaken)
    assert told[0].startswith(
        "Tempo: vastgesteld op 60 %; waargenomen 60 %, verklaring werkgever 55 %. Kwaliteit: vastgesteld op"
    )


def test_headings_are_the_outline(rapport: Loonwaarderapport) -> None:
    with pikepdf.open(BytesIO(write_loonwaarderapport(rapport))) as pdf, pdf.open_outline() as outline:
        title = outline.root[0]
        assert title.title == "Rapport Loonwaardemeting LKS"
        assert [item.title for item in title.children][-1] == "Bijlage 5. Kenmerken"


def test_a_heading_longer_than_a_page_is_cut(rapport: Loonwaarderapport) -> None:
    taak = replace(rapport.hoofdtaken[0], omschrijving="woord " * 400)
    kop = replace(rapport.kop, uitgevoerde_functie="W" * 3000)
    text = _text(write_loonwaarderapport(replace(rapport, kop=kop, hoofdtaken=(taak,))))
    assert text.count("woord") > 800
    assert "…" in text


def test_dates_and_choices_of_zienswijzen(rapport: Loonwaarderapport) -> None:
    zienswijzen = (RapportZienswijze("werknemer", rapport.zienswijzen[0].keuze, naam="Daan Voorbeeld"),)
    text = _text(write_loonwaarderapport(replace(rapport, zienswijzen=zienswijzen)))
    assert "Is akkoord met het rapport." in text
    assert "Handtekening werknemer: Daan Voorbeeld" in text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(codec=None), max_size=120))
def test_any_text_gives_a_readable_pdf(rapport: Loonwaarderapport, text: str) -> None:
    with pikepdf.open(BytesIO(write_loonwaarderapport(_with_text(rapport, text)))) as pdf:
        assert not pdf.check_pdf_syntax()
