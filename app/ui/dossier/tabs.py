"""The tabs of a dossier, in order."""

from app.ui.coaching.dossier_tab import CoachingTab
from app.ui.dossier.lijsten import DocumentenTab, LogTab, MetingenTab
from app.ui.dossier.overzicht import GegevensTab, OverzichtTab
from app.ui.dossier.plaatsing import PlaatsingTab
from app.ui.dossier.subsidie import SubsidieTab
from app.ui.dossier.vaardigheden import VaardighedenTab

TABS = (
    ("overzicht", "Overzicht", OverzichtTab),
    ("gegevens", "Gegevens", GegevensTab),
    ("plaatsing", "Plaatsing", PlaatsingTab),
    ("subsidie", "Subsidie", SubsidieTab),
    ("metingen", "Metingen", MetingenTab),
    ("coaching", "Coaching", CoachingTab),
    ("vaardigheden", "Vaardigheden", VaardighedenTab),
    ("documenten", "Documenten", DocumentenTab),
    ("log", "Log", LogTab),
)
