"""What a list is narrowed to, as its controls show it: for the head of a printed list."""

from typing import Any

from app.ui.tables.source import Keuzes


def told(*controls: Any) -> Keuzes:
    """Name and text of each control that says something."""
    said = ((control.accessibleName(), shown(control)) for control in controls)
    return tuple((name, text) for name, text in said if text)


def told_form(form: Any) -> Keuzes:
    """Label and text of each field of a form that says something."""
    said = ((cell.veld.label, shown(cell.editor)) for cell in form.cells.values())
    return tuple((name, text) for name, text in said if text)


def shown(control: Any) -> str:
    """The words on a field, a choice or a row of choices."""
    text: str = control.currentText() if hasattr(control, "currentText") else control.text()
    return text.strip()
