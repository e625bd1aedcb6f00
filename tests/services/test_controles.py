"""What stands in the way of definitief, where to mend it, and what may be passed with a reason."""

from datetime import date
from decimal import Decimal

import pytest

from app.loonwaarde import Ernst
from app.models import Kandidaat, Werkgever
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import (
    controle_of,
    create_meting,
    find_veld,
    open_bevindingen,
    pass_afweging,
    read_meting,
    with_tekst,
)
from app.services.objecten import create, save_veld
from tests.factories import (
    DESKUNDIGE,
    fill_profiel,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    make_waarneming,
    pass_let_op,
)


def places(record):
    return {bevinding.plaats for bevinding in controle_of(record) if bevinding.ernst is Ernst.BLOKKEERT}


def test_a_complete_meting_has_only_points_to_pass(archief):
    nummer = make_meting(archief)
    (bevinding,) = controle_of(read_meting(archief, nummer))
    assert bevinding.code.startswith("onbevestigd:")
    pass_let_op(archief, nummer)
    record = read_meting(archief, nummer)
    assert open_bevindingen(record, controle_of(record)) == ()
    pass_afweging(archief, nummer, bevinding.code, "")
    record = read_meting(archief, nummer)
    assert open_bevindingen(record, controle_of(record)) == (bevinding,)


def test_an_empty_meting_names_every_field_once(archief):
    nummer, _ = create_meting(archief, make_plaatsing(archief))
    gevonden = places(read_meting(archief, nummer))
    assert {"hoofdtaken", "meting.normfunctie", "meting.datum_bezoek", "meting.geinterviewde"} <= gevonden
    assert {"zienswijze.werknemer", "zienswijze.werkgever", "meting.datum_rapport"} <= gevonden


def test_required_fields_of_person_employer_job_and_profile(archief):
    kandidaat = make_kandidaat(archief, achternaam=" ", geboortedatum=None)
    plaatsing = make_plaatsing(archief, kandidaat, werkgever_id=None, route="", ingangsdatum=None)
    fill_profiel(archief, ervaring="")
    gevonden = places(read_meting(archief, make_meting(archief, plaatsing)))
    assert gevonden == {
        "kandidaat.achternaam",
        "kandidaat.geboortedatum",
        "plaatsing.werkgever_id",
        "plaatsing.route",
        "plaatsing.ingangsdatum",
        "profiel.ervaring",
    }


def test_loondispensatie_needs_no_route(archief):
    plaatsing = make_plaatsing(archief, route="", ingangsdatum=None)
    record = read_meting(archief, make_meting(archief, plaatsing, doel="loondispensatie"))
    assert controle_of(record) == ()


def test_fields_of_the_meting_are_named_where_they_stand_on_screen(archief):
    record = read_meting(archief, make_meting(archief, werkdagen_per_week=None))
    gevonden = [b.plaats for b in controle_of(record) if "werkdagen" in b.plaats]
    assert gevonden == ["meting.werkdagen_per_week"]
    assert find_veld(record, gevonden[0]) == (Ref("meting", record.id), "werkdagen_per_week")


def test_typing_a_required_field_clears_its_finding_at_once(archief):
    record = read_meting(archief, make_meting(archief, geinterviewde=""))
    assert places(record) == {"meting.geinterviewde"}
    ref = Ref("meting", record.id)
    assert places(with_tekst(record, ref, "geinterviewde", "Ina")) == set()
    assert places(with_tekst(record, ref, "geinterviewde", "x" * 301)) == {"meting.geinterviewde"}


def test_sources_far_apart_ask_for_a_reason(archief):
    nummer = make_meting(archief)
    taak = read_meting(archief, nummer).hoofdtaken[0].id
    for waarde, herkomst in (("50", "werknemer"), ("75", "werkgever")):
        make_waarneming(archief, taak, waarde=Decimal(waarde), herkomst=herkomst)
    codes = [b.code for b in controle_of(read_meting(archief, nummer))]
    assert "spreiding:hoofdtaak.1.tempo" in codes


@pytest.mark.parametrize("waar", ["kandidaat", "traject"])
def test_who_coaches_is_asked_why(archief, waar):
    plaatsing = make_plaatsing(archief)
    nummer = make_meting(archief, plaatsing)
    with archief.write() as werk:
        kandidaat = werk.session.query(Kandidaat).one()
        if waar == "kandidaat":
            kandidaat.coach = DESKUNDIGE.upper()
        else:
            create(werk, "coachtraject", Ref("kandidaat", kandidaat.id), coach=f" {DESKUNDIGE} ")
    record = read_meting(archief, nummer)
    (punt,) = [b for b in controle_of(record) if b.code.startswith("meter-is-coach")]
    assert punt.plaats == "meting.onafhankelijkheid" and punt in open_bevindingen(record, [punt])
    save_veld(archief, Ref("meting", nummer), "onafhankelijkheid", "Geen ander beschikbaar.")
    assert open_bevindingen(read_meting(archief, nummer), [punt]) == ()


def about_health(record):
    return [punt for punt in controle_of(record) if punt.code.startswith("woorden:")]


def test_words_about_health_are_a_point_for_each_text(archief):
    nummer = make_meting(archief)
    taak = read_meting(archief, nummer).hoofdtaken[0].id
    waarneming = make_waarneming(archief, taak, notitie="Zegt dat het door de migraine komt")
    save_veld(archief, Ref("hoofdtaak", taak), "toelichting_tempo", "Trager door depressie en Migraine")
    save_veld(archief, Ref("meting", nummer), "advies", "Rustige plek")
    record = read_meting(archief, nummer)
    toelichting, notitie = about_health(record)
    assert toelichting.tekst == "In de toelichting bij tempo van hoofdtaak 1 staat iets over gezondheid"
    assert "depressie, Migraine" in toelichting.herstel
    assert find_veld(record, toelichting.plaats) == (Ref("hoofdtaak", taak), "toelichting_tempo")
    assert find_veld(record, notitie.plaats) == (Ref("waarneming", waarneming), "notitie")
    assert {toelichting, notitie} <= set(open_bevindingen(record, controle_of(record)))
    typed = with_tekst(record, Ref("meting", nummer), "advies", "Let op de burn-out")
    assert about_health(typed)[0].plaats == "meting.advies"


def test_a_reason_holds_for_the_words_it_was_given_for(archief):
    nummer = make_meting(archief)
    save_veld(archief, Ref("meting", nummer), "onafhankelijkheid", "Kent de depressie")
    (punt,) = about_health(read_meting(archief, nummer))
    assert punt in open_bevindingen(read_meting(archief, nummer), [punt])
    pass_afweging(archief, nummer, punt.code, "Op verzoek van de werknemer")
    assert open_bevindingen(read_meting(archief, nummer), [punt]) == ()
    save_veld(archief, Ref("meting", nummer), "onafhankelijkheid", "Kent de psychose")
    (ander,) = about_health(read_meting(archief, nummer))
    assert open_bevindingen(read_meting(archief, nummer), [ander]) == (ander,)


def test_a_field_of_the_plaatsing_left_open_blocks(archief):
    plaatsing = make_plaatsing(archief)
    nummer = make_meting(archief, plaatsing)
    with pytest.raises(UserError, match="kalender"):
        save_veld(archief, Ref("plaatsing", plaatsing), "ingangsdatum", "31-02-2026")
    assert "plaatsing.ingangsdatum" in places(read_meting(archief, nummer))


def test_report_before_the_visit_blocks(archief):
    nummer = make_meting(archief, datum_bezoek=date(2026, 11, 21))
    assert "meting.datum_bezoek" in places(read_meting(archief, nummer))


def test_an_employer_without_a_name_blocks(archief):
    nummer = make_meting(archief)
    with archief.write() as werk:
        werk.session.query(Werkgever).one().naam = ""
    assert places(read_meting(archief, nummer)) == {"werkgever.naam"}
