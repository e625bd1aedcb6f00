"""Reading again may take the row away in which the cursor stood; it must not get lost with it."""

from PySide6.QtCore import QTimer

from app.ui.meting.page import StepPage


def rebuild_with_cursor(page: StepPage) -> None:
    """Show the parts as they were read; a cursor whose field went away goes where the page wants it."""
    focus = page.window().focusWidget()
    inside = focus is not None and page.isAncestorOf(focus)
    page.rebuild()
    if inside:
        QTimer.singleShot(0, page, lambda: _mend(page))


def _mend(page: StepPage) -> None:
    if page.isVisible() and page.window().focusWidget() is None:
        page.mend_focus()
