"""Recording a contact, and scrolling a log of 2,000: `python -m tests.bench.bench_coaching`.

Prints milliseconds beside the goals of the issue. Nothing fails on time.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from app.models import ContactDoel, Contactmoment
from app.models.archive import Archive
from app.models.keys import Kdf
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import (
    create_contact,
    create_doel,
    create_traject,
    list_contacten,
    vastleggen,
)
from app.services.objecten import save_veld
from app.ui.coaching.screen import COLUMNS
from app.ui.settings import Settings
from app.ui.sweep import sweeping_here
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.theme import apply_theme
from tests.bench.figures import show_times
from tests.factories import make_kandidaat

COUNT, SAVED, PASSPHRASE = 2_000, 200, "meten is weten"
NOW = datetime(2026, 11, 20, 16, 0)


def fill(archief: Archief) -> int:
    """One kandidaat with 2,000 recorded contacts; answers its number."""
    kandidaat = make_kandidaat(archief, achternaam="Voorbeeld")
    traject, _ = create_traject(archief, kandidaat)
    save_veld(archief, Ref("coachtraject", traject), "begin", "01-01-2016")
    doel, _ = create_doel(archief, traject)
    save_veld(archief, Ref("doel", doel), "omschrijving", "Zelfstandig een recept volgen")
    with archief.write() as werk:
        werk.session.add_all(
            Contactmoment(
                traject_id=traject,
                status="vastgelegd",
                gemaakt=NOW,
                datum=date(2026, 11, 1) - timedelta(days=number),
                begintijd=time(9, 0),
                eindtijd=time(9, 45),
                soort="werkplekbezoek",
                gesproken_met="werknemer",
                uitvoerder="Sanne Willemsen",
                gedaan=f"Bezoek {number}: recept geoefend en de volgorde van het werk besproken.",
                declarabel=True,
                zichtbaar_voor_werkgever=False,
                doelen=[ContactDoel(doel_id=doel, voortgang=3)],
            )
            for number in range(COUNT)
        )
    return kandidaat


def measure_saving(archief: Archief, kandidaat: int) -> list[float]:
    """Milliseconds of each recording of a contact, with all its checks."""
    times = []
    for number in range(SAVED):
        moment = NOW + timedelta(hours=number)
        archief.klok = lambda moment=moment: moment
        contact, _ = create_contact(archief, kandidaat)
        save_veld(archief, Ref("contactmoment", contact), "gedaan", "Recept geoefend")
        start = perf_counter()
        vastleggen(archief, contact)
        times.append((perf_counter() - start) * 1000)
    return times


def measure_scrolling(archief: Archief, kandidaat: int, place: Path) -> list[float]:
    """Milliseconds of each frame while the log rolls from top to bottom."""
    app = QApplication.instance() or QApplication([])
    apply_theme(app, "licht")
    contacten = list_contacten(archief, kandidaat, COUNT)
    model = PagedModel(COLUMNS)
    table = TableView(model, "bench", Settings(place / "bench.ini"))
    table.resize(760, 640)
    table.show()
    model.set_records([contact.id for contact in contacten], contacten)
    app.processEvents()
    bar, times = table.verticalScrollBar(), []
    step = max(1, bar.maximum() // 600)
    for value in range(0, bar.maximum(), step):
        start = perf_counter()
        bar.setValue(value)
        app.processEvents()
        times.append((perf_counter() - start) * 1000)
    table.close()
    return times


def main() -> None:
    """Make the archive, measure, and take it away."""
    place = Path(tempfile.mkdtemp())
    archive, _ = Archive.create(place / "archief", PASSPHRASE, kdf=Kdf(8, 1, 1))
    archief = Archief(archive, klok=lambda: NOW, gebruiker="Sanne Willemsen")
    kandidaat = fill(archief)
    show_times("a contact saved", measure_saving(archief, kandidaat), "<= 50 ms")
    with sweeping_here():
        scrolling = measure_scrolling(archief, kandidaat, place)
    show_times(f"a scroll step in a log of {COUNT}", scrolling, "p99 <= 16 ms")
    archief.close()
    shutil.rmtree(place)


if __name__ == "__main__":
    main()
