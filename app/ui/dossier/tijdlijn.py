"""What happened, newest first; a click opens what an entry is about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.records import Gebeurtenis
from app.ui.coaching.evaluatie_panel import show_evaluatie
from app.ui.coaching.quick_entry import show_contact
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.chart import MONTHS
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import label, line, set_style

MERKEN = {
    "meting": ("gauge", "accent"),
    "eerder": ("history", "muted"),
    "contact": ("message", "good"),
    "contract": ("briefcase", "employer"),
    "uren": ("clock", "employer"),
    "document": ("file-text", "muted"),
    "getekend": ("pencil", "muted"),
    "wijziging": ("refresh", "attention"),
    "signaal": ("alert-triangle", "attention"),
    "vaardigheden": ("chart-bar", "employer"),
    "evaluatie": ("list-details", "accent"),
}
FILTERS = (
    ("", tr("Alles")),
    ("contact", tr("Contacten")),
    ("meting", tr("Metingen")),
    ("eerder", tr("Eerder gemeten")),
    ("contract", tr("Contracten")),
    ("uren", tr("Uren")),
    ("wijziging", tr("Werk gewijzigd")),
    ("signaal", tr("Signalen")),
    ("vaardigheden", tr("Vaardigheden")),
    ("evaluatie", tr("Evaluaties")),
    ("document", tr("Rapporten")),
    ("getekend", tr("Getekend")),
)
MOST = 60
SHORT = 66  # signs of a text in the time line: two lines
OWN_WORDS = ("contact", "wijziging")  # events whose text a user typed


class Tijdlijn(Card):
    """The card at the right of the dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Tijdlijn"))
        self.context = context
        self.events: Sequence[Gebeurtenis] | None = None
        self.shown = MOST
        self.setFixedWidth(360)
        self.choice = ChoiceField(FILTERS)
        self.choice.setAccessibleName(tr("Wat de tijdlijn laat zien"))
        in_letters(self.choice, QWidget.setFixedWidth, 150)
        self.choice.ended.connect(self._filter)
        self.head.addWidget(self.choice)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self.area, 1)

    def show_events(self, events: Sequence[Gebeurtenis]) -> None:
        """Show the newest events; the same ones are not drawn again."""
        if events == self.events:
            return
        self.events = events
        self._draw()

    def _filter(self) -> None:
        self.shown = MOST
        self._draw()

    def _more(self) -> None:
        self.shown += MOST
        self._draw()

    def _draw(self) -> None:
        kind = self.choice.content()
        every = self.events or ()
        events = [event for event in every if kind in ("", event.soort)]
        holder = QWidget()
        holder.setProperty("role", "scroll")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(0)
        for event in events[: self.shown]:
            if column.count():
                column.addWidget(line())
            column.addWidget(self._row(event))
        if not events:
            words = tr("Contacten, metingen en contracten verschijnen hier vanzelf.")
            column.addWidget(label(tr("Hiervan is nog niets.") if every else words, "muted", wrap=True))
        if len(events) > self.shown:
            more = LinkButton(tr("Toon er meer ({aantal})", aantal=len(events) - self.shown))
            more.clicked.connect(self._more)
            column.addWidget(more)
        column.addStretch()
        self.area.setWidget(holder)

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
        title = self._title(event)
        title.setAccessibleName(f"{said(event.titel)}, {dag.text()}")
        words.addWidget(title)
        if event.tekst:
            words.addWidget(_words(_told(event)))
        layout.addLayout(words, 1)
        if event.ref is not None and event.ref.soort == "werkwijziging":
            layout.addWidget(self._remove_button(event.ref), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove_button(self, ref: Ref) -> IconButton:
        button = IconButton("trash", tr("Verwijder deze wijziging"))
        button.setObjectName("wijziging_verwijderen")
        button.clicked.connect(lambda _checked=False: self._ask_remove(ref))
        return button

    def _ask_remove(self, ref: Ref) -> None:
        words = tr(
            "Deze wijziging verwijderen? De termijn voor contact vervalt dan; het logboek bewaart dat."
        )
        self.context.messages.show(words, "attention", (tr("Verwijder"), lambda: self._remove(ref)))

    def _remove(self, ref: Ref) -> None:
        from app.services.objecten import remove

        self.context.messages.clear()
        self.context.write(remove, ref, owner=self)

    def _title(self, event: Gebeurtenis) -> QWidget:
        if event.ref is not None and event.ref.soort == "meting":
            return self._link(said(event.titel), lambda number=event.ref.id: self._open_meting(number))
        if event.ref is not None and event.ref.soort == "contactmoment":
            return self._link(said(event.titel), lambda number=event.ref.id: self._open_contact(number))
        if event.soort == "evaluatie" and event.ref is not None:
            partij = event.titel.rpartition(" ")[2]
            return self._link(
                said(event.titel), lambda ref=event.ref: show_evaluatie(self.context, ref.id, partij)
            )
        if event.soort == "document" and event.ref is not None:
            return self._link(said(event.titel), lambda number=event.ref.id: self._open_documents(number))
        return label(said(event.titel), "strong", wrap=True)

    def _open_documents(self, number: int) -> None:
        self.context.navigate("dossier", id=number, tab="documenten")

    def _link(self, title: str, open_it: Callable[[], None]) -> QWidget:
        button = LinkButton(title)
        set_style(button, "kind", "title_link")
        button.clicked.connect(lambda _checked=False: open_it())
        return button

    def _open_meting(self, number: int) -> None:
        self.context.navigate("meting", id=number)

    def _open_contact(self, number: int) -> None:
        show_contact(self.context, number, "vastgelegd")


def _told(event: Gebeurtenis) -> str:
    """What a user wrote stays as it is; behind a contact stands when the next one is."""
    if event.soort not in OWN_WORDS:
        return said(event.tekst)
    written, joint, after = event.tekst.rpartition(" · ")
    return f"{written}{joint}{said(after) if joint else after}"


def _words(tekst: str) -> QLabel:
    short = tekst if len(tekst) <= SHORT else tekst[:SHORT].rpartition(" ")[0].rstrip(" .,·") + " …"
    words = label(short, "small", wrap=True)
    words.setToolTip(tekst if short != tekst else "")
    return words
