"""Signals against a table of hand-made cases: the first day of each, the day before it, and switched off."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.services.records import Budget
from app.services.signaleren.signaal_records import (
    Drempels,
    Feiten,
    PlaatsingFeiten,
    TrajectFeiten,
    WijzigingFeiten,
)
from app.services.signaleren.signalen import REGELS, compute_signalen

D = date.fromisoformat
VOL = Budget(toegekend=1200, gebruikt=100, reistijd=0, kilometers=0, contacten=2)
LOOPT = TrajectFeiten(1, D("2026-01-05"), VOL)
WERK = PlaatsingFeiten(1, "De Halm", "dienstbetrekking", begin=D("2026-01-05"))
MENS = Feiten(1, "J. Terpstra", laatste_contact=D("2026-06-01"))
WIJZIGING = WijzigingFeiten(1, D("2026-06-02"), "leidinggevende")


def job(**waarden) -> Feiten:
    return replace(MENS, plaatsingen=(WERK._replace(**waarden),))


def traject(**waarden) -> Feiten:
    return replace(MENS, trajecten=(LOOPT._replace(**waarden),))


def gewijzigd(dag: str, contact: str) -> Feiten:
    wijziging = WIJZIGING._replace(datum=D(dag))
    return replace(job(wijzigingen=(wijziging,)), laatste_contact=D(contact))


NIEUW = LOOPT._replace(begin=D("2026-05-01"))
VERZUIM = replace(MENS, verzuim=tuple(map(D, ("2026-05-04", "2026-05-20", "2026-06-10"))))

# what, facts, first day on which it shows, first day on which it no longer shows ("" when it stays)
GEVALLEN = [
    ("stilte", replace(MENS, trajecten=(LOOPT,)), "2026-07-02", ""),
    ("stilte", replace(MENS, trajecten=(NIEUW,)), "2026-06-16", "2026-08-01x"),
    ("stilte", replace(MENS, trajecten=(NIEUW,), laatste_contact=None), "2026-05-16", ""),
    ("contract", job(einde=D("2026-12-31")), "2026-09-30", "2027-01-01"),
    ("contract", job(einde=D("2026-05-31")), "2026-02-28", "2026-06-01"),
    ("werkstructuur", gewijzigd("2026-06-02", "2026-06-01"), "2026-06-02", ""),
    ("doel", traject(doelen=((1, "Op tijd beginnen", D("2026-09-01")),)), "2026-09-02", ""),
    ("verzuim", VERZUIM, "2026-06-10", "2026-06-29"),
    ("hermeting", job(meting_id=4, volgende_meting=D("2026-12-01")), "2026-10-20", ""),
    ("forfait", job(route="lid5", ingangsdatum=D("2026-08-31")), "2027-01-16", ""),
    ("forfait", job(route="lid5", ingangsdatum=D("2026-03-01")), "2026-07-20", ""),
    (
        "beschikking",
        job(meting_id=4, rapport=D("2026-10-23"), subsidie_id=9),
        "2026-11-20",
        "2026-12-26",
    ),
    (
        "beschikking",
        job(route="lid5", buiten_beschouwing=D("2026-10-23")),
        "2026-11-20",
        "2026-12-26",
    ),
    (
        "verjaardag",
        replace(job(ingangsdatum=D("2026-02-01")), geboortedatum=D("2005-12-12")),
        "2026-10-31",
        "2026-12-13",
    ),
    (
        "verjaardag",
        replace(job(ingangsdatum=D("2026-02-01")), geboortedatum=D("2008-02-29")),
        "2027-01-18",
        "2027-03-02",
    ),
]
NOOIT = [
    ("stilte", MENS),
    ("contract", job()),
    ("werkstructuur", gewijzigd("2026-06-02", "2026-06-02")),
    ("doel", traject()),
    ("budget", traject()),
    ("hermeting", job(meting_id=4, volgende_meting=D("2026-12-01"), concept_id=5)),
    ("forfait", job(route="lid5", ingangsdatum=D("2026-03-01"), meting_id=4)),
    ("forfait", job(route="lid5", ingangsdatum=D("2026-03-01"), elders_vastgesteld=True)),
    ("forfait", job(route="lid4", ingangsdatum=D("2026-03-01"))),
    ("beschikking", job(meting_id=4, rapport=D("2026-10-23"), subsidie_id=9, besluit=D("2026-11-01"))),
    ("beschikking", job(meting_id=4, rapport=D("2026-10-23"))),
    ("beschikking", job(route="lid4", buiten_beschouwing=D("2026-10-23"))),
    ("beschikking", job(route="lid5", buiten_beschouwing=D("2026-10-23"), besluit=D("2026-11-01"))),
    ("beschikking", job(route="lid5", buiten_beschouwing=D("2026-06-01"), meting_id=4)),
    ("verjaardag", replace(job(ingangsdatum=D("2026-02-01")), geboortedatum=D("1990-12-12"))),
    ("verjaardag", replace(job(), geboortedatum=D("2005-12-12"))),
]


def punten(soort, feit, dag, drempels=None):
    gevonden = compute_signalen([feit], drempels or Drempels(), dag)
    return [punt for punt in gevonden if punt.soort == soort]


@pytest.mark.parametrize(("soort", "feit", "eerste", "voorbij"), GEVALLEN)
def test_the_first_day_of_each_signal(soort, feit, eerste, voorbij):
    dag = D(eerste)
    assert punten(soort, feit, dag - timedelta(days=1)) == []
    (punt,) = punten(soort, feit, dag)
    assert punt.sinds == dag
    assert punt.regel and punt.tekst and punt.chip and punt.knop
    assert punten(soort, feit, dag, replace(Drempels(), **{soort: False})) == []


@pytest.mark.parametrize(("soort", "feit", "eerste", "voorbij"), GEVALLEN)
def test_the_last_day_of_each_signal(soort, feit, eerste, voorbij):
    if not voorbij or voorbij.endswith("x"):
        assert punten(soort, feit, D(eerste) + timedelta(days=60))
        return
    assert punten(soort, feit, D(voorbij) - timedelta(days=1))
    assert punten(soort, feit, D(voorbij)) == []


@pytest.mark.parametrize(("soort", "feit"), NOOIT)
def test_what_asks_nothing_is_silent(soort, feit):
    for dagen in range(0, 500, 3):
        assert punten(soort, feit, D("2026-02-01") + timedelta(days=dagen)) == []


def test_a_contract_comes_back_at_each_step_under_another_key():
    feit = job(einde=D("2026-12-31"), intentieverklaring=D("2026-08-01"))
    stappen = {dag: punten("contract", feit, D(dag))[0] for dag in ("2026-10-01", "2026-11-01", "2026-12-01")}
    assert [punt.ernst for punt in stappen.values()] == ["info", "attention", "bad"]
    assert len({punt.sleutel for punt in stappen.values()}) == 3
    assert "Intentieverklaring getekend" in stappen["2026-10-01"].tekst


def test_a_later_contract_ends_the_warning():
    feit = job(einde=D("2026-12-31"))
    later = WERK._replace(id=2, begin=D("2027-01-01"), einde=D("2028-01-01"))
    feit = replace(feit, plaatsingen=(later, *feit.plaatsingen))
    assert punten("contract", feit, D("2026-12-15")) == []


def test_the_clock_after_a_change_counts_working_days():
    """2 June 2026 is a Tuesday; five working days later is the next Tuesday."""
    feit = gewijzigd("2026-06-02", "2026-06-01")
    (punt,) = punten("werkstructuur", feit, D("2026-06-08"))
    assert (punt.dag, punt.chip, punt.ernst) == (D("2026-06-09"), "1 werkdag", "bad")
    assert "Nog geen contact: 4 van 5 werkdagen voorbij" in punt.tekst
    assert punten("werkstructuur", feit, D("2026-06-12"))[0].chip == "3 dagen te laat"
    kerst = gewijzigd("2026-12-23", "2026-12-01")
    assert punten("werkstructuur", kerst, D("2026-12-28"))[0].dag == D("2026-12-31")
    mei = gewijzigd("2026-04-30", "2026-04-01")
    vrij = replace(Drempels(), bevrijdingsdag_vrij=True)
    assert punten("werkstructuur", mei, D("2026-05-04"))[0].dag == D("2026-05-07")
    assert punten("werkstructuur", mei, D("2026-05-04"), vrij)[0].dag == D("2026-05-08")


@pytest.mark.parametrize(
    ("gebruikt", "titel"), [(1020, ""), (1021, "Uren bijna op"), (1200, "Uren op"), (1300, "Uren op")]
)
def test_fewer_than_15_percent_of_the_hours(gebruikt, titel):
    feit = traject(budget=VOL._replace(gebruikt=gebruikt, op_dag=D("2026-12-09")))
    gevonden = punten("budget", feit, D("2026-11-22"))
    assert [punt.titel for punt in gevonden] == ([titel] if titel else [])
    if titel:
        assert "van 20:00 uur" in gevonden[0].tekst and "9 december" in gevonden[0].tekst


def test_the_figures_are_named():
    (stil,) = punten("stilte", replace(MENS, trajecten=(LOOPT,)), D("2026-07-05"))
    assert stil.tekst == "Laatste contact: 34 dagen geleden. De grens is 30 dagen."
    (jarig,) = punten("verjaardag", GEVALLEN[-2][1], D("2026-11-22"))
    assert "Wordt 21 op 12 december. Het minimumloon gaat van 80 naar 100 procent." in jarig.tekst
    (verzuim,) = punten("verzuim", VERZUIM, D("2026-06-11"))
    assert verzuim.tekst == "3 contacten met verzuim in 8 weken, het laatste gisteren."


def test_thresholds_move_the_day():
    feit = replace(MENS, trajecten=(LOOPT,))
    assert punten("stilte", feit, D("2026-06-12"), replace(Drempels(), stilte_dagen=10))
    assert not punten("stilte", feit, D("2026-06-11"), replace(Drempels(), stilte_dagen=10))
    vroeg = replace(Drempels(), hermeting_weken=10)
    assert punten("hermeting", GEVALLEN[8][1], D("2026-09-22"), vroeg)


def test_there_is_a_switch_for_every_rule():
    uit = replace(Drempels(), **dict.fromkeys(REGELS, False))
    alles = [feit for _soort, feit, _eerste, _voorbij in GEVALLEN]
    assert compute_signalen(alles, uit, D("2026-11-22")) == ()
