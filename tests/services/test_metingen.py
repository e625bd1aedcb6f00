"""Building up a meting: begin, tasks, observations, copies and versions."""

from datetime import date
from decimal import Decimal

import pytest

from app.models import Meting
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import (
    add_hoofdtaak,
    add_waarneming,
    controle_of,
    create_meting,
    create_meting_from_previous,
    create_new_version,
    list_metingen,
    move_hoofdtaak,
    pass_afweging,
    read_meting,
    remove_hoofdtaak,
)
from app.services.objecten import save_veld
from tests.factories import (
    make_contactpersoon,
    make_definitieve_meting,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    make_waarneming,
    make_werkgever,
)


def taken_of(archief, meting_id):
    return [(taak.volgnr, taak.omschrijving) for taak in read_meting(archief, meting_id).hoofdtaken]


def test_a_new_meting_takes_over_what_the_plaatsing_tells(archief):
    werkgever = make_werkgever(archief)
    make_contactpersoon(archief, werkgever)
    plaatsing = make_plaatsing(archief, werkgever_id=werkgever, uren="28.50")
    nummer, change = create_meting(archief, plaatsing)
    record = read_meting(archief, nummer)
    assert (record.contracturen, record.voltijduren, record.werkdagen_per_week) == (Decimal("28.5"), 38, 5)
    assert (record.uitgevoerde_functie, record.doel, record.hoofdtaken) == ("Medewerker bakkerij", "lks", ())
    assert [z.partij for z in record.zienswijzen] == ["werkgever", "werknemer"]
    assert change.touches("meting", nummer) and change.touches("plaatsing", plaatsing)
    with archief.read() as session:
        assert session.get_one(Meting, nummer).contactpersoon_email == "ina@voorbeeld.nl"


def test_a_meting_for_the_wajong_is_for_loondispensatie(archief):
    plaatsing = make_plaatsing(archief, make_kandidaat(archief, doelgroep="wajong"))
    nummer, _ = create_meting(archief, plaatsing)
    assert read_meting(archief, nummer).doel == "loondispensatie"


def test_more_than_five_tasks_wait_to_be_joined(archief):
    nummer = make_meting(archief)
    for _ in range(17):
        add_hoofdtaak(archief, nummer)
    with pytest.raises(UserError, match="Er zijn al 20 taken"):
        add_hoofdtaak(archief, nummer)
    assert [volgnr for volgnr, _ in taken_of(archief, nummer)] == list(range(1, 21))
    codes = {bevinding.code.partition(":")[0] for bevinding in controle_of(read_meting(archief, nummer))}
    assert "hoofdtaken-aantal" in codes


def test_removing_and_moving_keep_the_numbers_whole(archief):
    nummer = make_meting(archief)
    eerste, tweede, derde = (taak.id for taak in read_meting(archief, nummer).hoofdtaken)
    make_waarneming(archief, tweede)
    remove_hoofdtaak(archief, tweede)
    assert taken_of(archief, nummer) == [(1, "Deeg afwegen en vormen"), (2, "Werkplek schoonmaken")]
    change = move_hoofdtaak(archief, derde, -1)
    assert taken_of(archief, nummer) == [(1, "Werkplek schoonmaken"), (2, "Deeg afwegen en vormen")]
    assert change.touches("hoofdtaak", eerste)
    move_hoofdtaak(archief, derde, -1)
    assert taken_of(archief, nummer)[0] == (1, "Werkplek schoonmaken")


def test_an_observation_is_dated_on_the_visit(archief):
    nummer = make_meting(archief)
    taak = read_meting(archief, nummer).hoofdtaken[0].id
    waarneming, change = add_waarneming(archief, taak, "tempo", "werkgever")
    (gelezen,) = read_meting(archief, nummer).hoofdtaken[0].waarnemingen
    assert (gelezen.id, gelezen.factor, gelezen.herkomst) == (waarneming, "tempo", "werkgever")
    assert gelezen.dag == date(2026, 11, 10)
    assert change.touches("meting", nummer)
    with pytest.raises(UserError):
        add_waarneming(archief, taak, "inzet", "werkgever")


def test_the_next_meting_copies_tasks_but_never_scores(archief):
    oud = make_definitieve_meting(archief)
    nummer, _ = create_meting_from_previous(archief, oud)
    record = read_meting(archief, nummer)
    assert [taak.minuten_per_week for taak in record.hoofdtaken] == [960, 576, 384]
    assert {(t.tempo, t.kwaliteit, t.netto_werktijd) for t in record.hoofdtaken} == {(None, None, None)}
    assert set(record.hoofdtaken[0].toelichtingen.values()) == {""}
    assert (record.normfunctie, record.datum_bezoek, record.versie) == ("Bakkersassistent", None, 1)
    assert [z.keuze for z in record.zienswijzen] == ["", ""]
    assert record.vorige is not None and record.vorige.loonwaarde == 59


def test_a_new_version_copies_everything_and_asks_a_reason(archief):
    oud = make_definitieve_meting(archief)
    with pytest.raises(UserError, match="waarom"):
        create_new_version(archief, oud, "  ")
    nummer, _ = create_new_version(archief, oud, "Verkeerde uren")
    record, vorig = read_meting(archief, nummer), read_meting(archief, oud)
    assert (record.versie, record.status, record.reden_versie) == (2, "concept", "Verkeerde uren")
    assert [taak.tempo for taak in record.hoofdtaken] == [taak.tempo for taak in vorig.hoofdtaken]
    assert [z.keuze for z in record.zienswijzen] == ["akkoord", "geen_gebruik"]
    assert record.vorige is None and record.bewaard is None
    with pytest.raises(UserError, match="al een nieuwe versie"):
        create_new_version(archief, oud, "Nog eens")
    with pytest.raises(UserError, match="nog een concept"):
        create_new_version(archief, nummer, "Nog eens")


def test_nothing_is_added_to_a_definitive_meting(archief):
    nummer = make_definitieve_meting(archief)
    taak = read_meting(archief, nummer).hoofdtaken[0].id
    for poging in (
        lambda: add_hoofdtaak(archief, nummer),
        lambda: remove_hoofdtaak(archief, taak),
        lambda: move_hoofdtaak(archief, taak, 1),
        lambda: add_waarneming(archief, taak, "tempo", "geschat"),
        lambda: pass_afweging(archief, nummer, "spreiding:hoofdtaak.1.tempo", "Gezien."),
        lambda: save_veld(archief, Ref("hoofdtaak", taak), "tempo", "80"),
    ):
        with pytest.raises(UserError, match="definitief"):
            poging()


def test_the_list_shows_the_newest_visit_first_and_can_be_narrowed(archief):
    plaatsing = make_plaatsing(archief)
    oud = make_definitieve_meting(archief, plaatsing)
    nieuw, _ = create_meting(archief, plaatsing)
    assert [rij.id for rij in list_metingen(archief)] == [nieuw, oud]
    (rij,) = list_metingen(archief, "definitief")
    assert (rij.loonwaarde, rij.kandidaat, rij.werkgever) == (59, "Terpstra, J.", "Bakkerij De Korenaar")
