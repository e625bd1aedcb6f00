"""Create, read, save and remove any object of the archive, one field at a time.

Each finished field is stored at once, in one transaction with its log entry. Text that is refused is
kept beside the object with its message, so that nothing typed is lost and nothing half is stored.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models import OpenInvoer
from app.models.direct import read_value, write_value
from app.models.search import fold
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.dossiers.zoeken import MEEGEZOCHT, refresh_zoektekst
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN, select_velden
from app.services.lineage import (
    GESLOTEN,
    OUDERS,
    TABELLEN,
    WEG,
    Lineage,
    ancestors,
    closed_because,
    lineage_of,
    meting_around,
    touch,
)
from app.services.meten.geschiedenis import (
    EIGEN_NUMMER,
    GING,
    KWAM,
    ONDER_EIGEN_NAAM,
    TERUG_TE_HALEN,
    begin_meting,
    next_logged,
    next_number,
    note,
    pack,
)
from app.services.open_invoer import forget_open, keep_open, list_open
from app.services.regels import check_regels, looks_at_row
from app.services.velden import Soort, Veld, Waarde, format_waarde, parse, readable

BLIJFT_BEWAARD = (
    "Hierin staat een definitieve meting of een vastgelegd contact. Dat blijft bewaard en gaat niet weg."
)
HELD, MOST_HELD = "held", 32
VASTGELEGD = (
    "Hierin is subsidie vastgelegd, en dat bewijs blijft bewaard. Is de plaatsing voorbij of ging zij niet "
    "door? Kies dan op het tabblad Plaatsing bij Afloop de uitkomst Gestopt, met de datum."
)
NOG_IN_GEBRUIK = "Dit wordt elders nog gebruikt. Kies daar eerst iets anders; verwijder het daarna."
IN_GEBRUIK = {
    "doel": (
        "Aan dit doel zijn contacten met uren gekoppeld, dus het blijft staan. Is het klaar? Zet de stand op "
        "Bereikt of Gesloten."
    ),
    "plaatsing": (
        "Bij deze plaatsing hoort nog een traject, een eerdere loonwaarde of een getekend stuk. Kies bij het "
        "traject en bij de loonwaarde eerst ander werk. Met een getekend stuk blijft de plaatsing staan."
    ),
    "regime": (
        "Een traject gebruikt dit regime nog. Kies daar eerst een ander regime; verwijder dit daarna."
    ),
}
TAAKTIJD = ("minuten_per_week", "aandeel")
"""What a hoofdtaak has of its deeltaken: their sum."""
OPEN_NA_VASTLEGGEN = {("afspraak", "gedaan_op")}


@dataclass(frozen=True, slots=True)
class Formulier:
    """An object as a form: its fields, their texts, open messages and the choices of references."""

    ref: Ref
    velden: tuple[Veld, ...]
    waarden: Mapping[str, str]
    meldingen: Mapping[str, str]
    keuzes: Mapping[str, tuple[tuple[str, str], ...]]
    alleen_lezen: str = ""


def read_formulier(archief: Archief, ref: Ref) -> Formulier:
    """The object as a form; refused text stands in its field with its message."""
    with archief.read() as session:
        return formulier_of(session, ref)


def formulier_of(session: Session, ref: Ref) -> Formulier:
    """As `read_formulier`, inside a session that is already open."""
    rij = get_rij(session, ref)
    velden = FORMULIEREN[ref.soort]
    waarden = {veld.naam: format_waarde(veld, getattr(rij, veld.naam)) for veld in velden}
    meldingen = {}
    for naam, tekst, melding in list_open(session, ref):
        waarden[naam], meldingen[naam] = tekst, melding
    keuzes = {
        veld.naam: list_keuzes(session, veld.verwijst_naar, rij)
        for veld in velden
        if veld.soort is Soort.VERWIJZING
    }
    return Formulier(ref, velden, waarden, meldingen, keuzes, closed_because(session, ref))


def list_keuzes(session: Session, soort: str, rij: Any = None) -> tuple[tuple[str, str], ...]:
    """The objects one (or this row) can refer to: number and name, in order of name."""
    tabel: Any = TABELLEN[soort]
    vraag = select(tabel.id, tabel.naam)
    if soort == "regime" and rij is not None:
        van_gemeente = or_(tabel.gemeente_id.is_(None), tabel.gemeente_id == rij.gemeente_id)
        vraag = vraag.where(or_(tabel.id == rij.regime_id, (tabel.betaler == rij.betaler) & van_gemeente))
    op_naam = sorted(session.execute(vraag), key=lambda rij: (fold(rij.naam), rij.id))
    return (("", "Kies …"), *((str(rij.id), rij.naam or "(zonder naam)") for rij in op_naam))


def list_ontbrekend(soort: str, rij: Any) -> tuple[Veld, ...]:
    """The required fields of this row that are still empty."""
    return tuple(
        veld for veld in FORMULIEREN[soort] if veld.verplicht and getattr(rij, veld.naam) in (None, "")
    )


def save_veld(archief: Archief, ref: Ref, naam: str, tekst: str) -> Change:
    """Store one finished field. Raises UserError with the message for the field; the text is kept.

    Text refused earlier in another field of the object is judged again, and stored when it fits now.
    """
    with archief.write() as werk:
        weigering = store_veld(werk, ref, naam, tekst)
        change = werk.change
    if weigering:
        raise weigering
    if (ref.soort, naam) == ("gebruiker", "naam"):
        archief.gebruiker = readable(tekst).strip()
    return change


def store_veld(werk: Werk, ref: Ref, naam: str, tekst: str) -> UserError | None:
    """As `save_veld`, in the caller's transaction; answers the refusal, whose text is kept too."""
    (veld,) = select_velden(ref.soort, naam)
    tekst = readable(tekst)
    lineage = lineage_of(werk.session, ref)
    _refuse_closed(lineage, naam)
    try:
        waarde = read_waarde(werk, ref, veld, tekst)
    except UserError as fout:
        keep_open(werk, ref, naam, tekst, fout.tekst)
        return fout
    store_waarde(werk, lineage, veld, waarde)
    namen = {naam, *_judge_again(werk, lineage)}
    if ref.soort in ("deeltaak", "hoofdtaak") and not namen.isdisjoint(TAAKTIJD):
        rij = get_rij(werk.session, ref)
        sum_deeltaken(werk, rij.hoofdtaak if ref.soort == "deeltaak" else rij)
    return None


def read_waarde(werk: Werk, ref: Ref, veld: Veld, tekst: str) -> Waarde:
    """The value of what was typed for this row. Raises UserError at the field."""
    waarde = parse(veld, tekst)
    if veld.soort is Soort.VERWIJZING and waarde is not None:
        _refuse_unknown(werk.session, veld, waarde)
    rij = get_rij(werk.session, ref) if looks_at_row(ref.soort, veld.naam) else None
    check_regels(werk.session, rij, ref, veld, waarde, werk.moment.date())
    return waarde


def create(werk: Werk, soort: str, ouder: Ref | None = None, /, **waarden: Any) -> Any:
    """A new row of this kind inside `ouder`, with its log entry; part of the caller's transaction."""
    if ouder:
        kolom, _ = OUDERS[soort]
        waarden[kolom] = ouder.id
        _refuse_closed(lineage_of(werk.session, ouder))
    if soort in EIGEN_NUMMER:
        waarden.setdefault("id", next_number(werk.session, soort))
    elif soort in ONDER_EIGEN_NAAM:
        waarden.setdefault("id", next_logged(werk.session, soort))
    rij: Any = TABELLEN[soort](**waarden)
    werk.session.add(rij)
    werk.session.flush()
    touch(werk, Ref(soort, rij.id))
    if soort == "meting":
        begin_meting(werk, rij.id)
    elif soort in TERUG_TE_HALEN:
        note(werk, meting_around(werk.session, Ref(soort, rij.id)), Ref(soort, rij.id), KWAM, "", "")
    werk.log("aangemaakt", Ref(soort, rij.id))
    return rij


def remove(archief: Archief, ref: Ref) -> Change:
    """Remove an object with all that is in it. Raises UserError when something of it must stay."""
    with archief.write() as werk:
        delete_rij(werk, ref)
        return werk.change


def delete_rij(werk: Werk, ref: Ref) -> None:
    """As `remove`, in the caller's transaction."""
    session = werk.session
    _refuse_closed(lineage_of(session, ref))
    onderdelen = list_onderdelen(session, ref)
    if any(deel.soort in GESLOTEN and get_rij(session, deel).status != "concept" for deel in onderdelen):
        raise UserError(BLIJFT_BEWAARD)
    if any(deel.soort == "subsidie" for deel in onderdelen):
        raise UserError(VASTGELEGD)
    touch(werk, ref)
    voorouders = ancestors(session, ref)
    _note_removal(werk, ref, onderdelen)
    for deel in (ref, *onderdelen):
        session.execute(delete(OpenInvoer).filter_by(soort=deel.soort, object_id=deel.id))
    tabel: Any = TABELLEN[ref.soort]
    try:
        session.execute(delete(tabel).where(tabel.id == ref.id))
    except IntegrityError as fout:
        raise UserError(IN_GEBRUIK.get(ref.soort, NOG_IN_GEBRUIK)) from fout
    session.expire_all()
    if voorouders and ref.soort in MEEGEZOCHT:
        refresh_zoektekst(session, voorouders[-1])
    werk.log("verwijderd", ref, f"uit {voorouders[0].soort} {voorouders[0].id}" if voorouders else "")


def get_rij(session: Session, ref: Ref) -> Any:
    """The mapped row. Raises UserError when it is gone."""
    rij = session.get(TABELLEN[ref.soort], ref.id)
    if rij is None:
        raise UserError(WEG)
    # a session forgets a row that nobody holds: one save would read its meting and plaatsing three times
    session.info.setdefault(HELD, deque(maxlen=MOST_HELD)).append(rij)
    return rij


def list_onderdelen(session: Session, ref: Ref) -> list[Ref]:
    """All that is inside the object, from near to far."""
    onderdelen = []
    for soort, (kolom, ouder) in OUDERS.items():
        if ouder != ref.soort:
            continue
        tabel: Any = TABELLEN[soort]
        for nummer in session.scalars(select(tabel.id).where(getattr(tabel, kolom) == ref.id)):
            deel = Ref(soort, nummer)
            onderdelen += [deel, *list_onderdelen(session, deel)]
    return onderdelen


def _refuse_closed(lineage: Lineage, veld: str = "") -> None:
    if lineage.closed and (lineage.ref.soort, veld) not in OPEN_NA_VASTLEGGEN:
        raise UserError(lineage.closed, veld)


def _refuse_unknown(session: Session, veld: Veld, nummer: Waarde) -> None:
    if session.get(TABELLEN[veld.verwijst_naar], nummer) is None:
        melding = f"{veld.label}: deze keuze bestaat niet meer. Kies een andere uit de lijst."
        raise UserError(melding, veld.naam)


def _note_removal(werk: Werk, ref: Ref, onderdelen: list[Ref]) -> None:
    """Keep the row with all that is in it; its parts are named so that their numbers stay theirs."""
    meting_id = meting_around(werk.session, ref)
    if meting_id is None or ref.soort not in TERUG_TE_HALEN - {"meting"}:
        return
    note(werk, meting_id, ref, GING, pack(werk.session, ref), "")
    for deel in onderdelen:
        if deel.soort in EIGEN_NUMMER:
            note(werk, meting_id, deel, GING, "", "")


def _judge_again(werk: Werk, lineage: Lineage) -> list[str]:
    """Refused text may fit now that another field changed: an end before the begin, typed first.

    Answers the names of the fields that got their value.
    """
    gelukt, ref = [], lineage.ref
    for naam, tekst, _melding in list_open(werk.session, ref):
        veld = next((veld for veld in FORMULIEREN[ref.soort] if veld.naam == naam), None)
        if veld is None:
            continue
        try:
            waarde = read_waarde(werk, ref, veld, tekst)
        except UserError as fout:
            keep_open(werk, ref, naam, tekst, fout.tekst)
        else:
            store_waarde(werk, lineage, veld, waarde)
            gelukt.append(naam)
    return gelukt


def store_waarde(werk: Werk, lineage: Lineage, veld: Veld, waarde: Waarde) -> None:
    """Give a field its value and keep the change; part of the caller's transaction."""
    ref, naam = lineage.ref, veld.naam
    forget_open(werk.session, ref, naam)
    werk.touch(ref, *lineage.ancestors)
    oud = read_value(werk.session, ref.soort, naam, ref.id)
    if oud == waarde:
        return
    note(werk, lineage.meting_id, ref, naam, format_waarde(veld, oud), format_waarde(veld, waarde))
    write_value(werk.session, ref.soort, naam, ref.id, waarde)
    refresh_zoektekst(werk.session, ref, naam)
    werk.log("gewijzigd", ref, naam)


def store_nummer(werk: Werk, rij: Any, ref: Ref, kolom: str, nummer: int) -> None:
    """Give a row another place (volgnr) or parent and keep the change; in the caller's transaction."""
    oud: int = getattr(rij, kolom)
    if oud == nummer:
        return
    touch(werk, ref)
    note(werk, meting_around(werk.session, ref), ref, kolom, str(oud), str(nummer))
    setattr(rij, kolom, nummer)
    werk.session.flush()
    touch(werk, ref)
    werk.log("gewijzigd", ref, kolom)


def renumber(werk: Werk, rijen: Iterable[Any]) -> None:
    """Number these rows in this order."""
    for volgnr, rij in enumerate(rijen, 1):
        store_nummer(werk, rij, Ref(rij.__tablename__, rij.id), "volgnr", volgnr)


def sum_deeltaken(werk: Werk, taak: Any) -> None:
    """The time of a hoofdtaak is the sum of its deeltaken, when it has them."""
    werk.session.expire(taak, ["deeltaken"])
    if not taak.deeltaken:
        return
    lineage = lineage_of(werk.session, Ref("hoofdtaak", taak.id))
    for veld in select_velden("hoofdtaak", *TAAKTIJD):
        delen = [waarde for deel in taak.deeltaken if (waarde := getattr(deel, veld.naam)) is not None]
        store_waarde(werk, lineage, veld, sum(delen) if delen else None)
