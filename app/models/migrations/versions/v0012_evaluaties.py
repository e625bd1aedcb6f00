"""Evaluaties: what employee and employer think of the coaching, and additions to a recorded contact.

Revision ID: 0012
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE aanvulling (
        id INTEGER NOT NULL, contact_id INTEGER NOT NULL, tekst TEXT NOT NULL,
        woorden_reden TEXT NOT NULL, auteur VARCHAR(300) NOT NULL, gemaakt DATETIME NOT NULL,
        CONSTRAINT pk_aanvulling PRIMARY KEY (id),
        CONSTRAINT fk_aanvulling_contact_id_contactmoment FOREIGN KEY (contact_id)
            REFERENCES contactmoment (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE evaluatie (
        id INTEGER NOT NULL, traject_id INTEGER NOT NULL, partij VARCHAR(60) NOT NULL, dag DATE,
        cijfer INTEGER, doelen INTEGER, bereikbaar INTEGER, uitleg INTEGER, overdracht INTEGER,
        werk INTEGER, afspraken INTEGER,
        goed TEXT NOT NULL, beter TEXT NOT NULL, verder TEXT NOT NULL, woorden_reden TEXT NOT NULL,
        CONSTRAINT pk_evaluatie PRIMARY KEY (id),
        CONSTRAINT fk_evaluatie_traject_id_coachtraject FOREIGN KEY (traject_id)
            REFERENCES coachtraject (id) ON DELETE CASCADE
    )
    """,
)
INDEXES = (
    "ix_aanvulling_contact_id ON aanvulling (contact_id)",
    "ix_evaluatie_traject_id ON evaluatie (traject_id)",
)
GUARD = """
    CREATE TRIGGER aanvulling_vast_update BEFORE UPDATE ON aanvulling
    BEGIN SELECT RAISE(ABORT, 'een aanvulling wijzigt niet'); END
"""


def upgrade() -> None:
    """Make both tables; what was added to a contact cannot be changed."""
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute(GUARD)


def downgrade() -> None:
    """Take them away again."""
    for table in ("evaluatie", "aanvulling"):
        op.execute(f"DROP TABLE {table}")
