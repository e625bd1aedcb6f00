"""The library of normfuncties: fed by definitive metingen, without anything that points at a person.

Taken along: the job, its description, the cao of the sector, and each task with its unit and norm. Left
out: names, employer, hours, days. The expert sees which texts enter and leaves out what is about somebody;
without a choice a text in which a name was found is not taken along at all.
"""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Meting, Normfunctie, Normtaak
from app.models.search import fold, search_normfuncties
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.lineage import closed_because
from app.services.meten.metingen import MEESTE_REGELS
from app.services.meten.namen import read_namen
from app.services.objecten import create, delete_rij, get_rij, store_veld
from app.services.papier.tafel_records import Bibliotheektekst, NormfunctieRecord, NormtaakRecord

HOOGSTENS = 30


def list_normfuncties(
    archief: Archief, tekst: str, hoogstens: int = HOOGSTENS
) -> tuple[NormfunctieRecord, ...]:
    """The normfuncties that match all words typed (of job, tasks, cao), the most used first."""
    with archief.read() as session:
        nummers = search_normfuncties(session, tekst, hoogstens)
        return tuple(_record(session.get_one(Normfunctie, nummer)) for nummer in nummers)


def propose_library(archief: Archief, meting_id: int) -> tuple[Bibliotheektekst, ...]:
    """What this concept would add to the library when it becomes definitief, to look at first.

    Nothing for a correction: its first version was added.
    """
    with archief.read() as session:
        meting: Meting = get_rij(session, Ref("meting", meting_id))
        if meting.vervangt_id is not None or meting.status != "concept":
            return ()
        namen = read_namen(session, (tekst for _soort, tekst in _texts(meting)))
        regels = [
            Bibliotheektekst(soort, tekst.strip(), namen.find(tekst, meting.normfunctie))
            for soort, tekst in _texts(meting)
            if tekst.strip()
        ]
        return tuple({regel.tekst: regel for regel in regels}.values())


def add_to_library(werk: Werk, meting: Meting, gekozen: Collection[str] | None = None) -> None:
    """Add the normfunctie of a meting to the library, or count it once more when it is there.

    Only the texts in `gekozen` are taken along; without a choice those in which no name was found.
    """
    if meting.vervangt_id is not None:
        return
    eenheden = (taak.eenheid for taak in meting.hoofdtaken)
    namen = read_namen(werk.session, (*(tekst for _soort, tekst in _texts(meting)), *eenheden))

    def keep(tekst: str) -> str:
        mag = tekst.strip() in gekozen if gekozen is not None else not namen.find(tekst, meting.normfunctie)
        return tekst.strip() if mag else ""

    naam = keep(meting.normfunctie)
    if not naam:
        return
    cao = keep(_cao(meting))
    rij = _find(werk.session, naam, cao)
    if rij is None:
        rij = create(werk, "normfunctie", naam=naam, cao=cao, keren=0)
    rij.keren += 1
    rij.omschrijving = rij.omschrijving or keep(meting.normfunctie_omschrijving)
    for taak in meting.hoofdtaken:
        eenheid = "" if namen.find(taak.eenheid, meting.normfunctie) else taak.eenheid.strip()
        _add_taak(
            rij,
            Normtaak(omschrijving=keep(taak.omschrijving), eenheid=eenheid, norm_per_uur=taak.norm_per_uur),
        )
    woorden = [rij.naam, rij.omschrijving, rij.cao, *(taak.omschrijving for taak in rij.taken)]
    rij.zoektekst = fold(" ".join(woorden))
    werk.session.flush()


def _texts(meting: Meting) -> Iterable[tuple[str, str]]:
    """What may go to the library, and what it is called on screen."""
    yield "Functie", meting.normfunctie
    yield "Omschrijving", meting.normfunctie_omschrijving
    yield "Cao", _cao(meting)
    for taak in meting.hoofdtaken:
        yield "Taak", taak.omschrijving


def _cao(meting: Meting) -> str:
    werkgever = meting.plaatsing.werkgever
    return werkgever.cao if werkgever else ""


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


def _record(rij: Normfunctie) -> NormfunctieRecord:
    taken = tuple(NormtaakRecord(t.id, t.omschrijving, t.eenheid, t.norm_per_uur) for t in rij.taken)
    return NormfunctieRecord(rij.id, rij.naam, rij.omschrijving, rij.cao, rij.keren, taken)
