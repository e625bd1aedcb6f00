"""Qt and PySide as every way of starting needs them."""

from PySide6.QtWidgets import QApplication

from app.ui.kinds import make_room
from app.ui.language import speak
from app.ui.nested import nest_safely
from app.ui.roles import speak_roles


def prepare_qt(app: QApplication) -> None:
    """In the language of the user, and safe for the threads and windows to come; before the first of them."""
    speak(app)
    speak_roles()
    nest_safely()
    make_room()
