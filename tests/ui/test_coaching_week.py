"""A coach's week with keys only, twenty contacts; and the parts that save typing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import (
    create_doel,
    create_traject,
    list_contacten,
    list_trajecten,
    read_budget,
)
from app.services.coachen.contactlezen import read_contact
from app.services.objecten import save_veld
from app.ui.coaching.contact_panel import ContactPanel
from app.ui.main_window import MainWindow
from tests.factories import make_kandidaat

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
NAMEN = ("Aarts", "Bos", "Claes", "Dekker")
MONDAY = datetime(2026, 11, 16)
ENDS = ("09:47", "11:18", "13:34", "16:05")  # each on another kandidaat, never overlapping
MOST_ACTIONS = 8


@pytest.fixture
def personen(archief: Archief) -> dict[str, int]:
    """Four people with a traject of 30 hours and a goal."""
    gemaakt = {}
    for naam in NAMEN:
        nummer = make_kandidaat(archief, achternaam=naam, voorletters="T.")
        traject, _ = create_traject(archief, nummer)
        save_veld(archief, Ref("coachtraject", traject), "begin", "01-09-2026")
        save_veld(archief, Ref("coachtraject", traject), "uren_toegekend", "30")
        doel, _ = create_doel(archief, traject)
        save_veld(archief, Ref("doel", doel), "omschrijving", "Zelf beginnen")
        gemaakt[naam] = nummer
    return gemaakt


@dataclass
class Hands:
    """A keyboard that counts: one shortcut or one field filled is an action; Tab is none."""

    qtbot: QtBot
    venster: MainWindow
    settle: Settle
    actions: list[int] = field(default_factory=list)

    def open(self) -> ContactPanel:
        self.actions.append(1)
        self.qtbot.keyClick(self.venster, Qt.Key.Key_N, CTRL)
        self.qtbot.waitUntil(lambda: isinstance(self.venster.panel.widget(), ContactPanel), timeout=5_000)
        panel = self.venster.panel.widget()
        self.settle()
        self.qtbot.waitUntil(lambda: editor(panel, "gedaan").hasFocus(), timeout=5_000)
        self.settle()
        return panel

    def fill(self, naam: str, text: str, back: bool = False) -> None:
        """Tab (or Shift Tab) to a field and type over it."""
        self.actions[-1] += 1
        key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
        for _ in range(40):
            focus = QApplication.focusWidget()
            if naam in (focus.objectName(), focus.parent().objectName()):
                break
            self.qtbot.keyClick(focus, key)
        else:
            raise AssertionError(f"Tab never came at {naam}")
        self.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, CTRL)
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def record(self) -> None:
        self.actions[-1] += 1
        self.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        self.qtbot.waitUntil(lambda: self.venster.panel.isHidden(), timeout=5_000)
        self.settle()


def editor(panel: QWidget, naam: str) -> Any:
    return panel.findChild(QWidget, f"veld_{naam}")


def test_a_week_of_twenty_contacts_with_keys_only(
    personen: dict[str, int],
    archief: Archief,
    venster: MainWindow,
    qtbot: QtBot,
    settle: Settle,
    size: Callable[[int, int], int],
) -> None:
    """Its first two days, in the long form all five."""
    days = size(2, 5)
    hands = Hands(qtbot, venster, settle)
    venster.navigate("coaching")
    settle()
    for day in range(days):
        for naam, end in zip(NAMEN, ENDS, strict=True):
            clock = datetime.combine(MONDAY + timedelta(days=day), datetime.strptime(end, "%H:%M").time())
            archief.klok = lambda clock=clock: clock
            panel = hands.open()
            hands.fill("veld_gedaan", f"Dag {day + 1} geoefend")
            hands.fill("veld_kandidaat", f"{naam}, T.", back=True)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            qtbot.waitUntil(
                lambda panel=panel, naam=naam: panel.record.kandidaat == f"{naam}, T.", timeout=5_000
            )
            settle()
            if day == days - 1:
                hands.fill("veld_reistijd_minuten", "0:20")
            hands.record()
    contacten = list_contacten(archief)
    assert len(contacten) == 4 * days and {rij.status for rij in contacten} == {"vastgelegd"}
    assert max(hands.actions) <= MOST_ACTIONS
    assert sum(hands.actions) == 4 * days * 4 + 4
    for traject in list_trajecten(archief):
        budget = read_budget(archief, traject.id)
        assert (budget.gebruikt, budget.reistijd, budget.contacten) == (days * 45, 20, days)


def test_the_last_contact_again_takes_three_actions(
    personen: dict[str, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    hands = Hands(qtbot, venster, settle)
    archief.klok = lambda: MONDAY.replace(hour=10)
    venster.navigate("dossier", id=personen["Bos"])
    settle()
    hands.open()
    hands.fill("veld_gedaan", "Kaart gelezen")
    hands.fill("veld_reistijd_minuten", "0:25")
    hands.record()
    archief.klok = lambda: MONDAY.replace(hour=15)
    panel = hands.open()
    hands.actions[-1] += 1
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: editor(panel, "gedaan").toPlainText() == "Kaart gelezen", timeout=5_000)
    qtbot.waitUntil(lambda: editor(panel, "reistijd_minuten").text() == "0:25", timeout=5_000)
    settle()
    hands.record()
    assert hands.actions[-1] == 3
    assert [rij.gedaan for rij in list_contacten(archief)] == ["Kaart gelezen"] * 2


def test_a_visit_to_two_says_how_the_time_is_divided(
    personen: dict[str, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    hands = Hands(qtbot, venster, settle)
    venster.navigate("dossier", id=personen["Aarts"])
    settle()
    panel = hands.open()
    hands.fill("veld_gedaan", "Samen geoefend")
    panel.visit.more.setFocus()
    qtbot.keyClick(panel.visit.more, Qt.Key.Key_Space)
    hands.actions[-1] += 1
    hands.fill("veld_deelnemer", "Claes, T.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    words = "0:45 gedeeld door 2 kandidaten: 0:22 of 0:23 voor elk. Reistijd en km ook."
    qtbot.waitUntil(lambda: panel.visit.words.text() == words, timeout=5_000)
    hands.record()
    assert hands.actions == [5]
    assert venster.bar.text.text() == "Het bezoek aan 2 kandidaten is vastgelegd. De tijd is gedeeld."
    assert sorted((rij.kandidaat, rij.minuten) for rij in list_contacten(archief)) == [
        ("Aarts, T.", 23),
        ("Claes, T.", 22),
    ]


def test_what_stands_in_the_way_of_another_in_the_visit_is_said(
    personen: dict[str, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    traject = next(rij for rij in list_trajecten(archief) if rij.kandidaat == "Bos, T.")
    save_veld(archief, Ref("coachtraject", traject.id), "uren_toegekend", "0,1")
    hands = Hands(qtbot, venster, settle)
    venster.navigate("dossier", id=personen["Aarts"])
    settle()
    panel = hands.open()
    hands.fill("veld_gedaan", "Samen geoefend")
    panel.visit._add("deelnemer", str(personen["Bos"]))
    settle()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    cell = panel.forms[2].form.cells["declarabel"]
    qtbot.waitUntil(lambda: cell.message.text().startswith("Bos, T.: Dit contact duurt"), timeout=5_000)
    assert [rij.status for rij in list_contacten(archief)] == ["concept"]


def test_both_versions_are_named_with_the_reason(
    personen: dict[str, int], archief: Archief, venster: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    from app.services.coachen.coaching import correct_contact, create_contact, vastleggen
    from app.ui.coaching.quick_entry import show_contact

    oud, _ = create_contact(archief, personen["Aarts"])
    save_veld(archief, Ref("contactmoment", oud), "gedaan", "Geoefend")
    vastleggen(archief, oud)
    nieuw, _ = correct_contact(archief, oud, "Een kwartier langer")
    vastleggen(archief, nieuw)
    show_contact(venster.context, oud, "vervangen")
    qtbot.waitUntil(lambda: venster.panel.widget() is not None, timeout=5_000)
    panel = venster.panel.widget()
    qtbot.waitUntil(lambda: panel.versions.column.count() == 3, timeout=5_000)
    words = [label.text() for label in panel.versions.findChildren(QWidget) if hasattr(label, "text")]
    assert "Reden: Een kwartier langer" in words and "Eerste versie" in words
    assert read_contact(archief, nieuw).reden == "Een kwartier langer"
