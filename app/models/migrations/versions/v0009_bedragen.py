"""Bedragen: legal amounts entered by the user, and the shipped ones that are in force.

Revision ID: 0009
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE wettelijk_bedrag (
        id INTEGER NOT NULL, parameter VARCHAR(60) NOT NULL, vanaf DATE NOT NULL, waarde TEXT,
        per_leeftijd TEXT NOT NULL, status VARCHAR(60) NOT NULL, bron TEXT NOT NULL, brondatum DATE,
        opmerking TEXT NOT NULL, door VARCHAR(300) NOT NULL, moment DATETIME NOT NULL,
        CONSTRAINT pk_wettelijk_bedrag PRIMARY KEY (id),
        CONSTRAINT uq_wettelijk_bedrag_parameter UNIQUE (parameter, vanaf)
    )
    """,
    """
    CREATE TABLE bedragenstand (
        id INTEGER NOT NULL, inhoud TEXT NOT NULL, programmaversie VARCHAR(60) NOT NULL,
        door VARCHAR(300) NOT NULL, moment DATETIME NOT NULL,
        CONSTRAINT pk_bedragenstand PRIMARY KEY (id)
    )
    """,
)


def upgrade() -> None:
    """Make both tables, empty: until the first look the shipped amounts count."""
    for table in TABLES:
        op.execute(table)


def downgrade() -> None:
    """Take them away again."""
    for table in ("bedragenstand", "wettelijk_bedrag"):
        op.execute(f"DROP TABLE {table}")
