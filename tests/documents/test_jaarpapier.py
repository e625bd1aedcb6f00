"""Papers of 1 January read back: the letter to an employer, and the list for the gemeente."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.documents.jaarlijst import Jaarlijst, JaarlijstRij, build_jaarlijst
from app.documents.werkgeversbrief import BriefRegel, Werkgeversbrief, write_werkgeversbrief
from app.documents.workbook import write_workbook
from tests.documents.reading import ask, assert_fonts_embedded, pages_of, text_of
from tests.libreoffice import compute_with_libreoffice

D = Decimal
BRIEF = Werkgeversbrief(
    werkgever="Bakkerij De Korenaar",
    plaats="Zonnehoven",
    contactpersoon="Ina Bakker",
    dag=date(2027, 1, 1),
    afzender="Sanne Willemsen",
    organisatie="Bureau Werkzicht",
    telefoon="010-0000000",
    email="sanne@voorbeeld.nl",
    gemaakt_op=date(2026, 12, 10),
    programmaversie="0.1.0",
    onbevestigd=True,
    regels=(
        BriefRegel("Jelle Terpstra", D("1149.80"), D("1180.80"), "het nieuwe minimumloon", None, ""),
        BriefRegel("Sam Aalders", None, None, "", date(2027, 2, 28), "er is nog geen nieuw bedrag"),
    ),
)
RIJ = JaarlijstRij(
    dossiernummer="2026-0001",
    achternaam="=Terpstra",
    voorletters="J.",
    geboortedatum=date(2005, 6, 1),
    gemeente="Zonnehoven",
    werkgever="Bakkerij De Korenaar",
    route="lid 4",
    loonwaarde=59,
    contracturen=D("32.00"),
    voltijduren=D("38.00"),
    peildatum=date(2027, 1, 1),
    leeftijd=21,
    wml=D("2400.00"),
    lks=D("944.64"),
    werkgeverslasten_percentage=D("25"),
    werkgeverslasten=D("236.16"),
    oud=D("1149.80"),
    nieuw=D("1180.80"),
    verschil=D("31.00"),
    tot=date(2027, 12, 31),
    stand="vastgelegd",
    bijzonderheden=None,
)
LIJST = Jaarlijst(
    dag=date(2027, 1, 1),
    gemeente="Zonnehoven",
    gemaakt_op=date(2026, 12, 10),
    gemaakt_door="Sanne Willemsen",
    programmaversie="0.1.0",
    onbevestigd=("vergoeding werkgeverslasten",),
    bronnen=(("minimumloon", "vanaf 1-1-2027, bevestigd. Bron: verzonnen voor een test"),),
    rijen=(RIJ, replace(RIJ, nieuw=None, verschil=None, stand="geen bedrag")),
)


def test_the_letter_says_what_changes_and_who_decides(tmp_path: Path) -> None:
    pdf = write_werkgeversbrief(BRIEF)
    text = text_of(pdf)
    assert pages_of(pdf) == 1
    for deel in (
        "Uw loonkostensubsidie in 2027",
        "Ter attentie van: Ina Bakker",
        "Jelle Terpstra € 1.149,80 € 1.180,80 het nieuwe minimumloon",
        "Sam Aalders: het contract loopt tot en met 28 februari 2027; er is nog geen nieuw bedrag.",
        "De gemeente neemt het besluit",
        "nog niet bevestigd door het Rijk",
        "Bel of mail gerust: Sanne Willemsen, Bureau Werkzicht, 010-0000000, sanne@voorbeeld.nl.",
    ):
        assert deel in text, deel
    assert "voor 2 werknemers" in text
    assert_fonts_embedded(tmp_path, pdf)
    assert write_werkgeversbrief(BRIEF) == pdf


def test_the_letter_is_tagged(tmp_path: Path) -> None:
    tree = ask(tmp_path, write_werkgeversbrief(BRIEF), "pdfinfo", "-struct-text")
    headings = re.findall(r'^ *(H[1-9]) \(block\)\s+"(.+)"$', tree, re.MULTILINE)
    assert headings[0] == ("H1", "Uw loonkostensubsidie in 2027")
    assert [naam for _, naam in headings[1:]] == [
        *("Wat verandert er?", "Hoe is het berekend?", "Wat moet u doen?"),
    ]
    assert "Table" in tree and "TH" in tree


@pytest.mark.parametrize("aantal", [1, 80])
def test_many_employees_flow_over_pages(aantal: int) -> None:
    regels = tuple(replace(BRIEF.regels[0], werknemer=f"Werknemer {n}") for n in range(aantal))
    text = text_of(write_werkgeversbrief(replace(BRIEF, regels=regels, onbevestigd=False, contactpersoon="")))
    assert f"Werknemer {aantal - 1} € 1.149,80" in text
    assert ("één werknemer" in text) == (aantal == 1)
    assert "bevestigd" not in text and "attentie" not in text


def test_a_letter_without_a_profile_still_reads() -> None:
    leeg = replace(BRIEF, afzender="", organisatie="", telefoon="", email="", werkgever="", plaats="")
    assert "Bel of mail gerust: –." in text_of(write_werkgeversbrief(leeg))


def test_the_list_has_real_numbers_and_dates(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.xlsx"
    write_workbook(build_jaarlijst(LIJST), pad)
    boek = load_workbook(BytesIO(pad.read_bytes()))
    koppen = [cel.value for cel in boek["Jaarwisseling"][1]]
    rij = dict(zip(koppen, [cel.value for cel in boek["Jaarwisseling"][2]], strict=True))
    assert (rij["Bedrag tot 1 januari"], rij["Bedrag vanaf 1 januari"], rij["Verschil"]) == (
        1149.8,
        1180.8,
        31,
    )
    assert (rij["Geboortedatum"].date(), rij["Leeftijd"]) == (date(2005, 6, 1), 21)
    assert rij["Achternaam"] == "=Terpstra" and boek["Jaarwisseling"]["B2"].data_type == "s"
    assert "BSN" not in koppen
    uitleg = dict(rij for rij in boek["Leeswijzer"].iter_rows(min_row=2, values_only=True))
    assert uitleg["Aantal subsidies"] == "2" and "verzonnen" in uitleg["minimumloon"]
    assert uitleg["Onbevestigd bedrag"] == "vergoeding werkgeverslasten"


def test_libreoffice_reads_the_same_amounts(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.xlsx"
    write_workbook(build_jaarlijst(LIJST), pad)
    eerste, tweede = compute_with_libreoffice(pad, tmp_path)
    assert Decimal(eerste["Bedrag vanaf 1 januari"]) == D("1180.8")
    assert tweede["Bedrag vanaf 1 januari"] == "" and tweede["Stand"] == "geen bedrag"
