"""Cells as the text somebody would type: dates in every order, numbers of a spreadsheet, choices in words."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from app.services.formulieren import select_velden
from app.services.inlezen.cellen import read_cel
from app.services.inlezen.cellezer import _are_fractions
from app.services.inlezen.doelen import PER_SLEUTEL
from app.services.velden import parse

VANDAAG = date(2026, 11, 22)
KANDIDATEN = PER_SLEUTEL["kandidaten"]


def lees(soort: str, naam: str, cel, **hoe):
    (veld,) = select_velden(soort, naam)
    tekst, noot = read_cel(veld, cel, VANDAAG, **hoe)
    return parse(veld, tekst), noot


@pytest.mark.parametrize(
    "cel",
    [
        "3-2-2004", "03/02/2004", "3.2.2004",
        "3 februari 2004", "3 feb. 2004", "3-feb-04", "03-02-04", "20040203",
        "2004-02-03", "2004-02-03T00:00:00", "2004-02-03 00:00", "3-2-2004 00:00:00", date(2004, 2, 3),
        datetime(2004, 2, 3, 0, 0), 38020, 38020.0, 20040203.0,
    ],
    ids=str,
)  # fmt: skip
def test_a_date_in_every_shape(cel):
    assert lees("kandidaat", "geboortedatum", cel)[0] == date(2004, 2, 3)


def test_days_of_a_mac_and_years_without_a_century():
    assert lees("kandidaat", "geboortedatum", 36558, datum1904=True)[0] == date(2004, 2, 3)
    assert lees("kandidaat", "geboortedatum", "3-2-98") == (date(1998, 2, 3), "Jaar 98 gelezen als 1998.")
    assert "Dagnummer" in lees("kandidaat", "geboortedatum", 38020)[1]


@pytest.mark.parametrize(
    ("soort", "naam", "cel", "waarde"),
    [
        ("kandidaat", "doelgroepregister", "J", True),
        ("kandidaat", "doelgroepregister", False, False),
        ("kandidaat", "doelgroepregister", 1.0, True),
        ("kandidaat", "doelgroepregister", "onbekend", None),
        ("kandidaat", "doelgroep", "PARTICIPATIEWET", "participatiewet"),
        ("kandidaat", "doelgroep", "Wajong", "wajong"),
        ("kandidaat", "doelgroep", "Beschut  werk", "beschut_werk"),
        ("plaatsing", "route", "Lid 4", "lid4"),
        ("plaatsing", "contractsoort", "Bepaalde tijd", "bepaald"),
        ("plaatsing", "voltijduren", "36,0 uur", Decimal("36.0")),
        ("plaatsing", "voltijduren", 37.5, Decimal("37.5")),
        ("plaatsing", "werkdagen_per_week", "5,0", 5),
        ("plaatsing", "loon_per_maand", "€ 1.234,50", Decimal("1234.50")),
        ("plaatsing", "loon_per_maand", 0.1 + 0.2, Decimal("0.3")),
        ("urenafspraak", "contracturen", "32 uur per week", Decimal(32)),
        ("eerdere_loonwaarde", "percentage", "48 %", 48),
        ("werkgever", "kvk", 1234567.0, "01234567"),
        ("werkgever", "kvk", "12 34 56 78", "12345678"),
        ("kandidaat", "telefoon", 612345678, "0612345678"),
        ("kandidaat", "achternaam", "de\n Vries ", "de Vries"),
        ("kandidaat", "achternaam", 12.0, "12"),
        ("gemeente", "cbs_code", "GM0168", "0168"),
        ("gemeente", "cbs_code", 168.0, "0168"),
        ("kandidaat", "notitie", "twee\nregels", "twee\nregels"),
        ("contactmoment", "begintijd", time(9, 30), time(9, 30)),
        ("hoofdtaak", "minuten_per_week", timedelta(hours=9, minutes=36), 576),
    ],
)
def test_values_as_they_are_typed(soort, naam, cel, waarde):
    assert lees(soort, naam, cel)[0] == waarde


def test_a_formula_in_a_text_stays_text_and_is_told():
    waarde, noot = lees("kandidaat", "achternaam", '=HYPERLINK("x")')
    assert waarde.startswith("=") and "formule" in noot


@pytest.mark.parametrize(
    ("cellen", "is_deel"),
    [
        ([0.48, 0.6], True),
        ([0.48, 1.0], True),
        ([48.0, 60.0], False),
        ([1.0], False),
        (["0,48"], False),
        ([], False),
    ],
)
def test_percentages_of_excel_are_parts_of_one(cellen, is_deel):
    assert _are_fractions(KANDIDATEN["eerdere_loonwaarde.percentage"], cellen) is is_deel
    assert not _are_fractions(KANDIDATEN["kandidaat.achternaam"], cellen)
    assert lees("eerdere_loonwaarde", "percentage", 0.48, maal100=True)[0] == 48
