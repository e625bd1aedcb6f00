"""The language of the screen: every text can be translated, the catalogs fit the source, one can choose."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.paths import resources_dir
from app.ui import language
from app.ui.context import Context
from app.ui.instellingen.uiterlijk import UiterlijkTab
from app.ui.language import said, tr, tr_date, tr_pairs
from tests.ui.texts import ROOT, SCREENS, is_text, places, screen_texts, service_texts

CATALOGS = sorted((resources_dir() / "i18n").rglob("*.toml"))

# These stand in the source of the screens and are no text of theirs.
TECHNICAL = {
    *("language", "program_log", "noted_settings", "system_lock", "system_lock_windows", "theme", "jobs"),
    *("settings", "instance", "sweep", "tab_order", "roles", "__init__"),
    "markup",  # looks of the guide, which is Dutch in every language
}
KEYS = re.compile(
    r"((Ctrl|Alt|Shift|Tab|F\d+|Esc|Enter|Return|[⇧↑↓←A-Z0-9·+]|PgDn|PgUp|PgDown|Up|Down|Left)[ +]?)+$"
)
KEPT = {
    # words of a paper that somebody signs, and words for the log or a backup: Dutch in every language
    "Ik ga akkoord met het coachingsplan: de doelen, de uren en de periode.",
    *("Akkoord met het concept.", "Ik maak geen gebruik van een zienswijze."),
    *("slepen afgebroken", "het bestand is gewist"),
    *("tijdens het werk", "bij afsluiten", "zelf gemaakt", "kopie van de grafiek", "kopie van de cijfers"),
    # names of sheets and of periods that services know by them; the screen shows them through `said` or `tr`
    *("Metingen", "Hoofdtaken", "Jobcoaching", "Plaatsingen", "Narekening", "Leeswijzer"),
    *("deze maand", "vorige maand", "dit kwartaal", "vorig kwartaal", "dit jaar", "vorig jaar"),
    # what a service says, looked for and not shown
    *("Wettelijke bedragen", "loonwaarde in geld", "uren per week die tellen"),
    *("werkgeverslasten in geld", "gedeeld door", " lid "),
    # names of laws and of the program, kinds of files, and what other programs read
    *("Pw", "Wml", "Regeling", "Besluit", "Loonwaarde", "Inhibit", "PNG", "door "),
    *("PDF (*.pdf)", "Excel (*.xlsx)", "d MMMM yyyy", "MMMM", "MMM yyyy"),
    *("CLOCK_BOOTTIME", "DBUS_SESSION_BUS_ADDRESS", "BLADEN", "Choices", "MonthChart"),
    *("XDG_RUNTIME_DIR", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "gestopt: dit archief is al open"),
}
PIECES = {
    " MB",
    " – Loonwaarde",
    "font-size: ",
    "px; font-weight: ",
    " art. ",
    " lid ",
    "Ctrl+",
    " km",
    "gestopt (",
}


@pytest.fixture
def texts() -> Iterator[Any]:
    """Other translations for one test."""
    yield language.use_texts
    language.choose(language.NEDERLANDS)


def test_every_text_of_a_screen_can_be_translated() -> None:
    """Words in quotes in app/ui stand inside `tr`, unless they are among the few explained above."""
    bare = [found for path in SCREENS if path.stem not in TECHNICAL for found in _bare_texts(path)]
    assert bare == []


def _bare_texts(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(part) for node in ast.walk(tree) for part in _wrapped(node)}
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in skipped or not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        text, is_piece = node.value, id(node) in pieces
        words = re.search(r"[^\W\d_]{2}", text) and " " in text if is_piece else is_text(text)
        if words and text not in (PIECES if is_piece else KEPT) and not KEYS.match(text):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {text}"


def _wrapped(node: ast.AST) -> Iterator[ast.AST]:
    """Parts that are translated already, or no text: docstrings, annotations, keys, names of classes."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in ("tr", "_screen", "cast", "TypeVar", "replace", "_connect"):
            yield from node.args
        elif name == "ListHead":  # the title of a list on paper goes into the log
            yield from ast.walk(node.args[0])
    elif isinstance(node, ast.Dict):
        yield from filter(None, node.keys)
    elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        yield from ast.walk(node.format_spec)
    elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.FunctionDef) and node.returns is not None:
        yield from ast.walk(node.returns)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_a_catalog_fits_the_source(path: Path) -> None:
    """No entry that nobody asks; the same places for values, the same room around."""
    asked = service_texts() if path.name.startswith(language.OF_SERVICES) else screen_texts()
    known = {text for texts in asked.values() for text in texts}
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [text for text in entries if text not in known] == []
    assert [text for text, told in entries.items() if places(text) != places(told)] == []
    assert [text for text, told in entries.items() if _around(text) != _around(told)] == []


def test_a_text_is_translated_once() -> None:
    """No text in two catalogs of a kind; what screens and services both say may be two things (Uiterlijk)."""
    told: dict[str, dict[str, str]] = {}
    for path in CATALOGS:
        kind = told.setdefault(f"{path.parent.name} {path.name.startswith(language.OF_SERVICES)}", {})
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        assert [text for text in entries if text in kind] == []
        kind |= entries


def _around(text: str) -> tuple[bool, bool, int]:
    return text[:1].isspace(), text[-1:].isspace(), text.count("\t")


def test_english_is_complete() -> None:
    """Every text that can come to a screen has an English entry."""
    texts, of_services = language.read_catalog("en")
    missing = [
        (name, text)
        for asked, told in ((screen_texts(), texts), (service_texts(), of_services))
        for name, found in asked.items()
        for text in found
        if text not in told
    ]
    assert missing == []


def test_a_text_without_an_entry_stays_dutch(texts: Any) -> None:
    texts({"Sluiten": "Close", "{aantal} rijen": "{aantal} rows"}, {})
    assert tr("Sluiten") == "Close"
    assert tr("{aantal} rijen", aantal=3) == "3 rows"
    assert tr("{aantal} taken", aantal=3) == "3 taken"


def test_what_a_service_says_is_found_by_its_template(texts: Any) -> None:
    """The template with most text of its own wins; a value that is a text of a service is translated too."""
    texts(
        {},
        {
            "{label} is nog leeg. Vul dit in.": "{label} is still empty. Fill it in.",
            "{label} is nog leeg": "{label} is still empty",
            "Reden": "Reason",
            "{waarde}: {tekst}": "{tekst} ({waarde})",
        },
    )
    assert said("Reden is nog leeg. Vul dit in.") == "Reason is still empty. Fill it in."
    assert said("Achternaam is nog leeg") == "Achternaam is still empty"
    assert said("Reden: leeg") == "Reason: leeg"  # a template of one sign fits anything and is not used
    assert tr_pairs((("reden", "Reden"), ("x", "Anders"))) == (("reden", "Reason"), ("x", "Anders"))


def test_what_was_joined_is_translated_part_by_part(texts: Any) -> None:
    texts(
        {}, {"Verbeter het aandeel.": "Correct the share.", "leeftijd {oud} → {nieuw}": "age {oud} → {nieuw}"}
    )
    assert said("Verbeter het aandeel. Jan komt. Verbeter het aandeel.") == (
        "Correct the share. Jan komt. Correct the share."
    )
    assert said("leeftijd 20 → 21; leeftijd 21 → 22") == "age 20 → 21; age 21 → 22"
    assert said("Jan de Vries; Piet") == "Jan de Vries; Piet"


def test_a_date_in_words_gets_other_names(texts: Any) -> None:
    english = "January February March April May June July August September October November December"
    texts({language.MONTHS: english}, {})
    assert tr_date("zondag 1 maart 2026") == "zondag 1 March 2026"
    language.choose("nl")
    assert tr_date("zondag 1 maart 2026") == "zondag 1 maart 2026"


def test_an_unknown_language_is_dutch() -> None:
    language.choose("fr")
    assert language.chosen() == "nl"
    assert not language.translates()


def test_texts_of_qt_follow_the_language(qapp: QApplication, texts: Any) -> None:
    """Dutch words of Qt in Dutch, its own English words in English; the notation of numbers stays Dutch."""

    def cancel() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")

    assert cancel() == "Annuleren"
    language.choose("en")
    language.speak(qapp)
    try:
        assert cancel() == "Cancel"
        assert language.DUTCH.toString(0.5) == "0,5"
    finally:
        language.choose("nl")
        language.speak(qapp)
    assert cancel() == "Annuleren"


def test_another_language_is_chosen_and_the_program_offers_to_start_anew(
    context: Context, qtbot: QtBot, show: Any
) -> None:
    begun = list[bool]()
    context.restart = lambda: begun.append(True)
    tab = show(UiterlijkTab(context))
    card = tab.language
    assert not card.restart.isVisible()
    english = card.choice.findChildren(type(card.choice._buttons["en"]))[1]
    qtbot.mouseClick(english, Qt.MouseButton.LeftButton)
    assert context.settings.taal == "en"
    qtbot.mouseClick(card.restart, Qt.MouseButton.LeftButton)
    assert begun == [True]
    qtbot.keyClick(english, Qt.Key.Key_Left)
    assert context.settings.taal == "nl"
    assert not card.restart.isVisible()
