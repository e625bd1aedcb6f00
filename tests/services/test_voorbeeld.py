"""The example archive: what stands in it, that it comes out the same, and that it never overwrites."""

import shutil
from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from app.loonwaarde import Ernst, leeftijd_op, load_bedragen
from app.models import (
    Afspraak,
    Coachtraject,
    Contactmoment,
    Kandidaat,
    Logregel,
    Meting,
    Plaatsing,
    Stuk,
    Vaardigheden,
    Waarneming,
    Werkwijziging,
)
from app.models.search import search_kandidaten
from app.services import voorbeeld
from app.services.archief import open_archief
from app.services.coachen.coaching import list_contacten, list_trajecten
from app.services.dossiers.profiel import read_profiel
from app.services.errors import UserError
from app.services.meten.metingen import (
    compute_uitkomst,
    controle_of,
    list_metingen,
    open_bevindingen,
    read_meting,
)
from app.services.records import ExportKeuze
from app.services.signaleren.vandaag import read_signalen
from app.services.uitwisselen.export import build_export
from app.services.voorbeeld import (
    PASSPHRASE,
    create_voorbeeld,
    ensure_voorbeeld,
    voorbeeld_dag,
    voorbeeld_klok,
)
from app.services.voorbeeld.bronnen import load, werkdag
from app.services.voorbeeld.scores import draw_afwijkingen, solve_scores
from tests.conftest import VOORBEELD_DAG

DAG = VOORBEELD_DAG


@pytest.fixture(scope="module")
def archief(voorbeeld_map, tmp_path_factory):
    """The example, made once; the tests only look."""
    folder = shutil.copytree(voorbeeld_map, tmp_path_factory.mktemp("voorbeeld") / "voorbeeld")
    archief = open_archief(folder, PASSPHRASE, voorbeeld_klok)
    yield archief
    archief.close()


@pytest.fixture
def session(archief):
    with archief.read() as session:
        yield session


def test_it_is_sound_and_opens_with_the_passphrase_that_is_shown(archief):
    assert archief.archive.check() == []
    open_archief(archief.archive.folder, PASSPHRASE).close()


def test_the_people_are_young_with_a_few_older_and_have_many_names(session):
    kandidaten = session.query(Kandidaat).all()
    leeftijden = sorted(leeftijd_op(kandidaat.geboortedatum, DAG) for kandidaat in kandidaten)
    assert len(kandidaten) == 24
    assert leeftijden[0] == 16 and leeftijden[-1] == 45
    assert sum(leeftijd <= 27 for leeftijd in leeftijden) == 22
    assert len({kandidaat.achternaam for kandidaat in kandidaten if len(kandidaat.achternaam) >= 6}) >= 15
    assert not any(kandidaat.bsn for kandidaat in kandidaten)
    assert search_kandidaten(session, "lukasik", 5) and search_kandidaten(session, "sahin", 5)


def test_it_has_ten_employers_in_three_gemeenten(session):
    werkgevers = {plaatsing.werkgever_id for plaatsing in session.query(Plaatsing)}
    gemeenten = {kandidaat.gemeente_id for kandidaat in session.query(Kandidaat)}
    assert (len(werkgevers), len(gemeenten)) == (10, 3)


def test_each_definitive_meting_has_the_loonwaarde_that_was_wanted(archief):
    gewenst = Counter(lw for spec in load("kandidaten")["kandidaat"] for _, lw in spec["metingen"])
    metingen = list_metingen(archief, "definitief")
    assert len(metingen) >= 35
    assert Counter(meting.loonwaarde for meting in metingen) == gewenst


def test_the_bakers_boy_grows_from_30_to_50(session):
    vraag = session.query(Meting).join(Plaatsing).join(Kandidaat).filter(Kandidaat.achternaam == "Hofstede")
    reeks = [meting.loonwaarde for meting in vraag.order_by(Meting.datum_rapport, Meting.id)]
    assert reeks == [30, 38, 45, 50, None]


def test_a_definitive_meting_is_complete_with_sources_views_and_dates(session):
    for meting in session.query(Meting).filter_by(status="definitief"):
        assert meting.datum_bezoek < meting.datum_rapport <= DAG
        assert all(deel.keuze and deel.dag <= meting.datum_rapport for deel in meting.zienswijzen)
        assert meting.rapport.gemaakt.date() >= meting.datum_rapport
        for taak in meting.hoofdtaken:
            assert taak.toelichting_tempo and taak.toelichting_kwaliteit and taak.toelichting_netto_werktijd
            bronnen = Counter(waarneming.factor for waarneming in taak.waarnemingen)
            assert set(bronnen) == {"tempo", "kwaliteit", "netto_werktijd"}
            assert min(bronnen.values()) >= 2
            assert len({waarneming.herkomst for waarneming in taak.waarnemingen}) >= 2


def test_no_text_keeps_an_open_place(session):
    assert session.query(Waarneming).filter(Waarneming.notitie.contains("{")).count() == 0
    assert session.query(Contactmoment).filter(Contactmoment.gedaan.contains("{")).count() == 0


def test_the_open_meting_shows_59_percent_and_two_points(archief):
    (rij,) = list_metingen(archief, "concept")
    record = read_meting(archief, rij.id)
    uitkomst = compute_uitkomst(record)
    assert (uitkomst.loonwaarde.percentage, uitkomst.verschil) == (59, 9)
    assert uitkomst.prestaties == ("25,65", "21,60", "11,90")
    assert f"{uitkomst.subsidie.totaal:.2f}" == "892.24"
    open_punten = open_bevindingen(record, controle_of(record))
    assert [punt.ernst for punt in open_punten] == [Ernst.BLOKKEERT, Ernst.BLOKKEERT]


def test_there_is_a_capped_one_a_forfait_a_correction_and_a_contract_that_ends(archief, session):
    boek = build_export(archief, ExportKeuze())
    metingen = boek.bladen[0]
    plafond = [kolom.kop for kolom in metingen.kolommen].index("Plafond 70 % toegepast")
    assert Counter(rij[plafond] for rij in metingen.rijen)["ja"] >= 2
    assert session.query(Plaatsing).filter_by(route="lid5").count() == 1
    assert session.query(Meting).filter_by(status="vervangen").count() == 1
    assert (
        session.query(Plaatsing).filter(Plaatsing.einde.between(DAG, DAG + timedelta(days=60))).count() >= 1
    )


def test_contacts_run_over_months_and_were_recorded_as_a_user_does(archief, session):
    contacten = list_contacten(archief, limit=1000)
    dagen = [contact.datum for contact in contacten]
    assert len(contacten) > 120 and max(dagen) - min(dagen) > timedelta(days=150)
    assert {contact.status for contact in contacten} == {"vastgelegd"}
    assert session.query(Logregel).filter_by(actie="vastgelegd").count() == len(contacten)
    assert session.query(Coachtraject).count() == len(list_trajecten(archief))
    assert session.query(Afspraak).filter(Afspraak.gedaan_op.is_(None)).count() > 0
    assert session.query(Afspraak).filter(Afspraak.gedaan_op.is_not(None)).count() > 0


def test_employers_rated_signed_and_changed_the_work(session):
    beelden = session.query(Vaardigheden).all()
    assert Counter(beeld.maand for beeld in beelden) == {0: 2, 3: 2, 6: 2}
    assert all(beeld.dag <= DAG and beeld.beoordelaar for beeld in beelden)
    assert session.query(Stuk).one().soort == "intentieverklaring"
    kandidaat = session.query(Kandidaat).join(Plaatsing).join(Werkwijziging).one()
    klok = [punt.chip for punt in read_signalen(session, DAG, kandidaat.id) if punt.soort == "werkstructuur"]
    assert (kandidaat.achternaam, klok) == ("Kaya", ["2 werkdagen"])


def test_nobody_uses_more_hours_than_granted(archief):
    assert all(traject.budget.over > 0 for traject in list_trajecten(archief, ook_afgelopen=True))


def test_the_log_runs_in_the_order_of_time_and_stops_on_the_day(session):
    regels = session.query(Logregel.moment, Logregel.herkomst).order_by(Logregel.id).all()
    momenten = [moment for moment, herkomst in regels if herkomst == "voorbeeld"]
    assert momenten == sorted(momenten)
    assert momenten[-1].date() <= DAG


def test_the_profile_is_complete(archief):
    assert read_profiel(archief).ontbrekend == ()


def test_what_is_there_already_is_left_alone(archief, tmp_path):
    folder = archief.archive.folder
    voor = sorted((pad.name, pad.stat().st_mtime_ns) for pad in folder.iterdir())
    assert ensure_voorbeeld(folder, DAG) is False
    assert sorted((pad.name, pad.stat().st_mtime_ns) for pad in folder.iterdir()) == voor
    (tmp_path / "iets.txt").write_text("van iemand")
    assert ensure_voorbeeld(tmp_path, DAG) is False


def test_a_folder_with_something_in_it_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(voorbeeld, "_build", lambda folder, *_rest: folder.mkdir())
    (tmp_path / "voorbeeld").mkdir()
    (tmp_path / "voorbeeld" / "iets.txt").write_text("van iemand")
    with pytest.raises(UserError, match="niets overschreven"):
        create_voorbeeld(tmp_path / "voorbeeld", DAG)
    assert [pad.name for pad in tmp_path.iterdir()] == ["voorbeeld"]


def test_a_place_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    def fail(made, place):
        raise OSError

    monkeypatch.setattr(voorbeeld, "_build", lambda folder, *_rest: folder.mkdir())
    monkeypatch.setattr(voorbeeld, "move_into_place", fail)
    with pytest.raises(UserError, match="andere map"):
        create_voorbeeld(tmp_path / "voorbeeld", DAG)
    assert list(tmp_path.iterdir()) == []


def test_it_tells_how_far_it_is_and_stops_when_asked(tmp_path):
    told = []

    class Listener:
        stopped = property(lambda _self: len(told) == 5)

        def __call__(self, done, total):
            told.append((done, total))

    with pytest.raises(UserError, match="Er is niets gemaakt"):
        ensure_voorbeeld(tmp_path / "voorbeeld", DAG, progress=Listener())
    assert [done for done, _total in told] == [0, 0, 1, 2, 3]
    assert len({total for _done, total in told[1:]}) == 1 and told[1][1] > 100
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_half(tmp_path, monkeypatch):
    def interrupt(verloop):
        raise KeyboardInterrupt

    monkeypatch.setattr(voorbeeld.Verloop, "plan", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ensure_voorbeeld(tmp_path / "nieuw" / "voorbeeld", DAG)
    assert list(tmp_path.rglob("*")) in ([], [tmp_path / "nieuw"])


def test_the_day_is_never_later_than_the_amounts_go():
    laatste = load_bedragen().laatste_dag()
    assert voorbeeld_dag(laatste + timedelta(days=400)) == laatste
    assert voorbeeld_dag(DAG) == DAG
    assert voorbeeld_klok().date() <= laatste


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 11, 22), date(2026, 11, 20)),
        (date(2026, 12, 26), date(2026, 12, 24)),
        (date(2027, 1, 1), date(2026, 12, 31)),
    ],
)
def test_events_fall_on_working_days(dag, verwacht):
    assert werkdag(dag) == verwacht


def test_every_loonwaarde_up_to_75_can_be_reached_exactly():
    afwijkingen = draw_afwijkingen(3, Random("vast"))
    assert all(solve_scores(loonwaarde, (50, 30, 20), afwijkingen) for loonwaarde in range(20, 76))


def test_a_loonwaarde_out_of_reach_is_said():
    with pytest.raises(ValueError, match="geen scores"):
        solve_scores(99, (100,), [(-6, -5, -5)])
