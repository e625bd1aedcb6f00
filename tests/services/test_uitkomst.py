"""The outcome while somebody types: always an answer, never an exception, and fast."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.change import Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.meten.metingen import (
    compute_gevoeligheid,
    compute_uitkomst,
    controle_of,
    find_veld,
    read_meting,
    with_tekst,
)
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import save_veld
from tests.factories import (
    make_definitieve_meting,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    make_waarneming,
    pass_let_op,
)


@pytest.fixture
def record(archief):
    return read_meting(archief, make_meting(archief))


def typed(record, plek, veld, tekst):
    return with_tekst(record, Ref("hoofdtaak", record.hoofdtaken[plek].id), veld, tekst)


def test_the_whole_outcome(record):
    uitkomst = compute_uitkomst(record)
    assert uitkomst.loonwaarde.percentage == 59
    assert uitkomst.prestaties == ("25,65", "19,95", "13,68")
    assert uitkomst.peildatum == date(2026, 9, 1)
    assert uitkomst.subsidie.subsidie + uitkomst.subsidie.werkgeverslasten == uitkomst.subsidie.totaal
    assert (uitkomst.melding, uitkomst.verschil) == ("", None)
    assert len(uitkomst.onbevestigd) == 1
    assert uitkomst.stappen[-1].uitkomst == "€ 1.149,80"


def test_sensitivity_says_what_ten_points_would_do(record):
    gevoelig = compute_gevoeligheid(record, compute_uitkomst(record))
    tempo = gevoelig[0]
    hoger = compute_uitkomst(typed(record, 0, "tempo", "70"))
    assert (tempo.volgnr, tempo.factor, tempo.loonwaarde_verschil) == (1, "tempo", 5)
    assert hoger.subsidie.totaal - compute_uitkomst(record).subsidie.totaal == tempo.subsidie_verschil
    genoemd = {(g.volgnr, g.factor) for g in gevoelig}
    assert (2, "netto_werktijd") not in genoemd, "a factor of 100 cannot rise"


@pytest.mark.parametrize(
    ("veld", "tekst", "melding"),
    [
        ("tempo", "", "Vul bij taak 2 het tempo in."),
        ("kwaliteit", "veel", "Vul bij taak 2 de kwaliteit in."),
        ("netto_werktijd", "1e400", "Vul bij taak 2 de netto werktijd in."),
        ("tempo", "-5", "Vul bij taak 2 het tempo in."),
        ("tempo", "NaN", "Vul bij taak 2 het tempo in."),
        ("minuten_per_week", "", "Vul bij taak 2 de tijd per week in."),
    ],
)
def test_what_is_lacking_is_said_in_plain_dutch(record, veld, tekst, melding):
    uitkomst = compute_uitkomst(typed(record, 1, veld, tekst))
    assert uitkomst.loonwaarde is None and uitkomst.subsidie is None
    assert uitkomst.melding == melding


def test_a_task_that_is_too_small_is_a_message_and_a_finding(record):
    klein = typed(record, 2, "minuten_per_week", "1:00")
    uitkomst = compute_uitkomst(klein)
    assert "taak samen met een andere" in uitkomst.melding and uitkomst.loonwaarde is None
    assert "hoofdtaak-grens:hoofdtaak.3.minuten_per_week" in {b.code for b in controle_of(klein)}


def test_shares_that_do_not_sum_to_100(record):
    record = with_tekst(record, Ref("meting", record.id), "verdeling", "aandeel")
    assert compute_uitkomst(record).melding == "Vul bij taak 1 het aandeel in."
    for plek, aandeel in enumerate(("50", "30", "19,5")):
        record = typed(record, plek, "aandeel", aandeel)
    assert "99,5 procent" in compute_uitkomst(record).melding
    assert compute_uitkomst(typed(record, 2, "aandeel", "20")).loonwaarde.percentage == 59


@pytest.mark.parametrize(
    ("soort", "veld", "melding"),
    [
        ("plaatsing", "ingangsdatum", "Vul bij de plaatsing de ingangsdatum van de subsidie in"),
        ("kandidaat", "geboortedatum", "Vul bij de kandidaat de geboortedatum in"),
        ("meting", "contracturen", "Vul de contracturen in"),
        ("meting", "voltijduren", "Vul de voltijduren in"),
    ],
)
def test_the_loonwaarde_stands_before_the_subsidy_can(record, soort, veld, melding):
    nummer = {"plaatsing": record.plaatsing_id, "kandidaat": record.kandidaat_id, "meting": record.id}[soort]
    uitkomst = compute_uitkomst(with_tekst(record, Ref(soort, nummer), veld, ""))
    assert uitkomst.loonwaarde.percentage == 59
    assert uitkomst.subsidie is None and uitkomst.melding.startswith(melding)


def test_a_day_without_an_amount_is_refused_by_name_not_guessed(record):
    later = with_tekst(record, Ref("plaatsing", record.plaatsing_id), "ingangsdatum", "01-01-2031")
    uitkomst = compute_uitkomst(later)
    assert uitkomst.subsidie is None and "01-01-2031" in uitkomst.melding
    assert [b.plaats for b in controle_of(later) if b.code == "geen-subsidie"] == ["plaatsing.ingangsdatum"]


def test_loondispensatie_shows_the_percentage_and_no_subsidy(record):
    uitkomst = compute_uitkomst(with_tekst(record, Ref("meting", record.id), "doel", "loondispensatie"))
    assert uitkomst.loonwaarde.percentage == 59 and uitkomst.subsidie is None
    assert "geen loonkostensubsidie" in uitkomst.melding


def test_regular_performance_needs_no_tasks(record):
    record = with_tekst(record, Ref("meting", record.id), "regulier", "ja")
    uitkomst = compute_uitkomst(record)
    assert (uitkomst.loonwaarde.percentage, uitkomst.subsidie.totaal) == (100, 0)
    assert uitkomst.prestaties == () and compute_gevoeligheid(record, uitkomst) == ()


def test_after_a_forfait_the_measured_loonwaarde_counts(archief):
    forfait = read_meting(archief, make_meting(archief, make_plaatsing(archief, route="lid5")))
    lid4 = read_meting(archief, make_meting(archief))
    assert compute_uitkomst(forfait).subsidie.totaal == compute_uitkomst(lid4).subsidie.totaal


def test_the_peildatum_follows_the_first_of_january(archief):
    plaatsing = make_plaatsing(archief, begin=date(2025, 8, 1), ingangsdatum=date(2025, 8, 1))
    record = read_meting(archief, make_meting(archief, plaatsing))
    assert compute_uitkomst(record).peildatum == date(2026, 1, 1)


def test_the_difference_with_the_meting_before(archief):
    plaatsing = make_plaatsing(archief)
    make_definitieve_meting(archief, plaatsing)
    record = read_meting(archief, make_meting(archief, plaatsing))
    assert compute_uitkomst(record).verschil == 0
    assert compute_uitkomst(typed(record, 0, "tempo", "70")).verschil == 5


def test_refused_text_counts_as_not_filled_in_after_reading_too(archief, record):
    ref = Ref("hoofdtaak", record.hoofdtaken[1].id)
    with pytest.raises(UserError):
        save_veld(archief, ref, "tempo", "zestig")
    gelezen = read_meting(archief, record.id)
    assert compute_uitkomst(gelezen).melding == "Vul bij taak 2 het tempo in."
    gevonden = [b for b in controle_of(gelezen) if b.plaats == "hoofdtaak.2.tempo"]
    assert [b.code for b in gevonden] == ["open-invoer:hoofdtaak.2.tempo"]
    assert "zestig" in gevonden[0].tekst
    assert find_veld(gelezen, "hoofdtaak.2.tempo") == (ref, "tempo")


def test_counts_typed_in_an_observation_change_its_percentage(archief):
    nummer = make_meting(archief)
    taak = read_meting(archief, nummer).hoofdtaken[0]
    ref = Ref("waarneming", make_waarneming(archief, taak.id))
    record = with_tekst(read_meting(archief, nummer), ref, "aantal", "7")
    (gezien,) = record.hoofdtaken[0].waarnemingen
    assert gezien.percentage == 100
    for veld in ("collega_aantal", "collega_minuten"):
        record = with_tekst(record, ref, veld, "")
    record = with_tekst(record, Ref("hoofdtaak", taak.id), "norm_per_uur", "24")
    assert record.hoofdtaken[0].waarnemingen[0].percentage == Decimal(50)


VELDEN = [
    (soort, veld.naam)
    for soort in ("meting", "hoofdtaak", "waarneming", "zienswijze", "plaatsing", "kandidaat", "werkgever")
    for veld in select_velden(soort)
]
TEKSTEN = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "0", "100", "200", "60,5", "1:00", "9:60", "ja", "nee", "aandeel", "minuten", "lid5"]
    ),
    st.sampled_from(["01-01-2019", "31-02-2026", "01-01-2100", "1e400", "-1", "٣", "🙂", "\ud800", "\0"]),
)


@pytest.fixture
def gevuld(archief):
    nummer = make_meting(archief)
    make_waarneming(archief, read_meting(archief, nummer).hoofdtaken[0].id)
    return read_meting(archief, nummer)


def test_whatever_is_typed_there_is_an_answer(gevuld):
    numbers = {
        "meting": [gevuld.id],
        "hoofdtaak": [taak.id for taak in gevuld.hoofdtaken],
        "waarneming": [gevuld.hoofdtaken[0].waarnemingen[0].id],
        "zienswijze": [z.id for z in gevuld.zienswijzen],
        "plaatsing": [gevuld.plaatsing_id],
        "kandidaat": [gevuld.kandidaat_id],
        "werkgever": [1],
    }

    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(VELDEN), st.integers(0, 4), TEKSTEN), max_size=8))
    def check(toetsen):
        record = gevuld
        for (soort, veld), keuze, tekst in toetsen:
            bekend = numbers[soort]
            record = with_tekst(record, Ref(soort, bekend[keuze % len(bekend)]), veld, tekst)
        uitkomst = compute_uitkomst(record)
        assert uitkomst.melding or (uitkomst.loonwaarde and uitkomst.subsidie)
        codes = [bevinding.code for bevinding in controle_of(record, uitkomst)]
        assert len(codes) == len(set(codes))

    check()


def test_a_reguliere_arbeidsprestatie_asks_no_scores_up_to_the_report(archief):
    nummer = make_meting(archief, regulier=True)
    for factor in ("tempo", "kwaliteit", "netto_werktijd"):
        save_veld(archief, Ref("hoofdtaak", read_meting(archief, nummer).hoofdtaken[0].id), factor, "")
    record = read_meting(archief, nummer)
    uitkomst = compute_uitkomst(record)
    assert (uitkomst.loonwaarde.percentage, compute_gevoeligheid(record, uitkomst)) == (100, ())
    pass_let_op(archief, nummer)
    finalise_meting(archief, nummer)
    assert read_meting(archief, nummer).bewaard.loonwaarde.percentage == 100


def test_an_unknown_object_or_field_changes_nothing(record):
    assert with_tekst(record, Ref("hoofdtaak", 999), "tempo", "10") == record
    assert with_tekst(record, Ref("meting", record.id), "onbekend", "10") == record


def test_a_kandidaat_of_fourteen_is_a_message(archief):
    plaatsing = make_plaatsing(archief, make_kandidaat(archief, geboortedatum=date(2012, 1, 1)))
    uitkomst = compute_uitkomst(read_meting(archief, make_meting(archief, plaatsing)))
    assert uitkomst.subsidie is None and "14 jaar" in uitkomst.melding
