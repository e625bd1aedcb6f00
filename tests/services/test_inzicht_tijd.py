"""The loonwaarde through time and the totals by regio, against a naive count over generated archives."""

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import select

from app.models import EerdereLoonwaarde, Gemeente, Plaatsing
from app.services.dossiers.regios import list_gebieden, list_regios
from app.services.inzien.inzicht import read_inzicht
from app.services.inzien.inzicht_records import Inzichtkeuze
from app.services.inzien.tijdlijnen import ELDERS
from tests.factories import make_definitieve_meting, make_gemeente, make_kandidaat, make_plaatsing
from tests.services.inzicht_archief import (
    JAAR,
    KEUZES,
    VANDAAG,
    definitive,
    ended,
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


def elders(session, mens, keuze):
    """What others determined of somebody in the period, oldest first."""
    rijen = session.scalars(select(EerdereLoonwaarde).filter_by(kandidaat_id=mens.id))
    telt = (rij for rij in rijen if inside(keuze, rij.datum) and rij.percentage is not None)
    return sorted(telt, key=lambda rij: (rij.datum, rij.id))


def average(waarden):
    return Fraction(sum(waarden), len(waarden)) if waarden else None


@pytest.mark.parametrize("keuze", KEUZES)
def test_each_person_with_what_others_measured_apart(vol, keuze):
    blad = read_inzicht(vol, "lijn_persoon", keuze)
    lijnen = {(lijn.groep, lijn.elders): lijn for lijn in blad.lijnen}
    gevonden = {int(regel.groep): regel for regel in blad.regels}
    with vol.read() as session:
        geteld = set()
        for mens in people(session, keuze):
            hier = [(m.datum_rapport, m.loonwaarde) for m in definitive(mens, keuze)]
            ander = [(rij.datum, rij.percentage) for rij in elders(session, mens, keuze)]
            if not hier and not ander:
                continue
            geteld.add(mens.id)
            regel = gevonden[mens.id]
            eerste, laatste = (hier[0][1], hier[-1][1]) if hier else (None, None)
            assert regel.getallen == (laatste, eerste, len(hier), len(ander))
            assert len(regel.wie) == len(hier) + len(ander)
            for reeks, kant in ((hier, False), (ander, True)):
                lijn = lijnen.get((str(mens.id), kant))
                assert [(punt.dag, punt.waarde) for punt in (lijn.punten if lijn else ())] == reeks
    assert gevonden.keys() == geteld
    assert {lijn.naam for lijn in blad.lijnen if lijn.elders} <= {ELDERS}
    for regel in blad.regels:
        assert {lijn.groep for lijn in blad.lines_of(regel)} == {regel.groep}
        assert sum("door anderen" in wie.tekst for wie in regel.wie) == regel.getallen[3]


@pytest.mark.parametrize("keuze", KEUZES)
@pytest.mark.parametrize("vraag", ["lijn_werkgever", "lijn_sector"])
def test_means_by_quarter_with_the_number_behind_them(vol, keuze, vraag):
    blad = read_inzicht(vol, vraag, keuze)

    def vak(dag):
        return date(dag.year, (dag.month - 1) // 3 * 3 + 1, 1)

    def groep(job):
        baas = job.werkgever if job else None
        if vraag == "lijn_werkgever":
            return str(baas.id) if baas else ""
        return baas.sector if baas else ""

    verwacht = {}
    with vol.read() as session:
        for mens in people(session, keuze):
            for m in definitive(mens, keuze):
                sleutel = groep(m.plaatsing), vak(m.datum_rapport)
                verwacht.setdefault(sleutel, ([], []))[0].append(m.loonwaarde)
            for rij in elders(session, mens, keuze):
                job = session.get(Plaatsing, rij.plaatsing_id) if rij.plaatsing_id else None
                verwacht.setdefault((groep(job), vak(rij.datum)), ([], []))[1].append(rij.percentage)
    assert sorted(regel.getallen for regel in blad.regels if None not in regel.getallen) == sorted(
        (average(hier), len(hier), average(ander), len(ander))
        for hier, ander in verwacht.values()
        if hier and ander
    )
    assert len(blad.regels) == len(verwacht)
    punten = {
        (lijn.groep, lijn.elders, punt.dag): punt.waarde for lijn in blad.lijnen for punt in lijn.punten
    }
    assert punten == {
        (naam, kant, dag): average(waarden)
        for (naam, dag), paar in verwacht.items()
        for kant, waarden in zip((False, True), paar, strict=True)
        if waarden
    }
    for regel in blad.regels:
        assert len(regel.wie) == regel.getallen[1] + regel.getallen[3]
        getoond = blad.lines_of(regel)
        assert getoond[0].groep == regel.groep and len({lijn.groep for lijn in getoond}) <= 4


def test_a_long_period_is_counted_by_year(archief):
    lang = Inzichtkeuze(date(2023, 11, 22), date(2026, 11, 22))
    job = make_plaatsing(archief, make_kandidaat(archief))
    make_definitieve_meting(archief, job, datum_rapport=date(2026, 11, 18))
    (regel,) = read_inzicht(archief, "lijn_sector", lang).regels
    assert regel.naam.endswith(", 2026")
    (regel,) = read_inzicht(archief, "lijn_sector", JAAR).regels
    assert regel.naam.endswith(", 4e kwartaal 2026")
    (lijn,) = read_inzicht(archief, "lijn_sector", JAAR).lijnen
    assert lijn.punten[0].kort == "kw 4 2026" and lijn.punten[0].tekst.endswith("1 loonwaarde")


@pytest.mark.parametrize("keuze", KEUZES)
def test_totals_by_regio(vol, keuze):
    gevonden = rows(vol, "regios", keuze)
    op = min(VANDAAG, keuze.tot)
    geld = {naam: regel.getallen[0] for naam, regel in rows(vol, "geld", keuze).items()}
    with vol.read() as session:
        verwacht = {}
        for plaats in session.scalars(select(Gemeente)):
            if keuze.gemeente_id in (None, plaats.id) and keuze.regio in ("", plaats.arbeidsmarktregio):
                verwacht.setdefault(plaats.arbeidsmarktregio, [0, 0, 0, 0])[1] += 1
        for mens in people(session, keuze):
            regio = mens.gemeente.arbeidsmarktregio if mens.gemeente else ""
            telt = verwacht.setdefault(regio, [0, 0, 0, 0])
            telt[0] += 1
            telt[3] += bool(definitive(mens, keuze))
            for job in mens.plaatsingen:
                laatste = ended(job)
                weg = laatste is None and job.uitkomst in ("gestopt", "doorgestroomd")
                telt[2] += not weg and (job.begin or op) <= op <= (laatste or op)
    if len(verwacht) > 1:
        alle = gevonden.pop("Alle regio's").getallen
        assert list(alle[:4]) == [sum(kolom) for kolom in zip(*verwacht.values(), strict=True)]
        assert alle[4] == geld.get("Alle gemeenten", sum(geld.values(), Fraction(0)))
    namen = {regio or "Zonder arbeidsmarktregio": telt for regio, telt in verwacht.items()}
    assert {naam: list(regel.getallen[:4]) for naam, regel in gevonden.items()} == namen
    assert all(len(regel.wie) == regel.getallen[0] for regel in gevonden.values())


def test_totals_by_regio_add_up_to_the_archive(archief):
    losser = make_gemeente(archief, naam="Losser", arbeidsmarktregio="Twente")
    hengelo = make_gemeente(archief, naam="Hengelo", arbeidsmarktregio="Twente")
    elders_ = make_gemeente(archief, naam="Elders")
    eerste = make_plaatsing(archief, make_kandidaat(archief, gemeente_id=losser))
    make_definitieve_meting(archief, eerste, datum_rapport=date(2026, 11, 18))
    make_plaatsing(archief, make_kandidaat(archief, gemeente_id=hengelo), uitkomst="gestopt")
    make_kandidaat(archief, gemeente_id=elders_)
    blad = read_inzicht(archief, "regios", JAAR)
    assert [regel.naam for regel in blad.regels] == ["Alle regio's", "Twente", "Zonder arbeidsmarktregio"]
    assert [regel.getallen[:4] for regel in blad.regels] == [(3, 3, 1, 1), (2, 2, 1, 1), (1, 1, 0, 0)]
    assert blad.regels[1].getallen[4] > 0
    assert [wie.tekst for wie in blad.regels[1].wie] == ["1 plaatsing, gemeten", "geen plaatsing"]
    assert list_regios(archief) == ("Twente",) and list_gebieden(archief)[1][0][1] == "Elders"
