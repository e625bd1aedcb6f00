"""Taken: parts of a hoofdtaak, changes that can be undone together, time spent.

Revision ID: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE deeltaak (
        id INTEGER NOT NULL, hoofdtaak_id INTEGER NOT NULL, volgnr INTEGER NOT NULL,
        omschrijving VARCHAR(300) NOT NULL, minuten_per_week INTEGER, aandeel TEXT,
        CONSTRAINT pk_deeltaak PRIMARY KEY (id),
        CONSTRAINT fk_deeltaak_hoofdtaak_id_hoofdtaak FOREIGN KEY (hoofdtaak_id)
            REFERENCES hoofdtaak (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE bestede_tijd (
        id INTEGER NOT NULL, meting_id INTEGER NOT NULL, stap VARCHAR(60) NOT NULL,
        seconden INTEGER NOT NULL,
        CONSTRAINT pk_bestede_tijd PRIMARY KEY (id),
        CONSTRAINT uq_bestede_tijd_meting_id UNIQUE (meting_id, stap),
        CONSTRAINT fk_bestede_tijd_meting_id_meting FOREIGN KEY (meting_id)
            REFERENCES meting (id) ON DELETE CASCADE
    )
    """,
)
OLD = "id, moment, gebruiker, soort, object_id, veld, oud, nieuw, ongedaan"
WIJZIGING = """
    CREATE TABLE wijziging_nieuw (
        id INTEGER NOT NULL, moment DATETIME NOT NULL, gebruiker VARCHAR(60) NOT NULL,
        soort VARCHAR(60) NOT NULL, object_id INTEGER NOT NULL, veld VARCHAR(60) NOT NULL,
        oud TEXT NOT NULL, nieuw TEXT NOT NULL, ongedaan BOOLEAN{more},
        CONSTRAINT pk_wijziging PRIMARY KEY (id){reference}
    )
"""
INDEXES = (
    "ix_deeltaak_hoofdtaak_id ON deeltaak (hoofdtaak_id)",
    "ix_bestede_tijd_meting_id ON bestede_tijd (meting_id)",
    "ix_wijziging_meting_id ON wijziging (meting_id)",
)
METING = (
    ", CONSTRAINT fk_wijziging_meting_id_meting FOREIGN KEY (meting_id) "
    "REFERENCES meting (id) ON DELETE CASCADE"
)
TOUCHED = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def upgrade() -> None:
    """Make the tables, and tie the changes of a meting together."""
    for table in TABLES:
        op.execute(table)
    _rewrite_wijziging(", meting_id INTEGER, groep INTEGER", METING)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    for event, rows in TOUCHED.items():
        _guard_deeltaak(event, rows)


def downgrade() -> None:
    """Take it away again; what came and went is no change of a field."""
    op.execute("DELETE FROM wijziging WHERE veld IN ('+', '-')")
    _rewrite_wijziging("", "")
    for table in ("bestede_tijd", "deeltaak"):
        op.execute(f"DROP TABLE {table}")


def _rewrite_wijziging(more: str, reference: str) -> None:
    """A reference that goes with its meting cannot be added to a table that stands."""
    op.execute(WIJZIGING.format(more=more, reference=reference))
    op.execute(f"INSERT INTO wijziging_nieuw ({OLD}) SELECT {OLD} FROM wijziging")
    op.execute("DROP TABLE wijziging")
    op.execute("ALTER TABLE wijziging_nieuw RENAME TO wijziging")
    op.execute("CREATE INDEX ix_wijziging_object ON wijziging (soort, object_id)")


def _guard_deeltaak(event: str, rows: tuple[str, ...]) -> None:
    ids = ", ".join(f"(SELECT meting_id FROM hoofdtaak WHERE id = {row}.hoofdtaak_id)" for row in rows)
    op.execute(
        f"CREATE TRIGGER deeltaak_vast_{event.lower()} BEFORE {event} ON deeltaak "
        f"WHEN EXISTS (SELECT 1 FROM meting WHERE id IN ({ids}) AND status <> 'concept') "
        "BEGIN SELECT RAISE(ABORT, 'deeltaak hoort bij een meting die vastligt'); END"
    )
