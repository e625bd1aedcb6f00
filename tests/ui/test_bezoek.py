"""A complete visit with keys only, from the tasks to definitief; the report read back."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.services.meten.metingen import create_meting, list_metingen, read_meting
from app.ui.main_window import MainWindow
from app.ui.waarnemen import rondes
from app.ui.waarnemen.teller import Teller
from tests import factories
from tests.documents.reading import ask, assert_fonts_embedded
from tests.ui.meting_driver import ALT, CTRL, SHIFT
from tests.ui.waarnemen_driver import Clocks

NONE = Qt.KeyboardModifier.NoModifier
FURTHEST = 120  # Tabs after which a field is not to be found


class Keyboard:
    """Nothing but keys, always to the widget that has the focus."""

    def __init__(self, window: MainWindow, qtbot: Any, settle: Callable[[], None], clocks: Clocks) -> None:
        self.window, self.qtbot, self.settle, self.clocks = window, qtbot, settle, clocks

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)
            self.settle()

    def name(self) -> str:
        focus = self.window.focusWidget()
        return f"{focus.objectName()} {focus.accessibleName()}" if focus else ""

    def tab_to(self, name: str) -> None:
        for _ in range(FURTHEST):
            if name in self.name():
                return
            self.qtbot.keyClick(self.window.focusWidget(), Qt.Key.Key_Tab)
            self.settle()
        raise AssertionError(f"no Tab leads to {name}; now at {self.name()}")

    def fill(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.press(Qt.Key.Key_A, CTRL)
        self.qtbot.keyClicks(self.window.focusWidget(), text)
        self.settle()

    def next_step(self) -> None:
        self.press(Qt.Key.Key_PageDown, CTRL)

    def count(self, letters: str, seconds: float) -> None:
        for letter in letters:
            self.clocks.go(seconds)
            self.press(getattr(Qt.Key, f"Key_{letter}"))


@pytest.fixture
def keyboard(venster: MainWindow, qtbot: Any, settle: Any, monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    clocks = Clocks()

    class Timed(Teller):
        def __init__(self, context: Any, hoofdtaak_id: int, parent: Any) -> None:
            super().__init__(context, hoofdtaak_id, lambda: clocks.ms, lambda: clocks.wall, parent)

    monkeypatch.setattr(rondes, "Teller", Timed)
    return Keyboard(venster, qtbot, settle, clocks)


def test_a_complete_visit_with_keys_only(
    keyboard: Keyboard, archief: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = tmp_path / "rapport.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(pdf), ""))
    factories.fill_profiel(archief)
    number, _ = create_meting(archief, factories.make_plaatsing(archief))
    keyboard.window.navigate("meting", id=number, stap="gegevens")
    keyboard.settle()
    write_down(keyboard, f"{archief.vandaag:%d-%m-%Y}")
    observe(keyboard)
    judge(keyboard, archief, number)
    hear_both(keyboard, f"{archief.vandaag:%d-%m-%Y}")
    pass_and_finalise(keyboard)
    assert [rij.status for rij in list_metingen(archief)] == ["definitief"]
    read_back(tmp_path, pdf.read_bytes())


def write_down(keyboard: Keyboard, vandaag: str) -> None:
    """Gegevens, three tasks of which two are joined, normfunctie."""
    keyboard.fill("veld_datum_bezoek", vandaag)
    keyboard.fill("veld_datum_rapport", vandaag)
    keyboard.fill("veld_geinterviewde", "Ina Bakker")
    keyboard.next_step()
    for taak, tijd in (("Deeg afwegen", "16:00"), ("Broden inpakken", "9:36"), ("Kratten vullen", "6:24")):
        keyboard.press(Qt.Key.Key_N, CTRL | SHIFT)
        keyboard.fill("veld_omschrijving", taak)
        keyboard.fill("veld_minuten_per_week", tijd)
    keyboard.press(Qt.Key.Key_J, ALT)
    assert "veld_omschrijving" in keyboard.name()
    keyboard.next_step()
    keyboard.fill("veld_normfunctie", "Medewerker bakkerij")
    keyboard.fill("veld_uitgevoerde_functie", "Hulp in de bakkerij")
    keyboard.next_step()


def observe(keyboard: Keyboard) -> None:
    """A run of 35 minutes beside a colleague: 5 made of which 1 bad, he 7; taken over as decided."""
    keyboard.press(Qt.Key.Key_F5)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.count("ALALALALALSLL", 150)
    keyboard.count("P", 90)
    keyboard.count("P", 50)
    keyboard.clocks.go(10)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.tab_to("Overnemen, ook als oordeel")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.press(Qt.Key.Key_F5)


def judge(keyboard: Keyboard, archief: Any, number: int) -> None:
    """What was counted is explained, the second hoofdtaak is judged; the outcome stands there."""
    scores = (("Tempo", "80"), ("Kwaliteit", "100"), ("Netto werktijd", "90"))
    for taak in (1, 2):
        for naam, waarde in scores:
            keyboard.tab_to(f"{naam}, taak {taak} ") if taak == 1 else keyboard.fill(
                f"{naam}, taak 2 ", waarde
            )
            keyboard.press(Qt.Key.Key_Return)
            keyboard.qtbot.keyClicks(keyboard.window.focusWidget(), f"Gezien bij taak {taak}.")
            keyboard.settle()
    een, twee = read_meting(archief, number).hoofdtaken
    assert [str(een.tempo), str(een.kwaliteit)] == ["73.17", "80.00"] and len(een.waarnemingen) == 3
    assert [deel.omschrijving for deel in twee.deeltaken] == ["Broden inpakken", "Kratten vullen"]
    keyboard.next_step()


def hear_both(keyboard: Keyboard, vandaag: str) -> None:
    """Akkoord of the werknemer, no use made by the werkgever."""
    for partij, keuze, naam in (
        ("werknemer", "Akkoord", "Jelle Terpstra"),
        ("werkgever", "Geen gebruik", "Ina Bakker"),
    ):
        keyboard.tab_to(f"Zienswijze, zienswijze {partij}")
        keyboard.qtbot.keyClicks(keyboard.window.focusWidget(), keuze)
        keyboard.settle()
        keyboard.fill(f"Naam, zienswijze {partij}", naam)
        keyboard.fill(f"Datum, zienswijze {partij}", vandaag)
    keyboard.next_step()


def pass_and_finalise(keyboard: Keyboard) -> None:
    """Every point that asks gets its reason; Ctrl+Enter leads to the report and makes it definitief."""
    screen: Any = keyboard.window.current_screen()
    while screen.draft.open_findings:
        keyboard.fill("Reden om door te gaan", "Besproken met de gemeente.")
        keyboard.press(Qt.Key.Key_Tab)
        screen.draft.settle()
    keyboard.press(Qt.Key.Key_Return, CTRL)
    keyboard.press(Qt.Key.Key_Return, CTRL)
    assert screen.draft.closed
    keyboard.tab_to("bewaar_pdf")
    keyboard.press(Qt.Key.Key_Space)


def read_back(tmp_path: Path, pdf: bytes) -> None:
    """The report in the eyes of poppler: words, structure, fonts."""
    text = re.sub(r"\s+", " ", ask(tmp_path, pdf, "pdftotext", "-layout"))
    assert "CONCEPT" not in text and "Jelle Terpstra" in text and "Ina Bakker" in text
    for part in (
        "Hoofdtaak 1 Deeg afwegen 50 %",
        "1. Deeg afwegen 50 % 73,17 % 80 %",
        "Broden inpakken 9:36 uur Kratten vullen 6:24 uur Samen 16:00 uur",
        "Is akkoord met het rapport.",
        "Heeft geen gebruik gemaakt",
        "Besproken met de gemeente.",
    ):
        assert part in text, part
    structure = ask(tmp_path, pdf, "pdfinfo", "-struct-text")
    order = (
        "H1",
        "OVERZICHT ARBEIDSPRESTATIE",
        "UITLEG PER HOOFDTAKEN",
        "Bijlage 1. Zienswijzen",
        "Bijlage 5.",
    )
    places = [structure.index(part) for part in order]
    assert places == sorted(places)
    assert structure.count("Table") >= 4 and "TH" in structure and "Figure" in structure
    assert "Language:" in ask(tmp_path, pdf, "pdfinfo") or b"nl" in pdf
    assert_fonts_embedded(tmp_path, pdf)
