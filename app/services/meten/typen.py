"""What a meting would be with the text that is being typed now; nothing is stored."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from app.services.change import Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.meten.meting_lezen import FACTOREN, TELLING, is_filled
from app.services.meten.waarnemingen import with_percentage
from app.services.records import (
    DeeltaakRecord,
    HoofdtaakRecord,
    MetingRecord,
    Telling,
    WaarnemingRecord,
    ZienswijzeRecord,
)
from app.services.velden import Veld, Waarde, parse

Deel = TypeVar(
    "Deel", MetingRecord, HoofdtaakRecord, DeeltaakRecord, WaarnemingRecord, ZienswijzeRecord, Telling
)
PLAATSING = {"route", "ingangsdatum"}


def with_tekst(record: MetingRecord, ref: Ref, veld: str, tekst: str) -> MetingRecord:
    """The record as if `tekst` stood in the field; text that cannot be read is no value. Never raises."""
    declaratie = next((v for v in select_velden(ref.soort) if v.naam == veld), None)
    plaats = find_plaats(record, ref)
    if declaratie is None or not plaats:
        return record
    melding = ""
    try:
        waarde = parse(declaratie, tekst)
    except UserError as fout:
        waarde, melding = ("" if isinstance(_empty(declaratie), str) else None), fout.tekst
    record = _with_toestand(record, f"{plaats}.{veld}", declaratie, waarde, melding)
    return _with_waarde(record, ref, veld, waarde)


def find_plaats(record: MetingRecord, ref: Ref) -> str:
    """How findings name this object; "" when it is no part of the meting."""
    eigen = {"meting": record.id, "plaatsing": record.plaatsing_id, "kandidaat": record.kandidaat_id}
    if ref.soort in eigen:
        return ref.soort if eigen[ref.soort] == ref.id else ""
    if ref.soort == "zienswijze":
        return next((f"zienswijze.{z.partij}" for z in record.zienswijzen if z.id == ref.id), "")
    for taak in record.hoofdtaken:
        if ref == Ref("hoofdtaak", taak.id):
            return f"hoofdtaak.{taak.volgnr}"
        if ref.soort == "deeltaak" and any(deel.id == ref.id for deel in taak.deeltaken):
            return f"deeltaak.{ref.id}"
        if ref.soort == "waarneming" and any(deel.id == ref.id for deel in taak.waarnemingen):
            return f"waarneming.{ref.id}"
    return ""


def find_veld(record: MetingRecord, plaats: str) -> tuple[Ref | None, str]:
    """The object and field a finding points at; no object when it lies in another screen."""
    soort, _, rest = plaats.partition(".")
    if soort in ("hoofdtaak", "deeltaak", "waarneming", "zienswijze"):
        sleutel, _, veld = rest.partition(".")
        kop = f"{soort}.{sleutel}"
        for ref in _refs(record):
            if find_plaats(record, ref) == kop:
                return ref, veld or "keuze"
        return None, ""
    eigen = {"meting": record.id, "plaatsing": record.plaatsing_id, "kandidaat": record.kandidaat_id}
    return (Ref(soort, eigen[soort]), rest) if soort in eigen else (None, rest)


def _refs(record: MetingRecord) -> list[Ref]:
    taken = [Ref("hoofdtaak", taak.id) for taak in record.hoofdtaken]
    waarnemingen = [Ref("waarneming", w.id) for taak in record.hoofdtaken for w in taak.waarnemingen]
    deeltaken = [Ref("deeltaak", deel.id) for taak in record.hoofdtaken for deel in taak.deeltaken]
    return taken + deeltaken + waarnemingen + [Ref("zienswijze", z.id) for z in record.zienswijzen]


def _empty(veld: Veld) -> Waarde:
    return parse(veld, "")


def _with_toestand(
    record: MetingRecord, plaats: str, veld: Veld, waarde: Waarde, melding: str
) -> MetingRecord:
    """Keep the lists of open and missing fields in step with what is typed."""
    open_invoer = tuple(punt for punt in record.open_invoer if punt[0] != plaats)
    ontbrekend = tuple(punt for punt in record.ontbrekend if punt[0] != plaats)
    if melding:
        open_invoer += ((plaats, melding),)
    elif veld.verplicht and plaats != "meting.normfunctie" and not is_filled(waarde):
        ontbrekend += ((plaats, veld.label),)
    return replace(record, open_invoer=open_invoer, ontbrekend=ontbrekend)


def _with_waarde(record: MetingRecord, ref: Ref, veld: str, waarde: Waarde) -> MetingRecord:
    if ref.soort in ("meting", "plaatsing", "kandidaat"):
        eigen = {"plaatsing": PLAATSING, "kandidaat": {"geboortedatum"}}.get(ref.soort)
        if (eigen is None or veld in eigen) and veld in MetingRecord.__slots__:
            return _changed(record, **{veld: waarde})
        return record
    if ref.soort == "zienswijze":
        zienswijzen = (_changed(z, **{veld: waarde}) if z.id == ref.id else z for z in record.zienswijzen)
        return replace(record, zienswijzen=tuple(zienswijzen))
    taken = (_with_taak(taak, ref, veld, waarde) for taak in record.hoofdtaken)
    return replace(record, hoofdtaken=tuple(taken))


def _with_taak(taak: HoofdtaakRecord, ref: Ref, veld: str, waarde: Waarde) -> HoofdtaakRecord:
    if ref == Ref("hoofdtaak", taak.id):
        factor = veld.removeprefix("toelichting_")
        if veld != factor and factor in FACTOREN:
            return replace(taak, toelichtingen={**taak.toelichtingen, factor: str(waarde)})
        taak = _changed(taak, **{veld: waarde})
        return _recounted(taak) if veld == "norm_per_uur" else taak
    if ref.soort == "deeltaak":
        return _with_deeltaak(taak, ref.id, veld, waarde)
    if ref.soort != "waarneming" or all(w.id != ref.id for w in taak.waarnemingen):
        return taak
    delen = (_with_waarneming(w, veld, waarde) if w.id == ref.id else w for w in taak.waarnemingen)
    return _recounted(replace(taak, waarnemingen=tuple(delen)))


def _with_deeltaak(taak: HoofdtaakRecord, nummer: int, veld: str, waarde: Waarde) -> HoofdtaakRecord:
    """The sum of the hoofdtaak follows the typing."""
    if all(deel.id != nummer for deel in taak.deeltaken):
        return taak
    delen = tuple(_changed(d, **{veld: waarde}) if d.id == nummer else d for d in taak.deeltaken)
    minuten = [d.minuten_per_week for d in delen if d.minuten_per_week is not None]
    aandelen = [d.aandeel for d in delen if d.aandeel is not None]
    return replace(
        taak,
        deeltaken=delen,
        minuten_per_week=sum(minuten) if minuten else None,
        aandeel=sum(aandelen, Decimal()) if aandelen else None,
    )


def _with_waarneming(record: WaarnemingRecord, veld: str, waarde: Waarde) -> WaarnemingRecord:
    if veld in TELLING:
        return _changed(record, telling=_changed(record.telling, **{veld: waarde}))
    return _changed(record, **{veld: waarde})


def _recounted(taak: HoofdtaakRecord) -> HoofdtaakRecord:
    delen = (with_percentage(waarneming, taak.norm_per_uur) for waarneming in taak.waarnemingen)
    return replace(taak, waarnemingen=tuple(delen))


def _changed(record: Deel, **waarden: Any) -> Deel:
    """`replace` for values whose type the declaration of the field guarantees."""
    return replace(record, **waarden)
