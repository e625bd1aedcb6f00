"""The tabs of a dossier, in order."""

from app.ui.coaching.dossier_tab import CoachingTab
from app.ui.dossier.lijsten import DocumentenTab, LogTab, MetingenTab
from app.ui.dossier.overzicht import GegevensTab, OverzichtTab
from app.ui.dossier.plaatsing import PlaatsingTab
from app.ui.dossier.subsidie import SubsidieTab
from app.ui.dossier.vaardigheden import VaardighedenTab
from app.ui.language import tr

TABS = (
    ("overzicht", tr("Overzicht"), OverzichtTab),
    ("gegevens", tr("Gegevens"), GegevensTab),
    ("plaatsing", tr("Plaatsing"), PlaatsingTab),
    ("subsidie", tr("Subsidie"), SubsidieTab),
    ("metingen", tr("Metingen"), MetingenTab),
    ("coaching", tr("Coaching"), CoachingTab),
    ("vaardigheden", tr("Vaardigheden"), VaardighedenTab),
    ("documenten", tr("Documenten"), DocumentenTab),
    ("log", tr("Log"), LogTab),
)
