"""The tour of a first start: a small card beside five parts of the window, that can be skipped for good."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.language import tr
from app.ui.theme import colour, space, theme
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.text import label

WIDTH, TIP = 330, 10


@dataclass(frozen=True, slots=True)
class Stop:
    """One step: what is pointed at, a heading, and one or two sentences."""

    title: str
    text: str
    target: Callable[[Any], QWidget]


def _entry(name: str) -> Callable[[Any], QWidget]:
    return lambda window: window.navigation.buttons.get(name) or window.navigation


STOPS = (
    Stop(
        tr("Welkom"),
        tr(
            "Links kiest u een scherm. Vandaag laat zien wat u vraagt, met de reden. Er is geen knop "
            "Opslaan: elk veld wordt meteen bewaard."
        ),
        _entry("vandaag"),
    ),
    Stop(
        tr("Kandidaten"),
        tr("Hier begint alles. Open een dossier met Enter; een nieuwe kandidaat maakt u met Ctrl Shift N."),
        _entry("kandidaten"),
    ),
    Stop(
        tr("Meten"),
        tr(
            "Een meting begint in het dossier van een kandidaat. U gaat van de taken naar het rapport, met "
            "rechts steeds de uitkomst."
        ),
        _entry("metingen"),
    ),
    Stop(
        tr("Contact vastleggen"),
        tr("Druk na een gesprek op Ctrl N, op elk scherm. Het kost minder dan een minuut."),
        _entry("coaching"),
    ),
    Stop(
        tr("Naar de gemeente"),
        tr(
            "Definitieve metingen gaan in één Excel-bestand mee. Meer weten? F1 legt uit waar u bent; de "
            "gids staat linksonder."
        ),
        _entry("export"),
    ),
)


class Tour(QWidget):
    """Lies over the window and takes nothing from it; Esc or Overslaan ends it for good."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self.window_, self.step = window, 0
        self.setObjectName("rondleiding")
        self.setAccessibleName(tr("Rondleiding"))
        self.title, self.text = label("", "heading"), label("", wrap=True)
        self.count = label("", "small")
        self.skip = LinkButton(tr("Overslaan"))
        self.skip.setObjectName("rondleiding_overslaan")
        self.former = SecondaryButton(tr("Vorige"))
        self.further = PrimaryButton(tr("Volgende"))
        self.further.setObjectName("rondleiding_volgende")
        self.skip.clicked.connect(self.end)
        self.former.clicked.connect(lambda: self.go(self.step - 1))
        self.further.clicked.connect(lambda: self.go(self.step + 1))
        self._lay_out()
        window.installEventFilter(self)
        self.go(0)
        self.show()
        self.raise_()
        self.further.setFocus()

    def go(self, step: int) -> None:
        """To a step; after the last one the tour is over."""
        if step >= len(STOPS):
            self.end()
            return
        self.step = max(0, step)
        stop = STOPS[self.step]
        self.title.setText(stop.title)
        self.text.setText(stop.text)
        self.count.setText(tr("{nummer} van {aantal}", nummer=self.step + 1, aantal=len(STOPS)))
        self.former.setVisible(self.step > 0)
        self.further.setText(tr("Klaar") if self.step == len(STOPS) - 1 else tr("Volgende"))
        self.setAccessibleDescription(f"{stop.title}. {stop.text}")
        self._place()

    def end(self) -> None:
        """It does not come again by itself."""
        self.window_.context.settings.rondleiding_gezien = True
        self.window_.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        screen = self.window_.current_screen()
        if screen is not None:
            screen.setFocus()

    def event(self, event: QEvent) -> bool:
        """Esc is ours before it closes a panel of the window."""
        ours = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(self.step + 1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a tip at the left that points at its part of the window."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(TIP, 1, -1, -1), 8, 8)
            high = float(self._tip)
            tip = [QPointF(TIP + 2, high - 9), QPointF(1, high), QPointF(TIP + 2, high + 9)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawPolygon(QPolygonF(tip))

    def _place(self) -> None:
        self.setFixedWidth(max(theme.pixels(WIDTH), self.layout().minimumSize().width()))
        self.setFixedHeight(self.layout().heightForWidth(self.width()))
        target = STOPS[self.step].target(self.window_)
        side = target.mapTo(self.window_, QPoint(target.width() + 6, target.height() // 2))
        top = min(max(8, side.y() - 34), self.window_.height() - self.height() - 8)
        self._tip = side.y() - top
        self.move(side.x(), top)
        self.update()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        foot.addWidget(self.skip)
        foot.addStretch()
        foot.addWidget(self.former)
        foot.addWidget(self.further)
        column = QVBoxLayout(self)
        column.setContentsMargins(TIP + space(3), space(2), space(3), space(2))
        column.setSpacing(space(1))
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(foot)


def start_tour(window: Any) -> Tour:
    """Begin, or begin anew."""
    for former in window.findChildren(Tour):
        former.end()
    return Tour(window)
