"""PySide leaves the source of modules unread.

PySide reads, and Python keeps, the source of every module that is imported after it, only to find out whether
it may want other spellings of Qt (`from __feature__ import snake_case`). Nobody here does: not reading it
spares a tenth of the time of importing and 30 MB for as long as the program runs.
"""

import sys

import PySide6.QtCore  # noqa: F401 - brings the part that reads

READER, READ = "shibokensupport.feature", "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """From now on no module is asked for its source; before the first large import."""
    reader = sys.modules.get(READER)
    if hasattr(reader, READ):
        setattr(reader, READ, lambda _module: False)
