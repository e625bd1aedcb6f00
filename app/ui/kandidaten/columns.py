"""The columns of the list of kandidaten."""

from app.services.records import KandidaatRij
from app.ui.language import said, tr
from app.ui.tables.column import Column


def _loonwaarde(rij: KandidaatRij) -> str:
    if rij.loonwaarde is not None:
        return f"{rij.loonwaarde} %"
    return tr("forfait") if rij.route == "lid5" else ""


COLUMNS = (
    Column("naam", tr("Naam"), lambda rij: rij.naam, width=160, sort_key="naam", strong=True, least=134),
    Column(
        "leeftijd",
        tr("Leeftijd"),
        lambda rij: "" if rij.leeftijd is None else str(rij.leeftijd),
        align="rechts",
        width=64,
        sort_key="leeftijd",
    ),
    Column(
        "werkgever", tr("Werkgever"), lambda rij: rij.werkgever, width=184, sort_key="werkgever", least=100
    ),
    Column("gemeente", tr("Gemeente"), lambda rij: rij.gemeente, width=90, sort_key="gemeente"),
    Column("loonwaarde", tr("Loonwaarde"), _loonwaarde, align="rechts", width=92, sort_key="loonwaarde"),
    Column(
        "contact",
        tr("Contact"),
        lambda rij: f"{rij.laatste_contact:%d-%m-%Y}" if rij.laatste_contact else "",
        width=98,
        sort_key="contact",
        least=98,
    ),
    Column(
        "aandacht",
        tr("Signaal"),
        lambda rij: said(rij.aandacht),
        width=98,
        chip=lambda rij: rij.aandacht_soort,
    ),
    Column("dossiernummer", tr("Dossier"), lambda rij: rij.dossiernummer, width=90, shown=False),
    Column("functie", tr("Functie"), lambda rij: rij.functie, width=160, shown=False),
    Column("coach", tr("Jobcoach"), lambda rij: rij.coach, width=130, shown=False),
)
