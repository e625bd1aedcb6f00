"""Inlezen: imports with what they made, a loonwaarde of before, where the regio of a gemeente was read.

Revision ID: 0011
"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE inlezing (
        id INTEGER NOT NULL, moment DATETIME NOT NULL, gebruiker VARCHAR(300) NOT NULL,
        tabel VARCHAR(60) NOT NULL, bestand VARCHAR(300) NOT NULL, controlegetal VARCHAR(64) NOT NULL,
        rijen INTEGER, kolommen TEXT NOT NULL, aantallen TEXT NOT NULL, logregel INTEGER,
        teruggedraaid DATE, gebleven INTEGER,
        CONSTRAINT pk_inlezing PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE ingelezen (
        id INTEGER NOT NULL, inlezing_id INTEGER NOT NULL, soort VARCHAR(60) NOT NULL,
        object_id INTEGER NOT NULL, veranderd TEXT NOT NULL,
        CONSTRAINT pk_ingelezen PRIMARY KEY (id),
        CONSTRAINT fk_ingelezen_inlezing_id_inlezing FOREIGN KEY (inlezing_id)
            REFERENCES inlezing (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE eerdere_loonwaarde (
        id INTEGER NOT NULL, kandidaat_id INTEGER NOT NULL, plaatsing_id INTEGER, datum DATE,
        percentage INTEGER, gemeten_door VARCHAR(300) NOT NULL, herkomst VARCHAR(60) NOT NULL,
        CONSTRAINT pk_eerdere_loonwaarde PRIMARY KEY (id),
        CONSTRAINT fk_eerdere_loonwaarde_kandidaat_id_kandidaat FOREIGN KEY (kandidaat_id)
            REFERENCES kandidaat (id) ON DELETE CASCADE,
        CONSTRAINT fk_eerdere_loonwaarde_plaatsing_id_plaatsing FOREIGN KEY (plaatsing_id)
            REFERENCES plaatsing (id)
    )
    """,
)
INDEXES = (
    "ix_ingelezen_inlezing_id ON ingelezen (inlezing_id)",
    "ix_ingelezen_object ON ingelezen (soort, object_id)",
    "ix_eerdere_loonwaarde_kandidaat_id ON eerdere_loonwaarde (kandidaat_id)",
    "ix_eerdere_loonwaarde_plaatsing_id ON eerdere_loonwaarde (plaatsing_id)",
)


def upgrade() -> None:
    """Make the tables and the two columns."""
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute("ALTER TABLE gemeente ADD COLUMN indeling_bron VARCHAR(300)")
    op.execute("ALTER TABLE gemeente ADD COLUMN indeling_datum DATE")


def downgrade() -> None:
    """Take it away again."""
    for column in ("indeling_bron", "indeling_datum"):
        op.execute(f"ALTER TABLE gemeente DROP COLUMN {column}")
    for table in ("eerdere_loonwaarde", "ingelezen", "inlezing"):
        op.execute(f"DROP TABLE {table}")
