"""The command `bereken`: answers, order, and every kind of bad line."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.uitwisselen.bereken import LANGSTE_REGEL, bereken

TAAK = {"aandeel": "100", "tempo": "62,5", "kwaliteit": "100", "netto_werktijd": "100"}
SUBSIDIE = {
    "soort": "subsidie",
    "geboortedatum": "2005-06-01",
    "peildatum": "2025-01-01",
    "route": "lid4",
    "loonwaarde": 50,
    "contracturen": "36",
    "voltijduren": "36",
}


def answer(line: object) -> tuple[dict[str, Any], bool]:
    """Return the one answer to one line."""
    ((tekst, geweigerd),) = bereken([line if isinstance(line, str) else json.dumps(line)])
    tekst.encode()
    assert "\n" not in tekst
    return json.loads(tekst), geweigerd


def test_loonwaarde_from_shares() -> None:
    assert answer({"soort": "loonwaarde", "hoofdtaken": [TAAK]}) == ({"loonwaarde": 63, "som": "62.5"}, False)


def test_loonwaarde_from_minutes() -> None:
    delen = [dict(TAAK, tempo=tempo, minuten_per_week=480) for tempo in ("50", "50", "100")]
    for deel in delen:
        del deel["aandeel"]
    vraag = {"soort": "loonwaarde", "werkdagen_per_week": 4, "hoofdtaken": delen}
    assert answer(vraag) == ({"loonwaarde": 67, "som": "66.66666666"}, False)


def test_subsidie_with_its_trail() -> None:
    uit, geweigerd = answer(SUBSIDIE)
    assert not geweigerd
    assert (uit["subsidie"], uit["werkgeverslasten"], uit["totaal"]) == ("710.14", "166.89", "877.03")
    assert uit["plafond"] is False
    assert "23,5" in uit["onbevestigd"][0]
    assert list(uit["stappen"][0]) == ["regel", "bron", "invoer", "uitkomst"]
    assert uit["stappen"][-1]["uitkomst"] == "€ 877,03"


def test_optional_percentages_and_the_forfait() -> None:
    vraag: dict[str, Any] = dict(SUBSIDIE, route="lid5", werkgeverslasten="0", vakantiebijslag="8")
    del vraag["loonwaarde"]
    uit, _ = answer(vraag)
    assert (uit["totaal"], uit["werkgeverslasten"], uit["onbevestigd"]) == ("710.14", "0.00", [])


def test_order_is_kept_and_empty_lines_are_skipped() -> None:
    uit = list(bereken([json.dumps(SUBSIDIE) + "\n", "\n", "  \r\n", "kapot\n", json.dumps(SUBSIDIE)]))
    assert [geweigerd for _, geweigerd in uit] == [False, True, False]


@pytest.mark.parametrize(
    ("anders", "noemt"),
    [
        ({"loonwaarde": True}, "loonwaarde: schrijf dit als heel getal"),
        ({"loonwaarde": "50"}, "loonwaarde: schrijf dit als heel getal"),
        ({"loonwaarde": None}, "loonwaarde: schrijf dit als heel getal"),
        ({"loonwaarde": -1}, "loonwaarde: -1 is geen heel getal van 0 tot en met 100"),
        ({"loonwaarde": 10**9}, "mag niet"),
        ({"loonwaarde": 50.0}, "het getal 50.0 mag niet"),
        ({"contracturen": 36}, "contracturen: schrijf dit als tekst"),
        ({"contracturen": "0"}, "contracturen: “0” is geen getal van 0,01 tot en met 60"),
        ({"contracturen": "1e1"}, "contracturen"),
        ({"voltijduren": "60"}, "voltijduren: “60” is geen getal van 20 tot en met 48"),
        ({"vakantiebijslag": "NaN"}, "vakantiebijslag"),
        ({"werkgeverslasten": "-1"}, "werkgeverslasten"),
        ({"route": "lid6"}, "route: “lid6”"),
        ({"route": "lid5"}, "loonwaarde: bij route lid5"),
        ({"peildatum": "2027-01-01"}, "peildatum: op 01-01-2027 is er geen bedrag bekend voor minimumloon"),
        ({"peildatum": "2021-06-30"}, "01-07-2021"),
        ({"peildatum": "20250101"}, "peildatum"),
        ({"geboortedatum": "2005-02-29"}, "geboortedatum"),
        ({"geboortedatum": "2015-01-01"}, "15 tot en met 75"),
        ({"soort": "iets"}, "soort: “iets”"),
        ({"soort": 5}, "soort: schrijf dit als tekst"),
        ({"kleur": "rood"}, "kleur: dit veld is onbekend"),
        ({"\ud800": "x"}, "dit veld is onbekend"),
        ({"route": "\ud800" * 60}, "route: “????"),
    ],
)
def test_bad_subsidie(anders: dict[str, Any], noemt: str) -> None:
    uit, geweigerd = answer(SUBSIDIE | anders)
    assert geweigerd
    assert list(uit) == ["fout"]
    assert noemt in uit["fout"]


def test_missing_field() -> None:
    for veld in ("soort", "geboortedatum", "peildatum", "route", "contracturen", "voltijduren", "loonwaarde"):
        uit, geweigerd = answer({naam: waarde for naam, waarde in SUBSIDIE.items() if naam != veld})
        assert geweigerd
        assert uit["fout"].startswith(f"{veld}:")


@pytest.mark.parametrize(
    ("hoofdtaken", "noemt"),
    [
        ("x", "hoofdtaken: hier hoort een lijst"),
        ([], "aantal hoofdtaken: 0"),
        ([5], "hoofdtaak 1: hier hoort een JSON-object"),
        ([{**TAAK, "tempo": 62}], "tempo van hoofdtaak 1: schrijf dit als tekst"),
        ([{**TAAK, "tempo": "201"}], "tempo van hoofdtaak 1"),
        ([{**TAAK, "kleur": "rood"}], "kleur van hoofdtaak 1: dit veld is onbekend"),
        ([{"aandeel": "100"}], "tempo van hoofdtaak 1: dit veld ontbreekt"),
        ([{**TAAK, "minuten_per_week": 60}], "voor alle hoofdtaken"),
        ([{**TAAK, "aandeel": "99.99"}], "samen 99,99 procent"),
    ],
)
def test_bad_hoofdtaken(hoofdtaken: object, noemt: str) -> None:
    uit, geweigerd = answer({"soort": "loonwaarde", "hoofdtaken": hoofdtaken})
    assert geweigerd
    assert noemt in uit["fout"]


BAD = [
    "kapot",
    "[]",
    "null",
    "5",
    '"x"',
    "{",
    "[" * 90_000,
    '{"a":' * 15_000,
    "[" * 900 + "]" * 900,
    '{"soort":NaN}',
    '{"soort":-Infinity}',
    '{"soort":1e400}',
    '{"soort":' + "9" * 5000 + "}",
    '{"soort":"loonwaarde","soort":"subsidie"}',
    "\ufeff{}",
    "\x00",
    "\u00a0",
    '{"soort":"\ud800"}',
    " " * LANGSTE_REGEL + "{}",
]


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_bad_line_is_answered(line: str) -> None:
    uit, geweigerd = answer(line)
    assert geweigerd
    assert list(uit) == ["fout"]
    assert ":" in uit["fout"]
    assert len(uit["fout"]) < 300


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda deel: (
        st.lists(deel, max_size=3) | st.dictionaries(st.sampled_from([*SUBSIDIE, "x"]), deel, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([*SUBSIDIE, "hoofdtaken"]), json_values)
def test_any_value_in_any_field_gets_one_answer(veld: str, waarde: object) -> None:
    for vraag in (SUBSIDIE | {veld: waarde}, {"soort": "loonwaarde", "hoofdtaken": [TAAK]} | {veld: waarde}):
        uit, geweigerd = answer(vraag)
        assert ("fout" in uit) is geweigerd


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda tekst: bool(tekst.strip(" \t\r\n"))))
def test_any_text_gets_one_answer(tekst: str) -> None:
    assert answer(tekst)[1]
