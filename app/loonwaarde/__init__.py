"""The law: loonwaarde, loonkostensubsidie, periods and checks. Standard library only; exact arithmetic."""

from __future__ import annotations

from app.loonwaarde.arbeidsprestatie import (
    Arbeidsprestatie,
    GetoondePrestaties,
    Loonwaarde,
    compute_loonwaarde,
)
from app.loonwaarde.bedrag import (
    check_getal,
    check_heel,
    format_breuk,
    format_datum,
    format_euro,
    format_getal,
    format_percentage,
    parse_datum,
    parse_getal,
    round_half_up_cent,
    round_half_up_percent,
)
from app.loonwaarde.bedragen import BEVESTIGD, ONBEVESTIGD, Bedragen, Parameter, Waarde, load_bedragen
from app.loonwaarde.bevinding import Bevinding, Ernst, HoofdtaakInvoer, MetingInvoer, ZienswijzeInvoer
from app.loonwaarde.bron import Bron
from app.loonwaarde.controle import controle
from app.loonwaarde.controle_bedragen import controle_bedragen
from app.loonwaarde.fout import GeenBedrag, LoonwaardeFout
from app.loonwaarde.hoofdtaken import Hoofdtaak, compute_aandelen
from app.loonwaarde.kalender import add_werkdagen, count_werkdagen, is_werkdag
from app.loonwaarde.loonkostensubsidie import (
    Route,
    Subsidie,
    SubsidieInvoer,
    compute_subsidie,
    leeftijd_op,
    peildatum_for,
)
from app.loonwaarde.omrekening import NIET_WETTELIJK, Maanddeel, compute_maanddelen, compute_vier_weken
from app.loonwaarde.termijnen import (
    add_months,
    beslistermijn,
    birthday,
    decision_runs_from,
    forfait_einde,
)
from app.loonwaarde.tijdlijn import (
    LEEFTIJD_NIET_GEREGELD,
    Loonwaardewijziging,
    Peildatumkeuze,
    Periode,
    PlaatsingInvoer,
    Urenwijziging,
    compute_tijdlijn,
)
from app.loonwaarde.toelichting import Stap

__all__ = [
    "BEVESTIGD",
    "LEEFTIJD_NIET_GEREGELD",
    "NIET_WETTELIJK",
    "ONBEVESTIGD",
    "Arbeidsprestatie",
    "Bedragen",
    "Bevinding",
    "Bron",
    "Ernst",
    "GeenBedrag",
    "GetoondePrestaties",
    "Hoofdtaak",
    "HoofdtaakInvoer",
    "Loonwaarde",
    "LoonwaardeFout",
    "Loonwaardewijziging",
    "Maanddeel",
    "MetingInvoer",
    "Parameter",
    "Peildatumkeuze",
    "Periode",
    "PlaatsingInvoer",
    "Route",
    "Stap",
    "Subsidie",
    "SubsidieInvoer",
    "Urenwijziging",
    "Waarde",
    "ZienswijzeInvoer",
    "add_months",
    "add_werkdagen",
    "beslistermijn",
    "birthday",
    "check_getal",
    "check_heel",
    "compute_aandelen",
    "compute_loonwaarde",
    "compute_maanddelen",
    "compute_subsidie",
    "compute_tijdlijn",
    "compute_vier_weken",
    "controle",
    "controle_bedragen",
    "count_werkdagen",
    "decision_runs_from",
    "forfait_einde",
    "format_breuk",
    "format_datum",
    "format_euro",
    "format_getal",
    "format_percentage",
    "is_werkdag",
    "leeftijd_op",
    "load_bedragen",
    "parse_datum",
    "parse_getal",
    "peildatum_for",
    "round_half_up_cent",
    "round_half_up_percent",
]
