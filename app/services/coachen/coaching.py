"""Coaching, as the screens see it: trajecten with their budget, contacten from concept to correction."""

from app.services.coachen.bezoeken import add_deelnemer, repeat_last
from app.services.coachen.contactcontrole import check_contact
from app.services.coachen.contacten import (
    add_afspraak,
    choose_traject,
    correct_contact,
    create_contact,
    move_contact,
    open_concept_contact,
    set_doelen,
    vastleggen,
)
from app.services.coachen.contactlijst import list_afspraken_open, list_contacten
from app.services.coachen.trajecten import (
    create_doel,
    create_traject,
    list_stille_doelen,
    list_trajecten,
    read_budget,
)

__all__ = [
    "add_afspraak",
    "add_deelnemer",
    "check_contact",
    "choose_traject",
    "correct_contact",
    "create_contact",
    "create_doel",
    "create_traject",
    "list_afspraken_open",
    "list_contacten",
    "list_stille_doelen",
    "list_trajecten",
    "move_contact",
    "open_concept_contact",
    "read_budget",
    "repeat_last",
    "set_doelen",
    "vastleggen",
]
