"""The log of counts against an independent, naive computation, and the cases the visit brings."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.loonwaarde.telling import (
    COLLEGA,
    STILTE,
    WERKNEMER,
    Gebeurtenis,
    Kant,
    Sprong,
    Telsoort,
    compute_factoren,
    compute_kwaliteit,
    compute_netto_werktijd,
    compute_stand,
    compute_tempo,
    list_geldig,
)

MINUUT = 60_000
NEGEN = datetime(2026, 11, 10, 9, 0)


def log(*delen):
    """Events from (soort, wie, ms) with keys 1, 2, …; a fourth value is the beginning, target or number."""
    gemaakt = []
    for plek, (soort, wie, ms, *rest) in enumerate(delen, 1):
        extra = {"vervalt": "doel", "meer_gemaakt": "aantal", "meer_fout": "aantal"}.get(soort, "van_ms")
        meer = {extra: rest[0]} if rest else {}
        gemaakt.append(Gebeurtenis(str(plek), Telsoort(soort), ms, wie, **meer))
    return gemaakt


def the_example():
    """5 made (1 bad) in 34:10 net of 35:00, beside a colleague with 7 in 35:00."""
    made = [("gemaakt", WERKNEMER, n * 6 * MINUUT) for n in range(1, 6)]
    beside = [("gemaakt", COLLEGA, n * 5 * MINUUT - 1) for n in range(1, 8)]
    rest = [("fout", WERKNEMER, 20 * MINUUT)]
    rest += [("onderbroken", WERKNEMER, 10 * MINUUT), ("hervat", WERKNEMER, 10 * MINUUT + 50_000)]
    return log(*sorted(made + beside + rest, key=lambda deel: deel[2]), ("einde", "", 35 * MINUUT))


def test_the_example_of_the_process():
    stand = compute_stand(the_example(), 0)
    assert (stand.looptijd_ms, stand.loopt) == (2_100_000, False)
    assert stand.werknemer == Kant(5, 1, 2_100_000, 2_050_000, 1, False, True)
    assert stand.collega == Kant(7, 0, 2_100_000, 2_100_000, 0, False, True)
    factoren = compute_factoren(stand.werknemer, stand.collega)
    assert factoren.tempo == Fraction(5 * 2_100_000, 7 * 2_050_000) * 100
    assert [round(deel, 2) for deel in (factoren.tempo, factoren.kwaliteit, factoren.netto_werktijd)] == [
        Fraction("73.17"),
        80,
        Fraction("97.62"),
    ]


TELLEND = st.tuples(
    st.sampled_from(["gemaakt", "fout", "onderbroken", "hervat"]), st.sampled_from([WERKNEMER, COLLEGA])
)
STAP = st.integers(0, 5_000)
LOGS = st.lists(
    st.one_of(
        st.tuples(TELLEND, STAP),
        st.tuples(st.tuples(st.sampled_from(["knip"]), st.just("")), STAP, st.integers(0, 20_000)),
        st.tuples(st.tuples(st.sampled_from(["vervalt"]), st.just("")), STAP, st.integers(1, 30)),
        st.tuples(
            st.tuples(st.sampled_from(["meer_gemaakt"]), st.sampled_from([WERKNEMER, COLLEGA])),
            STAP,
            st.integers(-3, 3),
        ),
    ),
    max_size=30,
)


def in_time(ruw):
    ms, delen = 0, []
    for (soort, wie), stap, *rest in ruw:
        ms += stap
        delen.append((soort, wie, ms, *(str(deel) if soort == "vervalt" else deel for deel in rest)))
    return log(*delen), ms


def valid(delen, sleutel):
    """Naive: an event counts unless a later withdrawal of it counts."""
    plek = next(n for n, deel in enumerate(delen) if deel.sleutel == sleutel)
    return not any(
        deel.soort == "vervalt" and deel.doel == sleutel and valid(delen, deel.sleutel)
        for deel in delen[plek + 1 :]
    )


def naive(delen, wie, einde):
    """Naive: walk through the run millisecond by millisecond (in steps of 100)."""
    over = [deel for deel in delen if deel.soort != "vervalt" and valid(delen, deel.sleutel)]
    made = sum(1 for deel in over if (deel.soort, deel.wie) == ("gemaakt", wie))
    made += sum(deel.aantal for deel in over if (deel.soort, deel.wie) == ("meer_gemaakt", wie))
    bruto = netto = 0
    for nu in range(0, einde, 100):
        if any(deel.soort == "knip" and deel.van_ms <= nu < deel.ms for deel in over):
            continue
        bruto += 100
        woorden = [
            d.soort for d in over if d.wie == wie and d.soort in ("onderbroken", "hervat") and d.ms <= nu
        ]
        netto += 100 if not woorden or woorden[-1] == "hervat" else 0
    return max(0, made), bruto, netto


def whole(ruw):
    """The same log with all times in whole tenths of a second."""
    return [(kop, stap // 100 * 100, *_tenths(kop[0], rest)) for kop, stap, *rest in ruw]


def _tenths(soort, rest):
    return [deel // 100 * 100 if soort == "knip" else deel for deel in rest]


@settings(max_examples=150, deadline=None)
@given(LOGS, st.integers(0, 50))
def test_the_log_against_a_naive_computation(ruw, nog):
    delen, ms = in_time(whole(ruw))
    einde = ms + nog * 100
    stand = compute_stand(delen, einde)
    for wie, kant in ((WERKNEMER, stand.werknemer), (COLLEGA, stand.collega)):
        assert (kant.gemaakt, kant.bruto_ms, kant.netto_ms) == naive(delen, wie, einde)
    assert stand.looptijd_ms + stand.geknipt_ms == einde


@settings(max_examples=100, deadline=None)
@given(LOGS, st.fractions(0, 50), st.none() | st.fractions(1, 100))
def test_factors_against_a_naive_computation(ruw, marge, norm):
    delen, ms = in_time(ruw)
    stand = compute_stand(delen, ms)
    w, c = stand.werknemer, stand.collega
    factoren = compute_factoren(w, c, norm, marge)
    if w.gemaakt and w.netto_ms and (c.gemaakt and c.netto_ms):
        assert factoren.tempo * c.gemaakt * w.netto_ms == 100 * w.gemaakt * c.netto_ms
    elif w.gemaakt and w.netto_ms and norm:
        assert factoren.tempo * norm * w.netto_ms == 360_000_000 * w.gemaakt
    else:
        assert factoren.tempo is None
    if factoren.kwaliteit is not None and not c.gemaakt:
        assert factoren.kwaliteit * w.gemaakt * (100 - marge) == 10_000 * (w.gemaakt - w.fouten)
    if factoren.netto_werktijd is not None:
        assert factoren.netto_werktijd >= 0
        if not c.gezien:
            assert factoren.netto_werktijd * w.bruto_ms == 100 * w.netto_ms


def test_a_withdrawal_can_be_withdrawn():
    delen = log(("gemaakt", WERKNEMER, 1), ("vervalt", "", 2, "1"), ("vervalt", "", 3, "2"))
    assert [deel.sleutel for deel in list_geldig(delen)] == ["1"]
    assert list_geldig(delen[:2]) == []


def test_the_run_goes_on_when_its_end_is_withdrawn():
    delen = log(("gemaakt", WERKNEMER, 1000), ("einde", "", 2000), ("vervalt", "", 2500, "2"))
    assert compute_stand(delen[:2], 9000).looptijd_ms == 2000
    stand = compute_stand(delen, 9000)
    assert (stand.loopt, stand.looptijd_ms) == (True, 9000)


def test_an_interruption_going_on_counts_to_now_and_ends_with_the_run():
    delen = log(("onderbroken", WERKNEMER, 1000), ("onderbroken", WERKNEMER, 2000))
    stand = compute_stand(delen, 5000)
    assert (stand.werknemer.netto_ms, stand.werknemer.nu_onderbroken) == (1000, True)
    assert stand.werknemer.onderbrekingen == 1
    assert compute_stand([*delen, *log(("einde", "", 3000))], 9000).werknemer.netto_ms == 1000


def test_corrections_count_and_never_go_below_zero():
    delen = log(
        ("gemaakt", WERKNEMER, 10),
        ("meer_gemaakt", WERKNEMER, 20, 4),
        ("meer_fout", WERKNEMER, 20, 2),
        ("meer_gemaakt", COLLEGA, 20, -3),
    )
    stand = compute_stand(delen, 30)
    assert (stand.werknemer.gemaakt, stand.werknemer.fouten, stand.collega.gemaakt) == (5, 2, 0)


def test_a_stopwatch_left_running_over_lunch_is_asked_about_and_can_be_cut():
    made = [("gemaakt", WERKNEMER, n * MINUUT) for n in range(1, 11)]
    lunch = (10 * MINUUT, 55 * MINUUT)
    after = [("gemaakt", WERKNEMER, 55 * MINUUT)]
    delen = log(*made, *after)
    assert compute_stand(delen, 56 * MINUUT).hiaten == (lunch,)
    cut = log(*made, *after, ("knip", "", lunch[1], lunch[0]))
    stand = compute_stand(cut, 56 * MINUUT)
    assert (stand.hiaten, stand.looptijd_ms, stand.geknipt_ms) == ((), 11 * MINUUT, 45 * MINUUT)
    kept = compute_stand(log(*made, *after, ("telt_mee", "", lunch[1], lunch[0])), 56 * MINUUT)
    assert (kept.hiaten, kept.looptijd_ms) == ((), 56 * MINUUT)


def test_ten_minutes_of_silence_are_asked_about():
    for stil, hiaten in ((10 * MINUUT - 1, ()), (10 * MINUUT, ((1000, 1000 + 10 * MINUUT),))):
        assert compute_stand(log(("gemaakt", WERKNEMER, 1000)), 1000 + stil).hiaten == hiaten


def test_silence_counts_from_the_first_moment():
    assert compute_stand(log(("gemaakt", WERKNEMER, STILTE)), STILTE).hiaten == ((0, STILTE),)


def test_silence_before_or_after_a_standstill_is_asked_about_as_well():
    stil = ("stilstand", "", 5 * MINUUT, 1000)
    before = log(("gemaakt", WERKNEMER, 1000), stil, ("gemaakt", WERKNEMER, 5 * MINUUT))
    assert compute_stand(before, 30 * MINUUT).hiaten == ((1000, 5 * MINUUT), (5 * MINUUT, 30 * MINUUT))
    after = log(("gemaakt", WERKNEMER, STILTE), ("stilstand", "", STILTE + 9000, STILTE))
    assert compute_stand(after, STILTE + 9000).hiaten == ((0, STILTE), (STILTE, STILTE + 9000))


def test_a_standstill_of_no_time_explains_no_silence():
    delen = log(("stilstand", "", 2000, 2000))
    assert compute_stand(delen, STILTE).hiaten == ((0, STILTE),)


def test_the_usual_distance_is_that_of_the_middle():
    tijden = [MINUUT * n for n in (1, 3, 5, 17, 29, 41)]
    delen = log(*(("gemaakt", WERKNEMER, ms) for ms in tijden))
    assert compute_stand(delen, tijden[-1]).hiaten == ()


def test_silence_of_four_times_the_usual_is_asked_about():
    tijden = [n * 5 * MINUUT for n in range(1, 6)]
    for stil, asked in ((20 * MINUUT - 1, False), (20 * MINUUT, True)):
        delen = log(*(("gemaakt", WERKNEMER, ms) for ms in (*tijden, tijden[-1] + stil)))
        assert bool(compute_stand(delen, 0).hiaten) is asked


@pytest.mark.parametrize(("verschil", "sprongen"), [(2000, ()), (2001, (Sprong(1000, 2001),))])
def test_two_seconds_of_difference_between_the_clocks_are_no_jump(verschil, sprongen):
    moment = NEGEN + timedelta(milliseconds=1000 + verschil)
    delen = [Gebeurtenis("1", Telsoort.GEMAAKT, 1000, WERKNEMER, moment)]
    assert compute_stand(delen, 1000, NEGEN).sprongen == sprongen


def test_who_did_nothing_has_done_nothing():
    stand = compute_stand([], 0)
    assert stand.werknemer == stand.collega == Kant() == Kant(0, 0, 0, 0, 0, False, False)


def test_a_run_lasts_at_least_to_the_last_thing_somebody_did():
    delen = [Gebeurtenis("1", Telsoort.GEMAAKT, 5000, WERKNEMER), Gebeurtenis("2", Telsoort.KNIP, 1000)]
    stand = compute_stand([*delen, Gebeurtenis("3", Telsoort.MEER_GEMAAKT, 9000, WERKNEMER)], 0)
    assert (stand.looptijd_ms, stand.geknipt_ms, stand.werknemer.gemaakt) == (4000, 1000, 1)


def test_silence_within_an_interruption_is_explained():
    delen = log(("gemaakt", WERKNEMER, 1), ("onderbroken", WERKNEMER, 2))
    assert compute_stand(delen, 3 * STILTE).hiaten == ()


def test_slow_work_is_no_gap():
    delen = log(*(("gemaakt", WERKNEMER, n * 12 * MINUUT) for n in range(1, 6)))
    assert compute_stand(delen, 62 * MINUUT).hiaten == ()


def test_a_standstill_is_shown_once_however_short():
    delen = log(("gemaakt", WERKNEMER, 1000), ("stilstand", "", 900_000, 2000), ("gemaakt", COLLEGA, 900_500))
    assert compute_stand(delen, 900_600).hiaten == ((2000, 900_000),)


def test_a_clock_set_back_is_shown_and_changes_no_time():
    moments = [NEGEN, NEGEN + timedelta(seconds=30), NEGEN - timedelta(minutes=59)]
    delen = [
        Gebeurtenis(str(n), Telsoort.GEMAAKT, n * 30_000, WERKNEMER, moment)
        for n, moment in enumerate(moments)
    ]
    delen.append(Gebeurtenis("x", Telsoort.TELT_MEE, 1, moment=NEGEN))
    delen.append(Gebeurtenis("y", Telsoort.GEMAAKT, 90_000, WERKNEMER))
    stand = compute_stand(delen, 90_000, NEGEN)
    assert stand.sprongen == (Sprong(60_000, -3_600_000),)
    assert stand.looptijd_ms == 90_000


def test_without_a_beginning_the_first_event_sets_the_clock():
    delen = [Gebeurtenis("1", Telsoort.GEMAAKT, 5, WERKNEMER, NEGEN)]
    assert compute_stand(delen, 5).sprongen == ()


@pytest.mark.parametrize(
    ("kant", "collega", "norm"),
    [
        (Kant(0, 0, 100, 100), Kant(7, 0, 100, 100), None),
        (Kant(5, 0, 100, 0), Kant(7, 0, 100, 100), None),
        (Kant(5, 0, 100, 100), Kant(), None),
        (Kant(5, 0, 100, 100), Kant(0, 0, 100, 100), None),
    ],
)
def test_no_tempo_without_units_time_or_measure(kant, collega, norm):
    assert compute_tempo(kant, collega, norm) is None


def test_tempo_above_the_colleague_is_kept():
    assert compute_tempo(Kant(9, 0, 100, 100), Kant(6, 0, 100, 100), None) == 150


def test_kwaliteit_stands_against_the_colleague_or_the_margin():
    assert compute_kwaliteit(Kant(10, 3), Kant(10, 3)) == 100
    assert compute_kwaliteit(Kant(10, 3), Kant(), Fraction(30)) == 100
    assert compute_kwaliteit(Kant(10, 3), Kant()) == 70
    assert compute_factoren(Kant(10, 3), Kant()).kwaliteit == 70
    assert compute_kwaliteit(Kant(3, 3), Kant()) == 0
    for kant, collega, marge in (
        (Kant(), Kant(), 0),
        (Kant(3, 4), Kant(), 0),
        (Kant(3, 1), Kant(3, 3), 0),
        (Kant(3, 1), Kant(3, 4), 0),
        (Kant(3, 1), Kant(), 100),
    ):
        assert compute_kwaliteit(kant, collega, Fraction(marge)) is None


def test_netto_werktijd_stands_against_a_colleague_who_took_part():
    half, whole_time = Kant(bruto_ms=100, netto_ms=50, gezien=True), Kant(bruto_ms=100, netto_ms=100)
    assert compute_netto_werktijd(half, whole_time) == 50
    assert compute_netto_werktijd(half, half) == 100
    assert compute_netto_werktijd(Kant(), Kant()) is None
    assert compute_netto_werktijd(half, Kant(bruto_ms=100, netto_ms=0, gezien=True)) is None
