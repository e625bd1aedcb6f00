"""Reading and writing the text of a field."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN, select_velden
from app.services.velden import LEZERS, Soort, Veld, format_duur, format_waarde, parse, readable

GETAL = Veld("uren", "Uren", Soort.GETAL, maximum="60")
EURO = Veld("loon", "Loon", Soort.EURO)
DUUR = Veld("tijd", "Tijd", Soort.DUUR, eenheid="uur", maximum="3600")
REISTIJD = Veld("reistijd", "Reistijd", Soort.DUUR, eenheid="min", maximum="1440")
DATUM = Veld("dag", "Dag", Soort.DATUM)
TIJD = Veld("van", "Van", Soort.TIJD)
KEUZES = Veld("rol", "Rol", Soort.MEERKEUZE, keuzes=(("a", "A"), ("b", "B")))


@pytest.mark.parametrize(
    ("veld", "tekst", "waarde"),
    [
        (GETAL, "32,5", Decimal("32.5")),
        (GETAL, " 32.5 ", Decimal("32.5")),
        (EURO, "€ 1.104,07", Decimal("1104.07")),
        (EURO, "1.104", Decimal(1104)),
        (EURO, "1104.07", Decimal("1104.07")),
        (Veld("p", "P", Soort.PERCENTAGE, maximum="200"), "87,5 %", Decimal("87.5")),
        (Veld("n", "N", Soort.GEHEEL), "5,00", 5),
        (DUUR, "9:36", 576),
        (DUUR, "9,5", 570),
        (REISTIJD, "25", 25),
        (REISTIJD, "0:25", 25),
        (DATUM, "3-2-2026", date(2026, 2, 3)),
        (DATUM, "2026-02-03", date(2026, 2, 3)),
        (TIJD, "9", time(9)),
        (TIJD, "930", time(9, 30)),
        (TIJD, "13.15", time(13, 15)),
        (KEUZES, "b, a, b", "b,a"),
        (Veld("x", "X", Soort.JANEE), "nee", False),
        (Veld("x", "X", Soort.JANEE), "", None),
        (Veld("x", "X"), "  ", ""),
    ],
)
def test_reads_what_people_type(veld, tekst, waarde):
    gelezen = parse(veld, tekst)
    assert gelezen == waarde
    assert type(gelezen) is type(waarde)


@pytest.mark.parametrize(
    ("veld", "tekst", "deel"),
    [
        (GETAL, "veel", "cijfers"),
        (GETAL, "61", "van 0 tot en met 60"),
        (GETAL, "NaN", "cijfers"),
        (GETAL, "1e2", "cijfers"),
        (GETAL, "٣٢", "cijfers"),
        (Veld("n", "N", Soort.GEHEEL), "5,5", "geen heel getal"),
        (DUUR, "1:75", "cijfers"),
        (DUUR, "61:00", "0:00 en 60:00"),
        (DATUM, "31-2-2026", "bestaat niet op de kalender"),
        (DATUM, "3-2-26", "dag-maand-jaar"),
        (DATUM, "3-2-0026", "tussen 1900 en 2100"),
        (TIJD, "24:00", "13:15"),
        (KEUZES, "a,c", "staat niet in de lijst"),
        (Veld("x", "X", Soort.JANEE), "misschien", "ja of nee"),
        (Veld("x", "X", Soort.VERWIJZING), "-1", "staat niet in de lijst"),
        (Veld("x", "X"), "a" * 301, "301 tekens; er passen er 300"),
        (Veld("x", "X", Soort.NOTITIE), "a" * 200_001, "200.000 tekens"),
        (select_velden("werkgever", "kvk")[0], "1234567", "acht cijfers"),
        (select_velden("kandidaat", "email")[0], "naam voorbeeld", "e-mailadres"),
    ],
)
def test_refuses_with_field_and_reason(veld, tekst, deel):
    with pytest.raises(UserError) as fout:
        parse(veld, tekst)
    assert fout.value.veld == veld.naam
    assert fout.value.tekst.startswith(f"{veld.label}: ")
    assert deel in fout.value.tekst
    assert len(fout.value.tekst) < 250


def test_three_hundred_signs_fit():
    assert parse(Veld("x", "X"), "é" * 300) == "é" * 300


@pytest.mark.parametrize(
    ("waarde", "soort", "tekst"),
    [
        (None, Soort.TEKST, ""),
        (True, Soort.JANEE, "ja"),
        (Decimal("87.50"), Soort.PERCENTAGE, "87,5"),
        (Decimal("100.00"), Soort.PERCENTAGE, "100"),
        (date(2026, 2, 3), Soort.DATUM, "03-02-2026"),
        (time(9, 5), Soort.TIJD, "09:05"),
        (585, Soort.DUUR, "9:45"),
        (585, Soort.GEHEEL, "585"),
    ],
)
def test_writes_what_stands_in_the_field(waarde, soort, tekst):
    assert format_waarde(Veld("x", "X", soort), waarde) == tekst


@given(st.integers(0, 9999 * 60))
def test_a_duration_reads_back(minuten):
    veld = Veld("x", "X", Soort.DUUR, maximum="1000000")
    assert parse(veld, format_duur(minuten)) == minuten


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_reads_back(dag):
    assert parse(DATUM, format_waarde(DATUM, dag)) == dag


@given(st.decimals(0, 60, places=2))
def test_a_number_reads_back(getal):
    assert parse(GETAL, format_waarde(GETAL, getal)) == getal


@given(st.text(st.characters(codec=None)))
def test_readable_text_can_be_stored(tekst):
    heel = readable(tekst)
    heel.encode()
    assert "\0" not in heel


def test_readable_keeps_emoji_and_mends_halves():
    assert readable("👩‍🍳 שלום") == "👩‍🍳 שלום"
    assert readable("\ud83d\ude00") == "😀"
    assert readable("a\ud83db\0c") == "a�b�c"


def test_every_kind_of_field_has_a_reader():
    assert set(LEZERS) == set(Soort)


def test_every_declared_field_is_a_column():
    from app.services.lineage import TABELLEN

    for soort, velden in FORMULIEREN.items():
        kolommen = set(TABELLEN[soort].__table__.columns.keys())
        assert {veld.naam for veld in velden} <= kolommen, soort
