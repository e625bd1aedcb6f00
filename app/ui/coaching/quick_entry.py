"""Ctrl+N anywhere: a contact with the kandidaat in view, or the concept that was left open."""

from app.ui.context import Context
from app.ui.language import tr

TITELS = {
    "concept": tr("Contact vastleggen"),
    "vastgelegd": tr("Contact"),
    "vervangen": tr("Contact, vervangen"),
}


def log_contact(context: Context, kandidaat_id: object = None) -> None:
    """Open the quick entry for this kandidaat; without one for the concept left open, else the last one."""
    from app.services.coachen.coaching import create_contact, open_concept_contact

    wanted = kandidaat_id if isinstance(kandidaat_id, int) and kandidaat_id else None

    def resume(concept: int | None) -> None:
        if concept is None:
            context.write(
                create_contact, wanted, done=lambda made: show_contact(context, made[0]), owner=context
            )
        else:
            show_contact(context, concept)

    context.read(open_concept_contact, wanted, done=resume, owner=context)


def show_contact(context: Context, contact_id: int, status: str = "concept") -> None:
    """Open the panel with this contact, in the turn after the one that makes it."""
    from app.ui.coaching.contact_panel import ContactPanel

    panel = ContactPanel(context, contact_id)
    context.turns.then(lambda: context.show_panel(panel, TITELS[status]))
