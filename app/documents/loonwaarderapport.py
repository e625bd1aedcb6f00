"""The Rapport Loonwaardemeting LKS as a tagged PDF, in the order of the model."""

from app.documents.rapport import (
    Keuze,
    Loonwaarderapport,
    RapportAdvies,
    RapportBerekening,
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

__all__ = [
    "Keuze",
    "Loonwaarderapport",
    "RapportAdvies",
    "RapportBerekening",
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
    raise NotImplementedError
