"""The library of normfuncties: fed by definitive metingen, searched by words, never about a person."""

from decimal import Decimal

import pytest

from app.models import Normfunctie
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import create_meting_from_previous, create_new_version, read_meting
from app.services.meten.normfuncties import (
    adopt_normfunctie,
    adopt_taken,
    fill_library,
    list_normfuncties,
    propose_library,
    remove_normfunctie,
)
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import save_veld
from tests.factories import (
    make_contactpersoon,
    make_definitieve_meting,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    make_werkgever,
    pass_let_op,
)


def with_norm(archief, **waarden):
    """A definitive meting whose first task has a unit and a norm."""
    werkgever = make_werkgever(archief, cao="Bakkersbedrijf")
    nummer = make_meting(archief, make_plaatsing(archief, werkgever_id=werkgever), **waarden)
    taak = Ref("hoofdtaak", read_meting(archief, nummer).hoofdtaken[0].id)
    save_veld(archief, taak, "eenheid", "stuks")
    save_veld(archief, taak, "norm_per_uur", "60")
    pass_let_op(archief, nummer)
    finalise_meting(archief, nummer)
    return nummer


def test_a_definitive_meting_adds_its_normfunctie(archief):
    with_norm(archief, normfunctie_omschrijving="Helpt de bakker bij het deeg.")
    (gevonden,) = list_normfuncties(archief, "")
    assert (gevonden.naam, gevonden.cao, gevonden.keren) == ("Bakkersassistent", "Bakkersbedrijf", 1)
    eerste = gevonden.taken[0]
    assert (eerste.omschrijving, eerste.eenheid, eerste.norm_per_uur) == (
        "Deeg afwegen en vormen",
        "stuks",
        Decimal(60),
    )


def test_the_same_job_is_counted_and_a_correction_is_not(archief):
    nummer = with_norm(archief)
    with_norm(archief, normfunctie="  bakkersassistent ")
    nieuw, _ = create_new_version(archief, nummer, "Typefout")
    pass_let_op(archief, nieuw)
    finalise_meting(archief, nieuw)
    (gevonden,) = list_normfuncties(archief, "")
    assert gevonden.keren == 2 and len(gevonden.taken) == 3


@pytest.mark.parametrize("tekst", ["inpakken", "brod inp", "BAKKERSASS deeg", "bakkersbedrijf", "Bröden"])
def test_it_is_found_by_words_of_job_task_and_cao(archief, tekst):
    with_norm(archief)
    assert [rij.naam for rij in list_normfuncties(archief, tekst)] == ["Bakkersassistent"]
    assert list_normfuncties(archief, "lassen") == ()


def test_no_name_of_a_person_or_employer_gets_in(archief):
    kandidaat = make_kandidaat(archief, achternaam="Bakker", roepnaam="Roos", coach="Ton Visser")
    werkgever = make_werkgever(archief, naam="Jansen & Zonen")
    make_contactpersoon(archief, werkgever, naam="Wil Smit")
    nummer = make_meting(
        archief,
        make_plaatsing(archief, kandidaat, werkgever_id=werkgever),
        normfunctie="Bakker",
        normfunctie_omschrijving="Doet wat Roos ook doet.",
    )
    taken = read_meting(archief, nummer).hoofdtaken
    for taak, tekst in zip(
        taken, ("Deeg maken", "Koffie voor Wil Smit", "Wagen van Jansen & Zonen"), strict=True
    ):
        save_veld(archief, Ref("hoofdtaak", taak.id), "omschrijving", tekst)
    pass_let_op(archief, nummer)
    finalise_meting(archief, nummer)
    (gevonden,) = list_normfuncties(archief, "")
    assert (gevonden.naam, gevonden.omschrijving) == ("Bakker", "")
    assert [taak.omschrijving for taak in gevonden.taken] == ["Deeg maken"]
    with archief.read() as session:
        inhoud = str(
            [{k: v for k, v in vars(rij).items() if k[0] != "_"} for rij in session.query(Normfunctie)]
        )
    assert not any(naam in inhoud for naam in ("Roos", "Smit", "Jansen", "Visser", "T-0001"))


def test_names_of_the_whole_archive_and_of_a_colleague_are_found(archief):
    make_kandidaat(archief, achternaam="Zomer", roepnaam="Fenna", coach="Ton Visser")
    make_contactpersoon(archief, make_werkgever(archief, naam="Slagerij Prins"), naam="Wil Smit")
    nummer = make_meting(archief, normfunctie="Bakkersassistent", normfunctie_omschrijving="Werkt als Kevin.")
    taken = read_meting(archief, nummer).hoofdtaken
    for taak, tekst in zip(
        taken, ("Deeg maken met Fenna", "Vlees halen bij slagerij Prins", "De bakker helpen"), strict=True
    ):
        save_veld(archief, Ref("hoofdtaak", taak.id), "omschrijving", tekst)
    assert [(regel.soort, regel.naam) for regel in propose_library(archief, nummer)] == [
        ("Functie", ""),
        ("Omschrijving", "Kevin"),
        ("Taak", "fenna"),
        ("Taak", "slagerij prins"),
        ("Taak", ""),
    ]
    pass_let_op(archief, nummer)
    finalise_meting(archief, nummer)
    (gevonden,) = list_normfuncties(archief, "")
    assert (gevonden.omschrijving, [taak.omschrijving for taak in gevonden.taken]) == (
        "",
        ["De bakker helpen"],
    )
    assert propose_library(archief, nummer) == ()


def test_only_what_the_expert_ticked_enters(archief):
    nummer = make_meting(archief, normfunctie_omschrijving="Vergelijk met Oost.")
    regels = propose_library(archief, nummer)
    assert [regel.naam for regel in regels if regel.soort == "Omschrijving"] == ["Oost"]
    pass_let_op(archief, nummer)
    finalise_meting(archief, nummer, {"Bakkersassistent", "Vergelijk met Oost.", "Broden inpakken"})
    (gevonden,) = list_normfuncties(archief, "")
    assert gevonden.omschrijving == "Vergelijk met Oost."
    assert [taak.omschrijving for taak in gevonden.taken] == ["Broden inpakken"]
    ander = make_meting(archief)
    pass_let_op(archief, ander)
    finalise_meting(archief, ander, set())
    assert list_normfuncties(archief, "")[0].keren == 1


def test_a_function_is_taken_over(archief):
    with_norm(archief)
    (bron,) = list_normfuncties(archief, "")
    nummer = make_meting(archief, normfunctie="")
    adopt_normfunctie(archief, nummer, bron.id)
    record = read_meting(archief, nummer)
    assert record.normfunctie == "Bakkersassistent"
    assert record.normfunctie_omschrijving.startswith("Taken: Deeg afwegen en vormen, Broden inpakken")


def test_a_carved_job_takes_tasks_of_several_functions_with_their_norms(archief):
    eerste = with_norm(archief)
    make_definitieve_meting(archief, normfunctie="Magazijnmedewerker")
    een, twee = list_normfuncties(archief, "")
    nummer, _ = create_meting_from_previous(archief, eerste)
    save_veld(archief, Ref("meting", nummer), "normfunctie", "")
    adopt_taken(archief, nummer, [een.taken[0].id, twee.taken[1].id, een.taken[0].id])
    record = read_meting(archief, nummer)
    assert record.normfunctie == "Bakkersassistent / Magazijnmedewerker"
    assert "Magazijnmedewerker (Broden inpakken)" in record.normfunctie_omschrijving
    assert [(t.volgnr, t.omschrijving, t.norm_per_uur) for t in record.hoofdtaken[3:]] == [
        (4, "Deeg afwegen en vormen", Decimal(60)),
        (5, "Broden inpakken", None),
    ]
    adopt_taken(archief, nummer, [een.taken[2].id])
    assert len(read_meting(archief, nummer).hoofdtaken) == 6
    for _ in range(4):
        adopt_taken(archief, nummer, [taak.id for taak in een.taken])
    with pytest.raises(UserError, match="meer dan 20"):
        adopt_taken(archief, nummer, [taak.id for taak in een.taken])
    assert len(read_meting(archief, nummer).hoofdtaken) == 18
    with pytest.raises(UserError, match="definitief"):
        adopt_taken(archief, eerste, [een.taken[2].id])
    with pytest.raises(UserError, match="definitief"):
        adopt_normfunctie(archief, eerste, een.id)


def test_removing_and_filling_again_from_earlier_metingen(archief):
    with_norm(archief)
    (rij,) = list_normfuncties(archief, "")
    remove_normfunctie(archief, rij.id)
    assert list_normfuncties(archief, "") == list_normfuncties(archief, "deeg") == ()
    fill_library(archief)
    fill_library(archief)
    (weer,) = list_normfuncties(archief, "deeg")
    assert weer.keren == 1 and len(weer.taken) == 3
