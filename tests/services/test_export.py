"""The workbook for the gemeente: which rows, which figures, what is logged, what is left on disk."""

import json
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from app.loonwaarde import load_bedragen
from app.models import Logregel, Subsidie
from app.services.bedragen.vastleggen import propose_bedrag, store_voorstel
from app.services.change import Ref
from app.services.errors import UserError
from app.services.meten.metingen import create_new_version, pass_afweging, read_meting
from app.services.meten.ontvangstbewijs import canonical
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import create
from app.services.records import ExportKeuze
from app.services.uitwisselen.export import (
    build_export,
    export_naam,
    list_kolommen,
    preview_export,
    write_export,
)
from app.services.uitwisselen.export_bedragen import ANDERS, TOEN
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
BLADEN = ALLES.bladen


class Teller:
    """Progress that stops after so many calls."""

    def __init__(self, hoogstens=10**6):
        self.stappen, self.hoogstens = [], hoogstens

    def __call__(self, done, total):
        self.stappen.append((done, total))

    @property
    def stopped(self):
        return len(self.stappen) >= self.hoogstens


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


def test_a_name_without_personal_data(archief):
    gemeente = make_gemeente(archief, naam="'s-Hertogenbosch / Den Bosch")
    make_definitieve_meting(archief, make_plaatsing(archief, make_kandidaat(archief, gemeente_id=gemeente)))
    assert export_naam(archief, ALLES) == "loonwaarde-alle-gemeenten-2026-11-20-tot-2026-11-22.xlsx"
    keuze = ExportKeuze(gemeente, date(2026, 1, 1), date(2026, 6, 30))
    assert (
        export_naam(archief, keuze) == "loonwaarde-s-hertogenbosch-den-bosch-2026-01-01-tot-2026-06-30.xlsx"
    )


def test_a_name_for_an_archive_without_metingen(archief):
    assert export_naam(archief, ALLES) == "loonwaarde-alle-gemeenten-tot-2026-11-22.xlsx"


def test_the_file_is_written_and_logged_with_counts(archief, tmp_path):
    make_definitieve_meting(archief)
    teller = Teller()
    pad = write_export(archief, ALLES, tmp_path / "uit.xlsx", progress=teller)
    boek = load_workbook(pad)
    assert boek.sheetnames == [*BLADEN, "Leeswijzer"]
    assert boek["Metingen"].max_row == 2
    assert teller.stappen[-1][0] == teller.stappen[-1][1] > 0
    with archief.read() as session:
        regel = session.query(Logregel).order_by(Logregel.id.desc()).first()
        assert regel.actie == "geëxporteerd"
        assert regel.bijzonderheid.startswith("Metingen 1, Hoofdtaken 3")
        assert regel.bijzonderheid.endswith("zonder wachtwoord")


def test_a_password_encrypts_the_file(archief, tmp_path):
    pad = write_export(archief, ExportKeuze(wachtwoord="geheim genoeg"), tmp_path / "uit.xlsx")
    assert not pad.read_bytes().startswith(b"PK")


def test_stopping_leaves_no_file_and_no_log(archief, tmp_path):
    make_definitieve_meting(archief)
    with pytest.raises(UserError, match="Gestopt"):
        write_export(archief, ALLES, tmp_path / "uit.xlsx", progress=Teller(hoogstens=1))
    assert list(tmp_path.glob("*.xlsx")) == []
    with archief.read() as session:
        assert session.query(Logregel).filter_by(actie="geëxporteerd").count() == 0


def test_stopping_while_it_still_reads_leaves_nothing(archief, tmp_path):
    make_definitieve_meting(archief)
    with pytest.raises(UserError, match="Gestopt"):
        write_export(archief, ALLES, tmp_path / "uit.xlsx", progress=Teller(hoogstens=0))
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_folder_that_cannot_be_written_gives_a_message(archief, tmp_path):
    with pytest.raises(UserError, match="andere map"):
        write_export(archief, ALLES, tmp_path / "bestaat-niet" / "uit.xlsx")


def test_an_export_that_cannot_be_logged_leaves_no_file(archief, tmp_path, monkeypatch):
    monkeypatch.setattr("app.services.archief.append_log", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_export(archief, ALLES, tmp_path / "uit.xlsx")
    assert not (tmp_path / "uit.xlsx").exists()


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
