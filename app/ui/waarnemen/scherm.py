"""What the counting screen does with the whole window: full screen, high contrast."""

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.settings import Settings
from app.ui.theme import apply_theme


def toggle_full_screen(screen: QWidget) -> None:
    """The whole display for counting, without navigation, search and status; and back."""
    window = screen.window()
    full = not window.isFullScreen()
    set_bare(window, full)
    if full:
        window.showFullScreen()
    else:
        window.showNormal()


def leave_full_screen(screen: QWidget) -> None:
    """Give the window its frame back."""
    window = screen.window()
    if window.isFullScreen():
        window.showNormal()
    set_bare(window, False)


def set_bare(window: QWidget, bare: bool) -> None:
    """Without (or with) everything around the content."""
    for name in ("navigation", "top", "status"):
        part = getattr(window, name, None)
        if isinstance(part, QWidget):
            part.setVisible(not bare)


def toggle_contrast(settings: Settings) -> None:
    """Black on white for work in the sun; the theme of before comes back."""
    if settings.thema == "contrast":
        settings.thema = settings.thema_zonder_contrast
    else:
        settings.thema_zonder_contrast = settings.thema
        settings.thema = "contrast"
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, settings.thema, settings.letter_percent)
