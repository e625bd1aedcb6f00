"""Hoofdtaken: limits, refusals, what is shown and explained."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from app.loonwaarde import Hoofdtaak, LoonwaardeFout, compute_loonwaarde

D = Decimal


def make_taak(tempo: str = "80", aandeel: str | None = None, minuten: int | None = None) -> Hoofdtaak:
    return Hoofdtaak(D(tempo), D(100), D(100), None if aandeel is None else D(aandeel), minuten)


def test_three_equal_tasks_are_exact_thirds() -> None:
    loonwaarde = compute_loonwaarde([make_taak(minuten=480)] * 3, 5)
    assert [p.aandeel for p in loonwaarde.prestaties] == [Fraction(100, 3)] * 3
    assert loonwaarde.som == 80
    assert loonwaarde.stappen[0].invoer[0] == ("aandeel", "33,33333333… %")


def test_regulier_needs_no_tasks() -> None:
    loonwaarde = compute_loonwaarde([], regulier=True)
    assert (loonwaarde.percentage, loonwaarde.som_tekst) == (100, "100")
    assert loonwaarde.getoond.teksten == ()
    assert "reguliere" in loonwaarde.stappen[0].regel


def test_observed_above_hundred_is_kept_and_counts_as_hundred() -> None:
    loonwaarde = compute_loonwaarde([make_taak("110", "100")])
    prestatie = loonwaarde.prestaties[0]
    assert (prestatie.hoofdtaak.tempo, prestatie.geteld[0]) == (110, 100)
    assert loonwaarde.stappen[0].opmerking == "tempo 110 % telt als 100 %"


@pytest.mark.parametrize(
    ("taken", "dagen", "tekst"),
    [
        ([], None, "aantal hoofdtaken: 0"),
        ([make_taak(aandeel="20")] * 6, None, "aantal hoofdtaken: 6"),
        ([make_taak("200.01", "100")], None, "tempo van hoofdtaak 1: 200.01 .*0 tot en met 200"),
        ([make_taak(aandeel="50"), make_taak(minuten=60)], 5, "voor alle hoofdtaken"),
        ([make_taak()], None, "voor alle hoofdtaken"),
        ([make_taak(aandeel="100", minuten=60)], 5, "voor alle hoofdtaken"),
        ([make_taak(aandeel="100.5")], None, "aandeel van hoofdtaak 1"),
        ([make_taak(aandeel="60")] * 2, None, r"samen 120 procent.*\(20 te veel\)"),
        ([make_taak(aandeel="50.25")] * 2, None, r"samen 100,5 procent.*\(0,5 te veel\)"),
        ([make_taak(aandeel="49.75")] * 2, None, r"samen 99,5 procent.*\(0,5 te weinig\)"),
        ([make_taak(aandeel="0.5"), make_taak(aandeel="99.5")], None, "aandeel is 0,5 procent"),
        ([make_taak("80.123", "100")], None, "tempo van hoofdtaak 1: 80.123 .*hoogstens 2 decimalen"),
        ([make_taak(minuten=3601)], 5, "minuten per week van hoofdtaak 1: 3601"),
        ([make_taak(minuten=1)], 5, "0,2 minuten per werkdag"),
        ([make_taak(minuten=0)], 5, "minuten per week van hoofdtaak 1"),
        ([make_taak(minuten=1801)] * 2, 5, "samen: 3602"),
        ([make_taak(minuten=600)], None, "werkdagen per week: bij minuten"),
        ([make_taak(minuten=600)], 8, "werkdagen per week: 8"),
        ([make_taak(minuten=149), make_taak(minuten=600)], 5, "29,8 minuten per werkdag.*0,2 onder"),
        ([make_taak(minuten=100), make_taak(minuten=1900)], 5, "5 procent.*1,25 procentpunt.* en 20 minuten"),
    ],
)
def test_refusals_name_field_and_rule(taken: list[Hoofdtaak], dagen: int | None, tekst: str) -> None:
    with pytest.raises(LoonwaardeFout, match=tekst):
        compute_loonwaarde(taken, dagen)


@pytest.mark.parametrize(("veld", "anders"), [("aandeel", D("6.24")), ("minuten_per_week", 149)])
def test_a_task_that_is_too_small_is_refused_at_what_was_filled_in(veld: str, anders: Any) -> None:
    klein = replace(make_taak(), **{veld: anders})
    groot = replace(make_taak(), **{veld: D("93.76") if veld == "aandeel" else 1500})
    with pytest.raises(LoonwaardeFout, match="Voeg deze taak samen") as fout:
        compute_loonwaarde([groot, klein], 5)
    assert fout.value.veld == f"hoofdtaak.2.{veld}"


def test_limits_themselves_are_allowed() -> None:
    taken = [make_taak(aandeel="6.25"), make_taak(aandeel="93.75")]
    assert compute_loonwaarde(taken).percentage == 80
    assert compute_loonwaarde([make_taak(minuten=150), make_taak(minuten=2250)], 5).percentage == 80
    assert compute_loonwaarde([make_taak(minuten=3600)], 7).percentage == 80
    assert compute_loonwaarde([make_taak(minuten=30)], 1).percentage == 80


def test_more_decimals_when_two_would_mislead() -> None:
    loonwaarde = compute_loonwaarde([make_taak("50.49", "50")] * 2)
    assert loonwaarde.percentage == 50
    assert loonwaarde.getoond.teksten == ("25,245", "25,245")
    assert loonwaarde.getoond.opmerking.startswith("Getoond met 3 decimalen")
    assert loonwaarde.stappen[-1].opmerking == loonwaarde.getoond.opmerking


def test_endless_results_say_so() -> None:
    loonwaarde = compute_loonwaarde([make_taak("62.5", minuten=480)] * 3, 5)
    assert loonwaarde.percentage == 63
    assert loonwaarde.getoond.teksten == ("20,83333333…",) * 3
    assert "precies 62,5 procent" in loonwaarde.getoond.opmerking


def test_fourteen_decimals_are_shown_where_thirteen_would_mislead() -> None:
    taken = [make_taak("62", "50.000000000001"), make_taak("63", "49.999999999999")]
    loonwaarde = compute_loonwaarde(taken)
    assert loonwaarde.percentage == 62
    assert loonwaarde.getoond.teksten == ("31,00000000000062", "31,49999999999937")


def test_each_step_says_of_which_hoofdtaak_it_is() -> None:
    stappen = compute_loonwaarde([make_taak("62.5", "40"), make_taak("50", "60")]).stappen
    begin = [stap.regel.partition(":")[0] for stap in stappen]
    assert begin[:2] == ["Hoofdtaak 1", "Hoofdtaak 2"]
    assert [stap.uitkomst for stap in stappen] == ["25,00", "30,00", "55"]
