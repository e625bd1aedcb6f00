"""Terms around a subsidie: the application (law and gemeente), the decision, the end of the forfait."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.loonwaarde import (
    LoonwaardeFout,
    Route,
    add_months,
    beslistermijn,
    decision_runs_from,
    forfait_einde,
    format_datum,
)
from app.models import Plaatsing
from app.services.looptijd.boek import read_boek
from app.services.looptijd.looptijd_records import Bewijs, Termijn
from app.services.looptijd.looptijdfeiten import Looptijdfeiten
from app.services.signaleren.dagen import format_rest

SCHOOLVERLATER = "schoolverlater"
MAANDEN_NA_BEGIN = 6
BIJNA = timedelta(days=14)
DAG_ONBEKEND = (
    "vul bij Plaatsing in wanneer is besloten de loonwaarde buiten beschouwing te laten; vanaf die dag heeft "
    "de gemeente vijf weken"
)


def list_termijnen(
    session: Session,
    plaatsing: Plaatsing,
    feiten: Looptijdfeiten,
    bewijzen: Sequence[Bewijs],
    vandaag: date,
) -> tuple[Termijn, ...]:
    """The terms of this plaatsing, in the order of the road."""
    return (
        *_aanvraag(plaatsing, vandaag),
        *_forfait(session, feiten, vandaag),
        *_besluit(session, plaatsing, feiten, bewijzen, vandaag),
    )


def _aanvraag(plaatsing: Plaatsing, vandaag: date) -> Iterator[Termijn]:
    """Pw art. 10d lid 2; beside it the local term of the gemeente, counted from the begin."""
    begin = plaatsing.begin or plaatsing.ingangsdatum
    if begin is None:
        return
    gemeente = plaatsing.kandidaat.gemeente
    school = plaatsing.kandidaat.doelgroep == SCHOOLVERLATER
    uiterlijk = add_months(begin, MAANDEN_NA_BEGIN) if school else begin
    regel = "zes maanden na het begin (schoolverlater)" if school else "vóór het begin"
    regels = [f"wettelijk: {regel}, {format_datum(uiterlijk)}"]
    if gemeente and gemeente.termijn_aanvraag_weken:
        plaatselijk = begin + timedelta(weeks=gemeente.termijn_aanvraag_weken)
        regels.append(
            f"{gemeente.naam}: binnen {gemeente.termijn_aanvraag_weken} weken na het begin, "
            f"{format_datum(plaatselijk)}"
        )
        uiterlijk = max(uiterlijk, plaatselijk)
    if plaatsing.datum_aanvraag:
        yield Termijn(
            "Aanvraag", f"{format_datum(plaatsing.datum_aanvraag)} · {' · '.join(regels)}", "good", "gedaan"
        )
        return
    yield Termijn("Aanvraag", " · ".join(regels), _ernst(uiterlijk, vandaag), format_rest(uiterlijk, vandaag))


def _forfait(session: Session, feiten: Looptijdfeiten, vandaag: date) -> Iterator[Termijn]:
    start: date | None = feiten.rij.ingangsdatum
    if feiten.rij.route != Route.LID5 or start is None or feiten.metingen:
        return
    try:
        einde = forfait_einde(start, read_boek(session))
    except LoonwaardeFout:
        return
    tekst = f"50 % tot en met {format_datum(einde)}; daarna is een gemeten loonwaarde nodig"
    yield Termijn("Forfait", tekst, _ernst(einde, vandaag), format_rest(einde, vandaag))


def _besluit(
    session: Session,
    plaatsing: Plaatsing,
    feiten: Looptijdfeiten,
    bewijzen: Sequence[Bewijs],
    vandaag: date,
) -> Iterator[Termijn]:
    """Five weeks after the loonwaarde was determined, or left out under lid 5 (Pw art. 10d lid 12)."""
    meting = feiten.metingen[-1] if feiten.metingen else None
    rapport = meting.datum_rapport if meting else None
    vanaf = decision_runs_from(plaatsing.route, meting is not None, rapport, plaatsing.buiten_beschouwing)
    if vanaf is None:
        if meting is None and plaatsing.route == Route.LID5:
            yield Termijn("Besluit", DAG_ONBEKEND, "info", "dag onbekend")
        return
    besluiten = [b.besluit_datum for b in bewijzen if b.besluit_datum and _is_about(b, meting)]
    uiterlijk = beslistermijn(vanaf, read_boek(session))
    wat = "loonwaarde vastgesteld op" if meting else "besloten de loonwaarde buiten beschouwing te laten op"
    regel = f"{wat} {format_datum(vanaf)}, besluit uiterlijk {format_datum(uiterlijk)}"
    if besluiten:
        yield Termijn("Besluit", f"{format_datum(max(besluiten))} · {regel}", "good", "besloten")
    else:
        yield Termijn("Besluit", regel, _ernst(uiterlijk, vandaag), format_rest(uiterlijk, vandaag))


def _is_about(bewijs: Bewijs, meting: Any) -> bool:
    """Whether a receipt is of this meting, or without one of the forfait."""
    if meting is not None:
        return bool(bewijs.meting_id == meting.id)
    return bewijs.meting_id is None and bewijs.route == Route.LID5


def _ernst(uiterlijk: date, vandaag: date) -> str:
    if uiterlijk < vandaag:
        return "bad"
    return "attention" if uiterlijk <= vandaag + BIJNA else "info"
