"""A whole meting as one record: what is stored, with refused text counting as not filled in."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Deeltaak, Gebruiker, Handtekening, Hoofdtaak, Meting, Waarneming, Zienswijze
from app.services.archief import Archief
from app.services.bedragen.lezen import read_bedragen
from app.services.change import Ref
from app.services.coachen.medischewoorden import read_woordenlijst
from app.services.formulieren import select_velden
from app.services.logboeken.bekeken import note_view
from app.services.meten.ontvangstbewijs import load_uitkomst
from app.services.meten.waarnemingen import with_percentage
from app.services.naam import format_naam
from app.services.objecten import get_rij
from app.services.open_invoer import open_invoer_of
from app.services.papier.tafel_records import HandtekeningRecord, load_lijnen
from app.services.records import (
    DeeltaakRecord,
    HoofdtaakRecord,
    MetingRecord,
    Telling,
    VorigeMeting,
    WaarnemingRecord,
    ZienswijzeRecord,
)
from app.services.velden import Veld

FACTOREN = ("tempo", "kwaliteit", "netto_werktijd")
TIJD = ("minuten_per_week", "aandeel")
TELLING = tuple(Telling.__slots__)
METING = [
    "doel",
    "datum_bezoek",
    "datum_rapport",
    "normfunctie",
    "normfunctie_omschrijving",
    "uitgevoerde_functie",
    "regulier",
    "verdeling",
    "werkdagen_per_week",
    "contracturen",
    "voltijduren",
    "vakantiebijslag",
    "dubbeltelling",
    "onafhankelijkheid",
    "reden_versie",
    "advies",
    "volgende_meting_reden",
]
SUBSIDIE_VELDEN = {"route", "ingangsdatum"}

Open = Mapping[Ref, Mapping[str, str]]


def read_meting(archief: Archief, meting_id: int) -> MetingRecord:
    """The meting with all its parts; that it was looked at is logged. Raises UserError when it is gone."""
    with archief.read() as session:
        record = meting_of(session, meting_id, archief.vandaag, archief.gebruiker)
    note_view(archief, "meting ingezien", Ref("meting", meting_id))
    return record


def meting_of(session: Session, meting_id: int, vandaag: date, gebruiker: str) -> MetingRecord:
    """As `read_meting`, inside a session that is already open."""
    rij: Meting = get_rij(session, Ref("meting", meting_id))
    open_invoer = open_invoer_of(session, refs_of(rij))
    plaatsing, kandidaat = rij.plaatsing, rij.plaatsing.kandidaat
    bewaard = rij.rapport
    return MetingRecord(
        id=rij.id,
        status=rij.status,
        versie=rij.versie,
        kandidaat_id=kandidaat.id,
        kandidaat=format_naam(kandidaat),
        geboortedatum=kandidaat.geboortedatum,
        plaatsing_id=plaatsing.id,
        werkgever=plaatsing.werkgever.naam if plaatsing.werkgever else "",
        route=plaatsing.route,
        ingangsdatum=plaatsing.ingangsdatum,
        **_values(rij, METING, open_invoer.get(Ref("meting", rij.id), {})),
        hoofdtaken=tuple(_hoofdtaak(taak, open_invoer) for taak in rij.hoofdtaken),
        zienswijzen=tuple(_zienswijze(deel, open_invoer) for deel in rij.zienswijzen),
        afwegingen={afweging.code: afweging.reden for afweging in rij.afwegingen},
        ontbrekend=_ontbrekend(session, rij, open_invoer),
        open_invoer=_open_plaatsen(rij, open_invoer),
        meter_is_coach=_is_coach(gebruiker, rij),
        vorige=_vorige(session, rij),
        vandaag=vandaag,
        rapport_hash=bewaard.controlegetal if bewaard else "",
        woordenlijst=read_woordenlijst(session) if rij.status == "concept" else None,
        bewaard=load_uitkomst(bewaard.uitkomst) if bewaard else None,
        bedragen=read_bedragen(session),
    )


def refs_of(rij: Meting) -> list[Ref]:
    """The meting, its parts, and the objects whose fields it needs."""
    refs = [
        Ref("meting", rij.id),
        Ref("plaatsing", rij.plaatsing_id),
        Ref("kandidaat", rij.plaatsing.kandidaat_id),
    ]
    for taak in rij.hoofdtaken:
        refs += [Ref("hoofdtaak", taak.id), *(Ref("waarneming", w.id) for w in taak.waarnemingen)]
        refs += [Ref("deeltaak", deel.id) for deel in taak.deeltaken]
    return refs + [Ref("zienswijze", deel.id) for deel in rij.zienswijzen]


def is_filled(waarde: Any) -> bool:
    """Whether a required field holds something; a blank text does not count."""
    return waarde is not None and (not isinstance(waarde, str) or bool(waarde.strip()))


def _values(rij: Any, namen: tuple[str, ...] | list[str], geweigerd: Mapping[str, str]) -> dict[str, Any]:
    """The stored values; a field whose last text was refused has none."""
    return {naam: _value(rij, naam, geweigerd) for naam in namen}


def _value(rij: Any, naam: str, geweigerd: Mapping[str, str]) -> Any:
    waarde = getattr(rij, naam)
    if naam not in geweigerd:
        return waarde
    return "" if isinstance(waarde, str) else None


def _hoofdtaak(taak: Hoofdtaak, open_invoer: Open) -> HoofdtaakRecord:
    geweigerd = open_invoer.get(Ref("hoofdtaak", taak.id), {})
    namen = ("omschrijving", "minuten_per_week", "aandeel", "eenheid", "norm_per_uur", *FACTOREN)
    waarden = _values(taak, namen, geweigerd)
    return HoofdtaakRecord(
        id=taak.id,
        volgnr=taak.volgnr,
        **waarden,
        toelichtingen={factor: _value(taak, f"toelichting_{factor}", geweigerd) for factor in FACTOREN},
        waarnemingen=tuple(
            _waarneming(deel, waarden["norm_per_uur"], open_invoer) for deel in taak.waarnemingen
        ),
        deeltaken=tuple(_deeltaak(deel, open_invoer) for deel in taak.deeltaken),
    )


def _deeltaak(rij: Deeltaak, open_invoer: Open) -> DeeltaakRecord:
    geweigerd = open_invoer.get(Ref("deeltaak", rij.id), {})
    return DeeltaakRecord(id=rij.id, **_values(rij, ("omschrijving", *TIJD), geweigerd))


def _waarneming(rij: Waarneming, norm_per_uur: Any, open_invoer: Open) -> WaarnemingRecord:
    geweigerd = open_invoer.get(Ref("waarneming", rij.id), {})
    namen = ("factor", "herkomst", "dag", "tijd", "waarde", "notitie")
    record = WaarnemingRecord(
        id=rij.id,
        percentage=None,
        tekst="",
        telling=Telling(**_values(rij, TELLING, geweigerd)),
        **_values(rij, namen, geweigerd),
    )
    return with_percentage(record, norm_per_uur)


def _zienswijze(rij: Zienswijze, open_invoer: Open) -> ZienswijzeRecord:
    geweigerd = open_invoer.get(Ref("zienswijze", rij.id), {})
    return ZienswijzeRecord(
        id=rij.id,
        partij=rij.partij,
        **_values(rij, ("keuze", "tekst", "naam", "dag"), geweigerd),
        handtekening=_handtekening(rij.handtekening) if rij.handtekening else None,
    )


def _handtekening(rij: Handtekening) -> HandtekeningRecord:
    return HandtekeningRecord(
        rij.wijze, rij.naam, rij.gezet, load_lijnen(rij.lijnen), rij.loonwaarde, rij.zegel
    )


def plaatsen_of(rij: Meting) -> dict[Ref, str]:
    """How a finding names each object: a hoofdtaak by its number, a zienswijze by its party."""
    plaatsen = {ref: ref.soort for ref in refs_of(rij)}
    for taak in rij.hoofdtaken:
        plaatsen[Ref("hoofdtaak", taak.id)] = f"hoofdtaak.{taak.volgnr}"
        plaatsen.update({Ref("waarneming", w.id): f"waarneming.{w.id}" for w in taak.waarnemingen})
        plaatsen.update({Ref("deeltaak", deel.id): f"deeltaak.{deel.id}" for deel in taak.deeltaken})
    return plaatsen | {Ref("zienswijze", deel.id): f"zienswijze.{deel.partij}" for deel in rij.zienswijzen}


def _open_plaatsen(rij: Meting, open_invoer: Open) -> tuple[tuple[str, str], ...]:
    plaatsen = plaatsen_of(rij)
    return tuple(
        (f"{plaatsen[ref]}.{veld}", melding)
        for ref, velden in open_invoer.items()
        for veld, melding in velden.items()
    )


def _ontbrekend(session: Session, rij: Meting, open_invoer: Open) -> tuple[tuple[str, str], ...]:
    """Required fields (process.md) without a value: place and label."""
    plaatsing = rij.plaatsing
    gebruiker = session.scalars(select(Gebruiker).order_by(Gebruiker.id)).first() or Gebruiker()
    eigen = {veld.naam for veld in select_velden("meting")}
    onnodig = SUBSIDIE_VELDEN if rij.doel == "loondispensatie" else set()
    geweigerd = open_invoer.get(Ref("meting", rij.id), {})
    delen: list[tuple[str, str, Any, set[str]]] = [
        ("kandidaat", "kandidaat", plaatsing.kandidaat, set()),
        ("plaatsing", "plaatsing", plaatsing, eigen | onnodig),
        ("werkgever", "werkgever", plaatsing.werkgever, set()),
        ("gebruiker", "profiel", gebruiker, set()),
        ("meting", "meting", rij, {"normfunctie", *geweigerd}),
    ]
    return tuple(
        (f"{plaats}.{veld.naam}", veld.label)
        for soort, plaats, object_, over in delen
        for veld in select_velden(soort)
        if object_ is not None and _is_missing(veld, object_, over)
    )


def _is_missing(veld: Veld, rij: Any, over: set[str]) -> bool:
    return veld.verplicht and veld.naam not in over and not is_filled(getattr(rij, veld.naam))


def _is_coach(gebruiker: str, rij: Meting) -> bool:
    kandidaat = rij.plaatsing.kandidaat
    coaches = {kandidaat.coach, *(traject.coach for traject in kandidaat.trajecten)}
    return bool(gebruiker.strip()) and gebruiker.strip().casefold() in {
        coach.strip().casefold() for coach in coaches
    }


def _vorige(session: Session, rij: Meting) -> VorigeMeting | None:
    """The last definitive meting of this plaatsing before this one; not the version it replaces."""
    vraag = (
        select(Meting.id, Meting.datum_rapport, Meting.loonwaarde)
        .where(Meting.plaatsing_id == rij.plaatsing_id, Meting.status == "definitief")
        .where(Meting.id.not_in([rij.id, rij.vervangt_id or rij.id]))
        .order_by(Meting.datum_rapport.desc(), Meting.id.desc())
    )
    if rij.datum_rapport is not None:
        vraag = vraag.where(Meting.datum_rapport <= rij.datum_rapport)
    gevonden = session.execute(vraag.limit(1)).first()
    if gevonden is None or gevonden.datum_rapport is None or gevonden.loonwaarde is None:
        return None
    return VorigeMeting(gevonden.datum_rapport, gevonden.loonwaarde, _scores(session, gevonden.id))


def _scores(session: Session, meting_id: int) -> dict[tuple[str, str], Decimal]:
    """The scores of a meting by hoofdtaak and factor; of two tasks with one name the first."""
    scores: dict[tuple[str, str], Decimal] = {}
    for taak in session.scalars(select(Hoofdtaak).filter_by(meting_id=meting_id).order_by(Hoofdtaak.volgnr)):
        naam = taak.omschrijving.strip().casefold()
        for factor in FACTOREN:
            if naam and (score := getattr(taak, factor)) is not None:
                scores.setdefault((naam, factor), score)
    return scores
