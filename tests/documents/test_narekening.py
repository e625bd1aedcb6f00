"""The sheet Narekening: live formulas that give every amount to the cent, also in another program."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from app.documents.gemeentebestand import Gemeentebestand, KolomKeuze, build_werkboek, choose_kolommen
from app.documents.narekening import NarekeningRij, build_narekening, list_narekening
from app.documents.narekening_formules import REKENKOLOMMEN
from app.documents.sheet_rows import Formule
from app.documents.workbook import Blad, Werkboek, write_workbook
from app.loonwaarde import Route, Subsidie, SubsidieInvoer, compute_subsidie
from tests.documents.narekeningen import as_rij, lies_on_half_a_cent, make_subsidie
from tests.libreoffice import compute_with_libreoffice

CASES = 2_000
TIES = 60
VALUES = re.compile(rb"(</f>)<v>[^<]*</v>")


def build(*rijen: NarekeningRij, keuzes: tuple[KolomKeuze, ...] | None = None) -> Blad:
    kolommen = choose_kolommen("Narekening", keuzes, met_bsn=False)
    return build_narekening(rijen, tuple(kolommen), tuple(kolommen.values()))


def values(blad: Blad, number: int = 0) -> dict[str, Any]:
    """The values of a row by field."""
    return dict(zip(list_narekening(), blad.rijen[number], strict=True))


def make_subsidies(count: int, ties: int) -> list[Subsidie]:
    """Generated cases, of which so many lie exactly on half a cent."""
    chance = Random(20261129)
    found = [make_subsidie(chance) for _ in range(count - ties)]
    on_half: list[Subsidie] = []
    while len(on_half) < ties:
        made = make_subsidie(chance)
        on_half += [made] if lies_on_half_a_cent(made) else []
    return found + on_half


def without_values(source: BytesIO, target: Path) -> None:
    """Take away what the formulas gave, so that the reader has to compute."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, VALUES.sub(rb"\1", old.read(name)))


def test_libreoffice_computes_two_thousand_cases_and_finds_no_difference(tmp_path: Path) -> None:
    subsidies = make_subsidies(CASES, TIES)
    assert {subsidie.leeftijd for subsidie in subsidies} >= {15, 16, 17, 18, 19, 20, 21, 75}
    assert any(subsidie.plafond for subsidie in subsidies)
    out = BytesIO()
    write_workbook(Werkboek("Proef", (build(*map(as_rij, subsidies)),)), out)
    without_values(out, tmp_path / "narekening.xlsx")
    rows = compute_with_libreoffice(tmp_path / "narekening.xlsx", tmp_path)
    assert len(rows) == CASES
    for row, subsidie in zip(rows, subsidies, strict=True):
        assert Decimal(row["Verschil"]) == Decimal(row["Verschil LKS per maand"]) == 0
        assert Decimal(row["LKS per maand (formule)"]) == subsidie.subsidie
        assert Decimal(row["LKS incl. werkgeverslasten (formule)"]) == subsidie.totaal
        assert abs(Decimal(row["LKS onafgerond"]) - Decimal(row["LKS incl. werkgeverslasten"])) < Decimal(
            "0.0051"
        )


def test_the_value_kept_with_each_formula_is_that_of_the_law() -> None:
    chance = Random(7)
    for _ in range(300):
        subsidie = make_subsidie(chance)
        row = values(build(as_rij(subsidie)))
        assert row["onafgerond"].waarde == subsidie.exact
        assert row["lks_formule"].waarde == subsidie.subsidie
        assert row["lks_incl_formule"].waarde == subsidie.totaal
        assert row["verschil"].waarde == row["verschil_lks"].waarde == 0


def test_no_number_on_the_way_is_longer_than_a_spreadsheet_keeps() -> None:
    """The largest of everything: what stays below 10^13 is exact, also where fifteen digits count."""
    rij = NarekeningRij(
        route="lid 4",
        loonwaarde=0,
        minimumloon=Decimal("9999.99"),
        jeugdpercentage=Decimal("99.99"),
        vakantiebijslag=Decimal("25"),
        vakantiebijslag_loonwaarde=Decimal("25"),
        plafond=Decimal("100"),
        contracturen=Decimal("60"),
        voltijduren=Decimal("48"),
        urennorm=Decimal("36"),
        werkgeverslasten=Decimal("100"),
        lks=Decimal(0),
        lks_incl=Decimal(0),
    )
    row = values(build(rij))
    whole = [deel.naam for deel in REKENKOLOMMEN if deel.naam[0] in "rp"]
    assert max(row[naam].waarde for naam in whole) < 10**13


def test_a_wrong_amount_shows_as_a_difference() -> None:
    subsidie = make_subsidie(Random(3))
    rij = replace(as_rij(subsidie), lks_incl=subsidie.totaal + Decimal("0.01"))
    assert values(build(rij))["verschil"].waarde == Decimal("0.01")


def test_the_road_of_a_young_person_with_its_inputs_and_their_days() -> None:
    invoer = SubsidieInvoer(
        date(2025, 1, 1), date(2008, 6, 1), Route.LID4, Decimal(32), Decimal(38), loonwaarde=40
    )
    row = values(build(as_rij(compute_subsidie(invoer))))
    assert (row["minimumloon"], row["jeugdpercentage"]) == (Decimal("2191.80"), Decimal("34.5"))
    assert row["minimumloon_vanaf"] == date(2025, 1, 1)
    assert row["jeugdpercentage_vanaf"] == date(2019, 7, 1)
    assert (row["urennorm"], row["urennorm_vanaf"]) == (36, date(2024, 1, 1))
    assert row["wml"].formule == 'IF(K2="",I2,I2*K2/100)'
    assert row["wml"].waarde == Decimal("756.171")


def test_formulas_follow_order_and_headings_of_the_profile() -> None:
    namen = [naam for naam in list_narekening() if naam != "meting"]
    keuzes = tuple(KolomKeuze(naam, "Rest" if naam == "verschil" else "") for naam in sorted(namen[:-1]))
    blad = build(as_rij(make_subsidie(Random(5))), keuzes=(*keuzes, KolomKeuze("verschil", "Rest")))
    assert blad.kolommen[-1].kop == "Rest"
    assert blad.rijen[0][-1].waarde == 0
    assert all("{" not in cel.formule for cel in blad.rijen[0] if isinstance(cel, Formule))


@pytest.mark.parametrize("weg", ["loonwaarde", "p3", "verschil"])
def test_a_column_that_a_formula_needs_stays(weg: str) -> None:
    keuzes = tuple(KolomKeuze(naam) for naam in list_narekening() if naam != weg)
    with pytest.raises(ValueError, match="kan niet zonder"):
        build(keuzes=keuzes)


def test_verschil_stays_the_last_column() -> None:
    keuzes = tuple(KolomKeuze(naam) for naam in ["verschil", *list_narekening()])
    with pytest.raises(ValueError, match="achteraan"):
        build(keuzes=keuzes)
    with pytest.raises(ValueError, match="achteraan"):
        build(keuzes=(keuzes[0], *keuzes[1:-1]))


def test_text_of_a_user_never_reaches_a_formula(bestand: Gemeentebestand) -> None:
    rij = replace(as_rij(make_subsidie(Random(9)), '=1+1&"{wml}'), meting="@x", onbevestigd="-1")
    out = BytesIO()
    write_workbook(build_werkboek(replace(bestand, narekening=(rij,))), out)
    sheet = load_workbook(out)["Narekening"]
    assert [cell.data_type for cell in sheet[2][:2]] == ["s", "s"]
    formulas = {cell.value for cell in sheet[2] if cell.data_type == "f"}
    assert len(formulas) == len(REKENKOLOMMEN)
    assert not any("1+1" in formula for formula in formulas)
    kept = load_workbook(out, data_only=True)["Narekening"]
    assert kept.cell(2, sheet.max_column).value == 0


def test_nothing_stands_below_the_table(bestand: Gemeentebestand) -> None:
    out = BytesIO()
    rijen = tuple(as_rij(make_subsidie(Random(seed))) for seed in range(3))
    write_workbook(build_werkboek(replace(bestand, narekening=rijen)), out)
    sheet = load_workbook(out)["Narekening"]
    assert sheet.tables["Narekening"].ref.endswith(f"{sheet.max_row}")
    assert sheet.max_row == 4
    assert sheet.freeze_panes == "A2"
    assert sheet.cell(1, sheet.max_column).value == "Verschil"
