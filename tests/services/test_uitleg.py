"""The words for employer and employee: right figures, plain sentences, no amounts for the employee."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.uitleg import write_uitleg
from app.services.change import Ref
from app.services.meten.metingen import create_meting, read_meting
from app.services.objecten import save_veld
from app.services.papier.uitleg import read_concept, read_uitleg, show_concept
from app.services.papier.uitlegwoorden import describe_kwaliteit, describe_netto, describe_tempo
from tests.documents.reading import pages_of, text_of
from tests.factories import (
    make_definitieve_meting,
    make_hoofdtaak,
    make_meting,
    make_plaatsing,
    make_waarneming,
)

LANGSTE_ZIN = 25  # words; plain Dutch at B1
PERCENTAGES = st.decimals(0, 200, places=2)


def words_of(blad):
    return " ".join(
        [blad.kop, *(f"{d.kop} {' '.join(f'{a.label} {a.tekst}' for a in d.alineas)}" for d in blad.delen)]
    )


def test_the_concept_tells_each_task_in_plain_words_and_no_amounts(archief):
    nummer = make_meting(archief)
    taak = read_meting(archief, nummer).hoofdtaken[0].id
    make_waarneming(archief, taak)
    make_waarneming(archief, taak, herkomst="werkgever", waarde=Decimal(65), aantal=None)
    concept = show_concept(archief, nummer)
    (blad,) = concept.bladen
    words = words_of(blad)
    assert "60 %. Een gemiddelde werknemer doet er 100. Jelle doet er in die tijd 60." in words
    assert "Gezien of gezegd: waargenomen 71,43 %; volgens de werkgever 65 %." in words
    assert "De loonwaarde is 59 %." in words and "Geteld naast een collega." in words
    assert "€" not in words and concept.stempel == "CONCEPT"
    assert blad.tekenen == ("Werknemer: Jelle Terpstra", "Werkgever: Bakkerij De Korenaar")


def test_sentences_are_short(archief):
    nummer = make_meting(archief)
    for uitleg in (read_concept(archief, nummer), read_uitleg(archief, nummer)):
        for blad in uitleg.bladen:
            for deel in blad.delen:
                for alinea in deel.alineas:
                    for zin in alinea.tekst.replace("?", ".").replace(":", ".").split(". "):
                        assert len(zin.split()) <= LANGSTE_ZIN, zin


def test_the_explanation_has_a_sheet_per_reader_and_amounts_only_for_the_employer(archief):
    werknemer, werkgever = read_uitleg(archief, make_definitieve_meting(archief)).bladen
    assert "Uw loonwaarde is 59 %." in words_of(werknemer) and "€" not in words_of(werknemer)
    assert "€\u00a01.149,80 per maand" in words_of(werkgever) and "vijf weken" in words_of(werkgever)
    assert "nog niet bevestigd" in words_of(werkgever)


def test_the_explanation_of_a_definitive_meting_stays_what_it_was(archief):
    nummer = make_definitieve_meting(archief)
    eerst = write_uitleg(read_uitleg(archief, nummer))
    save_veld(archief, Ref("kandidaat", 1), "roepnaam", "Anders")
    save_veld(archief, Ref("werkgever", 1), "naam", "Andere naam")
    save_veld(archief, Ref("gebruiker", 1), "telefoon", "020-1111111")
    assert write_uitleg(read_uitleg(archief, nummer)) == eerst
    assert pages_of(eerst) == 2 and read_meting(archief, nummer).rapport_hash[:16] in text_of(eerst)


def test_five_long_tasks_still_fit_on_two_pages(archief):
    nummer = make_meting(archief, normfunctie="Zeer lange normfunctie " * 12)
    for volgnr in (4, 5):
        make_hoofdtaak(archief, nummer, volgnr=volgnr, omschrijving="Een heel lange taak met uitleg " * 9)
    assert pages_of(write_uitleg(read_uitleg(archief, nummer))) == 2


@pytest.mark.parametrize("waarden", [{}, {"doel": "loondispensatie"}, {"regulier": True}])
def test_every_kind_of_meting_can_be_explained(archief, waarden):
    nummer = make_meting(archief, **waarden)
    if waarden:
        text = text_of(write_uitleg(read_uitleg(archief, nummer)))
        assert ("UWV" in text) == ("doel" in waarden)
    leeg, _ = create_meting(archief, make_plaatsing(archief, werkgever_id=None))
    for uitleg in (read_concept(archief, leeg), read_uitleg(archief, leeg)):
        assert "nog niet" in text_of(write_uitleg(uitleg))


@given(PERCENTAGES)
def test_the_sentences_hold_for_every_percentage(waarde):
    for describe in (describe_tempo, describe_kwaliteit, describe_netto):
        zin = describe("Jelle", waarde)
        assert (" %. " in zin and "Jelle" in zin) or waarde >= 100
    assert "60 minuten" not in describe_netto("Jelle", Decimal(50))
