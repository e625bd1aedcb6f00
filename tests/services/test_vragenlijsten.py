"""Questionnaires: made per meting without personal data, answers kept as observations with their source."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.errors import UserError
from app.services.meten.metingen import (
    add_hoofdtaak,
    create_meting,
    move_hoofdtaak,
    read_meting,
)
from app.services.papier.papieren import STUKKEN, save_stuk, stuk_naam
from app.services.papier.tafel_records import Antwoorden, TaakAntwoord
from app.services.papier.vragenlijsten import place_answers, read_ingevuld, read_vragenlijst, store_antwoorden
from tests.documents.reading import text_of
from tests.documents.test_vragenlijst import fill
from tests.factories import make_definitieve_meting, make_meting, make_plaatsing, make_waarneming

VOLLEDIG = TaakAntwoord(1, van_tien="7", goed_van_tien="9,5", minuten="54", toelichting="Bij drukte minder.")


def seen(archief, nummer):
    return [
        (taak.volgnr, deel.herkomst, deel.factor, deel.percentage)
        for taak in read_meting(archief, nummer).hoofdtaken
        for deel in taak.waarnemingen
    ]


@pytest.mark.parametrize("partij", ["werknemer", "werkgever"])
def test_the_list_names_the_tasks_and_nobody(archief, partij):
    nummer = make_meting(archief)
    text = text_of(read_vragenlijst(archief, nummer, partij))
    assert "Taak 3: Werkplek schoonmaken" in text and "Taak 4" not in text
    assert "Schrijf niets over ziekte" in text
    assert not any(naam in text for naam in ("Jelle", "Terpstra", "Korenaar", "T-0001"))


def test_without_tasks_there_is_room_for_five(archief):
    nummer, _ = create_meting(archief, make_plaatsing(archief))
    text = text_of(read_vragenlijst(archief, nummer, "werknemer"))
    assert "Taak 5" in text and text.count("Welke taak is dit?") == 5


def test_answers_become_observations_with_their_source(archief):
    nummer = make_meting(archief)
    change = store_antwoorden(archief, nummer, Antwoorden("werkgever", (VOLLEDIG,)))
    assert change.touches("meting", nummer)
    assert seen(archief, nummer) == [
        (1, "werkgever", "tempo", Decimal(70)),
        (1, "werkgever", "kwaliteit", Decimal(95)),
        (1, "werkgever", "netto_werktijd", Decimal(90)),
    ]
    notitie = read_meting(archief, nummer).hoofdtaken[0].waarnemingen[0].notitie
    assert notitie.startswith("Vragenlijst: als een collega er 10 doet") and "Bij drukte minder." in notitie


def test_a_second_time_replaces_only_the_answers_of_that_party(archief):
    nummer = make_meting(archief)
    make_waarneming(archief, read_meting(archief, nummer).hoofdtaken[0].id, herkomst="werkgever")
    store_antwoorden(archief, nummer, Antwoorden("werkgever", (VOLLEDIG,)))
    store_antwoorden(archief, nummer, Antwoorden("werknemer", (TaakAntwoord(1, van_tien="8"),)))
    store_antwoorden(archief, nummer, Antwoorden("werkgever", (TaakAntwoord(2, minuten="60"),)))
    assert [(volgnr, herkomst, factor) for volgnr, herkomst, factor, _ in seen(archief, nummer)] == [
        (1, "werkgever", "tempo"),
        (1, "werknemer", "tempo"),
        (2, "werkgever", "netto_werktijd"),
    ]


def test_a_task_that_is_not_there_yet_is_added_with_its_name(archief):
    nummer, _ = create_meting(archief, make_plaatsing(archief))
    antwoord = TaakAntwoord(2, taak="Vegen", uren="4:30", van_tien="6")
    store_antwoorden(archief, nummer, Antwoorden("werknemer", (antwoord,)))
    (taak,) = read_meting(archief, nummer).hoofdtaken
    assert (taak.volgnr, taak.omschrijving, taak.minuten_per_week) == (1, "Vegen", 270)
    with pytest.raises(UserError, match="naam van de taak"):
        store_antwoorden(archief, nummer, Antwoorden("werknemer", (TaakAntwoord(3, van_tien="6"),)))


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("van_tien", "veel"),
        ("van_tien", "21"),
        ("goed_van_tien", "11"),
        ("minuten", "61"),
        ("minuten", "1,5"),
    ],
)
def test_an_answer_that_cannot_be_read_is_named_and_nothing_is_stored(archief, naam, tekst):
    nummer = make_meting(archief)
    antwoorden = Antwoorden("werknemer", (VOLLEDIG, TaakAntwoord(2, **{naam: tekst})))
    with pytest.raises(UserError, match="Taak 2") as weigering:
        store_antwoorden(archief, nummer, antwoorden)
    assert weigering.value.veld == f"2.{naam}"
    assert seen(archief, nummer) == []


def test_answers_are_undone_and_done_again_in_one_act(archief):
    from app.services.meten.ongedaan import redo, undo

    nummer = make_meting(archief)
    store_antwoorden(archief, nummer, Antwoorden("werkgever", (VOLLEDIG,)))
    eerst = seen(archief, nummer)
    store_antwoorden(archief, nummer, Antwoorden("werkgever", (TaakAntwoord(2, minuten="60"),)))
    tweede = seen(archief, nummer)
    undo(archief, nummer)
    assert sorted(seen(archief, nummer)) == sorted(eerst)
    redo(archief, nummer)
    assert seen(archief, nummer) == tweede
    undo(archief, nummer)
    undo(archief, nummer)
    assert seen(archief, nummer) == []


def test_a_closed_meting_takes_no_answers(archief):
    nummer = make_definitieve_meting(archief)
    with pytest.raises(UserError, match="definitief"):
        store_antwoorden(archief, nummer, Antwoorden("werknemer", (VOLLEDIG,)))


def test_a_list_filled_in_elsewhere_is_read_back(archief, tmp_path):
    nummer = make_meting(archief)
    ingevuld = fill(
        read_vragenlijst(archief, nummer, "werknemer"), t1_van_tien="7", t3_minuten=" 45 ", goed="De sfeer."
    )
    pad = tmp_path / "terug.pdf"
    pad.write_bytes(ingevuld)
    antwoorden = read_ingevuld(pad)
    assert antwoorden.partij == "werknemer"
    assert antwoorden.taken == (TaakAntwoord(1, van_tien="7"), TaakAntwoord(3, minuten="45"))
    assert antwoorden.open == (("Wat gaat goed in dit werk?", "De sfeer."),)
    store_antwoorden(archief, nummer, antwoorden)
    assert len(seen(archief, nummer)) == 2


def test_answers_about_more_than_five_tasks_are_all_read(archief, tmp_path):
    nummer = make_meting(archief)
    for _ in range(4):
        add_hoofdtaak(archief, nummer)
    pad = tmp_path / "zeven.pdf"
    pad.write_bytes(fill(read_vragenlijst(archief, nummer, "werkgever"), t7_van_tien="6"))
    store_antwoorden(archief, nummer, read_ingevuld(pad))
    assert seen(archief, nummer) == [(7, "werkgever", "tempo", Decimal(60))]


def test_answers_find_their_task_by_the_name_that_was_printed(archief, tmp_path):
    nummer = make_meting(archief)
    pad = tmp_path / "eerder.pdf"
    pad.write_bytes(fill(read_vragenlijst(archief, nummer, "werknemer"), t1_van_tien="6", t2_minuten="50"))
    een, twee = read_ingevuld(pad).taken
    assert (een.gedrukt, twee.gedrukt) == ("Deeg afwegen en vormen", "Broden inpakken")
    move_hoofdtaak(archief, read_meting(archief, nummer).hoofdtaken[1].id, -1)
    geplaatst, anders = place_answers((een, twee), read_meting(archief, nummer).hoofdtaken)
    assert [(deel.nummer, deel.van_tien) for deel in geplaatst] == [(2, "6"), (1, "")] and anders == ""
    _, anders = place_answers((een, twee), read_meting(archief, nummer).hoofdtaken[1:])
    assert "“Broden inpakken”" in anders and "Kijk of dat klopt." in anders


def test_another_file_is_refused_in_plain_words(archief, tmp_path):
    pad = tmp_path / "iets.pdf"
    for inhoud in (b"", b"tekst"):
        pad.write_bytes(inhoud)
        with pytest.raises(UserError, match="geen ingevulde vragenlijst"):
            read_ingevuld(pad)
    with pytest.raises(UserError, match="niet worden gelezen"):
        read_ingevuld(tmp_path / "weg.pdf")


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_refusal(tekst):
    from app.services.papier.vragenlijsten import _observations

    try:
        gevonden = _observations(TaakAntwoord(1, van_tien=tekst, minuten=tekst), "werknemer")
    except UserError:
        return
    assert all(
        0 <= deel.get("waarde", 0) <= 200 and 0 <= deel.get("onderbroken_minuten", 0) <= 60
        for deel in gevonden
    )


@pytest.mark.parametrize("soort", sorted(STUKKEN))
def test_every_paper_is_saved_under_a_name_without_personal_data(archief, tmp_path, soort):
    nummer = make_meting(archief)
    naam = stuk_naam(archief, nummer, soort)
    assert naam == f"T-0001-meting-{nummer}-{soort}-versie-1.pdf"
    assert save_stuk(archief, nummer, soort, tmp_path / naam).read_bytes().startswith(b"%PDF-")
    with pytest.raises(UserError, match="andere map"):
        save_stuk(archief, nummer, soort, tmp_path / "weg" / naam)
