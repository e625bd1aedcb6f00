"""The text of a chapter: one column of a readable width; links lead to other places in the guide."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImageReader, QPixmap, QResizeEvent, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.services.gids.hoofdstuk import Gids, Hoofdstuk
from app.services.gids.lezen import beeld_pad
from app.ui.gids.markup import chapter_html, style_sheet
from app.ui.language import tr
from app.ui.theme import colour, theme
from app.ui.turns import Turns
from app.ui.widgets.text import set_style

MEASURE = 660  # pixels at the ordinary letter size: some 90 characters
LEAST = 240
INDENT = 24
BESIDE = 44  # pixels for the edge and the scroll bar


class Page(QTextBrowser):
    """`followed(place)` when a link is used; nothing is ever fetched from outside."""

    followed = Signal(str)

    def __init__(self, gids: Gids) -> None:
        super().__init__()
        self.gids = gids
        self.shown: Hoofdstuk | None = None
        self.word, self._wide = "", 0
        self.turns = Turns(self)
        self.document().setIndentWidth(INDENT)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        set_style(self, "role", "gids")
        set_style(self, "ring", "true")
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        theme.changed.connect(self._draw)

    def show_place(self, place: str, word: str = "") -> None:
        """A chapter from its beginning, or from "chapter#anchor"; `word` is marked where it stands."""
        naam, _, anker = place.partition("#")
        self.shown, self.word = self.gids.find(naam), word
        self.setAccessibleName(tr("Gids: {titel}", titel=self.shown.titel))
        self._draw()
        if anker:
            self.scrollToAnchor(anker)
        else:
            self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Pictures of the guide, as sharp as the screen allows; nothing else."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        ratio = self.devicePixelRatioF()
        reader = QImageReader(str(beeld_pad(name.fileName())))
        wide, whole = round((self._wide - 8) * ratio), reader.size()
        reader.setScaledSize(QSize(wide, round(wide * whole.height() / max(1, whole.width()))))
        self.turns.then(lambda: self._fill_in(name, reader, ratio))
        return _blank(reader.scaledSize(), ratio)

    def _fill_in(self, name: QUrl, reader: QImageReader, ratio: float) -> None:
        """A picture in the room that was kept for it; reading one takes as long as all the text."""
        picture = QPixmap.fromImageReader(reader)
        picture.setDevicePixelRatio(ratio)
        self.document().addResource(QTextDocument.ResourceType.ImageResource, name, picture)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.shown is not None and self._width() != self._wide:
            self._soon.start()

    def _width(self) -> int:
        """Of the widget, not of its view: a scroll bar that comes would change that while text is set."""
        return max(LEAST, min(theme.pixels(MEASURE), self.width() - BESIDE))

    def _draw(self) -> None:
        """The chapter in the theme and at the width there is; one stays where one was reading."""
        if self.shown is None:
            return
        self.turns.forget()
        place, self._wide = self.verticalScrollBar().value(), self._width()
        self.setLineWrapColumnOrWidth(self._wide)
        self.document().clear()
        self.document().setDefaultStyleSheet(style_sheet())
        self.setHtml(chapter_html(self.shown, self._wide - 8))
        self._mark()
        self.verticalScrollBar().setValue(place)

    def _mark(self) -> None:
        """Show where the word that was looked for stands."""
        look = QTextCharFormat()
        look.setBackground(colour("attention_soft"))
        look.setForeground(colour("text"))
        marks, found = [], self.document().find(self.word) if self.word else None
        while found is not None and not found.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = found, look
            marks.append(mark)
            found = self.document().find(self.word, found)
        self.setExtraSelections(marks)


def _blank(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    return picture
