"""What stands in the head of the counting screen, and what its main button does."""

from app.loonwaarde.telling import COLLEGA
from app.services.meten.telrecords import Telplek
from app.ui.language import said, tr
from app.ui.waarnemen.rondes import Rondes
from app.ui.waarnemen.zijkaart import Zijkaart
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import PageHead


def show_head(head: PageHead, side: Zijkaart, rondes: Rondes) -> None:
    """Which hoofdtaak, which run, who and where; the runs to choose from."""
    plek, teller = rondes.plek, rondes.front
    if plek is None or teller is None:
        return
    record = teller.record
    delen = (
        tr("Ronde {nummer}", nummer=record.volgnr) if record else tr("Nog geen ronde"),
        _who(plek, rondes),
        plek.werkgever,
        tr("overgenomen") if record and record.overgenomen else "",
        said(plek.gesloten),
    )
    head.set_texts(
        tr(
            "Waarnemen · {omschrijving}",
            omschrijving=plek.omschrijving or tr("taak {nummer}", nummer=plek.volgnr),
        ),
        " · ".join(filter(None, delen)),
    )
    side.show_rondes(list_names(plek), find_place(plek, record.id if record else None))


def _who(plek: Telplek, rondes: Rondes) -> str:
    """A finished run in which nobody counted for the colleague was one alone."""
    beside = rondes.live or any(deel.wie == COLLEGA for deel in rondes.front.events)
    return (
        tr("{naam} naast een vaste collega", naam=plek.naam)
        if beside or rondes.front.record is None
        else plek.naam
    )


def list_names(plek: Telplek) -> list[str]:
    """The runs by name, with a mark for those taken over."""
    return [
        tr("Ronde {nummer}", nummer=ronde.volgnr) + (" ✓" if ronde.overgenomen else "")
        for ronde in plek.rondes
    ]


def find_place(plek: Telplek, ronde_id: int | None) -> int:
    """Where the run in front stands; the last place when it is new."""
    ids = [ronde.id for ronde in plek.rondes]
    return ids.index(ronde_id) if ronde_id in ids else len(ids) - 1


def show_buttons(main: Button, again: Button, undo: Button, rondes: Rondes) -> None:
    """The main button says what it does now; after a run taking over is the main thing."""
    record, closed = rondes.front.record, bool(rondes.plek.gesloten)
    text = tr("Ronde afsluiten") if rondes.live else tr("Ronde starten")
    if main.text() != text:
        main.setText(text)
    done = record is not None and not rondes.live
    main.setVisible(not closed and not done)
    again.setVisible(not closed and done)
    undo.setVisible(record is not None and not closed)
