"""The workbook for the gemeente: which rows, which figures, which columns."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from sqlalchemy import event

from app.models import Subsidie
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import create_new_version, pass_afweging, read_meting
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import create
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import (
    build_export,
    list_kolommen,
    preview_export,
)
from tests.factories import (
    make_definitieve_meting,
    make_gemeente,
    make_kandidaat,
    make_meting,
    make_plaatsing,
    make_waarneming,
    pass_let_op,
)

ALLES = ExportKeuze()


def rows_of(archief, blad, keuze=ALLES):
    boek = build_export(archief, keuze)
    gevonden = next(deel for deel in boek.bladen if deel.naam == blad)
    koppen = [kolom.kop for kolom in gevonden.kolommen]
    return [dict(zip(koppen, rij, strict=True)) for rij in gevonden.rijen]


def make_traject(archief, kandidaat_id, *contacten, **waarden):
    """A traject with contacts of 45 minutes: (day, status, declarabel)."""
    with archief.write() as werk:
        traject = create(
            werk,
            "coachtraject",
            Ref("kandidaat", kandidaat_id),
            **{"begin": date(2026, 1, 1), "coach": "R. Smit", "regime_id": 1, **waarden},
        )
        for dag, status, declarabel in contacten:
            create(
                werk,
                "contactmoment",
                Ref("coachtraject", traject.id),
                status=status,
                gemaakt=archief.klok(),
                datum=dag,
                begintijd=time(9, 0),
                eindtijd=time(9, 45),
                declarabel=declarabel,
                reistijd_minuten=30,
                kilometers=12,
                volgend_contact=date(2026, 12, 1),
            )
        return traject.id


def test_only_definitive_metingen_that_were_not_replaced_are_in_it(archief):
    plaatsing = make_plaatsing(archief)
    oud = make_definitieve_meting(archief, plaatsing)
    make_meting(archief)
    nieuw, _ = create_new_version(archief, oud, "De naam klopte niet.")
    for code, reden in read_meting(archief, oud).afwegingen.items():
        pass_afweging(archief, nieuw, code, reden)
    pass_let_op(archief, nieuw)
    finalise_meting(archief, nieuw)
    (rij,) = rows_of(archief, "Metingen")
    assert (rij["Versie"], rij["Status"], rij["Loonwaarde %"]) == (2, "definitief", 59)


def test_the_amounts_are_those_of_the_receipt_and_not_computed_again(archief):
    meting = make_definitieve_meting(archief)
    with archief.write() as werk:
        bewijs = werk.session.query(Subsidie).filter_by(meting_id=meting).one()
        bewijs.subsidie, bewijs.werkgeverslasten, bewijs.totaal = (
            Decimal("1.00"),
            Decimal("0.23"),
            Decimal("1.23"),
        )
    (rij,) = rows_of(archief, "Metingen")
    bedragen = [rij[kop] for kop in ("LKS per maand", "Werkgeverslasten", "LKS incl. werkgeverslasten")]
    assert bedragen == [Decimal("1.00"), Decimal("0.23"), Decimal("1.23")]


def test_a_row_holds_person_dates_term_and_expert(archief):
    kandidaat = make_kandidaat(archief, achternaam="Laan", voorvoegsel="van der")
    make_definitieve_meting(archief, make_plaatsing(archief, kandidaat))
    (rij,) = rows_of(archief, "Metingen")
    assert rij["Achternaam"] == "van der Laan"
    assert rij["Datum rapport"] == date(2026, 11, 20)
    assert rij["Uiterste datum beschikking"] == date(2026, 12, 25)  # five weeks
    assert rij["Datum zienswijze werknemer"] == rij["Datum zienswijze werkgever"] == date(2026, 11, 18)
    assert rij["Loonwaardedeskundige"] == "Sanne Willemsen"
    assert rij["Route (lid 4 / lid 5)"] == "lid 4"
    assert rij["Plafond 70 % toegepast"] == "nee"
    assert len(rij["Controlegetal"]) == 64


def test_those_with_a_loonwaarde_and_a_subsidy_come_first(archief):
    zonder = make_definitieve_meting(
        archief, doel="loondispensatie", datum_rapport=date(2026, 11, 11), datum_bezoek=date(2026, 11, 1)
    )
    met = make_definitieve_meting(archief)
    rijen = rows_of(archief, "Metingen")
    assert zonder < met
    assert [rij["LKS per maand"] is None for rij in rijen] == [False, True]
    assert rijen[1]["Loonwaarde %"] == 59


def test_hoofdtaken_show_exact_hours_shares_results_and_sources(archief):
    meting = make_meting(archief)
    taak = read_meting(archief, meting).hoofdtaken[0].id
    make_waarneming(archief, taak)
    make_waarneming(archief, taak, herkomst="werkgever", aantal=None, waarde=Decimal(70))
    pass_let_op(archief, meting)
    finalise_meting(archief, meting)
    eerste, *_ = rijen = rows_of(archief, "Hoofdtaken")
    assert len(rijen) == 3
    assert (eerste["Uren p/w"], eerste["Aandeel %"]) == (16, 50)
    assert eerste["Arbeidsprestatie %"] == Decimal("25.65")
    assert eerste["Gemeten"] == "waargenomen, verklaring"
    assert eerste["Bron"] == "Waargenomen, Verklaring werkgever"
    assert "Tempo: Geteld naast een collega." in eerste["Toelichting"]
    assert rijen[1]["Bron"] is None


def test_a_reguliere_arbeidsprestatie_needs_no_shares(archief):
    make_definitieve_meting(archief, regulier=True)
    assert rows_of(archief, "Metingen")[0]["Loonwaarde %"] == 100
    assert all(rij["Arbeidsprestatie %"] is None for rij in rows_of(archief, "Hoofdtaken"))


def test_jobcoaching_counts_declarable_hours_and_keeps_travel_apart(archief):
    kandidaat = make_kandidaat(archief)
    make_traject(
        archief,
        kandidaat,
        (date(2026, 10, 1), "vastgelegd", True),
        (date(2026, 10, 8), "vastgelegd", False),
        (date(2026, 11, 1), "vastgelegd", True),
        (date(2026, 11, 2), "concept", True),
        uren_toegekend=Decimal(10),
    )
    (rij,) = rows_of(archief, "Jobcoaching")
    assert (rij["Uren gebruikt"], rij["Uren over"]) == (Decimal("1.5"), Decimal("8.5"))
    assert (rij["Reistijd"], rij["Km"], rij["Aantal contacten"]) == (Decimal("1.5"), 36, 3)
    assert (rij["Laatste contact"], rij["Volgend contact"]) == (date(2026, 11, 1), date(2026, 12, 1))
    assert rij["Regime"] == "Licht"
    (tot_oktober,) = rows_of(archief, "Jobcoaching", ExportKeuze(tot=date(2026, 10, 31)))
    assert (tot_oktober["Aantal contacten"], tot_oktober["Uren gebruikt"]) == (2, Decimal("0.75"))


def test_a_traject_without_contacts_or_granted_hours_has_a_row_too(archief):
    make_traject(archief, make_kandidaat(archief), regime_id=None)
    (rij,) = rows_of(archief, "Jobcoaching")
    assert (rij["Uren gebruikt"], rij["Uren over"], rij["Regime"]) == (0, None, None)
    assert rij["Periode"] == "01-01-2026 t/m onbekend"


@pytest.mark.parametrize(
    ("waarden", "verwacht"),
    [
        ({"begin": date(2026, 5, 22), "einde": date(2026, 11, 20)}, ["ja", "nee", "onbekend", "ja"]),
        ({"begin": date(2026, 5, 23)}, ["ja", "ja", "onbekend", "ja"]),
        ({"begin": date(2026, 5, 24)}, ["ja", "nee", "onbekend", "ja"]),
        ({"begin": date(2026, 12, 1)}, ["nee", "nee", "onbekend", "nee"]),
        ({"soort": "stage", "begin": date(2026, 1, 1)}, ["nee", "nee", "onbekend", "nee"]),
        ({"soort": "beschut_werk", "begin": date(2026, 1, 1)}, ["ja", "ja", "onbekend", "nee"]),
        ({"begin": date(2026, 1, 1), "einde": date(2026, 3, 31)}, ["ja", "nee", "onbekend", "ja"]),
        (
            {"begin": date(2026, 1, 1), "uitkomst": "gestopt", "uitkomst_datum": date(2026, 4, 1)},
            ["ja", "nee", "onbekend", "ja"],
        ),
        ({"begin": date(2026, 1, 1), "uit_uitkering": True}, ["ja", "ja", "ja", "ja"]),
        ({"begin": None, "uren": ""}, ["nee", "nee", "onbekend", "nee"]),
    ],
)
def test_four_definitions_of_placed_stand_side_by_side(archief, waarden, verwacht):
    make_plaatsing(archief, **waarden)
    (rij,) = rows_of(archief, "Plaatsingen")
    koppen = ("Contract gestart", "Minstens 6 maanden", "Uit uitkering", "Regulier werk")
    assert [rij[kop] for kop in koppen] == verwacht


def test_gemeente_and_period_choose_the_rows(archief):
    losser, zwolle = make_gemeente(archief, naam="Losser"), make_gemeente(archief, naam="Zwolle")
    for gemeente in (losser, zwolle):
        kandidaat = make_kandidaat(archief, gemeente_id=gemeente)
        make_definitieve_meting(archief, make_plaatsing(archief, kandidaat))
    keuze = ExportKeuze(gemeente_id=losser)
    assert [rij["Gemeente"] for rij in rows_of(archief, "Metingen", keuze)] == ["Losser"]
    assert len(rows_of(archief, "Hoofdtaken", keuze)) == 3
    assert len(rows_of(archief, "Plaatsingen", keuze)) == 1
    for periode in ({"van": date(2026, 11, 21)}, {"tot": date(2026, 11, 19)}):
        assert rows_of(archief, "Metingen", replace(keuze, **periode)) == []
    dag = date(2026, 11, 20)
    assert len(rows_of(archief, "Metingen", replace(keuze, van=dag, tot=dag))) == 1
    assert rows_of(archief, "Plaatsingen", replace(keuze, tot=date(2026, 8, 31))) == []


def test_a_period_the_wrong_way_round_is_refused_at_its_field(archief):
    with pytest.raises(UserError) as fout:
        preview_export(archief, ExportKeuze(van=date(2026, 2, 1), tot=date(2026, 1, 1)))
    assert fout.value.veld == "tot"


def test_the_bsn_is_there_only_when_ticked_and_allowed(archief):
    for toegestaan in (True, False):
        gemeente = make_gemeente(archief, bsn_toegestaan=toegestaan, bsn_grondslag="Wet SUWI")
        kandidaat = make_kandidaat(archief, gemeente_id=gemeente, bsn="111222333")
        make_definitieve_meting(archief, make_plaatsing(archief, kandidaat))
    assert "BSN" not in rows_of(archief, "Metingen")[0]
    kolommen = {"Metingen": ("achternaam", "bsn")}
    assert "BSN" not in rows_of(archief, "Metingen", ExportKeuze(kolommen=kolommen))[0]
    keuze = ExportKeuze(kolommen=kolommen, met_bsn=True)
    assert [rij["BSN"] for rij in rows_of(archief, "Metingen", keuze)] == ["111222333", None]
    assert "BSN" in rows_of(archief, "Metingen", ExportKeuze(met_bsn=True))[0]


def test_columns_and_sheets_follow_the_choice(archief):
    make_definitieve_meting(archief)
    keuze = ExportKeuze(
        bladen=("Metingen",), kolommen={"Metingen": ("loonwaarde", "dossiernummer"), "Hoofdtaken": ()}
    )
    metingen, leeswijzer = preview_export(archief, keuze)
    assert metingen.koppen == ("Loonwaarde %", "Dossiernummer")
    assert metingen.rijen == (("59", "T-0001"),)
    onderwerpen = [rij[0] for rij in build_export(archief, keuze).bladen[-1].rijen]
    assert "Aantal rijen Metingen" in onderwerpen and "Aantal rijen Hoofdtaken" not in onderwerpen
    assert leeswijzer.naam == "Leeswijzer"
    assert ("bsn", "BSN", False) in list_kolommen("Metingen")


def test_the_preview_shows_figures_as_the_spreadsheet_will(archief):
    make_definitieve_meting(archief)
    metingen = preview_export(archief, ALLES)[0]
    rij = dict(zip(metingen.koppen, metingen.rijen[0], strict=True))
    assert (rij["Geboortedatum"], rij["LKS per maand"]) == ("01-06-2005", "€ 919,84")
    assert (rij["Overeengekomen uren p/w"], rij["Contract einde"]) == ("32,00", "")
    assert metingen.aantal == 1


def test_more_metingen_take_no_more_queries(archief):
    def count_queries():
        vragen = []
        motor = archief.archive._engine
        event.listen(motor, "before_cursor_execute", lambda *args: vragen.append(args[2]))
        build_export(archief, ALLES)
        return len([vraag for vraag in vragen if vraag.startswith("SELECT")])

    make_definitieve_meting(archief)
    een = count_queries()
    make_definitieve_meting(archief)
    make_definitieve_meting(archief)
    assert count_queries() <= een + 1
