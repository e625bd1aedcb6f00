"""Archives of Inzicht: people with jobs and metingen at random days, and the naive count over them."""

import random
import shutil
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from app.models import (
    Coachtraject,
    Contactmoment,
    EerdereLoonwaarde,
    Gemeente,
    Kandidaat,
    Meting,
    Plaatsing,
    Stageovergang,
    Subsidie,
    Werkgever,
)
from app.models.archive import Archive
from app.services.archief import Archief
from app.services.inzien.inzicht import read_inzicht
from app.services.inzien.inzicht_records import Inzichtkeuze
from tests.conftest import WACHTWOORD
from tests.factories import NU, fill_profiel

JAAR = Inzichtkeuze(date(2026, 1, 1), date(2026, 12, 31))
VANDAAG = NU.date()


def open_filled(leeg_archief, plek, zaad):
    """A copy of the empty archive with generated people in it; close it after use."""
    folder = shutil.copytree(leeg_archief, plek / "archief")
    archief = Archief(Archive.open(folder, WACHTWOORD), klok=lambda: NU)
    fill_profiel(archief)
    fill(archief, zaad)
    return archief


def fill(archief, zaad, aantal=40):
    """People with jobs, stages, metingen, receipts and contacten at random days around 2026."""
    kans = random.Random(zaad)

    def dag(breed=700):
        return date(2025, 6, 1) + timedelta(days=kans.randrange(breed))

    with archief.write() as werk:
        session = werk.session
        plaatsen = [Gemeente(naam=n, arbeidsmarktregio=r) for n, r in (("Losser", "Twente"), ("Delft", ""))]
        bazen = [Werkgever(naam=f"Baas {n}", sector=kans.choice(["", "Zorg", "Bouw"])) for n in range(6)]
        session.add_all([*plaatsen, *bazen])
        for nummer in range(aantal):
            mens = Kandidaat(
                dossiernummer=f"2026-{nummer:04}",
                achternaam=f"Mens{nummer:02}",
                sorteernaam=f"mens{nummer:02}",
                gemeente=kans.choice([*plaatsen, None]),
            )
            traject = Coachtraject(kandidaat=mens, begin=dag(), einde=kans.choice([None, dag()]))
            session.add_all([mens, traject])
            for _ in range(kans.randrange(4)):
                begin = NU.replace(hour=9, minute=0).time()
                session.add(
                    Contactmoment(
                        traject=traject,
                        status=kans.choice(["vastgelegd", "vastgelegd", "concept"]),
                        gemaakt=NU,
                        datum=dag(),
                        begintijd=begin,
                        eindtijd=begin.replace(hour=10, minute=kans.randrange(60)),
                        declarabel=kans.choice([True, True, False]),
                    )
                )
            for _ in range(kans.randrange(4)):
                add_plaatsing(session, kans, mens, bazen, dag)
            add_eerdere(session, kans, mens, dag)


def add_plaatsing(session, kans, mens, bazen, dag):
    begin = kans.choice([None, dag(), dag()])
    einde = begin + timedelta(days=kans.randrange(400)) if begin and kans.random() < 0.7 else None
    job = Plaatsing(
        kandidaat=mens,
        werkgever=kans.choice([*bazen, None]),
        soort=kans.choice(["stage", "proefplaats", "dienstbetrekking", "beschut_werk"]),
        begin=begin,
        einde=einde,
        uit_uitkering=kans.choice([True, False, None]),
        uitkomst=kans.choice(["loopt", "vast", "verlengd", "doorgestroomd", "gestopt", ""]),
        uitkomst_datum=kans.choice([None, dag()]),
    )
    session.add(job)
    session.flush()
    if job.soort in ("stage", "proefplaats") and kans.random() < 0.5:
        volg = Plaatsing(kandidaat=mens, soort="dienstbetrekking", uitkomst="loopt")
        session.add(volg)
        session.flush()
        session.add(Stageovergang(stage_id=job.id, plaatsing_id=volg.id, dag=VANDAAG))
    for _ in range(kans.randrange(4)):
        rapport = dag()
        meting = Meting(
            plaatsing=job,
            status="concept",
            gemaakt=NU,
            datum_bezoek=rapport - timedelta(days=kans.randrange(30)),
            datum_rapport=rapport,
            loonwaarde=kans.randrange(20, 100),
        )
        session.add(meting)
        session.flush()
        if kans.random() < 0.8:
            besluit = kans.random() < 0.4
            session.add(
                Subsidie(
                    plaatsing=job,
                    meting_id=meting.id,
                    gemaakt=NU,
                    vervallen=kans.choice([None, None, None, NU]),
                    van=rapport,
                    tot=date(rapport.year, 12, 31),
                    totaal=Decimal(kans.randrange(10_000, 150_000)) / 100,
                    besluit_datum=rapport + timedelta(days=kans.randrange(40)) if besluit else None,
                    besluit_bedrag=Decimal(kans.randrange(10_000, 150_000)) / 100 if besluit else None,
                )
            )
        meting.status = kans.choice(["definitief", "definitief", "vervangen", "concept"])


def add_eerdere(session, kans, mens, dag):
    """What others determined; not all of it is known to belong to a job."""
    session.flush()
    jobs = session.scalars(select(Plaatsing.id).filter_by(kandidaat_id=mens.id)).all()
    for _ in range(kans.randrange(3)):
        session.add(
            EerdereLoonwaarde(
                kandidaat_id=mens.id,
                plaatsing_id=kans.choice([None, *jobs]),
                datum=kans.choice([None, dag(), dag()]),
                percentage=kans.choice([None, kans.randrange(101), kans.randrange(101)]),
                gemeten_door=kans.choice(["", "UWV"]),
            )
        )


KEUZES = (
    JAAR,
    Inzichtkeuze(date(2026, 4, 1), date(2026, 9, 30)),
    Inzichtkeuze(date(2025, 1, 1), date(2027, 12, 31), regio="Twente"),
    Inzichtkeuze(date(2026, 1, 1), date(2026, 12, 31), gemeente_id=2),
)


def people(session, keuze):
    for mens in session.scalars(select(Kandidaat)):
        in_regio = not keuze.regio or (mens.gemeente and mens.gemeente.arbeidsmarktregio == keuze.regio)
        if in_regio and keuze.gemeente_id in (None, mens.gemeente_id):
            yield mens


def rows(archief, sleutel, keuze):
    return {regel.naam: regel for regel in read_inzicht(archief, sleutel, keuze).regels}


def inside(keuze, dag):
    return dag is not None and keuze.van <= dag <= keuze.tot


def definitive(mens, keuze):
    metingen = [m for job in mens.plaatsingen for m in job.metingen if m.status == "definitief"]
    return sorted(
        (m for m in metingen if inside(keuze, m.datum_rapport)), key=lambda m: (m.datum_rapport, m.id)
    )


def ended(job):
    dagen = [job.einde] if job.einde else []
    if job.uitkomst in ("gestopt", "doorgestroomd") and job.uitkomst_datum:
        dagen.append(job.uitkomst_datum)
    return min(dagen) if dagen else None
