"""Export: what left the archive, with its fingerprint.

Revision ID: 0010
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE export (
        id INTEGER NOT NULL, gemaakt DATETIME NOT NULL, gemaakt_door VARCHAR(300) NOT NULL,
        herkomst VARCHAR(60) NOT NULL, gemeente_id INTEGER, van DATE, tot DATE, keuze TEXT NOT NULL,
        aantallen TEXT NOT NULL, metingen TEXT NOT NULL, bestandsnaam VARCHAR(300) NOT NULL, omvang INTEGER,
        sha256 VARCHAR(64) NOT NULL, met_wachtwoord BOOLEAN, met_bsn BOOLEAN,
        ontvanger VARCHAR(300) NOT NULL, notitie TEXT NOT NULL,
        CONSTRAINT pk_export PRIMARY KEY (id),
        CONSTRAINT fk_export_gemeente_id_gemeente FOREIGN KEY(gemeente_id) REFERENCES gemeente (id)
    )
"""


def upgrade() -> None:
    """Make the table, empty: files made before are known to the log only."""
    op.execute(TABLE)
    op.execute("CREATE INDEX ix_export_gemeente_id ON export (gemeente_id)")


def downgrade() -> None:
    """Take it away again."""
    op.execute("DROP TABLE export")
