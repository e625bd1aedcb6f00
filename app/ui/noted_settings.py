"""Settings that touch the safety of the archive are told in its log."""

from app.ui.context import Context
from app.ui.settings import Settings

NOTED = {Settings.__dict__["lock_minutes"].key: ("lock_minutes", "vergrendelen na {} minuten")}


def note_settings(context: Context) -> None:
    """From now on, write each such change in the log of the open archive."""
    context.settings.changed.connect(lambda key: _note(context, key))


def _note(context: Context, key: str) -> None:
    from app.services.logboeken.logboek import note

    if key in NOTED:
        name, words = NOTED[key]
        text = words.format(getattr(context.settings, name))
        context.jobs.run(note, context.archive, "instelling gewijzigd", text)
