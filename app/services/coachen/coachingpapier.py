"""The papers of the coaching: looked at, checked for words about health, signed, saved whole and logged."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from app.documents.coachingsplan import Coachingsplan
from app.documents.evaluatie import Evaluatie, write_evaluatie
from app.documents.intentieverklaring import Intentieverklaring
from app.documents.stageovergang import write_stageoverzicht
from app.documents.urenstaat import build_werkboek, write_urenstaat
from app.documents.voortgangsverslag import Voortgangsverslag, write_voortgangsverslag
from app.documents.whole_file import whole_file
from app.documents.workbook import write_workbook
from app.models import Kandidaat
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.coachen.coachinginhoud import (
    GEEN_TRAJECT,
    build_intentie,
    build_plan,
    build_urenstaat,
    build_verslag,
    describe_betaler,
)
from app.services.coachen.medischewoorden import (
    REDEN_ZONDER,
    TOEGESTAAN,
    describe_toegestaan,
    find_medisch,
    read_woordenlijst,
)
from app.services.coachen.papierkeuze import MET_PERIODE, TE_TEKENEN, Papierkeuze
from app.services.coachen.stages import build_stages
from app.services.coachen.stukken import read_stuk_pdf, sign_stuk, with_signatures, write_tekenbaar
from app.services.errors import UserError
from app.services.logboeken.bekeken import note_view
from app.services.objecten import get_rij
from app.services.papier.papieren import NIET_BEWAARD
from app.services.papier.rapporten import render_pdf
from app.services.papier.tafel_records import Lijnen

REDEN_NODIG = (
    "In dit stuk staat iets over gezondheid: {woorden}. Verander de tekst, of schrijf op waarom het er "
    "toch in moet."
)


def read_papier(archief: Archief, keuze: Papierkeuze) -> bytes:
    """The paper as a PDF, made now; signatures under these very words stand on it. Raises UserError."""
    keuze.check()
    with archief.read() as session:
        inhoud = _build(archief, session, keuze)
    return WRITERS[type(inhoud).__name__](inhoud)


def render_papier(archief: Archief, keuze: Papierkeuze, breedte_px: int) -> tuple[bytes, ...]:
    """Each page as a PNG of this width in pixels; that it was looked at is logged."""
    pdf = read_papier(archief, keuze)
    if ref := _about(keuze):
        note_view(archief, f"{keuze.soort} ingezien", ref)
    return render_pdf(pdf, breedte_px)


def check_papier(archief: Archief, keuze: Papierkeuze) -> tuple[str, ...]:
    """The words about health that stand in it, as they were typed."""
    with archief.read() as session:
        return _found(session, _build(archief, session, keuze))


def papier_naam(archief: Archief, keuze: Papierkeuze, soort: str = "pdf") -> str:
    """A file name without personal data: what it is, whose dossier by number or which payer, which period."""
    with archief.read() as session:
        if keuze.kandidaat_id:
            wie = get_rij(session, Ref("kandidaat", keuze.kandidaat_id)).dossiernummer
        else:
            wie = describe_betaler(session, keuze.betaler, keuze.gemeente_id)
    delen = [keuze.soort, re.sub(r"[^A-Za-z0-9]+", "-", wie).strip("-")[:60]]
    if keuze.soort in MET_PERIODE:
        delen.append(f"{keuze.van:%Y-%m-%d}-tot-{keuze.tot:%Y-%m-%d}")
    return "-".join(filter(None, delen)) + f".{soort}"


def save_papier(archief: Archief, keuze: Papierkeuze, pad: Path, reden: str = "") -> Path:
    """Write it whole or not at all, and log that it left the archive; .xlsx gives the urenstaat as workbook.

    Raises UserError at "reden" while words about health stand in it without a reason.
    """
    keuze.check()
    with archief.read() as session:
        inhoud = _build(archief, session, keuze)
        woorden = _check_reden(session, inhoud, reden)
    if pad.suffix.lower() == ".xlsx" and keuze.soort == "urenstaat":
        _write(pad, lambda bestand: write_workbook(build_werkboek(inhoud), bestand))
    else:
        pdf = WRITERS[type(inhoud).__name__](inhoud)
        _write(pad, lambda bestand: bestand.write(pdf))
    _log_saved(archief, pad, f"{keuze.soort} opgeslagen", _about(keuze), describe_toegestaan(woorden, reden))
    return pad


def print_papier(archief: Archief, keuze: Papierkeuze, reden: str = "") -> bytes:
    """The paper for the printer, with its log entry. Raises UserError as `save_papier`."""
    keuze.check()
    with archief.read() as session:
        inhoud = _build(archief, session, keuze)
        woorden = _check_reden(session, inhoud, reden)
    pdf = WRITERS[type(inhoud).__name__](inhoud)
    with archief.write() as werk:
        werk.log(f"{keuze.soort} afgedrukt", _about(keuze), describe_toegestaan(woorden, reden))
    return pdf


def sign_papier(
    archief: Archief, keuze: Papierkeuze, partij: str, naam: str, lijnen: Lijnen, reden: str = ""
) -> tuple[int, Change]:
    """Keep the paper with this signature under it. Raises UserError as `save_papier`, and without a name."""
    with archief.write() as werk:
        inhoud = _build(archief, werk.session, keuze)
        assert isinstance(inhoud, Coachingsplan | Intentieverklaring) and partij in TE_TEKENEN[keuze.soort]
        woorden = _check_reden(werk.session, inhoud, reden)
        nummer = sign_stuk(werk, keuze, inhoud, partij, naam, lijnen)
        if woorden:
            werk.log(TOEGESTAAN, Ref("stuk", nummer), describe_toegestaan(woorden, reden))
        return nummer, werk.change


def save_stuk_pdf(archief: Archief, stuk_id: int, pad: Path) -> Path:
    """Write a signed paper as it was signed, and log that it left the archive. Raises UserError."""
    pdf = read_stuk_pdf(archief, stuk_id)
    _write(pad, lambda bestand: bestand.write(pdf))
    _log_saved(archief, pad, "getekend stuk opgeslagen", Ref("stuk", stuk_id), "")
    return pad


def stuk_pdf_naam(archief: Archief, stuk_id: int) -> str:
    """A file name without personal data."""
    with archief.read() as session:
        stuk = get_rij(session, Ref("stuk", stuk_id))
        dossier = session.get_one(Kandidaat, stuk.kandidaat_id).dossiernummer
        wie = re.sub(r"[^A-Za-z0-9]+", "-", dossier).strip("-")[:60]
        return f"{stuk.soort}-{wie}-getekend-{stuk.gemaakt:%Y-%m-%d}.pdf"


def _build(archief: Archief, session: Session, keuze: Papierkeuze) -> Any:
    if keuze.soort in TE_TEKENEN:
        maak = build_plan if keuze.soort == "coachingsplan" else build_intentie
        return with_signatures(session, keuze, maak(archief, session, keuze))
    if keuze.soort.startswith("evaluatie-"):
        if not keuze.traject_id:
            raise UserError(GEEN_TRAJECT)
        partij = keuze.soort.removeprefix("evaluatie-")
        return Evaluatie(partij, str(keuze.traject_id), keuze.van, keuze.tot)
    makers: dict[str, Callable[[Archief, Session, Papierkeuze], Any]] = {
        "voortgangsverslag": build_verslag,
        "urenstaat": build_urenstaat,
        "stageoverzicht": build_stages,
    }
    return makers[keuze.soort](archief, session, keuze)


WRITERS: dict[str, Callable[[Any], bytes]] = {
    "Coachingsplan": write_tekenbaar,
    "Intentieverklaring": write_tekenbaar,
    "Voortgangsverslag": write_voortgangsverslag,
    "Urenstaat": write_urenstaat,
    "Stageoverzicht": write_stageoverzicht,
    "Evaluatie": write_evaluatie,
}


def _texts(inhoud: Any) -> Iterator[str]:
    """The free text on a paper; names and headings are left alone."""
    if isinstance(inhoud, Voortgangsverslag):
        yield from (doel.omschrijving for doel in inhoud.doelen)
        yield from (contact.gedaan for contact in inhoud.contacten)
        yield from (afspraak.wat for afspraak in inhoud.afspraken)
    elif isinstance(inhoud, Coachingsplan):
        yield from (doel.omschrijving for doel in inhoud.doelen)
    elif isinstance(inhoud, Intentieverklaring):
        yield inhoud.voorwaarden


def _found(session: Session, inhoud: Any) -> tuple[str, ...]:
    return find_medisch(read_woordenlijst(session), _texts(inhoud))


def _check_reden(session: Session, inhoud: Any, reden: str) -> tuple[str, ...]:
    woorden = _found(session, inhoud)
    if woorden and not reden.strip():
        raise UserError(REDEN_NODIG.format(woorden=", ".join(woorden[:8])), "reden")
    if woorden and find_medisch(read_woordenlijst(session), [reden]):
        raise UserError(REDEN_ZONDER, "reden")
    return woorden


def _about(keuze: Papierkeuze) -> Ref | None:
    pairs = (("plaatsing", keuze.plaatsing_id), ("coachtraject", keuze.traject_id))
    wie = next((Ref(soort, nummer) for soort, nummer in pairs if nummer), None)
    return wie or (Ref("kandidaat", keuze.kandidaat_id) if keuze.kandidaat_id else None)


def _write(pad: Path, schrijf: Callable[[BinaryIO], object]) -> None:
    try:
        with whole_file(pad) as bestand:
            schrijf(bestand)
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout


def _log_saved(archief: Archief, pad: Path, actie: str, ref: Ref | None, bijzonderheid: str) -> None:
    try:
        with archief.write() as werk:
            werk.log(actie, ref, bijzonderheid)
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
