"""Taak-urenanalyse: join tasks into a hoofdtaak and split them again. No minute is ever lost."""

from collections.abc import Iterable
from typing import Any

from app.loonwaarde import format_getal
from app.models import Deeltaak, Hoofdtaak, Meetronde, Meting
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.lineage import closed_because, lineage_of
from app.services.meten.meting_lezen import FACTOREN, TIJD
from app.services.objecten import (
    create,
    delete_rij,
    get_rij,
    renumber,
    store_nummer,
    store_waarde,
    sum_deeltaken,
)

LANGSTE_NAAM = 300
NIET_SAMEN = "Kies minstens twee taken van deze meting om samen te voegen."


def join_taken(archief: Archief, hoofdtaak_id: int, andere: Iterable[int]) -> Change:
    """Join other hoofdtaken into this one: their tasks become deeltaken, their observations come along.

    Scores of this one stay; those of the others stand in its toelichting. Raises UserError when closed.
    """
    with archief.write() as werk:
        taak = _open(werk, hoofdtaak_id)
        anderen = [_open(werk, nummer) for nummer in dict.fromkeys(andere) if nummer != hoofdtaak_id]
        if not anderen or any(ander.meting_id != taak.meting_id for ander in anderen):
            raise UserError(NIET_SAMEN)
        eigen_naam = not _named_by_parts(taak)
        _ensure_parts(werk, taak)
        for ander in anderen:
            _join(werk, taak, ander)
        _settle(werk, taak, eigen_naam)
        _renumber(werk, taak.meting_id)
        return werk.change


def split_hoofdtaak(archief: Archief, hoofdtaak_id: int) -> Change:
    """Make each deeltaak a task of its own again; scores and observations stay with the first."""
    with archief.write() as werk:
        taak = _open(werk, hoofdtaak_id)
        eigen_naam = not _named_by_parts(taak)
        for deel in taak.deeltaken[1:]:
            _take_out(werk, taak, deel)
        _settle(werk, taak, eigen_naam)
        _renumber(werk, taak.meting_id)
        return werk.change


def split_deeltaak(archief: Archief, deeltaak_id: int) -> Change:
    """Make one deeltaak a task of its own, right after the hoofdtaak it was in."""
    with archief.write() as werk:
        deel: Deeltaak = get_rij(werk.session, Ref("deeltaak", deeltaak_id))
        taak = _open(werk, deel.hoofdtaak_id)
        eigen_naam = not _named_by_parts(taak)
        if len(taak.deeltaken) > 1:
            _take_out(werk, taak, deel)
        _settle(werk, taak, eigen_naam)
        _renumber(werk, taak.meting_id)
        return werk.change


def move_deeltaak(archief: Archief, deeltaak_id: int, hoofdtaak_id: int) -> Change:
    """Put a deeltaak in another hoofdtaak of the same meting."""
    with archief.write() as werk:
        deel: Deeltaak = get_rij(werk.session, Ref("deeltaak", deeltaak_id))
        van, naar = _open(werk, deel.hoofdtaak_id), _open(werk, hoofdtaak_id)
        if van.meting_id != naar.meting_id:
            raise UserError(NIET_SAMEN)
        if van.id == naar.id:
            return werk.change
        namen = [(taak, not _named_by_parts(taak)) for taak in (van, naar)]
        _ensure_parts(werk, naar)
        if len(van.deeltaken) == 1:
            _join(werk, naar, van)
            namen = namen[1:]
        else:
            _place(werk, deel, naar)
        for taak, eigen_naam in namen:
            _settle(werk, taak, eigen_naam)
        _renumber(werk, naar.meting_id)
        return werk.change


def name_of(namen: Iterable[str]) -> str:
    """What a hoofdtaak is called after its tasks: "Deeg afwegen, broodjes opmaken en inpakken"."""
    delen = [naam.strip() for naam in namen if naam.strip()]
    delen = [naam if plek == 0 else naam[:1].lower() + naam[1:] for plek, naam in enumerate(delen)]
    tekst = " en ".join(filter(None, (", ".join(delen[:-1]), delen[-1]))) if delen else ""
    return tekst[:LANGSTE_NAAM]


def _open(werk: Werk, nummer: int) -> Hoofdtaak:
    taak: Hoofdtaak = get_rij(werk.session, Ref("hoofdtaak", nummer))
    if reden := closed_because(werk.session, Ref("hoofdtaak", nummer)):
        raise UserError(reden)
    return taak


def _named_by_parts(taak: Hoofdtaak) -> bool:
    return not taak.deeltaken or taak.omschrijving == name_of(deel.omschrijving for deel in taak.deeltaken)


def _ensure_parts(werk: Werk, taak: Hoofdtaak) -> None:
    """A task that stood alone becomes the first deeltaak of itself."""
    if not taak.deeltaken:
        waarden = {naam: getattr(taak, naam) for naam in ("omschrijving", *TIJD)}
        create(werk, "deeltaak", Ref("hoofdtaak", taak.id), volgnr=1, **waarden)
        werk.session.expire(taak, ["deeltaken"])


def _join(werk: Werk, taak: Hoofdtaak, ander: Hoofdtaak) -> None:
    _ensure_parts(werk, ander)
    _keep_scores(werk, taak, ander)
    for deel in list(ander.deeltaken):
        _place(werk, deel, taak)
    for waarneming in list(ander.waarnemingen):
        store_nummer(werk, waarneming, Ref("waarneming", waarneming.id), "hoofdtaak_id", taak.id)
    _move_rondes(werk, taak, ander)
    werk.session.expire_all()
    delete_rij(werk, Ref("hoofdtaak", ander.id))


def _place(werk: Werk, deel: Deeltaak, taak: Hoofdtaak) -> None:
    """At the end of this hoofdtaak."""
    ref, einde = Ref("deeltaak", deel.id), max((d.volgnr for d in taak.deeltaken), default=0)
    store_nummer(werk, deel, ref, "hoofdtaak_id", taak.id)
    store_nummer(werk, deel, ref, "volgnr", einde + 1)
    werk.session.expire_all()


def _take_out(werk: Werk, taak: Hoofdtaak, deel: Deeltaak) -> None:
    """A task of its own, after the hoofdtaak it was in."""
    waarden = {naam: getattr(deel, naam) for naam in ("omschrijving", *TIJD)}
    delete_rij(werk, Ref("deeltaak", deel.id))
    create(werk, "hoofdtaak", Ref("meting", taak.meting_id), volgnr=taak.volgnr, **waarden)
    werk.session.expire_all()


def _settle(werk: Werk, taak: Hoofdtaak, eigen_naam: bool) -> None:
    """Time and name follow the deeltaken; one that is left alone is the hoofdtaak itself."""
    ref, (veld,) = Ref("hoofdtaak", taak.id), select_velden("hoofdtaak", "omschrijving")
    werk.session.expire(taak, ["deeltaken"])
    sum_deeltaken(werk, taak)
    if not eigen_naam and taak.deeltaken:
        store_waarde(
            werk, lineage_of(werk.session, ref), veld, name_of(deel.omschrijving for deel in taak.deeltaken)
        )
    if len(taak.deeltaken) == 1 and not eigen_naam:
        delete_rij(werk, Ref("deeltaak", taak.deeltaken[0].id))
    renumber(werk, taak.deeltaken)


def _keep_scores(werk: Werk, taak: Hoofdtaak, ander: Hoofdtaak) -> None:
    """Fill what is empty; what differs is written in the toelichting, so that nothing said is lost."""
    for naam in ("eenheid", "norm_per_uur", *FACTOREN):
        if getattr(taak, naam) in (None, "") and getattr(ander, naam) not in (None, ""):
            _store(werk, taak, naam, getattr(ander, naam))
    for factor in FACTOREN:
        score, tekst = getattr(ander, factor), getattr(ander, f"toelichting_{factor}")
        if score is None and not tekst:
            continue
        wat = f"{ander.omschrijving or f'Taak {ander.volgnr}'}:"
        norm = _norm(ander) if factor == "tempo" and ander.norm_per_uur != taak.norm_per_uur else ""
        procent = f"{format_getal(score)} %." if score is not None else ""
        regel = " ".join(filter(None, (wat, procent, norm, tekst)))
        eigen = getattr(taak, f"toelichting_{factor}")
        _store(werk, taak, f"toelichting_{factor}", "\n".join(filter(None, (eigen, regel))))


def _norm(taak: Hoofdtaak) -> str:
    if taak.norm_per_uur is None:
        return ""
    return f"Norm {format_getal(taak.norm_per_uur)} {taak.eenheid}".rstrip() + " per uur."


def _store(werk: Werk, taak: Hoofdtaak, naam: str, waarde: Any) -> None:
    (veld,) = select_velden("hoofdtaak", naam)
    store_waarde(werk, lineage_of(werk.session, Ref("hoofdtaak", taak.id)), veld, waarde)


def _move_rondes(werk: Werk, taak: Hoofdtaak, ander: Hoofdtaak) -> None:
    """Runs of counting come along, numbered above all runs of both."""
    rondes = werk.session.query(Meetronde).order_by(Meetronde.volgnr)
    beide = rondes.filter(Meetronde.hoofdtaak_id.in_((taak.id, ander.id))).all()
    hoogste = max((ronde.volgnr for ronde in beide), default=0)
    mee = [ronde for ronde in beide if ronde.hoofdtaak_id == ander.id]
    for volgnr, ronde in enumerate(mee, hoogste + 1):
        ref = Ref("meetronde", ronde.id)
        store_nummer(werk, ronde, ref, "volgnr", volgnr)
        store_nummer(werk, ronde, ref, "hoofdtaak_id", taak.id)


def _renumber(werk: Werk, meting_id: int) -> None:
    """By number; a task that was taken out comes right after the hoofdtaak it was in."""
    meting: Meting = get_rij(werk.session, Ref("meting", meting_id))
    werk.session.expire(meting, ["hoofdtaken"])
    renumber(werk, sorted(meting.hoofdtaken, key=lambda taak: (taak.volgnr, taak.id)))
