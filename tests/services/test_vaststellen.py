"""Definitief: frozen whole or not at all, read from the receipt, replaced only by a new version."""

import json
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from app.models import Logregel, Meting, Rapport, Subsidie
from app.models.logboek import verify_log
from app.services.change import Ref
from app.services.errors import UserError
from app.services.looptijd.bewijzen import read_ontvangstbewijs
from app.services.meten.metingen import compute_uitkomst, controle_of, create_new_version, read_meting
from app.services.meten.vaststellen import finalise_meting, verify_rapport
from app.services.objecten import save_veld
from app.services.papier.rapporten import read_rapport
from tests.factories import make_definitieve_meting, make_meting, make_plaatsing, pass_let_op


def rapport_of(session, meting_id):
    return session.scalars(select(Rapport).filter_by(meting_id=meting_id)).one()


def test_open_points_are_named_and_nothing_is_stored(archief):
    nummer = make_meting(archief, normfunctie="", geinterviewde="")
    with pytest.raises(UserError) as weigering:
        finalise_meting(archief, nummer)
    assert "Er zijn nog 3 punten open" in weigering.value.tekst
    assert "De normfunctie is nog leeg" in weigering.value.tekst
    assert weigering.value.veld in ("meting.normfunctie", "meting.geinterviewde")
    with archief.read() as session:
        assert session.get_one(Meting, nummer).status == "concept"
        assert session.query(Rapport).count() == session.query(Subsidie).count() == 0


def test_input_outcome_and_paper_are_frozen_under_one_number(archief):
    nummer = make_meting(archief)
    levend = compute_uitkomst(read_meting(archief, nummer))
    pass_let_op(archief, nummer)
    change = finalise_meting(archief, nummer)
    assert change.touches("meting", nummer) and change.touches("kandidaat")
    with archief.read() as session:
        meting, rapport = session.get_one(Meting, nummer), rapport_of(session, nummer)
        assert (meting.status, meting.loonwaarde) == ("definitief", 59)
        assert verify_rapport(session, rapport) and len(rapport.controlegetal) == 64
        invoer = json.loads(rapport.invoer)
        assert invoer["hoofdtaken"][0]["tempo"] == "60.00" and invoer["kandidaat"]["achternaam"] == "Terpstra"
        assert "bsn" not in rapport.invoer and "notitie" not in invoer["kandidaat"]
        assert rapport.pdf.startswith(b"%PDF-")
        assert verify_log(session) == []
        assert (
            session.scalars(select(Logregel).filter_by(schakel=rapport.logkop)).one().actie
            == "definitief gemaakt"
        )
    record = read_meting(archief, nummer)
    bewaard = compute_uitkomst(record)
    assert bewaard.stappen == levend.stappen and bewaard.prestaties == levend.prestaties
    assert bewaard.subsidie.totaal == levend.subsidie.totaal and bewaard.onbevestigd == levend.onbevestigd
    assert bewaard.loonwaarde.som_tekst == "59.28" and record.rapport_hash == rapport.controlegetal
    assert controle_of(record) == ()


def test_the_receipt_of_the_subsidy(archief):
    nummer = make_definitieve_meting(archief)
    with archief.read() as session:
        rij = session.query(Subsidie).one()
        bewijs = read_ontvangstbewijs(rij)
        assert (rij.van, rij.tot, rij.peildatum) == (date(2026, 9, 1), date(2026, 12, 31), date(2026, 9, 1))
        assert (rij.loonwaarde, rij.leeftijd, rij.route, rij.meting_id) == (59, 21, "lid4", nummer)
        assert rij.subsidie + rij.werkgeverslasten == rij.totaal == bewijs.totaal
        assert bewijs.stappen[-1].uitkomst == "€ 1.149,80"


def test_later_changes_do_not_reach_a_definitive_meting(archief):
    plaatsing = make_plaatsing(archief)
    nummer = make_definitieve_meting(archief, plaatsing)
    eerst, papier = compute_uitkomst(read_meting(archief, nummer)), read_rapport(archief, nummer)
    save_veld(archief, Ref("plaatsing", plaatsing), "ingangsdatum", "01-10-2025")
    save_veld(archief, Ref("kandidaat", 1), "geboortedatum", "01-06-2009")
    assert compute_uitkomst(read_meting(archief, nummer)) == eerst
    assert read_rapport(archief, nummer) == papier


def test_a_definitive_meting_is_not_finalised_twice(archief):
    nummer = make_definitieve_meting(archief)
    with pytest.raises(UserError, match="al definitief"):
        finalise_meting(archief, nummer)


def test_a_new_version_replaces_the_old_only_when_it_is_definitive(archief):
    oud = make_definitieve_meting(archief)
    nieuw, _ = create_new_version(archief, oud, "Verkeerd tempo")
    taak = read_meting(archief, nieuw).hoofdtaken[0].id
    save_veld(archief, Ref("hoofdtaak", taak), "tempo", "70")
    assert read_meting(archief, oud).status == "definitief"
    pass_let_op(archief, nieuw)
    papier = read_rapport(archief, oud)
    change = finalise_meting(archief, nieuw)
    assert change.touches("meting", oud)
    assert (read_meting(archief, oud).status, read_meting(archief, nieuw).status) == (
        "vervangen",
        "definitief",
    )
    assert compute_uitkomst(read_meting(archief, oud)).loonwaarde.percentage == 59
    assert compute_uitkomst(read_meting(archief, nieuw)).loonwaarde.percentage == 64
    with pikepdf.open(BytesIO(read_rapport(archief, oud))) as gegeven:
        (erin,) = gegeven.attachments.values()
        assert erin.get_file().read_bytes() == papier
    with pytest.raises(UserError, match="al vervangen"):
        create_new_version(archief, oud, "Toch nog")
    derde, _ = create_new_version(archief, nieuw, "Typefout")
    assert read_meting(archief, derde).versie == 3


def test_a_failing_printer_leaves_a_concept(archief, monkeypatch):
    nummer = make_meting(archief)
    pass_let_op(archief, nummer)

    def fail(rapport):
        raise RuntimeError("geen papier")

    monkeypatch.setattr("app.services.meten.vaststellen.write_loonwaarderapport", fail)
    with pytest.raises(RuntimeError):
        finalise_meting(archief, nummer)
    with archief.read() as session:
        assert session.get_one(Meting, nummer).status == "concept"
        assert session.query(Logregel).filter_by(actie="definitief gemaakt").count() == 0


def test_the_archive_itself_refuses_to_change_what_is_frozen(archief):
    nummer = make_definitieve_meting(archief)
    with pytest.raises(DBAPIError, match="ligt vast"), archief.write() as werk:
        rapport_of(werk.session, nummer).uitkomst = "{}"


def test_a_forged_receipt_is_found(archief):
    nummer = make_definitieve_meting(archief)
    with archief.read() as session:
        rapport = rapport_of(session, nummer)
        rapport.uitkomst = rapport.uitkomst.replace('"59"', '"30"')
        assert not verify_rapport(session, rapport)
        session.expunge_all()


def test_loondispensatie_gives_a_report_and_no_receipt(archief):
    nummer = make_definitieve_meting(archief, doel="loondispensatie")
    uitkomst = compute_uitkomst(read_meting(archief, nummer))
    assert uitkomst.loonwaarde.percentage == 59 and uitkomst.subsidie is None
    with archief.read() as session:
        assert session.query(Subsidie).count() == 0


def test_after_a_forfait_the_amount_counts_from_the_report(archief):
    make_definitieve_meting(archief, make_plaatsing(archief, route="lid5", einde=date(2026, 12, 15)))
    with archief.read() as session:
        forfait, gemeten = session.query(Subsidie).order_by(Subsidie.van)
        assert (forfait.van, forfait.tot, forfait.loonwaarde) == (date(2026, 9, 1), date(2026, 11, 19), None)
        assert (gemeten.van, gemeten.tot, gemeten.loonwaarde) == (date(2026, 11, 20), date(2026, 12, 15), 59)
