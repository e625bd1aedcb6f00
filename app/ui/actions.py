"""All actions of the window as one list: name, text, icon, shortcuts, and the slot it calls.

A slot "screen.new" is a method of the screen in front, "window.lock" one of the window, "front.finish"
one of what lies in front: the side panel's content when it can, else the screen; "list.print_list" is
about the list in view.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction, QKeySequence

from app.ui.language import tr
from app.ui.theme import icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the user can ask for."""

    name: str
    text: str
    icon: str
    shortcuts: tuple[str, ...]
    slot: str


ACTIONS = (
    ActionSpec("zoek", tr("Zoeken in alles"), "search", ("Ctrl+K",), "window.focus_search"),
    ActionSpec("contact", tr("Contact vastleggen"), "message", ("Ctrl+N",), "window.log_contact"),
    ActionSpec("nieuw", tr("Nieuw op dit scherm"), "plus", ("Ctrl+Shift+N",), "screen.new"),
    ActionSpec(
        "klaar",
        tr("Afronden (vastleggen, definitief)"),
        "check",
        ("Ctrl+Return", "Ctrl+Enter"),
        "front.finish",
    ),
    ActionSpec("kopieer", tr("Rijen van de lijst kopiëren"), "copy", ("Ctrl+C",), "list.copy_rows"),
    ActionSpec("druk_af", tr("Lijst afdrukken …"), "printer", ("Ctrl+P",), "list.print_list"),
    ActionSpec("vergrendel", tr("Vergrendelen"), "lock", ("Ctrl+L",), "window.lock"),
    ActionSpec("uitleg", tr("Uitleg bij het veld, met de bron"), "help", ("F1",), "window.explain"),
    ActionSpec("gids", tr("De gids bij dit scherm"), "help", ("Shift+F1",), "window.open_guide"),
    ActionSpec("extra", tr("Vernieuwen, of de teller openen"), "refresh", ("F5",), "screen.extra"),
    ActionSpec("sneltoetsen", tr("Lijst van sneltoetsen"), "list-details", ("?",), "window.show_shortcuts"),
    ActionSpec("paneel_dicht", tr("Paneel of bericht sluiten"), "x", ("Esc",), "window.close_panel"),
)

# Keys that a widget handles itself; only for the list of shortcuts.
OTHER_KEYS = (
    ("Tab · Shift Tab", tr("Volgend of vorig veld")),
    ("Enter", tr("Openen wat gekozen is")),
    ("Shift ↑ · Shift ↓ · Ctrl A", tr("Meer rijen van een lijst kiezen, of alle")),
    (tr("Pijltjes"), tr("Bewegen in lijsten, stappen en keuzes")),
    ("Ctrl Z", tr("Ongedaan maken in een veld")),
    ("F9 · Shift F9", tr("In een meting: ongedaan maken wat is opgeslagen, en opnieuw")),
    (tr("Spatie · J · S"), tr("Op het nummer van een taak: kiezen, samenvoegen, splitsen")),
    ("Alt ↑ · Alt ↓", tr("Een taak verplaatsen")),
    ("Alt J · Alt S", tr("Een taak samenvoegen met de taak erboven, of splitsen")),
    ("Ctrl PgDn · Ctrl PgUp", tr("In een meting: de volgende of de vorige stap")),
    ("F11", tr("In de teller: het hele scherm")),
    ("Ctrl D", tr("In een contact: neem over wat u de vorige keer vastlegde")),
    ("Ctrl B", tr("In de rekenhulp: een tweede situatie ernaast, of weer weg")),
    ("Alt ←", tr("In de gids: de vorige plaats")),
)


def build_actions(window: Any, specs: Iterable[ActionSpec] = ACTIONS) -> dict[str, QAction]:
    """Make the actions and hang them on the window."""
    actions = {}
    for spec in specs:
        action = QAction(icon(spec.icon), spec.text, window)
        action.setObjectName(f"actie_{spec.name}")
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.triggered.connect(lambda _checked=False, slot=spec.slot: _call(window, slot))
        window.addAction(action)
        actions[spec.name] = action
    return actions


def navigation_actions(names: Iterable[tuple[str, str]]) -> tuple[ActionSpec, ...]:
    """Ctrl+1 … Ctrl+9 for the screens (name, title) in the order of the navigation."""
    return tuple(
        ActionSpec(
            f"ga_{name}",
            tr("Naar {titel}", titel=title),
            "arrow-right",
            (f"Ctrl+{place}",),
            f"navigate:{name}",
        )
        for place, (name, title) in enumerate(names, start=1)
        if place <= 9
    )


def _call(window: Any, slot: str) -> None:
    if slot.startswith("navigate:"):
        window.navigate(slot.removeprefix("navigate:"))
        return
    owner, method = slot.split(".")
    if owner == "list":
        from app.ui.afdrukken import lists

        getattr(lists, method)(window)
        return
    content = window.panel.widget() if owner == "front" else None
    target = window if owner == "window" else window.current_screen()
    target = content if hasattr(content, method) else target
    if target is not None:
        getattr(target, method)()
