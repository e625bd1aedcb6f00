"""The time line of a dossier: contracts, hours, metingen and contacten in one row, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from app.models import Meting, Plaatsing
from app.services.change import Ref
from app.services.coachen.aanvullingen import AanvullingRij
from app.services.coachen.evaluaties import describe_evaluatie
from app.services.coachen.vaardigheden import Beeld
from app.services.dossiers.plaatsingen import contracturen_op
from app.services.formulieren.coaching import SOORTEN, WIJZIGINGEN
from app.services.formulieren.vaardigheden import MAANDEN
from app.services.records import ContactRij, EerderRij, EvaluatieRij, Gebeurtenis, StukRij
from app.services.signaleren.signaal_records import Actiepunt
from app.services.velden import format_duur, format_getal

LANGSTE_TEKST = 160
METING_TITELS = {
    "concept": "Meting – concept",
    "definitief": "Meting – definitief",
    "vervangen": "Meting – vervangen",
}


@dataclass(frozen=True, slots=True)
class Bijzaken:
    """What stands on the line besides jobs and contacten."""

    stukken: Sequence[StukRij]
    beelden: Sequence[Beeld]
    signalen: Sequence[Actiepunt]
    aanvullingen: Sequence[AanvullingRij]
    evaluaties: Sequence[EvaluatieRij]


def build_verloop(
    plaatsingen: Sequence[Plaatsing],
    contacten: Sequence[ContactRij],
    meer: Bijzaken,
    vandaag: date,
    eerder: Sequence[EerderRij] = (),
) -> tuple[Gebeurtenis, ...]:
    """Everything that happened, the contract ends that are known and the signals of now, newest first."""
    gebeurtenissen = chain(
        (_contact(contact) for contact in contacten if contact.datum and contact.status == "vastgelegd"),
        chain.from_iterable(_plaatsing(plaatsing, vandaag) for plaatsing in plaatsingen),
        (_meting(meting) for plaatsing in plaatsingen for meting in plaatsing.metingen),
        chain.from_iterable(_documenten(plaatsing) for plaatsing in plaatsingen),
        (_eerder(rij, rij.dag) for rij in eerder if rij.dag and rij.percentage is not None),
        (Gebeurtenis(stuk.gemaakt.date(), "getekend", stuk.titel, "") for stuk in meer.stukken),
        (_beeld(beeld, beeld.dag) for beeld in meer.beelden if beeld.dag and beeld.cijfers),
        (_signaal(punt, punt.sinds or vandaag) for punt in meer.signalen),
        (_aanvulling(aanvulling) for aanvulling in meer.aanvullingen),
        (_evaluatie(evaluatie, evaluatie.dag) for evaluatie in meer.evaluaties if evaluatie.dag),
    )
    return tuple(sorted(gebeurtenissen, key=lambda gebeurtenis: gebeurtenis.dag, reverse=True))


def _contact(contact: ContactRij) -> Gebeurtenis:
    assert contact.datum
    titel = f"{dict(SOORTEN).get(contact.soort, 'Contact')} · {format_duur(contact.minuten)}"
    tekst = _short(contact.gedaan)
    if contact.volgend_contact:
        tekst = " · ".join(filter(None, [tekst, f"Volgend contact {contact.volgend_contact:%d-%m-%Y}"]))
    return Gebeurtenis(contact.datum, "contact", titel, tekst, Ref("contactmoment", contact.id))


def _meting(meting: Meting) -> Gebeurtenis:
    dag = meting.datum_rapport or meting.datum_bezoek or meting.gemaakt.date()
    if meting.status == "concept":
        dag = meting.datum_bezoek or meting.gemaakt.date()
    delen = [
        f"Loonwaarde {meting.loonwaarde} %" if meting.loonwaarde is not None else "",
        f"rapport versie {meting.versie}" if meting.status != "concept" else "Nog niet definitief",
    ]
    tekst = ", ".join(filter(None, delen))
    return Gebeurtenis(dag, "meting", METING_TITELS[meting.status], tekst, Ref("meting", meting.id))


def _beeld(beeld: Beeld, dag: date) -> Gebeurtenis:
    wanneer = dict(MAANDEN).get(str(beeld.maand), "")
    cijfer = f"gemiddeld {format_getal(beeld.gemiddelde)} van 5" if beeld.gemiddelde else ""
    tekst = ", ".join(filter(None, [wanneer, cijfer, beeld.beoordelaar and f"door {beeld.beoordelaar}"]))
    return Gebeurtenis(dag, "vaardigheden", "Werknemersvaardigheden", tekst)


def _eerder(rij: EerderRij, dag: date) -> Gebeurtenis:
    wie = f", gemeten door {rij.gemeten_door}" if rij.gemeten_door else ""
    hoe = "Ingelezen, niet hier gemeten." if rij.herkomst == "ingelezen" else "Niet hier gemeten."
    tekst = f"{rij.percentage} %{wie}. {hoe}"
    return Gebeurtenis(dag, "eerder", "Eerdere loonwaarde", tekst)


def _aanvulling(rij: AanvullingRij) -> Gebeurtenis:
    bij = (
        f"Bij {dict(SOORTEN).get(rij.soort, 'contact').lower()} van {rij.datum:%d-%m-%Y}: "
        if rij.datum
        else ""
    )
    ref = Ref("contactmoment", rij.contact_id)
    return Gebeurtenis(rij.gemaakt.date(), "contact", "Aanvulling", bij + _short(rij.tekst), ref)


def _evaluatie(rij: EvaluatieRij, dag: date) -> Gebeurtenis:
    return Gebeurtenis(
        dag, "evaluatie", f"Evaluatie {rij.partij}", describe_evaluatie(rij), Ref("evaluatie", rij.id)
    )


def _signaal(punt: Actiepunt, dag: date) -> Gebeurtenis:
    return Gebeurtenis(dag, "signaal", f"Signaal · {punt.titel}", punt.tekst)


def _documenten(plaatsing: Plaatsing) -> Iterator[Gebeurtenis]:
    for meting in plaatsing.metingen:
        if meting.rapport:
            tekst = f"Versie {meting.versie}{', vervangen' if meting.status == 'vervangen' else ''}"
            dag, ref = meting.rapport.gemaakt.date(), Ref("kandidaat", plaatsing.kandidaat_id)
            yield Gebeurtenis(dag, "document", "Rapport loonwaardemeting", tekst, ref)


def _plaatsing(plaatsing: Plaatsing, vandaag: date) -> Iterator[Gebeurtenis]:
    ref = Ref("plaatsing", plaatsing.id)
    waar = " bij ".join(
        filter(None, [plaatsing.functie, plaatsing.werkgever.naam if plaatsing.werkgever else ""])
    )
    if plaatsing.begin:
        uren = contracturen_op(plaatsing, plaatsing.begin)
        tekst = ", ".join(filter(None, [waar, f"{format_getal(uren)} uur" if uren else ""]))
        yield Gebeurtenis(plaatsing.begin, "contract", "Contract begint", tekst, ref)
    if plaatsing.einde:
        titel = "Contract afgelopen" if plaatsing.einde < vandaag else "Contract loopt af"
        yield Gebeurtenis(plaatsing.einde, "contract", titel, waar, ref)
    for wijziging in plaatsing.wijzigingen:
        if wijziging.datum:
            delen = [dict(WIJZIGINGEN).get(wijziging.wat, ""), _short(wijziging.toelichting)]
            tekst, eigen = ": ".join(filter(None, delen)), Ref("werkwijziging", wijziging.id)
            yield Gebeurtenis(wijziging.datum, "wijziging", "Wijziging werkstructuur", tekst, eigen)
    for eerder, later in pairwise(plaatsing.uren):
        if eerder.contracturen and later.contracturen:
            was, wordt = format_getal(eerder.contracturen), format_getal(later.contracturen)
            yield Gebeurtenis(later.vanaf, "uren", "Uren gewijzigd", f"{wordt} uur per week, was {was}", ref)


def _short(tekst: str) -> str:
    eerste = " ".join(tekst[: 4 * LANGSTE_TEKST].split())
    return eerste if len(eerste) <= LANGSTE_TEKST else eerste[: LANGSTE_TEKST - 1] + "…"
