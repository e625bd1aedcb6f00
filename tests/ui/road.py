"""The whole road through the real windows, step by step: for its test, and for what is measured on it.

It needs nothing but the program: what a test loads beside it would count as memory of the program.
"""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.road_driver import CTRL, CTRL_SHIFT, User

ZIN = "een zin die niemand raadt"
VANDAAG = date.today()


def dag(dagen: int) -> str:
    """A day counted from today, as one types it."""
    return f"{VANDAAG + timedelta(days=dagen):%d-%m-%Y}"


def begin(user: User) -> None:
    """Three steps: who you are, your passphrase, begin."""
    profiel = {
        "naam": "Sanne Willemsen",
        "rollen": "Loonwaardedeskundige,Jobcoach",
        "telefoon": "010-0000000",
    }
    user.fill_all({**profiel, "opleiding": "Hbo arbeidsdeskundige", "ervaring": "Acht jaar metingen"})
    user.press(Qt.Key.Key_Return, CTRL)
    for name in ("nieuw_wachtwoord", "nieuw_wachtwoord_herhaald"):
        user.qtbot.keyClicks(user.find(name), ZIN)
    user.press(Qt.Key.Key_Return, CTRL)
    user.find("herstelsleutel")
    user.qtbot.mouseClick(user.program.unlock.page().secret.key_card.kept, Qt.MouseButton.LeftButton)
    user.press(Qt.Key.Key_Return, CTRL)
    user.press(Qt.Key.Key_Return, CTRL)
    user.qtbot.waitUntil(lambda: user.program.window is not None and user.program.window.isVisible())
    user.settle()


def make_stamgegevens(user: User) -> None:
    """A gemeente and a werkgever in the settings."""
    user.click("navigatie_instellingen")
    tabs = user.program.window.current_screen().tabs
    for tab, waarden in (
        (1, {"naam": "Losser", "contactpersoon": "T. Beumer"}),
        (2, {"naam": "Bakkerij De Korenaar", "kvk": "99990001", "plaats": "Losser", "cao": "Bakkersbedrijf"}),
    ):
        tabs.setCurrentIndex(tab)
        user.press(Qt.Key.Key_N, CTRL_SHIFT)
        user.fill_all(waarden)


def make_kandidaat(user: User) -> None:
    """A kandidaat with a plaatsing and hours; a refused birth date keeps its text and says what to do."""
    user.click("navigatie_kandidaten")
    user.press(Qt.Key.Key_N, CTRL_SHIFT)
    user.fill_all({"achternaam": "Korenbloem", "voorletters": "D.", "roepnaam": "Daan"})
    user.fill("geboortedatum", "31-02-2006")
    assert user.find("veld_geboortedatum").text() == "31-02-2006"
    user.fill_all({"geboortedatum": "01-02-2006", "gemeente_id": "Losser"})
    user.press(Qt.Key.Key_N, CTRL_SHIFT)
    begin_contract = dag(-20)
    user.fill_all(
        {
            "werkgever_id": "Bakkerij De Korenaar",
            "functie": "Medewerker bakkerij",
            "soort": "Dienstbetrekking",
            "voltijduren": "38",
            "begin": begin_contract,
            "werkdagen_per_week": "5",
            "route": "Lid 4: op gemeten loonwaarde",
            "ingangsdatum": begin_contract,
        }
    )
    user.fill_all({"vanaf": begin_contract, "contracturen": "32"})
    user.click("uren_vastleggen")


def measure(user: User) -> None:
    """Seven steps of a measurement; three hoofdtaken that make 59 percent."""
    user.click("nieuwe_meting")
    user.click("stap_gegevens")
    user.fill_all({"datum_bezoek": dag(-2), "datum_rapport": dag(0), "geinterviewde": "I. Roerdink"})
    user.click("stap_taken")
    for place, (taak, tijd) in enumerate(
        (("Deeg afwegen", "16:00"), ("Broodjes opmaken", "9:36"), ("Platen schoonmaken", "6:24"))
    ):
        user.press(Qt.Key.Key_N, CTRL_SHIFT)
        user.fill("omschrijving", taak, place)
        user.fill("minuten_per_week", tijd, place)
    user.click("stap_normfunctie")
    user.fill_all({"normfunctie": "Medewerker bakkerij", "uitgevoerde_functie": "Hulp in de bakkerij"})
    score(user)
    user.click("stap_zienswijzen")
    for place, naam in enumerate(("D. Korenbloem", "I. Roerdink")):
        user.fill("keuze", "Akkoord", place)
        user.fill("naam", naam, place)
        user.fill("dag", dag(0), place)


SCORES = (("60", "90", "95"), ("80", "100", "90"), ("70", "85", "100"))


def score(user: User) -> None:
    """Type the three factors of each hoofdtaak, each with its toelichting; the outcome follows at once."""
    user.click("stap_waarnemen")
    for rij, scores in enumerate(SCORES):
        for factor, waarde in zip(("tempo", "kwaliteit", "netto_werktijd"), scores, strict=True):
            user.fill(factor, waarde, rij)
            user.find(f"veld_{factor}", rij).setFocus()
            user.settle()
            user.fill(f"toelichting_{factor}", f"Gezien op de werkplek: {waarde} procent.")
    assert user.program.window.current_screen().outcome.figure.text() == "59 %"


def finalise(user: User, pdf: Path) -> None:
    """Answer what Controle still asks, make it definitief, save the PDF."""
    user.click("stap_controle")
    user.fill("dubbeltelling", "Herstelt geen eigen fouten")
    screen = user.program.window.current_screen()
    user.qtbot.waitUntil(lambda: len(screen.draft.open_findings) == 1)
    user.settle()
    reden = user.find("reden")
    user.qtbot.mouseClick(reden, Qt.MouseButton.LeftButton)
    user.qtbot.keyClicks(reden, "De gemeente bevestigt het bedrag.")
    user.press(Qt.Key.Key_Tab)
    user.qtbot.waitUntil(lambda: not screen.draft.open_findings)
    user.click("stap_rapport")
    user.press(Qt.Key.Key_Return, CTRL)
    user.qtbot.waitUntil(lambda: screen.draft.closed, timeout=20_000)
    user.settle()
    user.click("bewaar_pdf")
    assert pdf.read_bytes().startswith(b"%PDF")


def log_contact(user: User) -> None:
    """Ctrl+N anywhere, what was done, Ctrl+Enter."""
    user.click("navigatie_kandidaten")
    user.press(Qt.Key.Key_N, CTRL)
    user.fill("gedaan", "Volgorde van het recept geoefend.")
    if user.find("veld_eindtijd").text() <= user.find("veld_begintijd").text():
        user.fill_all({"begintijd": "00:00", "eindtijd": "00:01"})
    user.press(Qt.Key.Key_Return, CTRL)


def export(user: User, boek: Path) -> None:
    """Make the workbook."""
    user.click("navigatie_export")
    user.press(Qt.Key.Key_Return, CTRL)
    user.qtbot.waitUntil(boek.exists, timeout=20_000)
    user.settle()
