"""The library of normfuncties: fed by definitive metingen, without anything that points at a person.

Taken along: the job, its description, the cao of the sector, and each task with its unit and norm. Left
out: names, employer, hours, days. A text that holds one of those names is not taken along at all.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Meting, Normfunctie, Normtaak
from app.models.search import fold, search_normfuncties
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.meten.metingen import MEESTE_REGELS
from app.services.objecten import closed_because, create, delete_rij, get_rij, store_veld
from app.services.papier.tafel_records import NormfunctieRecord, NormtaakRecord

HOOGSTENS = 30
GEWOON = {"de", "het", "een", "van", "der", "den", "ten", "ter", "en", "bv", "nv", "bij", "in", "op", "te"}
KORTSTE_NAAM = 3


def list_normfuncties(
    archief: Archief, tekst: str, hoogstens: int = HOOGSTENS
) -> tuple[NormfunctieRecord, ...]:
    """The normfuncties that match all words typed (of job, tasks, cao), the most used first."""
    with archief.read() as session:
        nummers = search_normfuncties(session, tekst, hoogstens)
        return tuple(_record(session.get_one(Normfunctie, nummer)) for nummer in nummers)


def add_to_library(werk: Werk, meting: Meting) -> None:
    """Add the normfunctie of a meting to the library, or count it once more when it is there."""
    namen = _names_of(meting)
    naam = _impersonal(meting.normfunctie, namen)
    if not naam or meting.vervangt_id is not None:
        return
    werkgever = meting.plaatsing.werkgever
    cao = _impersonal(werkgever.cao if werkgever else "", namen)
    taken = [(_impersonal(taak.omschrijving, namen), taak) for taak in meting.hoofdtaken]
    rij = _find(werk.session, naam, cao)
    if rij is None:
        rij = create(werk, "normfunctie", naam=naam, cao=cao, keren=0)
    rij.keren += 1
    rij.omschrijving = rij.omschrijving or _impersonal(meting.normfunctie_omschrijving, namen)
    for omschrijving, taak in taken:
        eenheid = _impersonal(taak.eenheid, namen)
        _add_taak(rij, Normtaak(omschrijving=omschrijving, eenheid=eenheid, norm_per_uur=taak.norm_per_uur))
    woorden = [rij.naam, rij.omschrijving, rij.cao, *(taak.omschrijving for taak in rij.taken)]
    rij.zoektekst = fold(" ".join(woorden))
    werk.session.flush()


def fill_library(archief: Archief) -> Change:
    """Take over the normfuncties of the definitive metingen there are; for a library that is still empty."""
    with archief.write() as werk:
        if werk.session.scalar(select(Normfunctie.id).limit(1)) is None:
            vraag = select(Meting).where(Meting.status == "definitief").order_by(Meting.id)
            for meting in werk.session.scalars(vraag):
                add_to_library(werk, meting)
            werk.log("bibliotheek gevuld")
        return werk.change


def adopt_normfunctie(archief: Archief, meting_id: int, normfunctie_id: int) -> Change:
    """Take over name and description in a concept. Raises UserError when it is closed."""
    with archief.write() as werk:
        rij: Normfunctie = get_rij(werk.session, Ref("normfunctie", normfunctie_id))
        _take_over(werk, meting_id, rij.naam, rij.omschrijving or _sentence(rij.taken))
        return werk.change


def adopt_taken(archief: Archief, meting_id: int, taak_ids: Sequence[int]) -> Change:
    """Add tasks, perhaps of several functions, as hoofdtaken with unit and norm.

    An empty normfunctie gets the functions they come from. More than five wait to be joined; raises
    UserError when twenty would be passed.
    """
    with archief.write() as werk:
        meting: Meting = get_rij(werk.session, Ref("meting", meting_id))
        _refuse_closed(werk.session, meting_id)
        gekozen = [get_rij(werk.session, Ref("normtaak", nummer)) for nummer in dict.fromkeys(taak_ids)]
        aantal = len(meting.hoofdtaken)
        if aantal + len(gekozen) > MEESTE_REGELS:
            raise UserError(
                f"Er zijn al {aantal} taken; met deze {len(gekozen)} worden het er meer dan "
                f"{MEESTE_REGELS}. Kies er minder, of voeg eerst taken samen."
            )
        for volgnr, taak in enumerate(gekozen, aantal + 1):
            create(
                werk, "hoofdtaak", Ref("meting", meting_id), volgnr=volgnr,
                omschrijving=taak.omschrijving, eenheid=taak.eenheid, norm_per_uur=taak.norm_per_uur,
            )  # fmt: skip
        if gekozen and not meting.normfunctie.strip():
            functies = dict.fromkeys(taak.normfunctie.naam for taak in gekozen)
            _take_over(werk, meting_id, " / ".join(functies), _origin(gekozen))
        return werk.change


def remove_normfunctie(archief: Archief, normfunctie_id: int) -> Change:
    """Take a normfunctie out of the library; metingen that used it stay as they are."""
    with archief.write() as werk:
        delete_rij(werk, Ref("normfunctie", normfunctie_id))
        return werk.change


def _take_over(werk: Werk, meting_id: int, naam: str, omschrijving: str) -> None:
    ref = Ref("meting", meting_id)
    for veld, tekst in (("normfunctie", naam[:300]), ("normfunctie_omschrijving", omschrijving)):
        if weigering := store_veld(werk, ref, veld, tekst):
            raise weigering


def _refuse_closed(session: Session, meting_id: int) -> None:
    if reden := closed_because(session, Ref("meting", meting_id)):
        raise UserError(reden)


def _origin(taken: Iterable[Normtaak]) -> str:
    delen: dict[str, list[str]] = {}
    for taak in taken:
        delen.setdefault(taak.normfunctie.naam, []).append(taak.omschrijving)
    return "Samengesteld uit taken van: " + "; ".join(f"{n} ({', '.join(t)})" for n, t in delen.items()) + "."


def _sentence(taken: Sequence[Normtaak]) -> str:
    return f"Taken: {', '.join(taak.omschrijving for taak in taken)}." if taken else ""


def _find(session: Session, naam: str, cao: str) -> Normfunctie | None:
    """The same job of the same cao, however it was written."""
    for nummer in search_normfuncties(session, naam):
        rij = session.get_one(Normfunctie, nummer)
        if (fold(rij.naam), fold(rij.cao)) == (fold(naam), fold(cao)):
            return rij
    return None


def _add_taak(rij: Normfunctie, taak: Normtaak) -> None:
    """Add a task that is new to this job; the newest norm of a known one counts."""
    if not taak.omschrijving:
        return
    bekend = {fold(eigen.omschrijving): eigen for eigen in rij.taken}
    eigen = bekend.get(fold(taak.omschrijving))
    if eigen is None:
        taak.volgnr = len(rij.taken) + 1
        rij.taken.append(taak)
    elif taak.norm_per_uur is not None:
        eigen.eenheid, eigen.norm_per_uur = taak.eenheid, taak.norm_per_uur


def _names_of(meting: Meting) -> tuple[str, ...]:
    """What points at a person or an employer: whole names, first names, and surnames that are no job.

    Many a surname is a trade: Bakker, Kok, Visser. One that the job itself begins with gives nobody away.
    """
    kandidaat, werkgever = meting.plaatsing.kandidaat, meting.plaatsing.werkgever
    personen = [f"{kandidaat.roepnaam} {kandidaat.achternaam}", kandidaat.coach]
    personen += [meting.contactpersoon, meting.geinterviewde, *(z.naam for z in meting.zienswijzen)]
    if werkgever is not None:
        personen += [persoon.naam for persoon in werkgever.contactpersonen]
    baan = fold(meting.normfunctie).split()
    namen = [fold(werkgever.naam if werkgever else "")]
    for delen in (fold(persoon).split() for persoon in personen):
        namen += [" ".join(delen), *(d for d in delen if not any(w.startswith(d) for w in baan))]
    return tuple(naam for naam in namen if len(naam) >= KORTSTE_NAAM and naam not in GEWOON)


def _impersonal(tekst: str, namen: tuple[str, ...]) -> str:
    """The text, or nothing when a name stands in it."""
    woorden = f" {fold(tekst)} "
    return "" if any(f" {naam} " in woorden for naam in namen) else tekst.strip()


def _record(rij: Normfunctie) -> NormfunctieRecord:
    taken = tuple(NormtaakRecord(t.id, t.omschrijving, t.eenheid, t.norm_per_uur) for t in rij.taken)
    return NormfunctieRecord(rij.id, rij.naam, rij.omschrijving, rij.cao, rij.keren, taken)
