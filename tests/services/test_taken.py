"""Joining and splitting tasks: time, observations and what was said are never lost."""

from datetime import datetime
from decimal import Decimal

import pytest

from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import create_meting_from_previous, create_new_version, read_meting
from app.services.meten.taken import join_taken, move_deeltaak, name_of, split_deeltaak, split_hoofdtaak
from app.services.meten.tellen import start_ronde
from app.services.meten.typen import with_tekst
from app.services.objecten import save_veld
from app.services.records import HoofdtaakRecord
from tests.factories import make_definitieve_meting, make_meting, make_waarneming


def taken(archief: Archief, nummer: int) -> tuple[HoofdtaakRecord, ...]:
    return read_meting(archief, nummer).hoofdtaken


def tijden(archief: Archief, nummer: int) -> list[tuple[str, int | None]]:
    return [(taak.omschrijving, taak.minuten_per_week) for taak in taken(archief, nummer)]


def test_joined_tasks_add_up_and_stay_named(archief):
    nummer = make_meting(archief)
    een, twee, drie = (taak.id for taak in taken(archief, nummer))
    join_taken(archief, een, [drie])
    (taak, rest) = taken(archief, nummer)
    assert (taak.omschrijving, taak.minuten_per_week) == (
        "Deeg afwegen en vormen en werkplek schoonmaken",
        1344,
    )
    assert [(deel.omschrijving, deel.minuten_per_week) for deel in taak.deeltaken] == [
        ("Deeg afwegen en vormen", 960),
        ("Werkplek schoonmaken", 384),
    ]
    assert (rest.id, rest.volgnr) == (twee, 2)


def test_what_was_measured_and_said_of_a_joined_task_comes_along(archief):
    nummer = make_meting(archief)
    een, twee, _ = (taak.id for taak in taken(archief, nummer))
    save_veld(archief, Ref("hoofdtaak", twee), "norm_per_uur", "40")
    save_veld(archief, Ref("hoofdtaak", twee), "eenheid", "broden")
    make_waarneming(archief, twee)
    for taak_id in (een, twee, twee):
        start_ronde(archief, taak_id, datetime(2026, 11, 22, 9))
    join_taken(archief, een, [twee])
    taak = taken(archief, nummer)[0]
    assert (taak.tempo, taak.norm_per_uur, taak.eenheid) == (Decimal(60), Decimal(40), "broden")
    assert len(taak.waarnemingen) == 1
    assert taak.toelichtingen["tempo"].splitlines() == [
        "Geteld naast een collega.",
        "Broden inpakken: 70 %. Geteld naast een collega.",
    ]


def test_splitting_gives_the_tasks_their_own_time_back(archief):
    nummer = make_meting(archief)
    voor = tijden(archief, nummer)
    een, twee, drie = (taak.id for taak in taken(archief, nummer))
    join_taken(archief, een, [twee, drie])
    split_hoofdtaak(archief, een)
    assert tijden(archief, nummer) == voor
    assert not any(taak.deeltaken for taak in taken(archief, nummer))


def test_one_deeltaak_is_taken_out_right_after_its_hoofdtaak(archief):
    nummer = make_meting(archief)
    een, twee, drie = (taak.id for taak in taken(archief, nummer))
    join_taken(archief, een, [twee, drie])
    save_veld(archief, Ref("hoofdtaak", een), "omschrijving", "Alles in de bakkerij")
    (_, tweede, _) = taken(archief, nummer)[0].deeltaken
    split_deeltaak(archief, tweede.id)
    assert tijden(archief, nummer) == [("Alles in de bakkerij", 1344), ("Broden inpakken", 576)]
    assert [deel.omschrijving for deel in taken(archief, nummer)[0].deeltaken] == [
        "Deeg afwegen en vormen",
        "Werkplek schoonmaken",
    ]


def test_a_deeltaak_goes_to_another_hoofdtaak(archief):
    nummer = make_meting(archief)
    een, twee, drie = (taak.id for taak in taken(archief, nummer))
    join_taken(archief, een, [drie])
    move_deeltaak(archief, taken(archief, nummer)[0].deeltaken[1].id, twee)
    assert tijden(archief, nummer) == [
        ("Deeg afwegen en vormen", 960),
        ("Broden inpakken en werkplek schoonmaken", 960),
    ]
    move_deeltaak(archief, taken(archief, nummer)[1].deeltaken[0].id, twee)
    with pytest.raises(UserError, match="minstens twee"):
        join_taken(archief, een, [een])


def test_the_time_of_a_hoofdtaak_follows_its_deeltaken(archief):
    nummer = make_meting(archief)
    een, twee, _ = (taak.id for taak in taken(archief, nummer))
    join_taken(archief, een, [twee])
    deel = Ref("deeltaak", taken(archief, nummer)[0].deeltaken[1].id)
    getypt = with_tekst(read_meting(archief, nummer), deel, "minuten_per_week", "45 x 4")
    assert getypt.hoofdtaken[0].minuten_per_week == 1140
    save_veld(archief, deel, "minuten_per_week", "45 x 4")
    assert taken(archief, nummer)[0].minuten_per_week == 1140
    save_veld(archief, Ref("hoofdtaak", een), "minuten_per_week", "1:00")
    assert taken(archief, nummer)[0].minuten_per_week == 1140


def test_shares_in_percent_are_joined_too(archief):
    nummer = make_meting(archief)
    een, twee, _ = (taak.id for taak in taken(archief, nummer))
    for taak_id, aandeel in ((een, "60"), (twee, "15,5")):
        save_veld(archief, Ref("hoofdtaak", taak_id), "aandeel", aandeel)
    join_taken(archief, een, [twee])
    assert taken(archief, nummer)[0].aandeel == Decimal("75.5")


def test_a_closed_meting_is_not_divided_anew(archief):
    nummer = make_definitieve_meting(archief)
    een, twee, _ = (taak.id for taak in taken(archief, nummer))
    with pytest.raises(UserError, match="definitief"):
        join_taken(archief, een, [twee])


def test_deeltaken_are_copied_without_scores_and_with_them(archief):
    nummer = make_meting(archief)
    een, twee, _ = (taak.id for taak in taken(archief, nummer))
    join_taken(archief, een, [twee])
    volgende, _ = create_meting_from_previous(archief, nummer)
    (kopie, _) = taken(archief, volgende)
    assert [deel.minuten_per_week for deel in kopie.deeltaken] == [960, 576]
    assert kopie.tempo is None and not any(kopie.toelichtingen.values())
    with archief.write() as werk:
        werk.session.connection().exec_driver_sql(
            f"UPDATE meting SET status = 'definitief' WHERE id = {nummer}"
        )
    versie, _ = create_new_version(archief, nummer, "Typefout in de naam.")
    assert [deel.minuten_per_week for deel in taken(archief, versie)[0].deeltaken] == [960, 576]


def test_names_are_joined_as_people_do():
    assert name_of(["Deeg afwegen", "Broden inpakken", "Vegen"]) == "Deeg afwegen, broden inpakken en vegen"
    assert (name_of([]), name_of(["", "Vegen "]), len(name_of(["x" * 200] * 3))) == ("", "Vegen", 300)
