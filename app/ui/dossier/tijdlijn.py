"""What happened, newest first; a click opens what an entry is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.records import Gebeurtenis
from app.ui.context import Context
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.chart import MONTHS
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, line

MERKEN = {
    "meting": ("gauge", "accent"),
    "contact": ("message", "good"),
    "contract": ("briefcase", "employer"),
    "uren": ("clock", "employer"),
}
MOST = 60


class Tijdlijn(Card):
    """The card at the right of the dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__("Tijdlijn")
        self.context = context
        self.events: Sequence[Gebeurtenis] | None = None
        self.setFixedWidth(360)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Tijdlijn")
        self.add(self.area, 1)

    def show_events(self, events: Sequence[Gebeurtenis]) -> None:
        """Show the newest events; the same ones are not drawn again."""
        if events == self.events:
            return
        self.events = events
        holder = QWidget()
        holder.setProperty("role", "scroll")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(0)
        for event in events[:MOST]:
            column.addWidget(self._row(event))
            column.addWidget(line())
        if not events:
            column.addWidget(
                label("Contacten, metingen en contracten verschijnen hier vanzelf.", "muted", wrap=True)
            )
        column.addStretch()
        self.area.setWidget(holder)
        self.set_note(f"{len(events)} gebeurtenissen" if len(events) > MOST else "")

    def _row(self, event: Gebeurtenis) -> QFrame:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, space(1), 0, space(1))
        layout.setSpacing(space(1))
        dag = label(f"{event.dag.day} {MONTHS[event.dag.month - 1]} {event.dag:%Y}", "small")
        dag.setFixedWidth(74)
        layout.addWidget(dag, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(
            IconLabel(*MERKEN.get(event.soort, ("circle-check", "muted")), 16), 0, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title(event))
        if event.tekst:
            words.addWidget(label(event.tekst, "small", wrap=True))
        layout.addLayout(words, 1)
        return row

    def _title(self, event: Gebeurtenis) -> QWidget:
        if event.ref is not None and event.ref.soort == "meting":
            button = LinkButton(event.titel)
            number = event.ref.id
            button.clicked.connect(lambda: self.context.navigate("meting", id=number))
            return button
        return label(event.titel, "strong", wrap=True)
