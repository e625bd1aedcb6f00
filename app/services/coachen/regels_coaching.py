"""Signals about the coaching: silence, a change at work, goals, hours, absence. Each rule is pure."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.loonwaarde import add_months, add_werkdagen, count_werkdagen
from app.services.change import Ref
from app.services.formulieren.coaching import WIJZIGINGEN
from app.services.signaleren.dagen import format_dag, format_geleden, format_rest
from app.services.signaleren.signaal_records import (
    Actiepunt,
    Drempels,
    Feiten,
    PlaatsingFeiten,
    WijzigingFeiten,
    make_punt,
)
from app.services.velden import format_aantal, format_duur


def find_stilte(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """Too long without contact; the first months count from the latest begin of traject or job."""
    if not feit.trajecten or _lately(feit.laatste_contact, drempels, vandaag):
        return
    starts = [traject.begin for traject in feit.trajecten] + [job.begin for job in feit.plaatsingen]
    start = max((dag for dag in starts if dag and dag <= vandaag), default=None)
    laatste = max((dag for dag in (feit.laatste_contact, feit.trajecten[0].begin) if dag), default=None)
    if laatste is None:
        return
    pril = start is not None and vandaag < add_months(start, drempels.stilte_begin_maanden)
    grens = drempels.stilte_begin_dagen if pril else drempels.stilte_dagen
    uiterlijk = laatste + timedelta(days=grens)
    if vandaag <= uiterlijk:
        return
    nooit = feit.laatste_contact != laatste
    wat = "Nog geen contact sinds het begin" if nooit else "Laatste contact"
    fase = f" in de eerste {drempels.stilte_begin_maanden} maanden" if pril else ""
    yield make_punt(
        feit,
        "stilte",
        Ref("kandidaat", feit.kandidaat_id),
        uiterlijk,
        "Stilte",
        f"{wat}: {format_geleden(laatste, vandaag)}. De grens is {grens} dagen{fase}.",
        "Contact vastleggen",
        "contact",
        chip=format_rest(uiterlijk, vandaag),
        regel=f"geen contact in {drempels.stilte_dagen} dagen ({drempels.stilte_begin_dagen} in de eerste "
        f"{drempels.stilte_begin_maanden} maanden)",
        sinds=uiterlijk + timedelta(days=1),
    )


def _lately(laatste: date | None, drempels: Drempels, vandaag: date) -> bool:
    """Whether the last contact is so new that neither threshold can have passed."""
    kortste = min(drempels.stilte_dagen, drempels.stilte_begin_dagen)
    return laatste is not None and (vandaag - laatste).days <= kortste


def find_werkstructuur(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """A change at work that no recorded contact has followed; the clock counts working days."""
    for job in feit.plaatsingen:
        for wijziging in job.wijzigingen:
            beantwoord = feit.laatste_contact is not None and feit.laatste_contact >= wijziging.datum
            if wijziging.datum <= vandaag and not beantwoord:
                yield _change_at_work(feit, job, wijziging, drempels, vandaag)


def _change_at_work(
    feit: Feiten, job: PlaatsingFeiten, wijziging: WijzigingFeiten, drempels: Drempels, vandaag: date
) -> Actiepunt:
    termijn, vrij = drempels.werkstructuur_werkdagen, drempels.bevrijdingsdag_vrij
    uiterlijk = add_werkdagen(wijziging.datum, termijn, vrij)
    voorbij = count_werkdagen(wijziging.datum, vandaag, vrij)
    rest = termijn - voorbij
    wat = dict(WIJZIGINGEN).get(wijziging.wat, "Wijziging in het werk")
    uitleg = f" ({wijziging.toelichting.strip().rstrip('.')})" if wijziging.toelichting.strip() else ""
    over = format_aantal(rest, "werkdag", "werkdagen") if rest > 0 else format_rest(uiterlijk, vandaag)
    return make_punt(
        feit,
        "werkstructuur",
        Ref("werkwijziging", wijziging.id),
        uiterlijk,
        "Wijziging werkstructuur",
        f"{wat} sinds {format_dag(wijziging.datum, vandaag)}{uitleg}. Nog geen contact: {voorbij} van "
        f"{termijn} werkdagen voorbij.",
        "Contact vastleggen",
        "contact",
        werkgever=job.werkgever,
        chip=over,
        ernst="bad" if rest <= 1 else "attention",
        regel=f"contact binnen {termijn} werkdagen na een wijziging in het werk",
        sinds=wijziging.datum,
    )


def find_doel(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """A running goal whose target date has passed."""
    for traject in feit.trajecten:
        for nummer, woorden, streefdatum in traject.doelen:
            sinds = streefdatum + timedelta(days=drempels.doel_dagen)
            if vandaag < sinds:
                continue
            yield make_punt(
                feit,
                "doel",
                Ref("doel", nummer),
                streefdatum,
                "Doel over tijd",
                f"“{woorden or 'Doel zonder naam'}” had streefdatum {format_dag(streefdatum, vandaag)}.",
                "Open plan",
                "coaching",
                chip=format_rest(streefdatum, vandaag),
                regel=f"{format_aantal(drempels.doel_dagen, 'dag', 'dagen')} na de streefdatum van een doel",
                sinds=sinds,
            )


def find_budget(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """Few hours left of what was granted."""
    for traject in feit.trajecten:
        toegekend, over = traject.budget.toegekend, traject.budget.over
        if not toegekend or over is None or over * 100 >= toegekend * drempels.budget_procent:
            continue
        op = traject.budget.op_dag
        wanneer = f" Bij dit tempo op rond {format_dag(op, vandaag)}." if op else ""
        rest = f"Nog {format_duur(max(0, over))}" if over > 0 else "Niets meer over"
        yield make_punt(
            feit,
            "budget",
            Ref("coachtraject", traject.id),
            op or vandaag,
            "Uren bijna op" if over > 0 else "Uren op",
            f"{rest} van {format_duur(toegekend)} uur ({max(0, over) * 100 // toegekend} procent).{wanneer}",
            "Open traject",
            "coaching",
            chip=f"{format_duur(max(0, over))} over",
            ernst="attention" if over > 0 else "bad",
            regel=f"minder dan {drempels.budget_procent} procent van de toegekende uren over",
            stap=str(toegekend),
        )


def find_verzuim(feit: Feiten, drempels: Drempels, vandaag: date) -> Iterator[Actiepunt]:
    """Absence noted in several contacts; only that it is there, never why."""
    grens = vandaag - timedelta(weeks=drempels.verzuim_weken)
    dagen = sorted(dag for dag in feit.verzuim if grens < dag <= vandaag)
    if len(dagen) < drempels.verzuim_keren:
        return
    yield make_punt(
        feit,
        "verzuim",
        Ref("kandidaat", feit.kandidaat_id),
        dagen[-1],
        "Herhaald verzuim",
        f"{len(dagen)} contacten met verzuim in {drempels.verzuim_weken} weken, het laatste "
        f"{format_geleden(dagen[-1], vandaag)}.",
        "Contact vastleggen",
        "contact",
        chip=f"{len(dagen)} keer",
        regel=f"{drempels.verzuim_keren} contacten met verzuim in {drempels.verzuim_weken} weken",
        sinds=dagen[drempels.verzuim_keren - 1],
    )
