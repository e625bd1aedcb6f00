"""Papers of the coaching from the archive: hours against an independent sum, words, signatures, files."""

import subprocess
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.documents.urenstaat import Urenstaat
from app.documents.voortgangsverslag import Voortgangsverslag
from app.models import Coachtraject, Plaatsing, Stageovergang, Stuk
from app.models.logboek import Logregel
from app.services.change import Ref
from app.services.coachen.coachinginhoud import build_urenstaat, build_verslag
from app.services.coachen.coachingpapier import (
    check_papier,
    papier_naam,
    print_papier,
    read_papier,
    save_papier,
    save_stuk_pdf,
    sign_papier,
    stuk_pdf_naam,
)
from app.services.coachen.coachinguren import split_doelen
from app.services.coachen.papierkeuze import Papierkeuze, period_of
from app.services.coachen.stages import build_stages, can_convert, convert_stage
from app.services.coachen.stukken import read_stuk_pdf
from app.services.dossiers.dossier import read_dossier
from app.services.errors import UserError
from app.services.objecten import create, remove, save_veld
from tests import factories

VAN, TOT = date(2026, 7, 1), date(2026, 12, 31)
LIJNEN = (((100, 200), (900, 700)), ((1000, 300), (1400, 900)))


@pytest.fixture
def kandidaat(archief):
    return factories.make_kandidaat(archief)


@pytest.fixture
def plaatsing(archief, kandidaat):
    return factories.make_plaatsing(archief, kandidaat)


@pytest.fixture
def traject(archief, kandidaat, plaatsing):
    return make_traject(archief, kandidaat, uren_toegekend=Decimal(10), plaatsing_id=plaatsing)


def make_traject(archief, kandidaat, **waarden):
    vast = {"betaler": "gemeente", "gemeente_id": 1, "coach": "Sanne Willemsen", "begin": date(2026, 3, 1)}
    with archief.write() as werk:
        return create(werk, "coachtraject", Ref("kandidaat", kandidaat), **{**vast, **waarden}).id


def make_doel(archief, traject, woorden="Zelfstandig een recept volgen"):
    with archief.write() as werk:
        return create(werk, "doel", Ref("coachtraject", traject), omschrijving=woorden, status="loopt").id


def make_contact(
    archief, traject, dag, begin, minuten, doelen=(), status="vastgelegd", afspraak="", **waarden
):
    """A recorded contact, stored as it would be after all checks."""
    einde = begin.hour * 60 + begin.minute + minuten
    vast = {
        "datum": dag,
        "begintijd": begin,
        "eindtijd": time(einde // 60, einde % 60),
        "soort": "werkplekbezoek",
        "uitvoerder": "Sanne Willemsen",
        "gedaan": "Recept geoefend",
        "declarabel": True,
        "zichtbaar_voor_werkgever": False,
        "status": "concept",
        "gemaakt": archief.klok(),
    }
    with archief.write() as werk:
        contact = create(werk, "contactmoment", Ref("coachtraject", traject), **{**vast, **waarden})
        for doel, stap in doelen:
            create(werk, "contact_doel", Ref("contactmoment", contact.id), doel_id=doel, voortgang=stap)
        if afspraak:
            create(werk, "afspraak", Ref("contactmoment", contact.id), wat=afspraak, wie="Ina")
        contact.status = status
        return contact.id


def keuze_voor(kandidaat, traject, soort, **meer):
    return Papierkeuze(soort, kandidaat, traject, van=VAN, tot=TOT, **meer)


def verslag_of(archief, keuze) -> Voortgangsverslag:
    with archief.read() as session:
        return build_verslag(archief, session, keuze)


def staat_of(archief, keuze) -> Urenstaat:
    with archief.read() as session:
        return build_urenstaat(archief, session, keuze)


def text_of(pdf: bytes, tmp_path: Path) -> str:
    place = tmp_path / "gelezen.pdf"
    place.write_bytes(pdf)
    return subprocess.run(
        ["pdftotext", "-layout", str(place), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout


def logged(archief):
    with archief.read() as session:
        return [(rij.actie, rij.bijzonderheid) for rij in session.scalars(select(Logregel))]


CONTACTEN = st.lists(
    st.tuples(
        st.dates(date(2026, 5, 1), date(2026, 11, 20)),
        st.integers(0, 22),  # hour
        st.integers(1, 60),  # minutes
        st.booleans(),  # declarable
        st.integers(0, 90),  # travel
        st.sets(st.integers(0, 2)),  # goals
        st.sampled_from(["vastgelegd", "vervangen", "concept"]),
        st.integers(0, 1),  # which traject
    ),
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contacten=CONTACTEN, toegekend=st.one_of(st.none(), st.integers(0, 6)))
def test_hours_against_an_independent_sum(archief, contacten, toegekend):
    """Per goal and per payer, counted from the generated list itself; never more declared than granted."""
    uren = None if toegekend is None else Decimal(toegekend)
    kandidaat = factories.make_kandidaat(archief)
    gemeente = factories.make_gemeente(archief)
    trajecten = [
        make_traject(archief, kandidaat, uren_toegekend=uren, gemeente_id=gemeente) for _ in range(2)
    ]
    doelen = [[make_doel(archief, traject, f"Doel {n}") for n in range(3)] for traject in trajecten]
    for dag, uur, minuten, declarabel, reis, welke, status, traject in contacten:
        make_contact(
            archief, trajecten[traject], dag, time(uur, 0), minuten,
            [(doelen[traject][n], None) for n in welke],
            declarabel=declarabel, reistijd_minuten=reis, status=status,
        )  # fmt: skip
    telt = [c for c in contacten if c[6] == "vastgelegd"]
    periode = [c for c in telt if c[0] >= VAN]
    alles = Papierkeuze("urenstaat", van=VAN, tot=TOT, betaler="gemeente", gemeente_id=gemeente)
    staat = staat_of(archief, alles)
    assert sum(r.minuten for r in staat.regels) == sum(c[2] for c in periode)
    assert sum(r.reistijd for r in staat.regels) == sum(c[4] for c in periode)
    assert sum(r.declarabel + r.boven for r in staat.regels) == sum(c[2] for c in periode if c[3])
    for n, traject in enumerate(trajecten):
        wens = sum(c[2] for c in telt if c[3] and c[7] == n)
        verslag = verslag_of(archief, keuze_voor(kandidaat, traject, "voortgangsverslag"))
        assert verslag.uren.gedeclareerd == (wens if uren is None else min(wens, toegekend * 60))
        eigen = [c for c in periode if c[7] == n]
        assert sum(d.minuten for d in verslag.doelen) + verslag.zonder_doel == sum(c[2] for c in eigen)
        for place, doel in enumerate(verslag.doelen):
            mine = [c for c in eigen if place in c[5]]
            exact = sum((Decimal(c[2]) / len(c[5]) for c in mine), Decimal(0))
            assert abs(doel.minuten - exact) <= len(mine)
        assert verslag.zonder_doel == sum(c[2] for c in eigen if not c[5])


@given(st.integers(0, 1440), st.lists(st.integers(1, 99), unique=True, max_size=9))
def test_time_over_goals_loses_no_minute(minuten, doelen):
    delen = split_doelen(minuten, doelen)
    assert set(delen) == set(doelen)
    assert not delen or (sum(delen.values()) == minuten and max(delen.values()) - min(delen.values()) <= 1)


def test_over_the_grant_is_shown_and_not_declared(archief, kandidaat, traject, tmp_path):
    with archief.write() as werk:
        werk.session.get_one(Coachtraject, traject).uren_toegekend = Decimal(2)
    make_contact(archief, traject, date(2026, 6, 1), time(9), 90)
    make_contact(archief, traject, date(2026, 9, 1), time(9), 60, reistijd_minuten=40, kilometers=30)
    keuze = keuze_voor(kandidaat, traject, "urenstaat")
    (regel,) = staat_of(archief, keuze).regels
    assert (regel.minuten, regel.declarabel, regel.boven, regel.reistijd) == (60, 30, 30, 40)
    (dossier,) = staat_of(archief, keuze).dossiers
    assert (dossier.toegekend, dossier.eerder, dossier.periode, dossier.over) == (120, 90, 30, 0)
    text = text_of(read_papier(archief, keuze), tmp_path)
    assert "Te declareren: 0:30 uur" in text and "Boven de toekenning gewerkt: 0:30 uur" in text


def test_the_urenstaat_as_a_workbook_reads_back(archief, kandidaat, traject, tmp_path):
    make_contact(archief, traject, date(2026, 9, 1), time(9), 75, reistijd_minuten=40, kilometers=30)
    make_contact(archief, traject, date(2026, 9, 8), time(10), 45, declarabel=False)
    keuze = keuze_voor(kandidaat, traject, "urenstaat")
    pad = save_papier(archief, keuze, tmp_path / papier_naam(archief, keuze, "xlsx"))
    assert pad.name == "urenstaat-T-0001-2026-07-01-tot-2026-12-31.xlsx"
    boek = openpyxl.load_workbook(pad)
    assert boek.sheetnames == ["Uren", "Dossiers", "Leeswijzer"]
    kop, *rijen = boek["Uren"].iter_rows(values_only=True)
    eerste = dict(zip(kop, rijen[0], strict=True))
    assert (eerste["Minuten"], eerste["Declarabele minuten"], eerste["Declarabele uren"]) == (75, 75, 1.25)
    assert (eerste["Reisminuten"], eerste["Km"], eerste["Van"]) == (40, 30, time(9))
    assert rijen[1][kop.index("Declarabele minuten")] == 0
    assert ("urenstaat opgeslagen", "") in logged(archief)


def test_only_what_is_meant_for_it_stands_in_the_verslag(archief, kandidaat, traject, tmp_path):
    doel = make_doel(archief, traject)
    verborgen = {"gedaan": "Alleen voor mij", "afspraak": "Geheime afspraak"}
    gezien = {"gedaan": "Samen een stappenkaart gemaakt", "afspraak": "Kaart ophangen"}
    gezien["zichtbaar_voor_werkgever"] = True
    make_contact(archief, traject, date(2026, 9, 1), time(9), 60, [(doel, 2)], **verborgen)
    make_contact(archief, traject, date(2026, 10, 1), time(9), 30, [(doel, 4)], **gezien)
    text = text_of(read_papier(archief, keuze_voor(kandidaat, traject, "voortgangsverslag")), tmp_path)
    assert "stappenkaart" in text and "Kaart ophangen" in text
    assert "Alleen voor mij" not in text and "Geheime afspraak" not in text
    assert "van 2 naar 4" in text and "1:30 uur" in text


def test_words_about_health_ask_for_a_reason_that_is_logged(archief, kandidaat, traject, tmp_path):
    make_doel(archief, traject, "Leren omgaan met ADHD-medicatie")
    keuze = keuze_voor(kandidaat, traject, "voortgangsverslag")
    assert check_papier(archief, keuze) == ("ADHD-medicatie",)
    pad = tmp_path / "verslag.pdf"
    with pytest.raises(UserError) as fout:
        save_papier(archief, keuze, pad)
    assert fout.value.veld == "reden" and not pad.exists()
    with pytest.raises(UserError, match="logboek"):
        save_papier(archief, keuze, pad, "Vanwege de medicatie.")
    save_papier(archief, keuze, pad, "Op verzoek van de werknemer zelf.")
    assert pad.read_bytes().startswith(b"%PDF")
    (regel,) = [woord for actie, woord in logged(archief) if actie == "voortgangsverslag opgeslagen"]
    assert regel == "1 × gezondheid, reden: Op verzoek van de werknemer zelf."


def test_words_about_health_ask_for_a_reason_before_paper_too(archief, kandidaat, traject):
    make_doel(archief, traject, "Leren omgaan met ADHD-medicatie")
    keuze = keuze_voor(kandidaat, traject, "voortgangsverslag")
    with pytest.raises(UserError) as fout:
        print_papier(archief, keuze)
    assert fout.value.veld == "reden"
    assert print_papier(archief, keuze, "Op verzoek van de werknemer zelf.").startswith(b"%PDF")
    (regel,) = [woord for actie, woord in logged(archief) if actie == "voortgangsverslag afgedrukt"]
    assert regel == "1 × gezondheid, reden: Op verzoek van de werknemer zelf."


def test_the_plan_is_agreed_when_both_have_signed_the_same_words(archief, kandidaat, traject, tmp_path):
    doel = make_doel(archief, traject)
    keuze = Papierkeuze("coachingsplan", kandidaat, traject)
    sign_papier(archief, keuze, "werknemer", "Jelle Terpstra", LIJNEN)
    with archief.read() as session:
        assert session.get_one(Coachtraject, traject).plan_datum is None
    sign_papier(archief, keuze, "werkgever", "Ina Bakker", ())
    with archief.read() as session:
        assert session.get_one(Coachtraject, traject).plan_datum == date(2026, 11, 22)
    laatste, eerste = read_dossier(archief, kandidaat).stukken
    assert laatste.titel == "Coachingsplan, getekend door werknemer en werkgever"
    assert eerste.titel == "Coachingsplan, getekend door werknemer"
    text = text_of(read_stuk_pdf(archief, laatste.id), tmp_path)
    assert "Jelle Terpstra, getekend op het scherm" in text and "Ina Bakker heeft zelf de naam getypt" in text
    assert "Plan akkoord op: 22 november 2026" in text
    save_veld(archief, Ref("doel", doel), "omschrijving", "Zelfstandig drie recepten volgen")
    assert "getekend op het scherm" not in text_of(read_papier(archief, keuze), tmp_path)
    assert "getekend op het scherm" in text_of(read_stuk_pdf(archief, laatste.id), tmp_path)


def test_the_intentie_is_signed_by_the_employer(archief, kandidaat, plaatsing, tmp_path):
    keuze = Papierkeuze("intentieverklaring", kandidaat, plaatsing_id=plaatsing, voornemen="vast")
    keuze = replace(keuze, vertegenwoordiger="Ina Bakker", voorwaarden="Begeleiding blijft.")
    with pytest.raises(UserError) as fout:
        sign_papier(archief, keuze, "werkgever", " ", ())
    assert fout.value.veld == "naam"
    nummer, change = sign_papier(archief, keuze, "werkgever", "Ina Bakker", LIJNEN)
    assert change.touches("kandidaat", kandidaat)
    with archief.read() as session:
        assert session.get_one(Plaatsing, plaatsing).intentieverklaring == date(2026, 11, 22)
    pad = save_stuk_pdf(archief, nummer, tmp_path / stuk_pdf_naam(archief, nummer))
    assert pad.name == "intentieverklaring-T-0001-getekend-2026-11-22.pdf"
    text = text_of(pad.read_bytes(), tmp_path)
    assert "onbepaalde tijd" in text and "Begeleiding blijft." in text and "Bakkerij De Korenaar" in text
    assert ("intentieverklaring getekend", "werkgever") in logged(archief)


def test_a_signed_paper_goes_with_the_dossier_and_not_before(archief, kandidaat, plaatsing):
    keuze = Papierkeuze("intentieverklaring", kandidaat, plaatsing_id=plaatsing)
    sign_papier(archief, keuze, "werkgever", "Ina Bakker", ())
    with pytest.raises(UserError):
        remove(archief, Ref("plaatsing", plaatsing))
    remove(archief, Ref("kandidaat", kandidaat))
    with archief.read() as session:
        assert session.query(Stuk).count() == 0


def test_without_traject_or_plaatsing_it_says_what_to_do_first(archief, kandidaat):
    for soort in ("coachingsplan", "voortgangsverslag", "evaluatie-werknemer"):
        with pytest.raises(UserError, match="coachtraject"):
            read_papier(archief, Papierkeuze(soort, kandidaat))
    with pytest.raises(UserError, match="plaatsing"):
        read_papier(archief, Papierkeuze("intentieverklaring", kandidaat))
    with pytest.raises(UserError, match="eindigt"):
        read_papier(archief, Papierkeuze("urenstaat", kandidaat, van=TOT, tot=VAN))


def test_a_folder_that_is_gone_leaves_nothing_and_says_so(archief, kandidaat, traject, tmp_path):
    keuze = keuze_voor(kandidaat, traject, "evaluatie-werkgever")
    with pytest.raises(UserError, match="opgeslagen"):
        save_papier(archief, keuze, tmp_path / "weg" / "evaluatie.pdf")
    assert not any("opgeslagen" in actie for actie, _ in logged(archief))


def test_a_stage_becomes_a_plaatsing_and_counts_with_its_denominator(archief, tmp_path):
    jaar = Papierkeuze("stageoverzicht", van=date(2026, 1, 1), tot=TOT)
    stage = {"soort": "stage", "begin": date(2026, 3, 1), "einde": date(2026, 8, 31)}
    gelukt, niet, loopt = (factories.make_plaatsing(archief, **stage) for _ in range(3))
    with archief.write() as werk:
        werk.session.get_one(Plaatsing, loopt).einde = date(2026, 12, 31)
    assert can_convert(archief, gelukt)
    nieuw, _ = convert_stage(archief, gelukt)
    assert not can_convert(archief, gelukt) and not can_convert(archief, nieuw) and can_convert(archief, niet)
    with pytest.raises(UserError, match="al vastgelegd"):
        convert_stage(archief, gelukt)
    with pytest.raises(UserError, match="stage of proefplaats"):
        convert_stage(archief, nieuw)
    with archief.read() as session:
        job = session.get_one(Plaatsing, nieuw)
        assert (job.soort, job.begin) == ("dienstbetrekking", date(2026, 9, 1))
        assert (job.functie, job.uren[0].contracturen) == ("Medewerker bakkerij", Decimal(32))
        assert session.get_one(Plaatsing, gelukt).uitkomst == "doorgestroomd"
        assert session.scalar(select(Stageovergang.plaatsing_id).filter_by(stage_id=gelukt)) == nieuw
        overzicht = build_stages(archief, session, jaar)
    assert (len(overzicht.geslaagd), len(overzicht.stages)) == (1, 2)
    text = text_of(read_papier(archief, jaar), tmp_path)
    assert "1 van de 2 geëindigde stages leidden tot een plaatsing (50 %)" in text
    assert "T-0001" in text and "T-0002" in text and "T-0003" not in text


@pytest.mark.parametrize(
    ("naam", "van", "tot"),
    [
        ("halfjaar", date(2026, 7, 1), date(2026, 12, 31)),
        ("vorig_halfjaar", date(2026, 1, 1), date(2026, 6, 30)),
        ("vorige_maand", date(2026, 10, 1), date(2026, 10, 31)),
        ("kwartaal", date(2026, 10, 1), date(2026, 12, 31)),
        ("jaar", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_usual_periods(naam, van, tot):
    assert period_of(naam, date(2026, 11, 22)) == (van, tot)
