"""What opening an archive would wait for, done while the passphrase is typed."""

from collections.abc import Collection
from importlib import import_module

from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea

from app.ui.jobs import Progress

SERVICES = ("archief", "dossiers.kandidaten", "logboeken.logboek", "signaleren.vandaag")


def import_first(screens: Collection[str]) -> None:
    """On the worker: the ORM with what opening asks of it, and these screens with what they ask."""
    for name in SERVICES:
        import_module(f"app.services.{name}")
    from app.services.archief import prepare_opening
    from app.ui.screens import SCREENS

    prepare_opening()
    for spec in SCREENS:
        if spec.name in screens:
            import_module(spec.factory.args[0])


def import_rest(progress: Progress) -> None:
    """On the worker: every other screen, where there is time for it before one opens."""
    from app.ui.screens import load_screens

    load_screens(progress)


def learn_kinds() -> None:
    """On the GUI thread: Qt tells Python of its kinds of widgets and grounds when the first is asked for."""
    QScrollArea().viewport()
    pixmap = QPixmap(1, 1)
    with QPainter(pixmap) as painter:
        painter.fillRect(pixmap.rect(), QColor())
