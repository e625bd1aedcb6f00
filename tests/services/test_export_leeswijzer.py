"""The Leeswijzer of the workbook: which legal amounts it names, with their status and source."""

import json

from app.loonwaarde import load_bedragen
from app.models import Subsidie
from app.services.bedragen.vastleggen import propose_bedrag, store_voorstel
from app.services.meten.ontvangstbewijs import canonical
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import build_export
from app.services.uitwisselen.export_bedragen import ANDERS, TOEN
from tests.factories import make_definitieve_meting

ALLES = ExportKeuze()


def test_the_leeswijzer_names_amounts_with_status_and_source(archief):
    make_definitieve_meting(archief)
    regels = dict(build_export(archief, ALLES).bladen[-1].rijen)
    lasten = next(tekst for naam, tekst in regels.items() if "werkgeverslasten" in naam and "Bedrag" in naam)
    assert "onbevestigd" in lasten and "Bron:" in lasten
    assert regels["Aantal rijen Metingen"] == "1"
    assert "alle gemeenten" in regels["Filter"]


def amounts_in(archief):
    regels = build_export(archief, ALLES).bladen[-1].rijen
    return {naam.removeprefix("Bedrag: "): tekst for naam, tekst in regels if naam.startswith("Bedrag: ")}


def enter_lasten(archief, waarde):
    invoer = {"vanaf": "01-07-2026", "waarde": waarde, "status": "bevestigd", "opmerking": ""}
    bron = {"bron": "Stcrt. 2026, 20000", "brondatum": "20-11-2026"}
    store_voorstel(archief, propose_bedrag(archief, "werkgeverslasten", invoer | bron), bevestigd=True)


def test_the_leeswijzer_names_only_amounts_that_the_subsidies_rest_on(archief):
    make_definitieve_meting(archief)
    namen = " ".join(amounts_in(archief))
    assert len(amounts_in(archief)) == 5, namen
    assert "beslis" not in namen and "forfait" not in namen  # a term, and what lid 4 does not use


def test_the_leeswijzer_keeps_the_amount_a_receipt_used_when_another_holds_by_now(archief):
    make_definitieve_meting(archief)
    naam = load_bedragen().parameters["werkgeverslasten"].naam
    assert amounts_in(archief)[naam].startswith("25 procent, vanaf 01-07-2026, onbevestigd. Bron:")
    enter_lasten(archief, "25")
    assert amounts_in(archief)[naam] == f"25 procent, vanaf 01-07-2026, {TOEN}. Bron: Stcrt. 2026, 20000"
    enter_lasten(archief, "24")
    assert amounts_in(archief)[naam] == f"25 procent, vanaf 01-07-2026, {ANDERS}"


def test_an_older_receipt_without_its_input_is_read_from_its_steps(archief):
    make_definitieve_meting(archief)
    nu = amounts_in(archief)
    with archief.write() as werk:
        for rij in werk.session.query(Subsidie):
            inhoud = json.loads(rij.ontvangstbewijs)
            del inhoud["rekeninvoer"]
            rij.ontvangstbewijs = canonical(inhoud)
    assert amounts_in(archief).keys() <= nu.keys()
    assert len(amounts_in(archief)) == 5
