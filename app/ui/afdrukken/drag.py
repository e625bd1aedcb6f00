"""A document pulled out of the program with the mouse, into a folder or a message."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.services.errors import UserError
from app.ui.afdrukken.loose_files import forget, loose_place
from app.ui.context import Callback, Context
from app.ui.language import tr
from app.ui.theme import icon
from app.ui.widgets.buttons import IconButton

HOW = tr(
    "Sleep dit met de muis naar een map of een bericht: het stuk gaat als PDF mee. Zonder muis: bewaar het."
)
TOO_SOON = tr("Het stuk was nog niet klaar toen u losliet. Sleep nog eens en houd iets langer vast.")
AWAY = tr("Het stuk is uit het programma gesleept. Bij vergrendelen en afsluiten verdwijnt het hier.")
Service = Callable[..., Any]


class DragButton(IconButton):
    """Pulled, it carries the document; pressed, it says how. `args()` answers what the services are asked.

    `naam(archive, *args)` gives the name of the file and `save(archive, *args, pad)` writes and logs it.
    """

    def __init__(
        self,
        context: Context,
        wat: str,
        naam: Service,
        save: Service,
        args: Callable[[], Sequence[Any] | None],
        more: Callable[[], Sequence[Any]] = tuple,
        failed: Callback | None = None,
    ) -> None:
        super().__init__("grip-vertical", tr("Sleep naar een ander programma: {wat}", wat=wat))
        self.context, self.naam, self.save, self.args, self.more = context, naam, save, args, more
        self.failed = failed
        self.begun: QPoint | None = None
        self.setToolTip(HOW)
        self.setAccessibleDescription(HOW)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(lambda: context.messages.show(HOW, "info"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.begun = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = self.begun is not None and (event.position().toPoint() - self.begun).manhattanLength()
        if not moved or moved < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self.begun = None
        self.setDown(False)
        args = self.args()
        if args is not None:
            drag_out(self.context, self, self.naam, self.save, args, self.more(), self.failed)


def drag_out(
    context: Context,
    owner: QWidget,
    naam: Service,
    save: Service,
    args: Sequence[Any],
    more: Sequence[Any] = (),
    failed: Callback | None = None,
) -> None:
    """Write the document for the taking, beside the GUI thread, and let the mouse carry it."""
    context.read(
        _write, naam, save, tuple(args), tuple(more),
        done=lambda pad: carry(context, owner, pad), failed=failed, owner=owner,
    )  # fmt: skip


def carry(context: Context, owner: QWidget, pad: Path) -> None:
    """Hang the file on the mouse while its button is down; what nobody took is gone at once."""
    if not held():
        _not_taken(context, pad)
        context.messages.show(TOO_SOON, "info")
    elif not dropped(owner, pad):
        _not_taken(context, pad)
    else:
        context.messages.show(AWAY, "good")


def held() -> bool:
    """Whether the left button is down."""
    return bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)


def dropped(owner: QWidget, pad: Path) -> bool:
    """Carry the file until the button is let go; whether somebody took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pad))])
    drag = QDrag(owner)
    drag.setMimeData(data)
    drag.setPixmap(icon("file-text", "accent").pixmap(32, 32))
    return drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction


def _write(archief: Any, naam: Service, save: Service, args: tuple[Any, ...], more: tuple[Any, ...]) -> Path:
    from app.services.papier.papieren import NIET_BEWAARD

    try:
        pad = loose_place(naam(archief, *args))
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout
    try:
        return Path(save(archief, *args, pad, *more))
    except BaseException:
        forget(pad)
        raise


def _not_taken(context: Context, pad: Path) -> None:
    """The log said that it left; it did not."""
    from app.services.logboeken.logboek import note

    forget(pad)
    context.read(note, "slepen afgebroken", "het bestand is gewist", done=lambda _none: None)
