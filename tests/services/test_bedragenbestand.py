"""The file with amounts: a round trip, a dry run, and every bad file answered with nothing stored."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.loonwaarde import Waarde, load_bedragen
from app.models import WettelijkBedrag
from app.services.bedragen.bestand import (
    KOP,
    parse_bedragen,
    save_bedragen,
    try_bestand,
    write_bedragen,
)
from app.services.bedragen.lezen import read_eigen
from app.services.bedragen.vastleggen import store_voorstel
from app.services.errors import UserError

NIEUW = """
[[bedrag]]
parameter = "referentiemaandloon"
vanaf = 2027-01-01
waarde = "2380.80"
status = "bevestigd"
bron = "Stcrt. 2026, 40000"
brondatum = 2026-11-01
"""
GELIJK = """
[[bedrag]]
parameter = "vakantiebijslag"
vanaf = 2015-01-01
waarde = "8"
status = "bevestigd"
bron = "https://wetten.overheid.nl/BWBR0002638/2026-07-01#Artikel15"
"""
ANDERS = (
    NIEUW.replace("referentiemaandloon", "werkgeverslasten")
    .replace("2027-01-01", "2026-07-01")
    .replace("2380.80", "24.5")
)


@pytest.fixture
def schrijf(tmp_path):
    def schrijf(*delen, kop=KOP):
        pad = tmp_path / "bedragen.toml"
        pad.write_text(kop + "".join(delen), "utf-8")
        return pad

    return schrijf


def stored(archief):
    with archief.read() as session:
        return read_eigen(session)


def test_the_dry_run_tells_new_equal_and_different(archief, schrijf):
    proef = try_bestand(archief, schrijf(NIEUW, GELIJK, ANDERS))
    assert [regel.stand for regel in proef.regels] == ["nieuw", "gelijk", "anders"]
    assert proef.count("nieuw") == 1 and proef.fouten == ()
    assert proef.regels[2].nu.getal == 25
    assert stored(archief) == ()
    store_voorstel(archief, proef.voorstel)
    assert {w.parameter: w.getal for w in stored(archief)} == {
        "referentiemaandloon": Decimal("2380.80"),
        "werkgeverslasten": Decimal("24.5"),
    }
    with archief.read() as session:
        rij = session.scalars(select(WettelijkBedrag).filter_by(parameter="referentiemaandloon")).one()
        assert (rij.door, rij.brondatum) == ("Sanne Willemsen", date(2026, 11, 1))
    nogmaals = try_bestand(archief, schrijf(NIEUW, GELIJK, ANDERS))
    assert nogmaals.voorstel is None and nogmaals.count("gelijk") == 3


def test_what_is_written_is_read_back_and_is_equal(archief, schrijf, tmp_path):
    store_voorstel(archief, try_bestand(archief, schrijf(NIEUW, ANDERS)).voorstel)
    assert save_bedragen(archief, tmp_path / "eigen.toml") == 2
    assert save_bedragen(archief, tmp_path / "alles.toml", alles=True) == len(load_bedragen().all()) + 1
    for naam in ("eigen", "alles"):
        proef = try_bestand(archief, tmp_path / f"{naam}.toml")
        assert {regel.stand for regel in proef.regels} == {"gelijk"}
    assert parse_bedragen((tmp_path / "eigen.toml").read_bytes())[0][1] == date(2026, 11, 1)


getallen = st.decimals(0, 10**8, places=2, allow_nan=False, allow_infinity=False)
teksten = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60).map(
    str.strip
)
waarden = st.builds(
    Waarde,
    st.sampled_from(["werkgeverslasten", "jeugdpercentage"]) | teksten,
    st.dates(date(1900, 1, 1)),
    waarde=st.none() | getallen,
    per_leeftijd=st.dictionaries(st.integers(0, 99), getallen, max_size=4).map(lambda d: tuple(d.items())),
    status=teksten,
    bron=teksten,
    opmerking=teksten,
)


@given(st.lists(st.tuples(waarden, st.none() | st.dates(date(1900, 1, 1))), max_size=5))
def test_every_amount_survives_the_file(rijen):
    assert parse_bedragen(write_bedragen(rijen).encode()) == rijen


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda t: KOP.encode() + t.encode("utf-8", "replace"))
)
def test_any_file_gets_an_answer(inhoud):
    try:
        parse_bedragen(inhoud)
    except UserError as fout:
        assert fout.tekst


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("dit is geen toml", "geen lijst"),
        ('soort = "recepten"\nversie = 1', "geen lijst"),
        ('soort = "wettelijke bedragen"\nversie = true', "geen lijst"),
        ('soort = "wettelijke bedragen"\nversie = 9', "nieuwere versie"),
        (KOP + "bedrag = 3", "geen lijst"),
        (KOP + "bedrag = [3]", "geen lijst"),
        (KOP + "a = " + "[" * 5000, "geen lijst"),
        (KOP + NIEUW.replace("bron =", "herkomst ="), "“herkomst” is geen veld"),
        (KOP + NIEUW.replace("vanaf = 2027-01-01\n", ""), "“vanaf” ontbreekt"),
        (KOP + NIEUW.replace("= 2027-01-01", '= "2027-01-01"'), "hoort een datum"),
        (KOP + NIEUW.replace("= 2027-01-01", "= 2027-01-01T10:00:00"), "hoort een datum"),
        (KOP + NIEUW.replace('"2380.80"', '"twee"'), "Bedrag 1 .referentiemaandloon.: waarde"),
        (KOP + NIEUW.replace('"2380.80"', "2.3e3"), "geen getal"),
        (KOP + NIEUW.replace('"2380.80"', "nan"), "geen getal"),
        (KOP + NIEUW.replace('"2380.80"', "true"), "geen getal"),
        (KOP + NIEUW.replace('"bevestigd"', "3"), "hoort een tekst"),
        (KOP + NIEUW.replace("Stcrt.", "x" * 2001), "hoort een tekst"),
        (KOP + NIEUW + 'per_leeftijd = { "oud" = "1" }', "per_leeftijd"),
        (KOP + NIEUW + 'per_leeftijd = "1"', "per_leeftijd"),
        (KOP + NIEUW * 2001, "te groot"),
    ],
)
def test_a_bad_file_is_refused_whole(archief, schrijf, tekst, woorden):
    with pytest.raises(UserError, match=woorden):
        try_bestand(archief, schrijf(tekst, kop=""))
    assert stored(archief) == ()


def test_a_number_without_quotes_is_read_exactly(archief, schrijf):
    proef = try_bestand(archief, schrijf(NIEUW.replace('"2380.80"', "2380.80")))
    assert proef.regels[0].waarde.getal == Decimal("2380.80")
    heel = ANDERS.replace('"24.5"', "24")
    assert try_bestand(archief, schrijf(heel)).regels[0].waarde.getal == 24


@pytest.mark.parametrize(
    ("deel", "woorden"),
    [
        (NIEUW.replace("2380.80", "2380.50"), "veelvoud van € 0,60"),
        (NIEUW.replace("2027-01-01", "2027-03-01"), "overlapt"),
        (NIEUW + NIEUW.replace("2380.80", "2381.40"), "twee keer"),
        (NIEUW.replace("referentiemaandloon", "topsalaris"), "topsalaris"),
        (ANDERS.replace("24.5", "100.01"), "0 en 100"),
        (NIEUW.replace("Stcrt. 2026, 40000", ""), "bron"),
        (NIEUW.replace("bevestigd", "misschien"), "status"),
    ],
)
def test_one_wrong_amount_keeps_the_whole_file_out(archief, schrijf, deel, woorden):
    proef = try_bestand(archief, schrijf(GELIJK, deel, ANDERS.replace("2026-07-01", "2028-07-01")))
    assert proef.voorstel is None
    assert any(woorden in fout.tekst for fout in proef.fouten)
    assert stored(archief) == ()


def test_a_gap_is_asked(archief, schrijf):
    voorstel = try_bestand(archief, schrijf(NIEUW.replace("2027-01-01", "2027-07-01"))).voorstel
    assert [vraag.code for vraag in voorstel.vragen] == ["bedrag-gat"]


def test_a_huge_file_and_one_that_is_not_there(archief, tmp_path):
    groot = tmp_path / "groot.toml"
    with groot.open("wb") as bestand:
        bestand.truncate(2**31)
    with pytest.raises(UserError, match="te groot"):
        try_bestand(archief, groot)
    for pad in (tmp_path / "nergens.toml", tmp_path):
        with pytest.raises(UserError, match="niet te lezen"):
            try_bestand(archief, pad)
    geen_tekst = tmp_path / "fout.toml"
    geen_tekst.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="gewone tekst"):
        try_bestand(archief, geen_tekst)


def test_a_folder_that_cannot_be_written(archief, tmp_path):
    with pytest.raises(UserError):
        save_bedragen(archief, tmp_path / "nergens" / "bedragen.toml")
