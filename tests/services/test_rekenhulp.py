"""The rekenhulp: the law's own figures, an estimate around them, refusals at their field."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.loonwaarde import (
    LEEFTIJD_NIET_GEREGELD,
    Route,
    SubsidieInvoer,
    Waarde,
    compute_maanddelen,
    compute_subsidie,
    load_bedragen,
    round_half_up_cent,
)
from app.services.archief import Archief
from app.services.errors import UserError
from app.services.rekenhulp.blad import blad_naam, save_blad
from app.services.rekenhulp.geldend import read_geldend
from app.services.rekenhulp.invoer import NODIG, read_situatie, suggest_teksten
from app.services.rekenhulp.records import Situatie
from app.services.rekenhulp.rekenen import compare, compute_berekening
from app.services.rekenhulp.voordelen import list_voordelen
from app.services.rekenhulp.woorden import (
    describe_begin,
    describe_deel,
    describe_grens,
    describe_jaar,
    describe_maand,
    describe_verschil,
    list_kosten,
    write_verschil,
)
from tests.documents.reading import pages_of, text_of

BEDRAGEN = load_bedragen()
DAG = timedelta(days=1)
TEKSTEN = {
    "loonwaarde": "59",
    "route": "lid4",
    "contracturen": "32",
    "voltijduren": "38",
    "leeftijd": "21",
    "ingangsdatum": "01-01-2026",
    "loon": "",
    "lasten": "",
}
SITUATIE = Situatie(date(2025, 8, 15), date(2007, 3, 14), None, Route.LID5, Decimal(32), Decimal(38), 59)
UREN = st.decimals("0.01", "60", places=2)
SITUATIES = st.builds(
    Situatie,
    ingangsdatum=st.dates(date(2021, 7, 1), date(2026, 12, 31)),
    geboortedatum=st.dates(date(1961, 1, 1), date(2006, 6, 30)),
    leeftijd=st.none(),
    route=st.sampled_from(list(Route)),
    contracturen=UREN,
    voltijduren=st.decimals("20", "48", places=2),
    loonwaarde=st.integers(0, 100),
    loon=st.none() | st.decimals("0.01", "9999", places=2),
    lasten=st.none() | st.decimals("0", "100", places=2),
)


def read(**teksten: str) -> Situatie:
    gelezen = read_situatie({**TEKSTEN, **teksten})
    assert gelezen.situatie is not None, gelezen.meldingen
    return gelezen.situatie


@settings(max_examples=150, deadline=None)
@given(SITUATIES)
def test_the_subsidy_is_the_laws_and_the_months_fill_the_year(situatie: Situatie) -> None:
    berekening = compute_berekening(situatie, BEDRAGEN)
    invoer = SubsidieInvoer(
        situatie.ingangsdatum,
        situatie.geboortedatum,
        situatie.route,
        situatie.contracturen,
        situatie.voltijduren,
        situatie.loonwaarde if situatie.route is Route.LID4 else None,
    )
    assert berekening.maand.subsidie == compute_subsidie(invoer).totaal
    delen = [deel for periode in berekening.perioden for deel in compute_maanddelen(periode)]
    assert berekening.jaarsubsidie == sum(
        (deel.bedrag for deel in delen if any(m.van <= deel.van <= m.tot for m in berekening.bekend)),
        Decimal(0),
    )
    assert berekening.maanden[0].van == situatie.ingangsdatum
    assert all(een.tot + DAG == twee.van for een, twee in pairwise(berekening.maanden))
    assert 364 <= (berekening.maanden[-1].tot - situatie.ingangsdatum).days <= 365


@settings(max_examples=100, deadline=None)
@given(SITUATIES)
def test_the_parts_of_the_cost_add_up_to_the_cent(situatie: Situatie) -> None:
    berekening = compute_berekening(situatie, BEDRAGEN)
    for kosten in (berekening.maand, *(maand.kosten for maand in berekening.maanden)):
        if kosten.samen is not None and kosten.subsidie is not None:
            assert kosten.samen == kosten.loon + kosten.vakantiebijslag + kosten.lasten
            assert kosten.zelf == kosten.samen - kosten.subsidie
            assert kosten.samen == round_half_up_cent(kosten.samen)


@settings(max_examples=60, deadline=None)
@given(SITUATIES, st.decimals("5000", "9999", places=2))
def test_more_wage_never_changes_the_subsidy(situatie: Situatie, loon: Decimal) -> None:
    anders = compute_berekening(replace(situatie, loon=loon, lasten=Decimal(0)), BEDRAGEN)
    assert anders.maand.subsidie == compute_berekening(situatie, BEDRAGEN).maand.subsidie


def test_an_example_worked_out_by_hand() -> None:
    """The minimum wage of the day × 32 / 36, 8 percent of it, and 23,5 percent of both."""
    berekening = compute_berekening(read(), BEDRAGEN)
    loon = round_half_up_cent(BEDRAGEN.minimumloon(date(2026, 1, 1), 21)[0] * 32 / 36)
    assert berekening.maand.loon == loon
    assert berekening.lasten == Decimal("23.5")
    assert berekening.maand.samen == pytest.approx(
        loon * Decimal("1.08") * Decimal("1.235"), abs=Decimal("0.02")
    )
    assert [naam for naam, _ in list_kosten(berekening)][:3] == [
        "Minimumloon, 21 jaar",
        "Vakantiegeld 8 %",
        "Werkgeverslasten 23,5 %",
    ]


def test_an_age_alone_brings_no_birthday_into_the_year() -> None:
    for dag in ("01-01-2026", "29-02-2024", "15-08-2025"):
        berekening = compute_berekening(read(leeftijd="18 jaar", ingangsdatum=dag), BEDRAGEN)
        assert berekening.leeftijd == 18
        assert not any("verjaardag" in reden for grens in berekening.grenzen for reden in grens.redenen)


def test_the_year_shows_forfait_new_year_and_birthday() -> None:
    grenzen = compute_berekening(SITUATIE, BEDRAGEN).grenzen
    assert [grens.vanaf for grens in grenzen] == [
        date(2025, 8, 15),
        date(2026, 1, 1),
        date(2026, 2, 15),
        date(2026, 3, 14),
    ]
    assert describe_grens(grenzen[0]) == "begin"
    assert describe_grens(grenzen[2]).startswith("einde van het forfait, nu de loonwaarde")
    assert describe_grens(grenzen[3]).startswith(f"verjaardag: 19 jaar · {LEEFTIJD_NIET_GEREGELD}")


def test_months_without_an_amount_stay_without_money() -> None:
    berekening = compute_berekening(read(ingangsdatum="01-12-2026"), BEDRAGEN)
    assert [maand.kosten.subsidie is None for maand in berekening.maanden] == [False] + [True] * 11
    assert not berekening.volledig
    assert "in de 1 maand waarvan het bedrag bekend is" in describe_jaar(berekening)
    assert "nog geen bedrag" in describe_maand(berekening.maanden[1])
    assert describe_jaar(compute_berekening(read(ingangsdatum="01-01-2025"), BEDRAGEN)).endswith(
        "eerste jaar"
    )


def test_a_known_wage_is_a_cost_also_without_an_amount() -> None:
    maand = compute_berekening(read(ingangsdatum="01-12-2026", loon="2.500,00"), BEDRAGEN).maanden[-1]
    assert maand.kosten.loon == Decimal("2500.00")
    assert maand.kosten.zelf is None


def test_unconfirmed_amounts_are_named_with_their_source() -> None:
    (regel,) = compute_berekening(read(), BEDRAGEN).onbevestigd
    assert "werkgeverslasten" in regel and "Bron:" in regel


@pytest.mark.parametrize(
    ("teksten", "veld", "woorden"),
    [
        ({"leeftijd": "14"}, "leeftijd", "van 15 tot en met 75"),
        ({"leeftijd": "gisteren"}, "leeftijd", "Schrijf 19, of 03-02-2007"),
        ({"leeftijd": "31-02-2007"}, "leeftijd", "geen leeftijd en geen datum"),
        ({"leeftijd": "²"}, "leeftijd", "geen leeftijd"),
        ({"loonwaarde": "101"}, "loonwaarde", "0 tot en met 100"),
        ({"loonwaarde": "59,5"}, "loonwaarde", "zonder decimalen"),
        ({"contracturen": "61"}, "contracturen", "0,01 tot en met 60"),
        ({"voltijduren": "19"}, "voltijduren", "20 tot en met 48"),
        ({"ingangsdatum": "1-13-2026"}, "ingangsdatum", "bestaat niet"),
        ({"loon": "veel"}, "loon", "geen getal"),
        ({"lasten": "101"}, "lasten", "0 tot en met 100"),
        *[({naam: " "}, naam, tekst) for naam, tekst in NODIG.items()],
    ],
)
def test_what_is_refused_is_told_at_its_field(teksten: dict[str, str], veld: str, woorden: str) -> None:
    gelezen = read_situatie({**TEKSTEN, **teksten})
    assert gelezen.situatie is None
    assert list(gelezen.meldingen) == [veld]
    assert woorden in gelezen.meldingen[veld]


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(list(TEKSTEN)), st.text(max_size=20)))
def test_no_text_is_too_strange(teksten: dict[str, str]) -> None:
    gelezen = read_situatie({**TEKSTEN, **teksten})
    assert (gelezen.situatie is None) == bool(gelezen.meldingen)


@pytest.mark.parametrize(
    ("teksten", "veld", "woorden"),
    [
        ({"leeftijd": "01-02-2014"}, "leeftijd", "11 jaar op de eerste dag"),
        ({"leeftijd": "01-02-2030"}, "leeftijd", "ligt na de eerste dag"),
        ({"ingangsdatum": "01-01-2027"}, "ingangsdatum", "Wettelijke bedragen"),
        ({"ingangsdatum": "01-01-2020", "leeftijd": "21"}, "ingangsdatum", "ligt voor 01-07-2021"),
    ],
)
def test_the_law_refuses_at_the_field_it_is_about(teksten: dict[str, str], veld: str, woorden: str) -> None:
    with pytest.raises(UserError, match=woorden) as fout:
        compute_berekening(read(**teksten), BEDRAGEN)
    assert fout.value.veld == veld


def test_remarks_that_do_not_stand_in_the_way() -> None:
    berekening = compute_berekening(read(loon="900", contracturen="40"), BEDRAGEN)
    assert [veld for veld, _ in berekening.let_op] == ["contracturen", "loon"]
    assert "hoger dan deze kosten" in describe_deel(compute_berekening(read(loon="100"), BEDRAGEN))
    assert compute_berekening(read(), BEDRAGEN).let_op == ()


def test_two_cases_and_their_difference() -> None:
    a, b = (compute_berekening(read(loonwaarde=waarde), BEDRAGEN) for waarde in ("59", "49"))
    verschil = compare(a, b)
    assert verschil.samen == 0
    assert verschil.subsidie == b.maand.subsidie - a.maand.subsidie
    assert verschil.zelf == -verschil.subsidie
    assert describe_verschil(verschil).startswith("B geeft € ")
    assert "de werkgever betaalt € " in describe_verschil(verschil)
    assert "evenveel" in describe_verschil(compare(a, a))
    assert [write_verschil(bedrag) for bedrag in (Decimal(5), Decimal(-5), Decimal(0), None)] == [
        "+ € 5,00",
        "− € 5,00",
        "gelijk",
        "–",
    ]


def test_the_suggestion_has_an_amount_while_there_is_one() -> None:
    assert suggest_teksten(BEDRAGEN, date(2026, 11, 20))["ingangsdatum"] == "01-12-2026"
    assert suggest_teksten(BEDRAGEN, date(2026, 12, 5))["ingangsdatum"] == "01-12-2026"
    assert read_situatie(suggest_teksten(BEDRAGEN, date(2026, 11, 20))).situatie is not None


def test_advantages_are_information_with_a_source() -> None:
    voordelen = list_voordelen(BEDRAGEN, date(2026, 12, 1))
    assert all(voordeel.bron and voordeel.vraag_na for voordeel in voordelen)
    assert "zolang het dienstverband duurt" in voordelen[0].tekst
    assert "drie jaar" in list_voordelen(BEDRAGEN, date(2025, 12, 31))[0].tekst
    onbevestigd = BEDRAGEN.with_values(
        [
            Waarde(naam, date(2027, 1, 1), waarde=Decimal(1), status="onbevestigd", bron="eigen bron")
            for naam in ("lkv_banenafspraak_uur", "lkv_banenafspraak_jaar")
        ]
    )
    assert "onbevestigd" in list_voordelen(onbevestigd, date(2027, 2, 1))[0].bron


def test_the_begin_in_words() -> None:
    assert describe_begin(compute_berekening(SITUATIE, BEDRAGEN)) == (
        "vanaf 15-08-2025 · forfait, dan loonwaarde 59 %"
    )


def test_the_sheet_is_one_page_without_a_name(archief: Archief, tmp_path: Path) -> None:
    a = compute_berekening(SITUATIE, BEDRAGEN)
    b = compute_berekening(read(loonwaarde="20"), BEDRAGEN)
    for cases in ((a,), (a, b)):
        pdf = save_blad(archief, cases, BEDRAGEN, tmp_path / blad_naam(cases)).read_bytes()
        assert pages_of(pdf) == 1
        tekst = text_of(pdf)
        assert "€ 665,66" in tekst and "Loonkostenvoordeel" in tekst and "Onbevestigd bedrag" in tekst
        assert "14 maart 2007" not in tekst and "14-03-2007" not in tekst
    assert blad_naam((a, b)) == "rekenhulp-2025-08-15.pdf"


def test_two_cases_far_apart_with_all_there_is_to_say_stay_on_one_page(
    archief: Archief, tmp_path: Path
) -> None:
    eigen = {"loon": "12.100,55", "lasten": "21,75", "contracturen": "32,25", "voltijduren": "37,75"}
    a, b = (
        compute_berekening(
            read(route="lid5", loonwaarde="10", leeftijd=jong, ingangsdatum=dag, **eigen), BEDRAGEN
        )
        for dag, jong in (("15-02-2025", "20-09-2005"), ("15-07-2026", "20-09-2006"))
    )
    assert (len(a.grenzen), len(b.grenzen), len({*a.onbevestigd, *b.onbevestigd})) == (4, 4, 2)
    pdf = save_blad(archief, (a, b), BEDRAGEN, tmp_path / "blad.pdf").read_bytes()
    assert pages_of(pdf) == 1
    assert "Andere voordelen" in text_of(pdf)


def test_a_sheet_that_cannot_be_written_says_what_to_do(archief: Archief, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Kies een andere map"):
        save_blad(archief, (compute_berekening(SITUATIE, BEDRAGEN),), BEDRAGEN, tmp_path / "weg" / "blad.pdf")


def test_it_counts_with_the_amounts_in_force(archief: Archief) -> None:
    assert read_geldend(archief).laatste_dag() == BEDRAGEN.laatste_dag()
