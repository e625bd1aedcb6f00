"""Inzicht against an independent naive count over generated archives, and the file that is made of it."""

from datetime import date, timedelta
from fractions import Fraction
from statistics import median

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.models import Meting, Stageovergang
from app.models.logboek import Logregel
from app.services.errors import UserError
from app.services.inzien.geld import months
from app.services.inzien.inzicht import BLADEN, read_inzicht, save_inzicht
from app.services.inzien.inzicht_records import Inzichtkeuze, mean
from app.services.inzien.inzicht_records import median as own_median
from tests.services.inzicht_archief import (
    JAAR,
    KEUZES,
    VANDAAG,
    definitive,
    ended,
    fill,
    inside,
    open_filled,
    people,
    rows,
)


@pytest.fixture(scope="module", params=[1, 2, 3])
def vol(leeg_archief, tmp_path_factory, request):
    """An archive full of generated people, made once; the tests only look."""
    archief = open_filled(leeg_archief, tmp_path_factory.mktemp("vol"), request.param)
    yield archief
    archief.close()


@pytest.mark.parametrize("keuze", KEUZES)
def test_growth(vol, keuze):
    personen = rows(vol, "groei_persoon", keuze)
    werkgevers = rows(vol, "groei_werkgever", keuze)
    sectoren = rows(vol, "groei_sector", keuze)
    with vol.read() as session:
        verwacht, per_baas, per_sector = {}, {}, {}
        for mens in people(session, keuze):
            reeks = [m.loonwaarde for m in definitive(mens, keuze)]
            if len(reeks) > 1:
                verwacht[mens.achternaam] = (reeks[-1] - reeks[0], reeks[0], reeks[-1], len(reeks))
            for groepen, van in (
                (per_baas, lambda m: m.plaatsing.werkgever.naam if m.plaatsing.werkgever else ""),
                (per_sector, lambda m: m.plaatsing.werkgever.sector if m.plaatsing.werkgever else ""),
            ):
                eigen = {}
                for meting in definitive(mens, keuze):
                    eigen.setdefault(van(meting), []).append(meting.loonwaarde)
                for groep, cijfers in eigen.items():
                    groepen.setdefault(groep, []).append(cijfers)
    assert {naam: regel.getallen for naam, regel in personen.items()} == verwacht
    for gevonden, groepen, leeg in (
        (werkgevers, per_baas, "geen werkgever ingevuld"),
        (sectoren, per_sector, "geen sector ingevuld"),
    ):
        telt = {
            groep or leeg: ([c[-1] - c[0] for c in reeksen if len(c) > 1], len(reeksen))
            for groep, reeksen in groepen.items()
        }
        assert {naam: regel.getallen for naam, regel in gevonden.items()} == {
            naam: (Fraction(sum(groei), len(groei)), len(groei), gemeten)
            for naam, (groei, gemeten) in telt.items()
            if groei
        }


@pytest.mark.parametrize("keuze", KEUZES)
def test_outcomes_and_durations(vol, keuze):
    uitkomsten, duur = rows(vol, "uitkomsten", keuze), rows(vol, "duur", keuze)
    with vol.read() as session:
        jobs = [job for mens in people(session, keuze) for job in mens.plaatsingen]
        werk = [job for job in jobs if job.soort in ("dienstbetrekking", "beschut_werk")]
        telt = [job for job in werk if inside(keuze, job.uitkomst_datum or job.einde)]
        for naam, code in (
            ("Gestopt", "gestopt"),
            ("Vast contract", "vast"),
            ("Nog geen uitkomst ingevuld", ""),
        ):
            aantal = sum(job.uitkomst == code for job in telt)
            if aantal:
                assert uitkomsten[naam].getallen == (Fraction(100 * aantal, len(telt)), aantal, len(telt))
                assert len(uitkomsten[naam].wie) == aantal
            else:
                assert naam not in uitkomsten
        klaar = [job for job in werk if inside(keuze, ended(job))]
        dagen = [(ended(j) - j.begin).days + 1 for j in klaar if j.begin and j.begin <= ended(j)]
        regel = duur.get("Plaatsing met contract, begin tot einde")
        if klaar:
            assert regel.getallen[4:] == (len(dagen), len(klaar))
            if dagen:
                assert regel.getallen[0] == Fraction(median(dagen)) and regel.getallen[2] == min(dagen)
                assert regel.getallen[1] == Fraction(sum(dagen), len(dagen))
        metingen = [m for mens in people(session, keuze) for m in definitive(mens, keuze)]
        bezoek = duur["Meting, van bezoek tot rapport"].getallen
        assert bezoek[4] == len(metingen)
        assert bezoek[3] == max((m.datum_rapport - m.datum_bezoek).days for m in metingen)


@pytest.mark.parametrize("keuze", KEUZES)
def test_definitions_of_placed_and_stages(vol, keuze):
    geplaatst, stages = rows(vol, "geplaatst", keuze), rows(vol, "stages", keuze)
    op = min(VANDAAG, keuze.tot)
    with vol.read() as session:
        gevolgd = set(session.scalars(select(Stageovergang.stage_id)))
        sets = {naam: set() for naam in ("alle", "contract", "half", "uit", "regulier")}
        geeindigd, geslaagd = 0, 0
        for mens in people(session, keuze):
            for job in mens.plaatsingen:
                if job.soort in ("stage", "proefplaats"):
                    laatste = ended(job)
                    if inside(keuze, laatste) and laatste <= VANDAAG:
                        geeindigd += 1
                        geslaagd += job.id in gevolgd
                if not inside(keuze, job.begin) or job.begin > VANDAAG:
                    continue
                sets["alle"].add(mens.id)
                contract = job.soort in ("dienstbetrekking", "beschut_werk")
                maand = job.begin.month + 6
                jaar, maand = job.begin.year + (maand - 1) // 12, (maand - 1) % 12 + 1
                halfjaar = date(jaar, maand, 1) + timedelta(days=job.begin.day - 1)
                while halfjaar.month != maand:  # 31 August + six months ends in February
                    halfjaar -= timedelta(days=1)
                lang = min(filter(None, [ended(job), op])) >= halfjaar - timedelta(days=1)
                sets["contract"] |= {mens.id} if contract else set()
                sets["half"] |= {mens.id} if contract and lang else set()
                sets["uit"] |= {mens.id} if job.uit_uitkering else set()
                sets["regulier"] |= {mens.id} if job.soort == "dienstbetrekking" else set()
    assert bool(geplaatst) is bool(sets["alle"])
    for regel, wie in zip(geplaatst.values(), sets.values() if geplaatst else (), strict=True):
        assert {persoon.kandidaat_id for persoon in regel.wie} == wie
        assert regel.getallen == (Fraction(100 * len(wie), len(sets["alle"])), len(wie), len(sets["alle"]))
    if geeindigd:
        assert stages["Alle stages"].getallen[1:] == (geslaagd, geeindigd)
        assert sum(r.getallen[2] for n, r in stages.items() if n != "Alle stages") == geeindigd


@pytest.mark.parametrize("keuze", KEUZES)
def test_money_and_hours_day_by_day(vol, keuze):
    gevonden = rows(vol, "geld", keuze)
    with vol.read() as session:
        besloten, berekend, uren = {}, {}, {}
        for mens in people(session, keuze):
            plaats = mens.gemeente.naam if mens.gemeente else "geen gemeente ingevuld"
            for job in mens.plaatsingen:
                rijen = [
                    s
                    for s in job.subsidies
                    if session.get(Meting, s.meting_id).status == "definitief" and s.vervallen is None
                ]
                rijen.sort(key=lambda s: (s.van, s.id))
                dag = keuze.van
                while dag <= keuze.tot:
                    geldt = [s for s in rijen if s.van <= dag]
                    laatste = ended(job)
                    if geldt and dag <= geldt[-1].tot and (laatste is None or dag <= laatste):
                        rij = geldt[-1]
                        volgende = date(dag.year + dag.month // 12, dag.month % 12 + 1, 1)
                        dagen = (volgende - dag.replace(day=1)).days
                        soort = berekend if rij.besluit_bedrag is None else besloten
                        maand = Fraction(rij.besluit_bedrag or rij.totaal)
                        soort[plaats] = soort.get(plaats, 0) + maand / dagen
                    dag += timedelta(days=1)
            for traject in mens.trajecten:
                for c in traject.contacten:
                    if c.status == "vastgelegd" and c.declarabel and inside(keuze, c.datum):
                        minuten = c.eindtijd.hour * 60 + c.eindtijd.minute - 9 * 60
                        uren[plaats] = uren.get(plaats, 0) + Fraction(minuten, 60)
    plaatsen = besloten.keys() | berekend.keys() | uren.keys()
    assert {naam for naam in gevonden if naam != "Alle gemeenten"} == plaatsen
    for naam in plaatsen:
        getallen = gevonden[naam].getallen
        assert getallen[1:4] == (besloten.get(naam, 0), berekend.get(naam, 0), uren.get(naam, 0))
        assert getallen[0] == getallen[1] + getallen[2]
    if len(plaatsen) > 1:
        assert gevonden["Alle gemeenten"].getallen[0] == sum(besloten.values()) + sum(berekend.values())


def test_every_sheet_names_its_definition_and_denominator(archief):
    for sleutel, titel, _ in BLADEN:
        blad = read_inzicht(archief, sleutel, JAAR)
        assert blad.titel == titel and blad.regels == () and blad.leeg.endswith(".")
        assert blad.definitie.endswith(".") and blad.noemer.endswith(".")


def test_a_period_the_wrong_way_round(archief):
    with pytest.raises(UserError, match="eindigt") as gevangen:
        read_inzicht(archief, "duur", Inzichtkeuze(date(2026, 2, 1), date(2026, 1, 1)))
    assert gevangen.value.veld == "tot"


def test_the_workbook_holds_numbers_names_and_definitions(archief, tmp_path):
    fill(archief, 5)
    blad = read_inzicht(archief, "groei_persoon", JAAR)
    pad = save_inzicht(archief, blad, JAAR, tmp_path / "inzicht.xlsx")
    boek = load_workbook(pad)
    assert boek.sheetnames == ["Cijfers", "Namen", "Leeswijzer"]
    eerste = [cel.value for cel in boek["Cijfers"][2]]
    assert eerste == [blad.regels[0].naam, *map(int, blad.regels[0].getallen)]
    assert boek["Namen"].max_row == 1 + sum(len(regel.wie) for regel in blad.regels)
    assert any(blad.definitie == rij[1].value for rij in boek["Leeswijzer"])
    with archief.read() as session:
        acties = session.scalars(select(Logregel.bijzonderheid).filter_by(actie="inzicht bewaard")).all()
    assert acties == ["Groei per persoon, Excel"]
    with pytest.raises(UserError):
        save_inzicht(archief, blad, JAAR, tmp_path / "nergens" / "inzicht.xlsx")


def test_parts_of_months_and_middles():
    assert months(date(2026, 1, 1), date(2026, 12, 31)) == 12
    assert months(date(2026, 2, 15), date(2026, 3, 31)) == Fraction(14, 28) + 1
    assert months(date(2026, 2, 2), date(2026, 2, 1)) == 0
    assert (own_median([]), own_median([4, 1]), own_median([3, 1, 2])) == (None, Fraction(5, 2), 2)
    assert mean([]) is None
