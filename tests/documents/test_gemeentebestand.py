"""The sheets and columns that the gemeente gets."""

from dataclasses import fields

import pytest

from app.documents.gemeentebestand import (
    Gemeentebestand,
    KolomKeuze,
    MetingRij,
    build_werkboek,
)
from app.documents.workbook import Werkboek

METINGEN = (
    "Dossiernummer · Achternaam · Voorletters · Geboortedatum · Gemeente · Werkgever · KvK-nummer · "
    "Functie · Normfunctie · Cao · Contract begin · Contract einde · Overeengekomen uren p/w · "
    "Voltijduren functie · Route (lid 4 / lid 5) · Datum aanvraag · Datum bezoek · "
    "Datum zienswijze werknemer · Datum zienswijze werkgever · Datum rapport · "
    "Uiterste datum beschikking · Loonwaardedeskundige · Registernummer · Methode · Loonwaarde % · "
    "Plafond 70 % toegepast · Peildatum · Leeftijd op peildatum · WML per maand · LKS per maand · "
    "Werkgeverslasten % · Werkgeverslasten · LKS incl. werkgeverslasten · Ingangsdatum · "
    "Volgende meting · Reden volgende meting · Status · Versie · Controlegetal"
)
OTHERS = {
    "Hoofdtaken": "Dossiernummer · Meting · Volgnr · Hoofdtaak · Uren p/w · Aandeel % · Eenheid · "
    "Norm per uur · Gemeten · Tempo % · Kwaliteit % · Netto werktijd % · Arbeidsprestatie % · "
    "Bron · Toelichting",
    "Jobcoaching": "Dossiernummer · Jobcoach · Regime · Periode · Uren toegekend · Uren gebruikt · "
    "Uren over · Reistijd · Km · Aantal contacten · Laatste contact · Volgend contact · "
    "Doelen · Doelen bereikt",
    "Plaatsingen": "Dossiernummer · Werkgever · Start · Einde · Contractsoort · Intentieverklaring · "
    "Uitkomst · Uitstroomreden · Contract gestart · Minstens 6 maanden · Uit uitkering · Regulier werk",
    "Leeswijzer": "Onderwerp · Toelichting",
}


def _koppen(boek: Werkboek) -> dict[str, str]:
    return {blad.naam: " · ".join(kolom.kop for kolom in blad.kolommen) for blad in boek.bladen}


def test_sheets_and_columns_stand_in_the_agreed_order(bestand: Gemeentebestand) -> None:
    koppen = _koppen(build_werkboek(bestand))
    assert list(koppen) == [
        *("Metingen", "Hoofdtaken", "Jobcoaching", "Plaatsingen", "Narekening", "Leeswijzer")
    ]
    narekening = koppen.pop("Narekening")
    assert narekening.startswith("Dossiernummer · Meting · Periode van · Periode t/m · Peildatum · Leeftijd")
    assert narekening.endswith(" · Verschil")
    assert koppen.pop("Metingen") == METINGEN
    assert koppen == OTHERS


def test_the_bsn_is_only_there_when_asked_for(bestand: Gemeentebestand) -> None:
    profiel = {"Metingen": (KolomKeuze("bsn"), KolomKeuze("loonwaarde"))}
    assert "BSN" not in _koppen(build_werkboek(bestand))["Metingen"]
    assert _koppen(build_werkboek(bestand, profiel))["Metingen"] == "Loonwaarde %"
    assert _koppen(build_werkboek(bestand, profiel, met_bsn=True))["Metingen"] == "BSN · Loonwaarde %"
    assert build_werkboek(bestand, met_bsn=True).bladen[0].rijen[0][:2] == ("2026-0007", "000000000")


def test_a_gemeente_chooses_columns_order_and_headings(bestand: Gemeentebestand) -> None:
    profiel = {"Metingen": (KolomKeuze("loonwaarde", "LW"), KolomKeuze("achternaam"))}
    blad = build_werkboek(bestand, profiel).bladen[0]
    assert [kolom.kop for kolom in blad.kolommen] == ["LW", "Achternaam"]
    assert list(blad.rijen) == [(59, "Voorbeeld")]


@pytest.mark.parametrize(
    ("profiel", "message"),
    [
        ({"Metingen": (KolomKeuze("schoenmaat"),)}, "schoenmaat"),
        ({"Blad1": (KolomKeuze("loonwaarde"),)}, "Blad1"),
        ({"Metingen": (KolomKeuze("loonwaarde", "X"), KolomKeuze("versie", "x"))}, "dezelfde kop"),
    ],
)
def test_a_wrong_profile_is_refused(
    bestand: Gemeentebestand, profiel: dict[str, tuple[KolomKeuze, ...]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        build_werkboek(bestand, profiel)


def test_the_leeswijzer_counts_rows_and_names_amounts(bestand: Gemeentebestand) -> None:
    rijen = dict(build_werkboek(bestand).bladen[-1].rijen)
    assert rijen["Aantal rijen Metingen"] == "1"
    assert rijen["Bedrag: minimumloon"] == "1-1-2026, bevestigd"
    assert rijen["Programmaversie"] == "0.1.0"
    assert "59 betekent 59 %" in rijen["Percentages"]


def test_every_row_fits_its_columns(bestand: Gemeentebestand) -> None:
    for blad in build_werkboek(bestand, met_bsn=True).bladen:
        assert all(len(rij) == len(blad.kolommen) for rij in blad.rijen)
    assert len(fields(MetingRij)) == len(METINGEN.split(" · ")) + 1
