"""Dutch dates, decimals and Qt texts (Opslaan, Annuleren). Call before the first widget exists."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


@cache
def _translator() -> QTranslator:
    translator = QTranslator()
    translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def speak_dutch(app: QCoreApplication) -> None:
    """Set the locale and load the Dutch texts that come with Qt."""
    QLocale.setDefault(DUTCH)
    app.installTranslator(_translator())
