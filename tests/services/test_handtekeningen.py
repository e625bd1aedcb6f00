"""Signatures under a zienswijze: kept exactly, frozen with the meting, honest about what changed since."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from app.models import Handtekening, Rapport
from app.services.change import Ref
from app.services.dossiers.dossier import read_dossier
from app.services.errors import UserError
from app.services.meten.metingen import compute_uitkomst, create_new_version, read_meting
from app.services.meten.vaststellen import finalise_meting, verify_rapport
from app.services.objecten import save_veld
from app.services.papier.handtekeningen import (
    PAD_HEIGHT,
    PAD_WIDTH,
    describe_change,
    remove_handtekening,
    store_handtekening,
)
from app.services.papier.rapporten import read_rapport
from app.services.papier.tafel_records import dump_lijnen, load_lijnen
from tests.documents.reading import text_of
from tests.factories import NU, make_definitieve_meting, make_meting, pass_let_op

LIJNEN = (((10, 20), (30, 40), (6000, 2000)), ((7, 7),))
PUNT = st.tuples(st.integers(0, PAD_WIDTH), st.integers(0, PAD_HEIGHT))


def zienswijze(archief, nummer, partij="werknemer"):
    return next(deel for deel in read_meting(archief, nummer).zienswijzen if deel.partij == partij)


def anders(archief, nummer):
    record = read_meting(archief, nummer)
    return describe_change(zienswijze(archief, nummer), compute_uitkomst(record).loonwaarde.percentage)


@given(st.lists(st.lists(PUNT, min_size=1).map(tuple)).map(tuple))
def test_strokes_come_back_exactly(lijnen):
    assert load_lijnen(dump_lijnen(lijnen)) == lijnen


def test_what_was_drawn_is_kept_with_who_and_when(archief):
    nummer = make_meting(archief)
    change = store_handtekening(archief, zienswijze(archief, nummer).id, LIJNEN)
    assert change.touches("meting", nummer)
    gezet = zienswijze(archief, nummer).handtekening
    assert (gezet.lijnen, gezet.wijze, gezet.naam, gezet.gezet) == (LIJNEN, "getekend", "Jelle Terpstra", NU)
    assert gezet.loonwaarde == 59 and anders(archief, nummer) == ""


def test_a_typed_name_counts_and_a_second_signature_takes_the_place_of_the_first(archief):
    nummer = make_meting(archief)
    store_handtekening(archief, zienswijze(archief, nummer).id, LIJNEN)
    store_handtekening(archief, zienswijze(archief, nummer).id)
    gezet = zienswijze(archief, nummer).handtekening
    assert (gezet.wijze, gezet.lijnen) == ("getypt", ())
    with archief.read() as session:
        assert session.query(Handtekening).count() == 1
    remove_handtekening(archief, zienswijze(archief, nummer).id)
    assert zienswijze(archief, nummer).handtekening is None


def test_other_words_or_another_percentage_are_said(archief):
    nummer = make_meting(archief)
    deel = zienswijze(archief, nummer)
    store_handtekening(archief, deel.id, LIJNEN)
    taak = read_meting(archief, nummer).hoofdtaken[0].id
    save_veld(archief, Ref("hoofdtaak", taak), "tempo", "70")
    assert anders(archief, nummer) == "Er is getekend bij een loonwaarde van 59 %. Nu is die 64 %."
    save_veld(archief, Ref("zienswijze", deel.id), "tekst", "Ik wil er iets bij zeggen.")
    assert "na het tekenen veranderd" in anders(archief, nummer)
    assert "na het tekenen veranderd" in text_of(read_rapport(archief, nummer))


def test_undo_leaves_a_signature_alone_and_says_what_changed(archief):
    from app.services.meten.ongedaan import read_geschiedenis, undo

    nummer = make_meting(archief)
    deel = zienswijze(archief, nummer)
    save_veld(archief, Ref("zienswijze", deel.id), "naam", "J. Terpstra")
    store_handtekening(archief, deel.id, LIJNEN)
    undo(archief, nummer)
    assert zienswijze(archief, nummer).naam == "Jelle Terpstra"
    assert zienswijze(archief, nummer).handtekening.naam == "J. Terpstra"
    assert "na het tekenen veranderd" in anders(archief, nummer)
    assert read_geschiedenis(archief, nummer).opnieuw


@pytest.mark.parametrize(
    ("veld", "tekst", "lijnen", "melding"),
    [
        ("naam", "", LIJNEN, "Vul eerst de naam in"),
        ("keuze", "", LIJNEN, "Kies eerst"),
        ("naam", "Jelle", (((0, -1),),), "buiten het vak"),
        ("naam", "Jelle", (((PAD_WIDTH + 1, 0),),), "buiten het vak"),
        ("naam", "Jelle", (((0.5, 1),),), "buiten het vak"),
        ("naam", "Jelle", ((),), "nog niets"),
        ("naam", "Jelle", (tuple((i % 9, 1) for i in range(20_001)),), "te groot"),
    ],
)
def test_what_cannot_be_a_signature_is_refused(archief, veld, tekst, lijnen, melding):
    nummer = make_meting(archief)
    deel = zienswijze(archief, nummer)
    save_veld(archief, Ref("zienswijze", deel.id), veld, tekst)
    with pytest.raises(UserError, match=melding):
        store_handtekening(archief, deel.id, lijnen)
    assert zienswijze(archief, nummer).handtekening is None


def test_it_is_frozen_with_the_meting_and_asked_again_in_a_new_version(archief):
    nummer = make_meting(archief)
    store_handtekening(archief, zienswijze(archief, nummer).id, LIJNEN)
    pass_let_op(archief, nummer)
    finalise_meting(archief, nummer)
    with archief.read() as session:
        rapport = session.query(Rapport).one()
        (bewaard,) = json.loads(rapport.invoer)["handtekeningen"]
        assert bewaard["lijnen"] == dump_lijnen(LIJNEN) and verify_rapport(session, rapport)
    for weigering in (store_handtekening, remove_handtekening):
        with pytest.raises(UserError, match="definitief"):
            weigering(archief, zienswijze(archief, nummer).id)
    with pytest.raises(DBAPIError, match="die vastligt"), archief.write() as werk:
        werk.session.query(Handtekening).delete()
    nieuw, _ = create_new_version(archief, nummer, "Typefout")
    assert zienswijze(archief, nieuw).naam == "Jelle Terpstra"
    assert zienswijze(archief, nieuw).handtekening is None


def test_a_replaced_report_names_its_successor_in_the_dossier_and_the_new_one_its_predecessor(archief):
    oud = make_definitieve_meting(archief)
    nieuw, _ = create_new_version(archief, oud, "Typefout")
    pass_let_op(archief, nieuw)
    finalise_meting(archief, nieuw)
    record = read_meting(archief, nieuw)
    titels = [document.titel for document in read_dossier(archief, record.kandidaat_id).documenten]
    assert "Rapport loonwaardemeting, versie 1 (vervangen door versie 2)" in titels
    papier = text_of(read_rapport(archief, nieuw))
    assert f"vervangt versie 1 met controlegetal {read_meting(archief, oud).rapport_hash[:16]}" in papier
