"""Signals about contract and subsidy: ends, terms, the next meting, a birthday. Each rule is pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from app.loonwaarde import (
    Bedragen,
    LoonwaardeFout,
    add_months,
    beslistermijn,
    birthday,
    decision_runs_from,
    forfait_einde,
    leeftijd_op,
)
from app.services.change import Ref
from app.services.signaleren.dagen import format_dag, format_rest
from app.services.signaleren.signaal_records import Actiepunt, Drempels, Feiten, PlaatsingFeiten, make_punt
from app.services.velden import format_getal

BESLUIT_BLIJFT = timedelta(weeks=4)
MAAND = timedelta(days=31)
LANG_GELEDEN = timedelta(weeks=26)  # no term runs that long; spares the look-up of most


def find_contract(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """The contract ends within 3, 2 or 1 months; each step comes back after it was put off."""
    stappen = (drempels.contract_maanden, drempels.contract_maanden_later, drempels.contract_maanden_laatst)
    verste = vandaag + MAAND * (max(stappen) + 1)
    for job in feit.plaatsingen:
        if job.einde is None or not vandaag <= job.einde <= verste or _has_successor(job, feit):
            continue
        bereikt = [maanden for maanden in stappen if vandaag >= add_months(job.einde, -maanden)]
        if not bereikt:
            continue
        stap = min(bereikt)
        vervolg = "Intentieverklaring getekend" if job.intentieverklaring else "Nog geen intentieverklaring"
        yield make_punt(
            feit,
            "contract",
            Ref("plaatsing", job.id),
            job.einde,
            "Contract loopt af",
            f"Contract tot en met {format_dag(job.einde, vandaag)}. {vervolg}: bespreek het vervolg.",
            "Open plaatsing",
            "plaatsing",
            werkgever=job.werkgever,
            chip=format_rest(job.einde, vandaag),
            ernst={min(stappen): "bad", max(stappen): "info"}.get(stap, "attention"),
            regel=f"het contract eindigt binnen {', '.join(map(str, stappen[:-1]))} of {stappen[-1]} maanden",
            stap=f"{job.einde.isoformat()}:{stap}",
            sinds=add_months(job.einde, -stap),
        )


def _has_successor(job: PlaatsingFeiten, feit: Feiten) -> bool:
    """Whether a later contract is on record already."""
    assert job.einde
    return any(ander is not job and ander.begin and ander.begin > job.einde for ander in feit.plaatsingen)


def find_hermeting(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """The agreed day of the next meting comes near; an open concept means the work has begun."""
    for job in feit.plaatsingen:
        dag = job.volgende_meting
        if dag is None or job.concept_id or not job.runs_on(vandaag):
            continue
        sinds = dag - timedelta(weeks=drempels.hermeting_weken)
        if vandaag < sinds:
            continue
        assert job.meting_id
        yield make_punt(
            feit,
            "hermeting",
            Ref("meting", job.meting_id),
            dag,
            "Hermeting",
            f"De volgende meting is afgesproken op {format_dag(dag, vandaag)}.",
            "Begin hermeting",
            "hermeting",
            werkgever=job.werkgever,
            chip=format_rest(dag, vandaag),
            ernst="attention" if dag < vandaag else "info",
            regel=f"{drempels.hermeting_weken} weken voor de afgesproken volgende meting",
            sinds=sinds,
        )


def find_forfait(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """The forfait of Pw art. 10d lid 5 ends and there is no loonwaarde yet."""
    for job in feit.plaatsingen:
        bekend = job.meting_id or job.elders_vastgesteld
        if job.route != "lid5" or not job.ingangsdatum or bekend or not job.runs_on(vandaag):
            continue
        try:
            einde = forfait_einde(job.ingangsdatum, feit.bedragen)
        except LoonwaardeFout:
            continue
        sinds = einde - timedelta(weeks=drempels.forfait_weken)
        if vandaag < sinds:
            continue
        begonnen = job.concept_id is not None
        yield make_punt(
            feit,
            "forfait",
            Ref("meting", job.concept_id) if job.concept_id else Ref("plaatsing", job.id),
            einde,
            "Forfait eindigt",
            f"Het forfait van 50 procent loopt tot en met {format_dag(einde, vandaag)}. "
            + ("De meting staat open als concept." if begonnen else "De loonwaarde is nog niet gemeten."),
            "Ga verder met meting" if begonnen else "Nieuwe meting",
            "meting" if begonnen else "nieuwe_meting",
            werkgever=job.werkgever,
            chip=format_rest(einde, vandaag),
            ernst="bad" if einde < vandaag + timedelta(days=14) else "attention",
            regel=f"{drempels.forfait_weken} weken voor het einde van het forfait "
            "(Participatiewet art. 10d lid 5)",
            sinds=sinds,
        )


def find_beschikking(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """The five weeks for the decision (Pw art. 10d lid 12) run out; it stays four weeks after that."""
    for job in feit.plaatsingen:
        vanaf = _decided_from(job)
        if vanaf is None or job.besluit or vandaag - vanaf > LANG_GELEDEN:
            continue
        uiterlijk = beslistermijn(vanaf, feit.bedragen)
        sinds = uiterlijk - timedelta(days=drempels.beschikking_dagen)
        if not sinds <= vandaag <= uiterlijk + BESLUIT_BLIJFT:
            continue
        wat = "Loonwaarde vastgesteld" if job.meting_id else "Besloten eerst niet te meten (lid 5)"
        yield make_punt(
            feit,
            "beschikking",
            Ref("subsidie", job.subsidie_id) if job.subsidie_id else Ref("plaatsing", job.id),
            uiterlijk,
            "Beschikking",
            f"{wat} op {format_dag(vanaf, vandaag)}. De vijf weken voor het besluit "
            f"{'liepen af' if uiterlijk < vandaag else 'lopen af'} op {format_dag(uiterlijk, vandaag)}.",
            "Noteer besluit" if job.subsidie_id else "Open subsidie",
            "besluit" if job.subsidie_id else "subsidie",
            werkgever=job.werkgever,
            chip=format_rest(uiterlijk, vandaag),
            ernst="bad" if uiterlijk < vandaag else "attention",
            regel=f"{drempels.beschikking_dagen} dagen voor het einde van de beslistermijn "
            "(Participatiewet art. 10d lid 12)",
            sinds=sinds,
        )


def _decided_from(job: PlaatsingFeiten) -> date | None:
    """The day from which the five weeks run; a meting without a receipt, of loondispensatie, has none."""
    if job.meting_id and not job.subsidie_id:
        return None
    return decision_runs_from(job.route, job.meting_id is not None, job.rapport, job.buiten_beschouwing)


def find_verjaardag(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """A birthday that changes the minimum wage of somebody with a subsidy; the law does not say when."""
    job = next((job for job in feit.plaatsingen if job.ingangsdatum and job.runs_on(vandaag)), None)
    if job is None or feit.geboortedatum is None:
        return
    leeftijd = leeftijd_op(feit.geboortedatum, vandaag)
    andere_bedragen = feit.bedragen.jeugdleeftijden()
    for jaren in (leeftijd, leeftijd + 1):
        if jaren not in andere_bedragen:
            continue
        dag = birthday(feit.geboortedatum, jaren)
        sinds = dag - timedelta(weeks=drempels.verjaardag_weken)
        if not sinds <= vandaag <= dag:
            continue
        was, wordt = (format_getal(_jeugdpercentage(feit.bedragen, jaar, dag)) for jaar in (jaren - 1, jaren))
        yield make_punt(
            feit,
            "verjaardag",
            Ref("plaatsing", job.id),
            dag,
            "Verjaardag",
            f"Wordt {jaren} op {format_dag(dag, vandaag)}. Het minimumloon gaat van {was} naar {wordt} "
            "procent. De gemeente beslist of de subsidie dan wijzigt.",
            "Open dossier",
            "dossier",
            werkgever=job.werkgever,
            chip=format_rest(dag, vandaag),
            ernst="info",
            regel=f"{drempels.verjaardag_weken} weken voor een verjaardag die het minimumloon verandert",
            sinds=sinds,
        )


def _jeugdpercentage(bedragen: Bedragen, leeftijd: int, dag: date) -> Decimal:
    """Percent of the minimum wage at an age; 100 for an adult."""
    tabel = bedragen.find("jeugdpercentage", dag)
    return dict(tabel.per_leeftijd).get(leeftijd, Decimal(100)) if tabel else Decimal(100)
