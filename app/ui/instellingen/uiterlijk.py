"""Appearance: theme, letter size and language."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.change import Change
from app.ui.context import Context
from app.ui.instellingen.taal import TaalCard
from app.ui.language import tr
from app.ui.theme import apply_theme, space, theme
from app.ui.widgets.buttons import Segmented
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import label

WIDTH = 760
THEMAS = (
    ("systeem", tr("Zoals de computer")),
    ("licht", tr("Licht")),
    ("donker", tr("Donker")),
    ("contrast", tr("Hoog contrast")),
)
LETTERS = (
    ("90", tr("Klein")),
    ("100", tr("Gewoon")),
    ("115", tr("Groot")),
    ("135", tr("Extra groot")),
    ("160", tr("Heel groot")),
    ("200", tr("Dubbel")),
)


class UiterlijkTab(QWidget):
    """Choices that take effect at once and are remembered on this computer; another language at a restart."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.settings = context.settings
        self.thema, self.letter = Segmented(THEMAS, tr("Thema")), Segmented(LETTERS, tr("Lettergrootte"))
        self.thema.set_value(self.settings.thema)
        self.letter.set_value(str(self.settings.letter_percent))
        self.thema.chosen.connect(self._apply)
        self.letter.chosen.connect(self._apply)
        card = Card(tr("Uiterlijk"))
        in_letters(card, QWidget.setMaximumWidth, WIDTH)
        card.add(label(tr("Werkt meteen en wordt op deze computer onthouden."), "muted", wrap=True))
        for name, choice in ((tr("Thema"), self.thema), (tr("Lettergrootte"), self.letter)):
            card.body.addSpacing(space(1))
            card.add(label(name, "label"))
            card.add(choice)
        self.calm = CheckBox(tr("Rustig beeld: niets schuift of beweegt"))
        self.calm.setChecked(self.settings.rustig)
        self.calm.toggled.connect(self._calm)
        card.body.addSpacing(space(1))
        card.add(self.calm)
        self.own_time = CheckBox(tr("Houd bij hoe lang ik aan elke stap van een meting werk"))
        self.own_time.setChecked(self.settings.eigen_tijd)
        self.own_time.toggled.connect(lambda on: setattr(self.settings, "eigen_tijd", on))
        minutes = Card(tr("Eigen tijd"))
        in_letters(minutes, QWidget.setMaximumWidth, WIDTH)
        minutes.add(
            label(
                tr(
                    "Telt alleen terwijl u in het venster bezig bent. U ziet het bij de stap Rapport; het "
                    "komt nooit in een rapport of export."
                ),
                "muted",
                wrap=True,
            )
        )
        minutes.add(self.own_time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, 0)
        column.setSpacing(space(2))
        self.language = TaalCard(context)
        self.language.setMaximumWidth(theme.pixels(WIDTH))
        for part in (card, self.language, minutes):
            column.addWidget(part)
        column.addStretch()
        self.setFocusProxy(self.thema)

    def refresh(self, change: Change | None) -> None:
        """Nothing in the archive concerns this tab."""

    def flush(self) -> None:
        """Nothing is typed here."""

    def _calm(self, on: bool) -> None:
        self.settings.rustig = theme.calm = on

    def _apply(self, _value: str) -> None:
        self.settings.thema = self.thema.value()
        self.settings.letter_percent = int(self.letter.value() or "100")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.settings.thema, self.settings.letter_percent)
