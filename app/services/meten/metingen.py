"""Metingen: list, begin, build up and correct them. Reading, outcome and checks come through here too."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.models import Hoofdtaak, Meting, Plaatsing
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.dossiers.plaatsingen import contracturen_op
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.lineage import closed_because, lineage_of
from app.services.meten.controles import controle_of, open_bevindingen, reden_of
from app.services.meten.meting_lezen import read_meting
from app.services.meten.typen import find_veld, with_tekst
from app.services.meten.uitkomst import compute_gevoeligheid, compute_uitkomst
from app.services.meten.uitkomst_records import Uitkomst
from app.services.naam import format_lijstnaam
from app.services.objecten import create, delete_rij, get_rij, renumber, store_waarde
from app.services.records import MetingRij
from app.services.velden import parse

__all__ = [
    "Uitkomst",
    "add_hoofdtaak",
    "add_waarneming",
    "compute_gevoeligheid",
    "compute_uitkomst",
    "controle_of",
    "create_meting",
    "create_meting_from_previous",
    "create_new_version",
    "find_veld",
    "list_metingen",
    "move_hoofdtaak",
    "open_bevindingen",
    "pass_afweging",
    "read_meting",
    "reden_of",
    "remove_hoofdtaak",
    "with_tekst",
]

PARTIJEN = ("werkgever", "werknemer")
GEKOPIEERD = [
    "doel",
    "contactpersoon",
    "contactpersoon_email",
    "geinterviewde",
    "normfunctie",
    "normfunctie_omschrijving",
    "uitgevoerde_functie",
    "verdeling",
    "werkdagen_per_week",
    "contracturen",
    "voltijduren",
    "vakantiebijslag",
]
MEESTE_REGELS = 20  # tasks one can list before joining them
TAAK = ("volgnr", "omschrijving", "minuten_per_week", "aandeel", "eenheid", "norm_per_uur")


def list_metingen(archief: Archief, status: str = "") -> tuple[MetingRij, ...]:
    """The metingen of this status, or all; the newest visit first, concepts without one before those."""
    plaatsing = joinedload(Meting.plaatsing)
    vraag = (
        select(Meting)
        .options(plaatsing.joinedload(Plaatsing.kandidaat), plaatsing.joinedload(Plaatsing.werkgever))
        .order_by(Meting.datum_bezoek.desc().nulls_first(), Meting.id.desc())
    )
    if status:
        vraag = vraag.where(Meting.status == status)
    with archief.read() as session:
        return tuple(rij_of(meting) for meting in session.scalars(vraag))


def rij_of(meting: Meting) -> MetingRij:
    """A meting as a line of a list; the loonwaarde only when it is definitive."""
    kandidaat, werkgever = meting.plaatsing.kandidaat, meting.plaatsing.werkgever
    return MetingRij(
        meting.id,
        kandidaat.id,
        format_lijstnaam(kandidaat),
        werkgever.naam if werkgever else "",
        meting.datum_bezoek,
        meting.datum_rapport,
        meting.loonwaarde,
        meting.status,
        meting.versie,
    )


def create_meting(archief: Archief, plaatsing_id: int) -> tuple[int, Change]:
    """A new concept with what the plaatsing already tells; no hoofdtaken, two open zienswijzen."""
    with archief.write() as werk:
        plaatsing: Plaatsing = get_rij(werk.session, Ref("plaatsing", plaatsing_id))
        meting = _create(werk, plaatsing_id, **_start(plaatsing, archief.vandaag))
        _add_zienswijzen(werk, meting)
        return meting.id, werk.change


def create_meting_from_previous(archief: Archief, meting_id: int) -> tuple[int, Change]:
    """A new concept with the tasks, normfunctie and hours of an earlier meting; never its scores."""
    with archief.write() as werk:
        oud: Meting = get_rij(werk.session, Ref("meting", meting_id))
        meting = _create(werk, oud.plaatsing_id, **_copy(oud, GEKOPIEERD))
        for taak in oud.hoofdtaken:
            kopie = create(werk, "hoofdtaak", Ref("meting", meting.id), **_copy(taak, TAAK))
            _copy_deeltaken(werk, taak, kopie.id)
        _add_zienswijzen(werk, meting)
        return meting.id, werk.change


def create_new_version(archief: Archief, meting_id: int, reden: str) -> tuple[int, Change]:
    """A correction of a definitive meting: everything copied, scores too; the old one stays until then.

    Raises UserError without a reason, or when this meting has no right to a next version now.
    """
    with archief.write() as werk:
        oud: Meting = get_rij(werk.session, Ref("meting", meting_id))
        _refuse_version(werk, oud, reden)
        overslaan = {"id", "status", "versie", "vervangt_id", "reden_versie", "gemaakt", "loonwaarde"}
        waarden = _copy(oud, _columns(oud, overslaan | {"plaatsing_id"}))
        waarden.update(versie=oud.versie + 1, vervangt_id=oud.id, reden_versie=reden.strip())
        meting = _create(werk, oud.plaatsing_id, **waarden)
        _copy_parts(werk, oud, meting)
        return meting.id, werk.change


def add_hoofdtaak(archief: Archief, meting_id: int) -> tuple[int, Change]:
    """An empty task at the end; more than five wait to be joined. Raises UserError when there are twenty."""
    with archief.write() as werk:
        meting: Meting = get_rij(werk.session, Ref("meting", meting_id))
        aantal = len(meting.hoofdtaken)
        if aantal >= MEESTE_REGELS:
            raise UserError(f"Er zijn al {aantal} taken. Voeg kleine taken samen tot één hoofdtaak.")
        taak = create(werk, "hoofdtaak", Ref("meting", meting_id), volgnr=aantal + 1)
        return taak.id, werk.change


def remove_hoofdtaak(archief: Archief, hoofdtaak_id: int) -> Change:
    """Remove a hoofdtaak with its waarnemingen; the others keep their order and get new numbers."""
    with archief.write() as werk:
        taak: Hoofdtaak = get_rij(werk.session, Ref("hoofdtaak", hoofdtaak_id))
        meting_id = taak.meting_id
        delete_rij(werk, Ref("hoofdtaak", hoofdtaak_id))
        meting: Meting = get_rij(werk.session, Ref("meting", meting_id))
        renumber(werk, meting.hoofdtaken)
        return werk.change


def move_hoofdtaak(archief: Archief, hoofdtaak_id: int, stap: int) -> Change:
    """Move a hoofdtaak up (negative) or down; at the edge it stays. Raises UserError when closed."""
    ref = Ref("hoofdtaak", hoofdtaak_id)
    with archief.write() as werk:
        taak: Hoofdtaak = get_rij(werk.session, ref)
        _refuse_closed(werk, ref)
        taken = list(taak.meting.hoofdtaken)
        plek = taken.index(taak)
        taken.insert(min(max(plek + stap, 0), len(taken) - 1), taken.pop(plek))
        renumber(werk, taken)
        return werk.change


def add_waarneming(archief: Archief, hoofdtaak_id: int, factor: str, herkomst: str) -> tuple[int, Change]:
    """An empty observation, dated on the visit when that is known, else today."""
    veld_factor, veld_herkomst = select_velden("waarneming", "factor", "herkomst")
    with archief.write() as werk:
        taak: Hoofdtaak = get_rij(werk.session, Ref("hoofdtaak", hoofdtaak_id))
        waarneming = create(
            werk,
            "waarneming",
            Ref("hoofdtaak", hoofdtaak_id),
            factor=parse(veld_factor, factor),
            herkomst=parse(veld_herkomst, herkomst),
            dag=taak.meting.datum_bezoek or archief.vandaag,
        )
        return waarneming.id, werk.change


def pass_afweging(archief: Archief, meting_id: int, code: str, reden: str) -> Change:
    """Keep why a let-op point is passed; an empty reason takes the passing back."""
    ref = Ref("meting", meting_id)
    with archief.write() as werk:
        meting: Meting = get_rij(werk.session, ref)
        _refuse_closed(werk, ref)
        rij = next((afweging for afweging in meting.afwegingen if afweging.code == code), None)
        if rij is None:
            create(werk, "afweging", ref, code=code, reden=reden.strip())
        else:
            (veld,) = select_velden("afweging", "reden")
            store_waarde(werk, lineage_of(werk.session, Ref("afweging", rij.id)), veld, reden.strip())
        return werk.change


def _start(plaatsing: Plaatsing, vandaag: date) -> dict[str, Any]:
    """What a first meting takes over from the plaatsing."""
    personen = plaatsing.werkgever.contactpersonen if plaatsing.werkgever else []
    spreker = next(iter(personen), None)
    return {
        "doel": "loondispensatie" if plaatsing.kandidaat.doelgroep == "wajong" else "lks",
        "verdeling": "minuten",
        "uitgevoerde_functie": plaatsing.functie,
        "contracturen": contracturen_op(plaatsing, vandaag),
        "voltijduren": plaatsing.voltijduren,
        "werkdagen_per_week": plaatsing.werkdagen_per_week,
        "contactpersoon": spreker.naam if spreker else "",
        "contactpersoon_email": spreker.email if spreker else "",
    }


def _create(werk: Werk, plaatsing_id: int, **waarden: Any) -> Meting:
    vast = {"status": "concept", "gemaakt": werk.moment}
    meting: Meting = create(werk, "meting", Ref("plaatsing", plaatsing_id), **vast, **waarden)
    return meting


def _add_zienswijzen(werk: Werk, meting: Meting) -> None:
    for partij in PARTIJEN:
        create(werk, "zienswijze", Ref("meting", meting.id), partij=partij)


def _columns(rij: Any, overslaan: set[str]) -> list[str]:
    return [kolom.key for kolom in rij.__mapper__.column_attrs if kolom.key not in overslaan]


def _copy(rij: Any, namen: tuple[str, ...] | list[str]) -> dict[str, Any]:
    return {naam: getattr(rij, naam) for naam in namen}


def _copy_parts(werk: Werk, oud: Meting, nieuw: Meting) -> None:
    """Tasks with observations, and zienswijzen; reasons to pass a point are asked again."""
    ouder = Ref("meting", nieuw.id)
    for taak in oud.hoofdtaken:
        kopie = create(werk, "hoofdtaak", ouder, **_copy(taak, _columns(taak, {"id", "meting_id"})))
        _copy_deeltaken(werk, taak, kopie.id)
        for deel in taak.waarnemingen:
            waarden = _copy(deel, _columns(deel, {"id", "hoofdtaak_id"}))
            create(werk, "waarneming", Ref("hoofdtaak", kopie.id), **waarden)
    for zienswijze in oud.zienswijzen:
        create(werk, "zienswijze", ouder, **_copy(zienswijze, _columns(zienswijze, {"id", "meting_id"})))


def _copy_deeltaken(werk: Werk, taak: Hoofdtaak, kopie_id: int) -> None:
    for deel in taak.deeltaken:
        waarden = _copy(deel, _columns(deel, {"id", "hoofdtaak_id"}))
        create(werk, "deeltaak", Ref("hoofdtaak", kopie_id), **waarden)


def _refuse_version(werk: Werk, oud: Meting, reden: str) -> None:
    if not reden.strip():
        raise UserError("Schrijf op waarom er een nieuwe versie komt. De oude versie blijft staan.", "reden")
    if oud.status == "concept":
        raise UserError("Deze meting is nog een concept; u kunt hem gewoon wijzigen.")
    if oud.status == "vervangen":
        raise UserError("Deze meting is al vervangen. Maak een nieuwe versie van de geldende meting.")
    if werk.session.scalar(select(Meting.id).where(Meting.vervangt_id == oud.id)) is not None:
        raise UserError("Er is al een nieuwe versie van deze meting. Open die en werk daarin verder.")


def _refuse_closed(werk: Werk, ref: Ref) -> None:
    if reden := closed_because(werk.session, ref):
        raise UserError(reden)
