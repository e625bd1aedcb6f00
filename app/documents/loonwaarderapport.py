"""The Rapport Loonwaardemeting LKS as a tagged PDF, in the order of the model."""

from app.documents.loonwaarderapport_bijlagen import put_bijlagen
from app.documents.loonwaarderapport_model import TITEL, put_model
from app.documents.papier import PageFrame, Papier, Properties
from app.documents.rapport import (
    Keuze,
    Loonwaarderapport,
    RapportAdvies,
    RapportBerekening,
    RapportDeeltaak,
    RapportDeskundige,
    RapportFactor,
    RapportHoofdtaak,
    RapportKenmerken,
    RapportKop,
    RapportLetOp,
    RapportStap,
    RapportWaarneming,
    RapportZienswijze,
    Status,
)
from app.documents.writing import plain_text

__all__ = [
    "Keuze",
    "Loonwaarderapport",
    "RapportAdvies",
    "RapportBerekening",
    "RapportDeeltaak",
    "RapportDeskundige",
    "RapportFactor",
    "RapportHoofdtaak",
    "RapportKenmerken",
    "RapportKop",
    "RapportLetOp",
    "RapportStap",
    "RapportWaarneming",
    "RapportZienswijze",
    "Status",
    "write_loonwaarderapport",
]


def write_loonwaarderapport(rapport: Loonwaarderapport) -> bytes:
    """Return the report as PDF bytes; the same input gives the same bytes.

    Order of headings: the model in the annex of Regeling LKS Participatiewet 2021 art. 2; what we add
    stands after it under a heading of its own. Nothing is computed here.
    """
    papier = Papier()
    put_model(papier, rapport)
    put_bijlagen(papier, rapport)
    kop, kenmerken = rapport.kop, rapport.kenmerken
    stamp = "" if kenmerken.status is Status.DEFINITIEF else kenmerken.status.upper()
    dossier = f"dossier {kenmerken.dossiernummer[:24]} · " if kenmerken.dossiernummer else ""
    frame = PageFrame(
        footer=f"{TITEL} · {dossier}versie {kenmerken.versie}",
        middle=f"Controlegetal {kenmerken.hash_invoer[:16]}" if kenmerken.hash_invoer else "",
        stamp=stamp,
    )
    return papier.to_pdf(frame, Properties(TITEL, plain_text(kop.loonwaardedeskundige), kop.datum_rapportage))
