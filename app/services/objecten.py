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

from app.models import Base, OpenInvoer
from app.models.search import fold
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.dossiers.zoeken import MEEGEZOCHT, refresh_zoektekst
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN, select_velden
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
from app.services.regels import check_regels
from app.services.velden import Soort, Veld, Waarde, format_waarde, parse, readable

TABELLEN: dict[str, type[Base]] = {
    mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]
    for mapper in Base.registry.mappers
}
OUDERS = {
    "aanvulling": ("contact_id", "contactmoment"),
    "afspraak": ("contact_id", "contactmoment"),
    "afweging": ("meting_id", "meting"),
    "coachtraject": ("kandidaat_id", "kandidaat"),
    "contact_doel": ("contact_id", "contactmoment"),
    "contactmoment": ("traject_id", "coachtraject"),
    "contactpersoon": ("werkgever_id", "werkgever"),
    "deeltaak": ("hoofdtaak_id", "hoofdtaak"),
    "deelnemer": ("contact_id", "contactmoment"),
    "doel": ("traject_id", "coachtraject"),
    "eerdere_loonwaarde": ("kandidaat_id", "kandidaat"),
    "evaluatie": ("traject_id", "coachtraject"),
    "handtekening": ("zienswijze_id", "zienswijze"),
    "hoofdtaak": ("meting_id", "meting"),
    "meetronde": ("hoofdtaak_id", "hoofdtaak"),
    "meting": ("plaatsing_id", "plaatsing"),
    "normtaak": ("normfunctie_id", "normfunctie"),
    "peildatumkeuze": ("plaatsing_id", "plaatsing"),
    "plaatsing": ("kandidaat_id", "kandidaat"),
    "stageovergang": ("stage_id", "plaatsing"),
    "stuk": ("kandidaat_id", "kandidaat"),
    "subsidie": ("plaatsing_id", "plaatsing"),
    "uitstel": ("kandidaat_id", "kandidaat"),
    "urenafspraak": ("plaatsing_id", "plaatsing"),
    "vaardigheden": ("plaatsing_id", "plaatsing"),
    "waarneming": ("hoofdtaak_id", "hoofdtaak"),
    "werkwijziging": ("plaatsing_id", "plaatsing"),
    "zienswijze": ("meting_id", "meting"),
}
GESLOTEN = {
    "meting": "Deze meting is definitief en wijzigt niet meer. Maak een nieuwe versie met een reden.",
    "contactmoment": "Dit contact is vastgelegd en wijzigt niet meer. Vul het aan of corrigeer het.",
}
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
    for invoer in list_open(session, ref):
        waarden[invoer.veld] = invoer.tekst
        meldingen[invoer.veld] = invoer.melding
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
    rij = get_rij(werk.session, ref)
    _refuse_closed(werk.session, ref, naam)
    try:
        waarde = read_waarde(werk, ref, rij, veld, tekst)
    except UserError as fout:
        keep_open(werk, ref, naam, tekst, fout.tekst)
        return fout
    store_waarde(werk, rij, ref, veld, waarde)
    namen = {naam, *_judge_again(werk, rij, ref)}
    if ref.soort in ("deeltaak", "hoofdtaak") and not namen.isdisjoint(TAAKTIJD):
        sum_deeltaken(werk, rij.hoofdtaak if ref.soort == "deeltaak" else rij)
    return None


def read_waarde(werk: Werk, ref: Ref, rij: Any, veld: Veld, tekst: str) -> Waarde:
    """The value of what was typed for this row. Raises UserError at the field."""
    waarde = parse(veld, tekst)
    if veld.soort is Soort.VERWIJZING and waarde is not None:
        _refuse_unknown(werk.session, veld, waarde)
    check_regels(werk.session, rij, ref, veld, waarde, werk.moment.date())
    return waarde


def create(werk: Werk, soort: str, ouder: Ref | None = None, /, **waarden: Any) -> Any:
    """A new row of this kind inside `ouder`, with its log entry; part of the caller's transaction."""
    if ouder:
        kolom, _ = OUDERS[soort]
        waarden[kolom] = ouder.id
        _refuse_closed(werk.session, ouder, "")
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
    get_rij(session, ref)
    _refuse_closed(session, ref, "")
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
        raise UserError("Dit onderdeel bestaat niet meer. Het is intussen verwijderd.")
    # a session forgets a row that nobody holds: one save would read its meting and plaatsing three times
    session.info.setdefault(HELD, deque(maxlen=MOST_HELD)).append(rij)
    return rij


def ancestors(session: Session, ref: Ref) -> list[Ref]:
    """What the object belongs to, from near to far."""
    reeks = []
    while ref.soort in OUDERS:
        kolom, soort = OUDERS[ref.soort]
        ref = Ref(soort, getattr(get_rij(session, ref), kolom))
        reeks.append(ref)
    return reeks


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


def touch(werk: Werk, ref: Ref) -> None:
    """Mark the object and all it belongs to as changed."""
    werk.touch(ref, *ancestors(werk.session, ref))


def closed_because(session: Session, ref: Ref) -> str:
    """Why this object can no longer be typed in; empty while it can."""
    for deel in (ref, *ancestors(session, ref)):
        if deel.soort in GESLOTEN and get_rij(session, deel).status != "concept":
            return GESLOTEN[deel.soort]
    return ""


def _refuse_closed(session: Session, ref: Ref, veld: str) -> None:
    reden = closed_because(session, ref)
    if reden and (ref.soort, veld) not in OPEN_NA_VASTLEGGEN:
        raise UserError(reden, veld)


def _refuse_unknown(session: Session, veld: Veld, nummer: Waarde) -> None:
    if session.get(TABELLEN[veld.verwijst_naar], nummer) is None:
        melding = f"{veld.label}: deze keuze bestaat niet meer. Kies een andere uit de lijst."
        raise UserError(melding, veld.naam)


def meting_around(session: Session, ref: Ref) -> int | None:
    """The meting this object is (part of); None outside a meting."""
    reeks = (ref, *ancestors(session, ref))
    return next((deel.id for deel in reeks if deel.soort == "meting"), None)


def _note_removal(werk: Werk, ref: Ref, onderdelen: list[Ref]) -> None:
    """Keep the row with all that is in it; its parts are named so that their numbers stay theirs."""
    meting_id = meting_around(werk.session, ref)
    if meting_id is None or ref.soort not in TERUG_TE_HALEN - {"meting"}:
        return
    note(werk, meting_id, ref, GING, pack(werk.session, ref), "")
    for deel in onderdelen:
        if deel.soort in EIGEN_NUMMER:
            note(werk, meting_id, deel, GING, "", "")


def _judge_again(werk: Werk, rij: Any, ref: Ref) -> list[str]:
    """Refused text may fit now that another field changed: an end before the begin, typed first.

    Answers the names of the fields that got their value.
    """
    gelukt = []
    per_naam = {veld.naam: veld for veld in FORMULIEREN[ref.soort]}
    for invoer in list_open(werk.session, ref):
        if veld := per_naam.get(invoer.veld):
            try:
                waarde = read_waarde(werk, ref, rij, veld, invoer.tekst)
            except UserError as fout:
                invoer.melding = fout.tekst
            else:
                store_waarde(werk, rij, ref, veld, waarde)
                gelukt.append(veld.naam)
    return gelukt


def store_waarde(werk: Werk, rij: Any, ref: Ref, veld: Veld, waarde: Waarde) -> None:
    """Give a field its value and keep the change; part of the caller's transaction."""
    forget_open(werk.session, ref, veld.naam)
    oud = getattr(rij, veld.naam)
    touch(werk, ref)
    if oud == waarde:
        return
    setattr(rij, veld.naam, waarde)
    meting_id = meting_around(werk.session, ref)
    note(werk, meting_id, ref, veld.naam, format_waarde(veld, oud), format_waarde(veld, waarde))
    werk.session.flush()
    refresh_zoektekst(werk.session, ref, veld.naam)
    werk.log("gewijzigd", ref, veld.naam)


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
    for veld in select_velden("hoofdtaak", *TAAKTIJD):
        delen = [waarde for deel in taak.deeltaken if (waarde := getattr(deel, veld.naam)) is not None]
        store_waarde(werk, taak, Ref("hoofdtaak", taak.id), veld, sum(delen) if delen else None)
