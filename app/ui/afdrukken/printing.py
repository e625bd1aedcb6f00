"""A PDF to a printer: the system asks which one, the pages go there beside the GUI thread."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.services.errors import UserError
from app.services.papier.afdrukken import GEWOON, Vel, count_vellen, render_vellen, turned
from app.ui.context import Callback, Context
from app.ui.jobs import Progress
from app.ui.language import tr

GEEN_PRINTER = tr(
    "De printer neemt niets aan. Kijk of hij aanstaat en verbonden is, of kies een andere. Bewaren als PDF "
    "kan altijd."
)
GESTOPT = tr("Het afdrukken is gestopt. Wat al naar de printer ging, komt er nog uit.")


def print_document(
    context: Context,
    owner: QWidget,
    titel: str,
    service: Callable[..., bytes],
    *args: Any,
    failed: Callback | None = None,
) -> None:
    """Ask which printer, then print what `service(archive, *args)` answers, which logs it; can be stopped."""

    def refused(fout: Any) -> None:
        context.messages.clear()
        (failed or context.messages.refuse)(fout)

    def begin(printer: QPrinter) -> None:
        job = context.read(
            _send, printer, service, args,
            done=lambda sent: _tell(context, titel, sent), failed=refused, owner=owner, lane="lang",
        )  # fmt: skip
        context.messages.show(
            tr("{titel} gaat naar de printer …", titel=titel), "info", (tr("Stop"), job.stop)
        )

    ask_printer(owner, titel, begin)


def ask_printer(owner: QWidget, titel: str, begin: Callable[[QPrinter], None]) -> None:
    """Show the window in which the system asks for printer, pages and copies; it does not hold us up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(titel)
    dialog = QPrintDialog(printer, owner.window())
    dialog.setWindowTitle(tr("Afdrukken"))
    dialog.accepted.connect(lambda: begin(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def send_pdf(pdf: bytes, printer: QPrinter, progress: Progress) -> bool:
    """Draw the pages the user chose; False when stopped. Raises UserError when the printer takes nothing."""
    numbers = chosen_pages(printer, count_vellen(pdf))
    side = QPageLayout.Orientation.Landscape if turned(pdf) else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(side)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(GEEN_PRINTER)
    try:
        for done, vel in enumerate(render_vellen(pdf, min(GEWOON, printer.resolution()), numbers)):
            progress(done, len(numbers))
            if progress.stopped:
                printer.abort()
                return False
            if done:
                printer.newPage()
            _draw(painter, printer, vel)
    finally:
        painter.end()
    return True


def chosen_pages(printer: QPrinter, count: int) -> Sequence[int]:
    """The pages (from 0) that the user asked for, as often as the printer itself does not repeat them."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = [*range(min(first, count) - 1, min(last, count))]
    return pages if printer.supportsMultipleCopies() else pages * printer.copyCount()


def _send(
    archief: Any, printer: QPrinter, service: Callable[..., bytes], args: Sequence[Any], progress: Progress
) -> bool:
    return send_pdf(service(archief, *args), printer, progress)


def _draw(painter: QPainter, printer: QPrinter, vel: Vel) -> None:
    """The whole page on the whole sheet; the margins are in the page."""
    picture = QImage(vel.beeld, vel.breed, vel.hoog, vel.stap, QImage.Format.Format_RGB888)
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    size = QSize(vel.breed, vel.hoog).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRect(0, 0, size.width(), size.height())
    box.moveCenter(sheet.center())
    painter.drawImage(box, picture)


def _tell(context: Context, titel: str, sent: bool) -> None:
    if sent:
        context.messages.show(tr("{titel} is naar de printer gestuurd.", titel=titel), "good")
    else:
        context.messages.show(GESTOPT, "info")
