"""Save a sheet as picture or workbook, or copy it."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu

from app.services.papier.papieren import NIET_BEWAARD
from app.ui.context import Context
from app.ui.inzicht.sheet import Sheet
from app.ui.inzicht.words import as_text
from app.ui.language import tr
from app.ui.saving import EXCEL, ask_place, tell_saved
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.picture import save_png, save_svg

FILTERS = {"xlsx": EXCEL, "png": tr("Plaatje (*.png)"), "svg": tr("Vectorplaatje (*.svg)")}
KEUZES = (
    ("xlsx", tr("Excel met cijfers en namen")),
    ("png", tr("Grafiek als PNG")),
    ("svg", tr("Grafiek als SVG")),
)


class SaveButton(SecondaryButton):
    """A menu: Excel, PNG, SVG, copy the chart, copy the numbers. Every one of them is logged."""

    def __init__(self, context: Context, sheet: Sheet, choice: Any) -> None:
        super().__init__(tr("Bewaar of kopieer"), icon_name="device-floppy")
        self.context, self.sheet, self.choice = context, sheet, choice
        self.setObjectName("inzicht_bewaar")
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> QMenu:
        """Show what can be made of the sheet."""
        menu = QMenu(self)
        for soort, text in KEUZES:
            menu.addAction(text).triggered.connect(lambda _on=False, s=soort: self.save(s))
        menu.addSeparator()
        menu.addAction(tr("Kopieer de grafiek")).triggered.connect(self.copy_chart)
        menu.addAction(tr("Kopieer de cijfers")).triggered.connect(self.copy_numbers)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu

    def save(self, soort: str) -> None:
        """Ask where, then write it."""
        blad = self.sheet.blad
        if blad is None or not blad.regels:
            return
        naam = f"inzicht-{blad.sleutel.replace('_', '-')}.{soort}"
        pad = ask_place(self.context, self, tr("Inzicht bewaren"), naam, FILTERS[soort])
        if pad is not None:
            self.save_to(pad.with_suffix(f".{soort}"))

    def save_to(self, pad: Path) -> None:
        """Write the workbook off the GUI thread, a picture here: it is what stands on the screen."""
        from app.services.inzien.inzicht import save_inzicht

        blad, keuze = self.sheet.blad, self.choice.keuze()
        if blad is None or keuze is None:
            return
        if pad.suffix == ".xlsx":
            self.context.read(save_inzicht, blad, keuze, pad, done=self._saved, owner=self, lane="lang")
            return
        try:
            (save_svg if pad.suffix == ".svg" else save_png)(self.sheet.picture, pad)
        except OSError:
            self.context.messages.show(NIET_BEWAARD, "bad")
            return
        self._note(pad.suffix[1:].upper())
        self._saved(pad)

    def copy_chart(self) -> None:
        """The picture on the clipboard."""
        QApplication.clipboard().setPixmap(self.sheet.picture.grab())
        self._note("kopie van de grafiek")
        self.context.messages.show(tr("De grafiek is gekopieerd."), "good")

    def copy_numbers(self) -> None:
        """The numbers on the clipboard, as a spreadsheet takes them; no names."""
        if self.sheet.blad is not None:
            QApplication.clipboard().setText(as_text(self.sheet.blad))
            self._note("kopie van de cijfers")
            self.context.messages.show(tr("De cijfers zijn gekopieerd. Plak ze in een rekenblad."), "good")

    def _note(self, vorm: str) -> None:
        from app.services.inzien.inzicht import note_inzicht

        self.context.read(note_inzicht, self.sheet.blad, vorm, done=lambda _none: None, owner=self)

    def _saved(self, pad: Path) -> None:
        tell_saved(self.context, tr("{naam} is bewaard.", naam=pad.name), pad)
