"""Ctrl+P and Ctrl+C: which list is meant, and what becomes of it."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.services.papier.lijst_records import LEEG
from app.ui.afdrukken.list_panel import ListPanel
from app.ui.context import Context
from app.ui.jobs import Progress
from app.ui.language import tr
from app.ui.tables.source import ListSource, as_text
from app.ui.tables.taking import source_of
from app.ui.tables.view import TableView

GEEN_LIJST = tr("Op dit scherm staat geen lijst. Ga naar een scherm met een lijst en probeer het daar.")
MANY = 1_000  # rows above which copying is told about while it goes on


def print_list(window: Any) -> None:
    """Open the panel that shows the list as it will be on paper."""
    source = _filled_list(window)
    if source is not None:
        window.show_panel(ListPanel(window.context, source), tr("Lijst afdrukken"))


def copy_rows(window: Any) -> None:
    """Put the chosen rows on the clipboard, all of them when none is chosen."""
    context, source = window.context, _filled_list(window)
    if source is None:
        return
    spans = source.chosen or (range(source.count),)
    count = sum(map(len, spans))
    job = context.read(_read_text, source, spans, done=lambda text: _keep(context, count, text), lane="lang")
    if count > MANY:
        context.messages.show(
            tr("{aantal} rijen worden gekopieerd …", aantal=count), "info", (tr("Stop"), job.stop)
        )


def _filled_list(window: Any) -> ListSource | None:
    """The list that is meant; where there is none, or nothing in it, the user is told."""
    source = find_list(window)
    if source is not None and source.count:
        return source
    window.context.messages.show(LEEG if source else GEEN_LIJST, "info")
    return None


def find_list(window: Any) -> ListSource | None:
    """The list with the focus, else the one the screen names, else the largest table in view."""
    place = window.focusWidget()
    while place is not None and place is not window:
        if isinstance(place, TableView) or hasattr(place, "list_source"):
            return _source(place)
        place = place.parentWidget()
    screen = window.current_screen()
    if screen is None:
        return None
    if hasattr(screen, "list_source"):
        return _source(screen)
    tables = [table for table in screen.findChildren(TableView) if table.isVisible()]
    return _source(max(tables, key=lambda table: table.width() * table.height())) if tables else None


def _source(place: QWidget) -> ListSource | None:
    return source_of(place) if isinstance(place, TableView) else place.list_source()  # type: ignore[attr-defined]


def _read_text(archief: Any, source: ListSource, spans: Any, progress: Progress) -> str:
    """The rows as text, logged as they leave the program."""
    from app.services.papier.lijsten import note_lijst

    rows = source.rows(spans, progress)
    note_lijst(archief, "gekopieerd", source.head.titel, len(rows), source.head.over)
    return as_text(source.koppen, rows)


def _keep(context: Context, count: int, text: str) -> None:
    QApplication.clipboard().setText(text)
    rows = tr("1 rij is") if count == 1 else tr("{aantal} rijen zijn", aantal=count)
    context.messages.show(tr("{rows} gekopieerd. Plak in een rekenblad of een bericht.", rows=rows), "good")
