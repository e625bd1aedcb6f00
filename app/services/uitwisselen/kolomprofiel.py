"""The profile of a gemeente: which sheets and columns it gets, in which order, under which headings."""

import json
from collections.abc import Callable
from dataclasses import replace

from app.documents.gemeentebestand import RIJEN, KolomKeuze, Kolomprofiel, list_declared
from app.documents.narekening import WEG_TE_LATEN
from app.models import Gemeente
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.lineage import touch
from app.services.objecten import get_rij
from app.services.uitwisselen.export_metingen import may_use_bsn
from app.services.uitwisselen.profiel_records import ProfielBlad, ProfielKolom

LANGSTE_KOP = 80
HOORT_BIJ_FORMULE = "Deze kolom hoort bij de formules van het blad en blijft staan."
LAATSTE = "Op een blad blijft minstens één kolom aan. Zet het hele blad uit als u het niet nodig hebt."
DUBBEL = "Op het blad {blad} heet al een kolom “{kop}”. Kies een andere kop; Excel staat geen dubbele toe."
TE_LANG = "Deze kop heeft {aantal} tekens; er passen er {meest}. Kort hem in."
GEEN_BSN = (
    "BSN staat uit voor deze gemeente. Zet het hierboven aan en noem de wettelijke grondslag; pas dan mag "
    "deze kolom aan."
)
ACHTERAAN = "Verschil staat achteraan op dit blad, zodat de ontvanger de uitkomst van de controle ziet."
GEWIJZIGD = "kolomprofiel gewijzigd"


def read_profiel(archief: Archief, gemeente_id: int) -> tuple[ProfielBlad, ...]:
    """The sheets of this gemeente as its profile has them."""
    with archief.read() as session:
        gemeente: Gemeente = get_rij(session, Ref("gemeente", gemeente_id))
        return parse_profiel(gemeente.kolomprofiel)


def list_bladen(archief: Archief, gemeente_id: int | None) -> tuple[str, ...]:
    """The sheets that go to this gemeente, all of them without one."""
    bladen = parse_profiel("") if gemeente_id is None else read_profiel(archief, gemeente_id)
    return tuple(blad.naam for blad in bladen if blad.aan)


def parse_profiel(tekst: str) -> tuple[ProfielBlad, ...]:
    """A stored profile; a column that came later stands where it usually stands, and is on."""
    bewaard = json.loads(tekst) if tekst else {}
    return tuple(_blad(naam, bewaard.get(naam)) for naam in RIJEN)


def as_kolomprofiel(bladen: tuple[ProfielBlad, ...]) -> Kolomprofiel:
    """The columns that are on, for the document; only of sheets that differ from the usual."""
    return {
        blad.naam: tuple(KolomKeuze(kolom.veld, kolom.kop) for kolom in blad.kolommen if kolom.aan)
        for blad in bladen
        if blad.eigen
    }


def set_blad(archief: Archief, gemeente_id: int, blad: str, aan: bool) -> Change:
    """Put a whole sheet on or off for this gemeente."""
    return _change(
        archief, gemeente_id, blad, lambda deel, _: replace(deel, aan=aan), "aan" if aan else "uit"
    )


def set_kolom(archief: Archief, gemeente_id: int, blad: str, veld: str, aan: bool) -> Change:
    """Put a column on or off. Raises UserError at the field when it has to stay, or may not be on."""

    def change(deel: ProfielBlad, gemeente: Gemeente) -> ProfielBlad:
        kolom = _find(deel, veld)
        if not aan and kolom.vast:
            raise UserError(kolom.vast, veld)
        if not aan and sum(ander.aan for ander in deel.kolommen) == 1:
            raise UserError(LAATSTE, veld)
        if aan and veld == "bsn" and not may_use_bsn(gemeente):
            raise UserError(GEEN_BSN, veld)
        return _with(deel, replace(kolom, aan=aan))

    return _change(archief, gemeente_id, blad, change, f"{veld} {'aan' if aan else 'uit'}")


def rename_kolom(archief: Archief, gemeente_id: int, blad: str, veld: str, kop: str) -> Change:
    """Give a column its own heading; an empty one gives the usual back. Raises UserError at the field."""
    schoon = " ".join(kop.split())

    def change(deel: ProfielBlad, _: Gemeente) -> ProfielBlad:
        kolom = _find(deel, veld)
        nieuw = replace(kolom, kop="" if schoon == kolom.standaard else schoon)
        anderen = {ander.getoond.casefold() for ander in deel.kolommen if ander.veld != veld}
        if len(schoon) > LANGSTE_KOP:
            raise UserError(TE_LANG.format(aantal=len(schoon), meest=LANGSTE_KOP), veld)
        if nieuw.getoond.casefold() in anderen:
            raise UserError(DUBBEL.format(blad=blad, kop=nieuw.getoond), veld)
        return _with(deel, nieuw)

    return _change(archief, gemeente_id, blad, change, f"kop van {veld}")


def move_kolom(archief: Archief, gemeente_id: int, blad: str, veld: str, stappen: int) -> Change:
    """Move a column so many places up (negative) or down; it stops at the edge. Raises UserError."""

    def change(deel: ProfielBlad, _: Gemeente) -> ProfielBlad:
        kolommen = list(deel.kolommen)
        hier = kolommen.index(_find(deel, veld))
        kolom = kolommen.pop(hier)
        kolommen.insert(max(0, min(len(kolommen), hier + stappen)), kolom)
        if blad == "Narekening" and kolommen[-1].veld != "verschil":
            raise UserError(ACHTERAAN, veld)
        return replace(deel, kolommen=tuple(kolommen))

    return _change(archief, gemeente_id, blad, change, f"plaats van {veld}")


def reset_blad(archief: Archief, gemeente_id: int, blad: str) -> Change:
    """Give a sheet its usual columns, order and headings again; whether it is on stays."""
    return _change(
        archief, gemeente_id, blad, lambda deel, _: replace(_blad(blad, None), aan=deel.aan), "standaard"
    )


def _change(
    archief: Archief,
    gemeente_id: int,
    blad: str,
    change: Callable[[ProfielBlad, Gemeente], ProfielBlad],
    wat: str,
) -> Change:
    ref = Ref("gemeente", gemeente_id)
    with archief.write() as werk:
        gemeente: Gemeente = get_rij(werk.session, ref)
        bladen = parse_profiel(gemeente.kolomprofiel)
        nieuw = tuple(change(deel, gemeente) if deel.naam == blad else deel for deel in bladen)
        touch(werk, ref)
        tekst = _dump(nieuw)
        if tekst != gemeente.kolomprofiel:
            gemeente.kolomprofiel = tekst
            werk.log(GEWIJZIGD, ref, f"{blad}: {wat}")
        return werk.change


def _blad(naam: str, bewaard: dict[str, object] | None) -> ProfielBlad:
    gewoon = {
        veld: ProfielKolom(veld, str(declared["kop"]), vast=describe_vast(naam, veld))
        for veld, declared in list_declared(naam).items()
    }
    if bewaard is None:
        return ProfielBlad(naam, tuple(gewoon.values()))
    eigen = [
        replace(gewoon[veld], kop=kop, aan=aan or bool(gewoon[veld].vast))
        for veld, kop, aan in bewaard.get("kolommen", ())  # type: ignore[attr-defined]
        if veld in gewoon
    ]
    genoemd = {kolom.veld for kolom in eigen}
    for plaats, kolom in enumerate(gewoon.values()):
        if kolom.veld not in genoemd:
            eigen.insert(plaats, kolom)
    kolommen = tuple(eigen)
    return ProfielBlad(naam, kolommen, bool(bewaard.get("aan", True)), kolommen != tuple(gewoon.values()))


def describe_vast(blad: str, veld: str) -> str:
    """Why a column cannot be left out of its sheet; "" for one that can."""
    return HOORT_BIJ_FORMULE if blad == "Narekening" and veld not in WEG_TE_LATEN else ""


def _dump(bladen: tuple[ProfielBlad, ...]) -> str:
    """Only what differs from the usual; nothing at all when nothing does."""
    bewaard = {
        blad.naam: {
            "aan": blad.aan,
            "kolommen": [[kolom.veld, kolom.kop, kolom.aan] for kolom in blad.kolommen],
        }
        for blad in bladen
        if not blad.aan or blad.kolommen != _blad(blad.naam, None).kolommen
    }
    return json.dumps(bewaard, ensure_ascii=False) if bewaard else ""


def _find(blad: ProfielBlad, veld: str) -> ProfielKolom:
    for kolom in blad.kolommen:
        if kolom.veld == veld:
            return kolom
    raise UserError("Deze kolom bestaat niet (meer) op dit blad.", veld)


def _with(blad: ProfielBlad, nieuw: ProfielKolom) -> ProfielBlad:
    kolommen = tuple(nieuw if kolom.veld == nieuw.veld else kolom for kolom in blad.kolommen)
    return replace(blad, kolommen=kolommen)
