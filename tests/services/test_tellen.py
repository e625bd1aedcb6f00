"""Runs of counting: stored once and in order, corrected by adding, taken over with what is behind them."""

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import text

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Gebeurtenis, Telsoort
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import create_new_version, read_meting, remove_hoofdtaak
from app.services.meten.tellen import (
    accept_ronde,
    factoren_of,
    read_telplek,
    stand_of,
    start_ronde,
    store_gebeurtenissen,
)
from app.services.objecten import remove, save_veld
from tests.factories import make_hoofdtaak, make_meting, pass_let_op

BEGIN = datetime(2026, 11, 10, 11, 5)
MINUUT = 60_000


@pytest.fixture
def meting(archief: Archief) -> int:
    return make_meting(archief)


@pytest.fixture
def taak(archief: Archief, meting: int) -> int:
    return read_meting(archief, meting).hoofdtaken[0].id


def event(number, soort, wie="", ms=0, **extra):
    moment = BEGIN + timedelta(milliseconds=ms)
    return Gebeurtenis(f"w-{number}", Telsoort(soort), ms, wie, moment, **extra)


def the_example() -> list[Gebeurtenis]:
    """5 made (1 bad) in 34:10 net of 35:00, beside a colleague with 7 in 35:00."""
    made = [("gemaakt", WERKNEMER, n * 6 * MINUUT) for n in range(1, 6)]
    beside = [("gemaakt", COLLEGA, n * 5 * MINUUT - 1) for n in range(1, 8)]
    rest = [("fout", WERKNEMER, 20 * MINUUT), ("onderbroken", WERKNEMER, 10 * MINUUT)]
    rest += [("hervat", WERKNEMER, 10 * MINUUT + 50_000), ("einde", "", 35 * MINUUT)]
    in_order = sorted(made + beside + rest, key=lambda deel: deel[2])
    return [event(n, *deel) for n, deel in enumerate(in_order)]


def count_the_example(archief: Archief, taak: int) -> int:
    record, _ = start_ronde(archief, taak, BEGIN)
    store_gebeurtenissen(archief, record.id, the_example())
    return record.id


def test_the_example_is_taken_over_exactly(archief, meting, taak):
    ronde = count_the_example(archief, taak)
    accept_ronde(archief, ronde, als_oordeel=True)
    eerste = read_meting(archief, meting).hoofdtaken[0]
    assert [(w.factor, w.tekst) for w in eerste.waarnemingen] == [
        ("tempo", "5 in 34:10 min, collega 7 in 35 min → 73,17 %"),
        ("kwaliteit", "4 van 5 bruikbaar, collega 7 van 7 → 80 %"),
        ("netto_werktijd", "34:10 van 35 min gewerkt → 97,62 %"),
    ]
    assert (eerste.tempo, eerste.kwaliteit, eerste.netto_werktijd) == (
        Decimal("73.17"),
        80,
        Decimal("97.62"),
    )
    assert all(
        (w.herkomst, w.dag, w.tijd) == ("waargenomen", BEGIN.date(), BEGIN.time())
        for w in eerste.waarnemingen
    )
    assert eerste.waarnemingen[0].notitie == "Ronde 1, 11:05–11:40"


def test_without_a_wish_the_decision_stays(archief, meting, taak):
    accept_ronde(archief, count_the_example(archief, taak))
    assert read_meting(archief, meting).hoofdtaken[0].tempo == 60


def test_taking_over_again_replaces(archief, meting, taak):
    ronde = count_the_example(archief, taak)
    accept_ronde(archief, ronde)
    reden = {"aantal": 2, "reden": "twee bakken vergeten"}
    store_gebeurtenissen(archief, ronde, [event(99, "meer_gemaakt", WERKNEMER, 36 * MINUUT, **reden)])
    accept_ronde(archief, ronde)
    waarnemingen = read_meting(archief, meting).hoofdtaken[0].waarnemingen
    assert [w.telling.aantal for w in waarnemingen] == [7, 7, None]
    assert waarnemingen[0].notitie.splitlines()[1] == "twee bakken vergeten"


def test_events_come_back_in_the_order_they_were_stored(archief, taak):
    ronde = count_the_example(archief, taak)
    (record,) = read_telplek(archief, taak).rondes
    assert (record.id, list(record.gebeurtenissen)) == (ronde, the_example())
    stand = stand_of(record)
    assert factoren_of(record, stand, None).kwaliteit == 80
    assert not stand.loopt


def test_an_event_sent_twice_is_stored_once(archief, taak):
    record, _ = start_ronde(archief, taak, BEGIN)
    store_gebeurtenissen(archief, record.id, the_example()[:5])
    store_gebeurtenissen(archief, record.id, the_example()[3:])
    assert list(read_telplek(archief, taak).rondes[0].gebeurtenissen) == the_example()


def test_two_windows_count_in_one_run(archief, taak):
    one, _ = start_ronde(archief, taak, BEGIN)
    other, _ = start_ronde(archief, taak, BEGIN + timedelta(seconds=3))
    assert one.id == other.id and other.begonnen == BEGIN
    store_gebeurtenissen(archief, one.id, [Gebeurtenis("a-1", Telsoort.GEMAAKT, 10, WERKNEMER, BEGIN)])
    store_gebeurtenissen(archief, one.id, [Gebeurtenis("b-1", Telsoort.GEMAAKT, 9, WERKNEMER, BEGIN)])
    (record,) = read_telplek(archief, taak).rondes
    assert stand_of(record, 20).werknemer.gemaakt == 2


def test_several_runs_and_an_end_taken_back(archief, taak):
    count_the_example(archief, taak)
    second, _ = start_ronde(archief, taak, BEGIN + timedelta(hours=1))
    assert second.volgnr == 2
    store_gebeurtenissen(archief, second.id, [event(1, "einde", ms=5)])
    store_gebeurtenissen(archief, second.id, [event(2, "vervalt", ms=6, doel="w-1")])
    again, _ = start_ronde(archief, taak, BEGIN + timedelta(hours=2))
    assert again.id == second.id
    assert [stand_of(ronde).loopt for ronde in read_telplek(archief, taak).rondes] == [False, True]


def test_a_run_that_goes_on_or_is_empty_is_not_taken_over(archief, taak):
    record, _ = start_ronde(archief, taak, BEGIN)
    with pytest.raises(UserError, match="loopt nog"):
        accept_ronde(archief, record.id)
    store_gebeurtenissen(archief, record.id, [event(1, "einde", ms=MINUUT)])
    with pytest.raises(UserError, match="niets geteld"):
        accept_ronde(archief, record.id)


def test_a_correction_needs_a_reason(archief, taak):
    ronde = count_the_example(archief, taak)
    with pytest.raises(UserError, match="waarom"):
        store_gebeurtenissen(archief, ronde, [event(99, "meer_fout", WERKNEMER, aantal=1, reden=" ")])
    assert len(read_telplek(archief, taak).rondes[0].gebeurtenissen) == len(the_example())


def test_faster_than_the_colleague_is_kept_and_decided_within_the_range(archief, meting, taak):
    record, _ = start_ronde(archief, taak, BEGIN)
    made = [event(n, "gemaakt", WERKNEMER, n * 1000) for n in range(9)]
    beside = [event(n, "gemaakt", COLLEGA, n * 1000) for n in range(20, 23)]
    store_gebeurtenissen(archief, record.id, [*made, *beside, event(99, "einde", ms=MINUUT)])
    accept_ronde(archief, record.id, als_oordeel=True)
    eerste = read_meting(archief, meting).hoofdtaken[0]
    assert (eerste.waarnemingen[0].percentage, eerste.tempo) == (300, 200)


def test_alone_against_the_norm_and_the_accepted_margin(archief, meting, taak):
    save_veld(archief, Ref("hoofdtaak", taak), "norm_per_uur", "12")
    record, _ = start_ronde(archief, taak, BEGIN)
    save_veld(archief, Ref("meetronde", record.id), "foutmarge", "10")
    made = [event(n, "gemaakt", WERKNEMER, n * 1000) for n in range(9)]
    store_gebeurtenissen(
        archief, record.id, [*made, event(50, "fout", WERKNEMER, 9500), event(99, "einde", ms=60 * MINUUT)]
    )
    plek = read_telplek(archief, taak)
    assert (plek.norm_per_uur, plek.rondes[0].foutmarge) == (12, Fraction(10))
    accept_ronde(archief, record.id)
    teksten = [w.tekst for w in read_meting(archief, meting).hoofdtaken[0].waarnemingen]
    assert teksten == [
        "9 in 60 min, norm 12 per uur → 75 %",
        "8 van 9 bruikbaar, 10 % fout is gewoon → 98,77 %",
        "60 van 60 min gewerkt → 100 %",
    ]


def test_what_was_taken_over_holds_the_run(archief, taak):
    ronde = count_the_example(archief, taak)
    accept_ronde(archief, ronde)
    assert read_telplek(archief, taak).rondes[0].overgenomen == {"tempo", "kwaliteit", "netto_werktijd"}
    with pytest.raises(UserError, match="gebruikt"):
        remove(archief, Ref("meetronde", ronde))
    remove_hoofdtaak(archief, taak)
    with archief.read() as session:
        assert session.execute(text("SELECT count(*) FROM telgebeurtenis")).scalar() == 0


def test_a_definitive_meting_takes_no_counts(archief, meting, taak):
    from app.services.meten.vaststellen import finalise_meting

    ronde = count_the_example(archief, taak)
    accept_ronde(archief, ronde)
    pass_let_op(archief, meting)
    finalise_meting(archief, meting)
    with pytest.raises(UserError, match="definitief"):
        store_gebeurtenissen(archief, ronde, [event(99, "gemaakt", WERKNEMER)])
    with pytest.raises(UserError, match="definitief"):
        start_ronde(archief, taak, BEGIN)
    assert "definitief" in read_telplek(archief, taak).gesloten
    nieuw, _ = create_new_version(archief, meting, "telling nagekeken")
    kopie = read_meting(archief, nieuw).hoofdtaken[0]
    assert kopie.waarnemingen[0].tekst == "5 in 34:10 min, collega 7 in 35 min → 73,17 %"
    assert read_telplek(archief, kopie.id).rondes == ()


def test_ten_thousand_counts(archief, meting):
    taak = make_hoofdtaak(archief, meting, volgnr=4)
    record, _ = start_ronde(archief, taak, BEGIN)
    delen = [event(n, "gemaakt", (WERKNEMER, COLLEGA)[n % 2], n * 50) for n in range(10_000)]
    for start in range(0, 10_000, 500):
        store_gebeurtenissen(archief, record.id, delen[start : start + 500])
    stand = stand_of(read_telplek(archief, taak).rondes[0], 500_000)
    assert (stand.werknemer.gemaakt, stand.collega.gemaakt) == (5000, 5000)
    assert archief.archive.check() == []


def test_a_run_that_is_gone_says_so(archief, taak):
    record, _ = start_ronde(archief, taak, BEGIN)
    remove(archief, Ref("meetronde", record.id))
    with pytest.raises(UserError, match="bestaat niet meer"):
        store_gebeurtenissen(archief, record.id, [event(1, "gemaakt", WERKNEMER)])
