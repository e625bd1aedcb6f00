"""Every check of a meting, alone and together."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.loonwaarde import Ernst, HoofdtaakInvoer, MetingInvoer, ZienswijzeInvoer, controle

D = Decimal
TAAK = HoofdtaakInvoer(
    volgnr=1,
    omschrijving="Brood inpakken",
    minuten_per_week=900,
    tempo=D(80),
    kwaliteit=D(90),
    netto_werktijd=D(95),
    toelichting_tempo="geteld",
    toelichting_kwaliteit="gezien",
    toelichting_netto_werktijd="geklokt",
    spreiding_tempo=D(20),
)
GOED = MetingInvoer(
    vandaag=date(2026, 3, 20),
    hoofdtaken=(TAAK, replace(TAAK, volgnr=2)),
    werkdagen_per_week=5,
    contracturen=D(30),
    voltijduren=D(38),
    normfunctie="Inpakker",
    uitgevoerde_functie="Medewerker bakkerij",
    datum_bezoek=date(2026, 3, 10),
    datum_rapport=date(2026, 3, 20),
    zienswijzen=(
        ZienswijzeInvoer("werknemer", "akkoord", datum=date(2026, 3, 15)),
        ZienswijzeInvoer("werkgever", "tekst", "Klopt.", date(2026, 3, 15), "Inge"),
    ),
    dubbeltelling_beantwoord=True,
)


def codes(invoer: MetingInvoer) -> list[tuple[str, str]]:
    return [(bevinding.code, bevinding.plaats) for bevinding in controle(invoer)]


def with_taak(**anders: Any) -> MetingInvoer:
    return replace(GOED, hoofdtaken=(replace(TAAK, **anders), GOED.hoofdtaken[1]))


def with_aandelen(*aandelen: Decimal | None) -> MetingInvoer:
    taken = tuple(
        replace(TAAK, volgnr=nr, minuten_per_week=None, aandeel=deel) for nr, deel in enumerate(aandelen, 1)
    )
    return replace(GOED, hoofdtaken=taken)


def with_minuten(*minuten: int) -> MetingInvoer:
    taken = tuple(replace(TAAK, volgnr=nr, minuten_per_week=deel) for nr, deel in enumerate(minuten, 1))
    return replace(GOED, hoofdtaken=taken, contracturen=None)


def test_a_complete_meting_has_no_findings() -> None:
    assert controle(GOED) == ()
    assert controle(with_aandelen(D(40), D(60))) == ()
    assert controle(replace(GOED, regulier=True, hoofdtaken=(), dubbeltelling_beantwoord=False)) == ()


@pytest.mark.parametrize(
    "invoer",
    [
        with_taak(tempo=D(0), kwaliteit=D(200), netto_werktijd=D("87.25")),
        with_aandelen(D("6.25"), D("93.75")),
        with_aandelen(D(100)),
        with_minuten(3600),
        with_minuten(1800, 1800),
        with_minuten(225, 3375),
        with_minuten(150, 1650),
        with_minuten(*[360] * 5),
        replace(GOED, datum_bezoek=GOED.datum_rapport),
        replace(GOED, contracturen=D(30), voltijduren=D(30)),
    ],
)
def test_a_limit_itself_is_allowed(invoer: MetingInvoer) -> None:
    assert controle(invoer) == ()


@pytest.mark.parametrize("anders", [{"contracturen": D("NaN")}, {"voltijduren": D("Infinity")}])
def test_hours_that_are_no_number_are_left_to_their_own_field(anders: dict[str, Any]) -> None:
    assert controle(replace(GOED, **anders)) == ()


def test_empty_minutes_are_called_empty_and_wrong_ones_are_named() -> None:
    leeg, fout = (controle(with_taak(minuten_per_week=minuten))[0].tekst for minuten in (None, -5))
    assert leeg == "minuten per week van hoofdtaak 1 is nog leeg"
    assert fout == "minuten per week van hoofdtaak 1: -5 is geen heel getal van 1 tot en met 3600."


LEEG_TEMPO = with_taak(tempo=None, toelichting_tempo=" ")
GROOT = replace(GOED, hoofdtaken=(replace(TAAK, minuten_per_week=2000),) * 2, contracturen=None)


@pytest.mark.parametrize(
    ("invoer", "verwacht"),
    [
        (
            LEEG_TEMPO,
            [
                ("factor-ontbreekt", "hoofdtaak.1.tempo"),
                ("toelichting-ontbreekt", "hoofdtaak.1.toelichting_tempo"),
            ],
        ),
        (with_taak(kwaliteit=D(201)), [("factor-bereik", "hoofdtaak.1.kwaliteit")]),
        (with_taak(kwaliteit=D("NaN")), [("factor-bereik", "hoofdtaak.1.kwaliteit")]),
        (with_taak(kwaliteit=D("80.123")), [("factor-bereik", "hoofdtaak.1.kwaliteit")]),
        (with_taak(spreiding_tempo=D("20.5")), [("spreiding", "hoofdtaak.1.tempo")]),
        (with_taak(minuten_per_week=None), [("minuten-bereik", "hoofdtaak.1.minuten_per_week")]),
        (with_taak(minuten_per_week=-5), [("minuten-bereik", "hoofdtaak.1.minuten_per_week")]),
        (GROOT, [("minuten-som", "hoofdtaken")]),
        (with_minuten(3601), [("minuten-bereik", "hoofdtaak.1.minuten_per_week")]),
        (with_minuten(224, 3376), [("hoofdtaak-grens", "hoofdtaak.1.minuten_per_week")]),
        (with_minuten(149, 1651), [("hoofdtaak-grens", "hoofdtaak.1.minuten_per_week")]),
        (with_minuten(1, 1799), [("hoofdtaak-grens", "hoofdtaak.1.minuten_per_week")]),
        (
            with_taak(minuten_per_week=30),
            [("hoofdtaak-grens", "hoofdtaak.1.minuten_per_week"), ("urenverschil", "hoofdtaken")],
        ),
        (replace(GOED, hoofdtaken=()), [("hoofdtaken-aantal", "hoofdtaken")]),
        (with_aandelen(D(40), D("59.99")), [("aandelen-som", "hoofdtaken")]),
        (
            with_aandelen(D(40), None),
            [("aandeel-bereik", "hoofdtaak.2.aandeel")],
        ),
        (with_aandelen(D("NaN"), D(60)), [("aandeel-bereik", "hoofdtaak.1.aandeel")]),
        (with_aandelen(D(95), D(5)), [("hoofdtaak-grens", "hoofdtaak.2.aandeel")]),
        (with_aandelen(D("99.5"), D("0.5")), [("hoofdtaak-grens", "hoofdtaak.2.aandeel")]),
        (with_aandelen(D("100.5")), [("aandeel-bereik", "hoofdtaak.1.aandeel")]),
        (replace(GOED, normfunctie=" "), [("normfunctie-leeg", "meting.normfunctie")]),
        (replace(GOED, uitgevoerde_functie=""), [("veld-ontbreekt", "meting.uitgevoerde_functie")]),
        (replace(GOED, datum_bezoek=None), [("veld-ontbreekt", "meting.datum_bezoek")]),
        (replace(GOED, werkdagen_per_week=None), [("veld-ontbreekt", "plaatsing.werkdagen_per_week")]),
        (
            replace(GOED, ontbrekend=(("kandidaat.voorletters", "voorletters"),)),
            [("veld-ontbreekt", "kandidaat.voorletters")],
        ),
        (replace(GOED, datum_bezoek=date(2026, 3, 21)), [("bezoek-na-rapport", "meting.datum_bezoek")]),
        (
            replace(GOED, datum_bezoek=date(2026, 3, 21), datum_rapport=None),
            [("bezoek-na-rapport", "meting.datum_bezoek")],
        ),
        (replace(GOED, datum_bezoek=date(2026, 1, 22)), [("bezoek-oud", "meting.datum_bezoek")]),
        (replace(GOED, datum_bezoek=date(2026, 1, 23)), []),
        (
            replace(GOED, zienswijzen=(None,)),
            [
                ("zienswijze-ontbreekt", "zienswijze.werknemer"),
                ("zienswijze-ontbreekt", "zienswijze.werkgever"),
            ],
        ),
        (
            replace(GOED, zienswijzen=(GOED.zienswijzen[0], ZienswijzeInvoer("werkgever", "akkoord"))),
            [("zienswijze-ontbreekt", "zienswijze.werkgever")],
        ),
        (
            replace(
                GOED,
                zienswijzen=(
                    GOED.zienswijzen[0],
                    ZienswijzeInvoer("werkgever", "tekst", " ", date(2026, 3, 15)),
                ),
            ),
            [("zienswijze-leeg", "zienswijze.werkgever")],
        ),
        (replace(GOED, onbevestigd=("werkgeverslasten",)), [("onbevestigd", "bedragen")]),
        (replace(GOED, voltijduren=D(29)), [("uren-boven-voltijd", "plaatsing.contracturen")]),
        (replace(GOED, voltijduren=D("NaN"), contracturen=D("NaN")), []),
        (replace(GOED, dubbeltelling_beantwoord=False), [("dubbeltelling-open", "meting.dubbeltelling")]),
        (replace(GOED, meter_is_coach=True), [("meter-is-coach", "meting.deskundige")]),
    ],
)
def test_one_check(invoer: MetingInvoer, verwacht: list[tuple[str, str]]) -> None:
    assert codes(invoer) == verwacht


def test_difference_in_hours_is_told() -> None:
    (bevinding,) = controle(replace(GOED, contracturen=D(32)))
    assert bevinding.ernst is Ernst.LET_OP
    assert "2:00 uur" in bevinding.tekst
    assert "Waar blijft die tijd?" in bevinding.herstel


def test_an_empty_meting_gets_all_findings_and_blocking_ones_first() -> None:
    gevonden = controle(MetingInvoer(vandaag=date(2026, 3, 20), hoofdtaken=(HoofdtaakInvoer(1),)))
    ernsten = [bevinding.ernst for bevinding in gevonden]
    assert ernsten == sorted(ernsten, key=lambda ernst: ernst is Ernst.LET_OP)
    assert len(gevonden) == 13
    assert all(b.tekst and b.herstel and b.bron and b.plaats for b in gevonden)
