"""The columns of the list of kandidaten."""

from app.services.records import KandidaatRij
from app.ui.tables.column import Column


def _loonwaarde(rij: KandidaatRij) -> str:
    if rij.loonwaarde is not None:
        return f"{rij.loonwaarde} %"
    return "forfait" if rij.route == "lid5" else ""


COLUMNS = (
    Column("naam", "Naam", lambda rij: rij.naam, width=160, sort_key="naam", strong=True, least=134),
    Column(
        "leeftijd",
        "Leeftijd",
        lambda rij: "" if rij.leeftijd is None else str(rij.leeftijd),
        align="rechts",
        width=64,
        sort_key="leeftijd",
    ),
    Column("werkgever", "Werkgever", lambda rij: rij.werkgever, width=184, sort_key="werkgever", least=100),
    Column("gemeente", "Gemeente", lambda rij: rij.gemeente, width=90, sort_key="gemeente"),
    Column("loonwaarde", "Loonwaarde", _loonwaarde, align="rechts", width=92, sort_key="loonwaarde"),
    Column(
        "contact",
        "Contact",
        lambda rij: f"{rij.laatste_contact:%d-%m-%Y}" if rij.laatste_contact else "",
        width=98,
        sort_key="contact",
        least=98,
    ),
    Column("aandacht", "Signaal", lambda rij: rij.aandacht, width=98, chip=lambda rij: rij.aandacht_soort),
    Column("dossiernummer", "Dossier", lambda rij: rij.dossiernummer, width=90, shown=False),
    Column("functie", "Functie", lambda rij: rij.functie, width=160, shown=False),
    Column("coach", "Jobcoach", lambda rij: rij.coach, width=130, shown=False),
)
