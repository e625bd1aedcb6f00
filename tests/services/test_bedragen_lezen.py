"""The amounts in force: the shipped ones, those accepted before an update, and the user's over them."""

import json
from datetime import date
from decimal import Decimal

import pytest

from app.loonwaarde import load_bedragen
from app.models import Bedragenstand, WettelijkBedrag
from app.services.archief import create_archief, open_archief
from app.services.bedragen import lezen
from app.services.bedragen.lezen import (
    dump_meegeleverd,
    dump_waarden,
    load_waarden,
    read_bedragen,
    read_stand,
)
from app.services.meten.meting_lezen import read_meting
from app.services.meten.uitkomst import compute_uitkomst
from tests.conftest import WACHTWOORD
from tests.factories import NU, make_definitieve_meting, make_meting

START = date(2026, 7, 1)


def put(archief, parameter="werkgeverslasten", vanaf=START, waarde="30", **anders):
    rij = {"status": "bevestigd", "bron": "Stcrt. 2026, 1", "door": "Sanne Willemsen", "moment": NU, **anders}
    with archief.write() as werk:
        werk.session.add(WettelijkBedrag(parameter=parameter, vanaf=vanaf, waarde=Decimal(waarde), **rij))


def read(archief):
    with archief.read() as session:
        return read_bedragen(session)


def test_an_archive_without_own_amounts_has_the_shipped_ones(archief):
    assert read(archief) is load_bedragen()


def test_the_same_object_until_something_changes(archief):
    put(archief)
    eerst = read(archief)
    assert read(archief) is eerst
    put(archief, "referentiemaandloon", date(2027, 1, 1), "2400.00")
    later = read(archief)
    assert later is not eerst and read(archief) is later
    assert later.get("referentiemaandloon", date(2027, 2, 1)).getal == Decimal("2400.00")
    assert eerst.get("werkgeverslasten", START).getal == 30
    assert load_bedragen().get("werkgeverslasten", START).getal == 25


def test_amounts_survive_being_written_down():
    waarden = load_bedragen().all()
    assert load_bedragen().only_values(load_waarden(dump_waarden(waarden))).all() == waarden


def test_what_was_accepted_stays_in_force_after_an_update(archief):
    gezien = [w for w in load_bedragen().all() if (w.parameter, w.vanaf) != ("werkgeverslasten", START)]
    gezien += [type(gezien[0])("verdwenen", START, waarde=Decimal(1), bron="weg")]
    gezien = [w for w in gezien if w.parameter != "lkv_banenafspraak_uur"]
    with archief.write() as werk:
        werk.session.add(Bedragenstand(inhoud=dump_waarden(gezien), programmaversie="0.0", moment=NU))
    bedragen = read(archief)
    assert bedragen.get("werkgeverslasten", START).getal == Decimal("23.5")
    assert bedragen.get("lkv_banenafspraak_uur", START).getal == Decimal("1.01")
    assert "verdwenen" not in bedragen.waarden
    put(archief)
    assert read(archief).get("werkgeverslasten", START).getal == 30


def test_a_new_archive_keeps_what_was_shipped(tmp_path):
    nieuw, _ = create_archief(tmp_path / "nieuw", WACHTWOORD, klok=lambda: NU)
    with nieuw.read() as session:
        assert json.loads(read_stand(session)) == json.loads(dump_meegeleverd())
    nieuw.close()


def test_an_archive_from_before_keeps_it_at_the_next_opening(archief):
    folder = archief.archive.folder
    archief.close()
    for _ in range(2):
        geopend = open_archief(folder, WACHTWOORD)
        with geopend.read() as session:
            assert read_stand(session) == dump_meegeleverd()
            assert session.query(Bedragenstand).count() == 1
            assert read_bedragen(session) is load_bedragen()
        geopend.close()


def test_a_concept_follows_the_amounts_and_a_receipt_does_not(archief):
    concept, definitief = make_meting(archief), make_definitieve_meting(archief)
    voor = {nummer: compute_uitkomst(read_meting(archief, nummer)) for nummer in (concept, definitief)}
    put(archief)
    na = {nummer: compute_uitkomst(read_meting(archief, nummer)) for nummer in (concept, definitief)}
    assert voor[concept].onbevestigd and not na[concept].onbevestigd
    assert na[concept].subsidie.totaal / voor[concept].subsidie.totaal == pytest.approx(
        Decimal("1.30") / Decimal("1.25"), abs=Decimal("0.0001")
    )
    assert na[definitief].subsidie.totaal == voor[definitief].subsidie.totaal
    assert na[definitief].onbevestigd


def test_the_cache_does_not_grow_with_every_change(archief):
    assert lezen._combine.cache_parameters()["maxsize"] == 8
