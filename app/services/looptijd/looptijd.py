"""The running subsidie of one plaatsing: each period from its receipt, or computed and said to be so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loonwaarde import Bedragen, Periode, compute_vier_weken, format_getal
from app.models import Meting, Plaatsing
from app.services.archief import Archief
from app.services.change import Ref
from app.services.looptijd.bewijzen import (
    find_verschillen,
    list_maanddelen,
    list_markeringen,
    read_bewijzen,
    read_inhoud,
)
from app.services.looptijd.boek import read_boek
from app.services.looptijd.looptijd_records import Bewijs, Deelbedrag, Looptijd, Looptijdregel
from app.services.looptijd.looptijdfeiten import (
    Looptijdfeiten,
    compute_perioden,
    list_loonwaarden,
    read_looptijdfeiten,
)
from app.services.looptijd.termijnen import list_termijnen
from app.services.looptijd.vastleggen import last_day, plan_perioden
from app.services.meten.ontvangstbewijs import load_stappen
from app.services.objecten import get_rij

ANDERE_UREN = (
    "In de meting staat {meting} uur (contract / voltijd), bij de plaatsing {plaatsing}. De subsidie rekent "
    "met de uren van de plaatsing. Kijk na welke klopt."
)
NOG_GEEN_BEDRAG = "nog geen bedrag"


def read_looptijd(archief: Archief, plaatsing_id: int) -> Looptijd:
    """All periods up to the end of next year. Raises UserError when the plaatsing is gone."""
    with archief.read() as session:
        plaatsing: Plaatsing = get_rij(session, Ref("plaatsing", plaatsing_id))
        return looptijd_of(session, plaatsing, archief.vandaag)


def looptijd_of(session: Session, plaatsing: Plaatsing, vandaag: date) -> Looptijd:
    """As `read_looptijd`, inside a session that is already open."""
    feiten = read_looptijdfeiten(session, plaatsing.id)
    bewijzen = read_bewijzen(session, [plaatsing.id])
    geldig = [bewijs for bewijs in bewijzen if bewijs.vervallen is None]
    tot = max(date(vandaag.year + 1, 12, 31), last_day(feiten, geldig, vandaag))
    boek = read_boek(session)
    perioden, melding = compute_perioden(feiten, tot, boek)
    plan, _ = plan_perioden(session, feiten, geldig, vandaag)
    begonnen = {periode.van for periode in perioden}
    opmerkingen = _compare_metingen(session, feiten, perioden)
    return Looptijd(
        plaatsing_id=plaatsing.id,
        titel=_titel(plaatsing),
        melding=melding,
        regels=tuple(
            replace(
                _regel(session, feiten, periode, bewijzen, vandaag, nummer == len(perioden), boek),
                opmerking=opmerkingen.get(periode.van, ""),
            )
            for nummer, periode in enumerate(perioden, 1)
        ),
        termijnen=list_termijnen(session, plaatsing, feiten, bewijzen, vandaag),
        open=len(plan.nieuw) + len(plan.vervalt),
        vervallen=tuple(bewijs for bewijs in bewijzen if bewijs.van not in begonnen),
    )


def _compare_metingen(
    session: Session, feiten: Looptijdfeiten, perioden: Sequence[Periode]
) -> dict[date, str]:
    """Where a meting was made with other hours than the plaatsing has from the day its loonwaarde counts.

    The report keeps its own amount; what runs rests on the hours of the plaatsing alone.
    """
    vanaf = {meting.id: dag for dag, meting in list_loonwaarden(feiten).items()} if perioden else {}
    vraag = select(Meting.id, Meting.contracturen, Meting.voltijduren).where(Meting.id.in_(vanaf))
    gemeten = {vanaf[rij.id]: (rij.contracturen, rij.voltijduren) for rij in session.execute(vraag)}
    gevonden = {}
    for periode in perioden:
        if periode.subsidie is None or periode.van not in gemeten:
            continue
        invoer, (uren, voltijd) = periode.subsidie.invoer, gemeten[periode.van]
        if None not in (uren, voltijd) and (uren, voltijd) != (invoer.contracturen, invoer.voltijduren):
            gevonden[periode.van] = ANDERE_UREN.format(
                meting=f"{format_getal(uren)} / {format_getal(voltijd)}",
                plaatsing=f"{format_getal(invoer.contracturen)} / {format_getal(invoer.voltijduren)}",
            )
    return gevonden


def _titel(plaatsing: Plaatsing) -> str:
    werkgever = plaatsing.werkgever.naam if plaatsing.werkgever else ""
    return " bij ".join(filter(None, (plaatsing.functie, werkgever))) or "Nieuwe plaatsing"


def _regel(
    session: Session,
    feiten: Looptijdfeiten,
    periode: Periode,
    bewijzen: Sequence[Bewijs],
    vandaag: date,
    laatste: bool,
    boek: Bedragen,
) -> Looptijdregel:
    eigen = [bewijs for bewijs in bewijzen if bewijs.van == periode.van]
    bewijs = next((bewijs for bewijs in eigen if bewijs.vervallen is None), None)
    verschillen: tuple[str, ...] = ()
    if bewijs is not None and periode.subsidie is not None:
        verschillen = find_verschillen(bewijs, periode, laatste)
    keuze = next((keuze.reden for keuze in feiten.keuzes if keuze.vanaf == periode.van), "")
    stand = "vastgelegd" if bewijs else "voorlopig" if periode.subsidie else "geen"
    figures = _from_receipt(session, bewijs, periode) if bewijs else _computed(periode)
    return Looptijdregel(
        van=periode.van,
        tot=periode.tot,
        open_einde=laatste and feiten.einde is None,
        redenen=periode.redenen,
        stand="verschilt" if verschillen else stand,
        melding="" if bewijs else periode.melding,
        zonder_bedrag=not bewijs and _lacks_amount(periode, boek),
        nu=periode.van <= vandaag <= periode.tot,
        bewijs=bewijs,
        versies=tuple(reversed([oud for oud in eigen if oud is not bewijs])),
        nieuw_bedrag=periode.subsidie.totaal if periode.subsidie and verschillen else None,
        verschillen=verschillen,
        keuze=keuze,
        mag_kiezen=not keuze and periode.subsidie is not None and periode.peildatum != periode.van,
        **figures,
    )


def _lacks_amount(periode: Periode, boek: Bedragen) -> bool:
    later = periode.peildatum > boek.laatste_dag()
    return later and periode.melding.startswith(NOG_GEEN_BEDRAG)


def _computed(periode: Periode) -> dict[str, Any]:
    """The figures of a period as they are now."""
    subsidie = periode.subsidie
    if subsidie is None:
        return {**dict.fromkeys(GEEN), **LEEG, "peildatum": periode.peildatum}
    return {
        "peildatum": periode.peildatum,
        "markeringen": list_markeringen(periode),
        "bedrag": subsidie.totaal,
        "subsidie": subsidie.subsidie,
        "werkgeverslasten": subsidie.werkgeverslasten,
        "plafond": subsidie.plafond,
        "loonwaarde": subsidie.invoer.loonwaarde,
        "leeftijd": subsidie.leeftijd,
        "contracturen": subsidie.invoer.contracturen,
        "voltijduren": subsidie.invoer.voltijduren,
        "route": str(subsidie.invoer.route),
        "onbevestigd": subsidie.onbevestigd,
        "stappen": subsidie.stappen,
        "vier_weken": compute_vier_weken(subsidie),
        "delen": tuple(Deelbedrag(deel.van, deel.tot, deel.bedrag) for deel in list_maanddelen(periode)),
    }


GEEN = (
    *("bedrag", "subsidie", "werkgeverslasten", "loonwaarde"),
    *("leeftijd", "contracturen", "voltijduren", "vier_weken"),
)
LEEG: dict[str, Any] = {
    "markeringen": (),
    "plafond": False,
    "route": "",
    "onbevestigd": (),
    "stappen": (),
    "delen": (),
}


def _from_receipt(session: Session, bewijs: Bewijs, periode: Periode) -> dict[str, Any]:
    """The figures as they were kept; what an older receipt does not hold stays empty."""
    inhoud = read_inhoud(session, bewijs.id)
    vier_weken = inhoud.get("vier_weken")
    return {
        "peildatum": bewijs.peildatum,
        "markeringen": tuple(inhoud["markeringen"]) if "markeringen" in inhoud else list_markeringen(periode),
        "bedrag": bewijs.totaal,
        "subsidie": bewijs.subsidie,
        "werkgeverslasten": bewijs.werkgeverslasten,
        "plafond": bool(bewijs.plafond),
        "loonwaarde": bewijs.loonwaarde,
        "leeftijd": bewijs.leeftijd,
        "contracturen": bewijs.contracturen,
        "voltijduren": bewijs.voltijduren,
        "route": bewijs.route,
        "onbevestigd": tuple(inhoud.get("onbevestigd", ())),
        "stappen": load_stappen(inhoud.get("stappen", ())),
        "vier_weken": Decimal(vier_weken) if vier_weken else None,
        "delen": _load_delen(inhoud),
    }


def _load_delen(inhoud: Mapping[str, Any]) -> tuple[Deelbedrag, ...]:
    return tuple(
        Deelbedrag(date.fromisoformat(van), date.fromisoformat(tot), Decimal(bedrag))
        for van, tot, bedrag in inhoud.get("maanddelen", ())
    )
